import type { Core, Session } from 'sip.js';
import { VoipError } from '../../errors.js';
import { wait } from './dtmf.js';
import { glareDelayMs, mostTries } from './glare.js';
import type { MediaChange } from '../signaling.js';
import { OfferOvertaken, type Negotiation } from './negotiation.js';
import { connectionLost } from './pending-requests.js';

interface ReinviteParts {
  readonly session: Session;
  readonly negotiation: Negotiation;
  /** Whether the call was started here. */
  readonly ownsCallId: boolean;
  /** Aborted with the reason when the call is over. */
  readonly over: AbortSignal;
}

type Answer = { readonly status: number; readonly lost: boolean };

const collision: Answer = { status: 491, lost: false };

/**
 * Offers a change and resolves when the other side has agreed. A collision (491, or their offer came
 * first) is tried again as RFC 3261 §14.1 says. Rejects with `call/renegotiation-rejected` or `network/…`.
 */
export async function reinvite(parts: ReinviteParts, change: MediaChange): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    // SIP.js would take the description of ours for that of theirs.
    const { status, lost } = isAsked(parts) ? collision : await once(parts, change);
    if (status < 300) return parts.negotiation.checkVideo(change);
    if (lost) throw new VoipError(status === 408 ? 'network/timeout' : 'network/connection-lost');
    if (status !== 491 || tries === mostTries) {
      throw new VoipError('call/renegotiation-rejected', { detail: { status } });
    }
    const pause = wait(glareDelayMs(parts.ownsCallId, Math.random()), parts.over);
    await Promise.race(isAsked(parts) ? [pause, acknowledged(parts)] : [pause]);
  }
}

/** Whether a re-INVITE of theirs has no answer yet, or its answer no ACK: ours waits (RFC 3261 §14.1). */
function isAsked({ session }: ReinviteParts): boolean {
  const { dialog } = session;
  if (!dialog || !('reinviteUserAgentServer' in dialog)) return false;
  return dialog.reinviteUserAgentServer !== undefined;
}

function acknowledged({ session: { delegate } }: ReinviteParts): Promise<void> {
  return new Promise((resolve) => {
    if (delegate) delegate.onAck = () => resolve();
  });
}

function once({ session, negotiation, over }: ReinviteParts, change: MediaChange): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const aborted = (): void => reject(over.reason as VoipError);
    if (over.aborted) return aborted();
    over.addEventListener('abort', aborted, { once: true });
    const settle = ({ message }: { message: Core.IncomingResponseMessage }): void => {
      over.removeEventListener('abort', aborted);
      resolve({ status: message.statusCode ?? 500, lost: isOurs(message) });
    };
    negotiation.plan(change);
    session
      .invite({ requestDelegate: { onAccept: settle, onReject: settle } })
      .catch(async (cause: unknown) => {
        over.removeEventListener('abort', aborted);
        // Either their offer overtook ours, or theirs is still waiting for its ACK.
        if (!(cause instanceof VoipError)) {
          if (!(cause instanceof OfferOvertaken)) await negotiation.rollbackDescription();
          resolve(collision);
        } else {
          reject(cause);
        }
      })
      .catch(reject);
  });
}

/** Made by SIP.js or our transport because no answer came. */
export function isOurs({ data, reasonPhrase }: Core.IncomingResponseMessage): boolean {
  return !data || reasonPhrase === connectionLost;
}
