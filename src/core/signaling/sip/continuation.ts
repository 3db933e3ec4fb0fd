import type { Invitation } from 'sip.js';
import { codedError, type VoipError } from '../../errors.js';
import type { Negotiation } from './negotiation.js';
import { mayReceive } from './sdp.js';
import type { SipMedia } from './sip-media.js';

/**
 * Makes the description that answers an INVITE with Replaces: new media with the microphone, the pictures and
 * the direction of before. Resolves with whether the other side does not want to hear us.
 */
export async function prepareContinuation(
  { body }: Invitation,
  media: SipMedia,
  negotiation: Negotiation,
  before: SipMedia | undefined,
): Promise<boolean> {
  const { direction } = negotiation;
  if (before) media.video.continue(before.video);
  await media.setTrack(before?.track ?? null);
  if (!body) {
    negotiation.prepareOffer(await media.offer({ direction }));
    return false;
  }
  const remote = await media.setRemote('offer', body);
  negotiation.prepareAnswer(body, await media.answer(direction));
  return !mayReceive(remote);
}

/** Why it is not continued there; the call stays as it was. */
export function refuseContinuation(
  invitation: Invitation,
  media: SipMedia,
  cause: unknown,
): VoipError {
  media.close();
  invitation.reject({ statusCode: 488 }).catch(() => undefined);
  return codedError(cause);
}
