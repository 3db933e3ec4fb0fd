import { Core, UserAgent, type Session } from 'sip.js';
import { VoipError } from '../../errors.js';
import type { Dialog, DialogId } from '../signaling.js';
import { isToken } from './text.js';

/** By how much the CSeq of the BYE is higher than the last one known: re-INVITE and INFO are not counted. */
const sequenceGap = 1_000;

/** What names the dialog, also while it is early. */
export function dialogIdOf(dialog: Session['dialog']): DialogId | undefined {
  const { callId, localTag, remoteTag } = dialog ?? {};
  return callId && localTag && remoteTag ? { callId, localTag, remoteTag } : undefined;
}

/** The dialog, once it is confirmed. */
export function dialogOf(dialog: Session['dialog']): Dialog | undefined {
  const id = dialogIdOf(dialog);
  if (!id || !(dialog instanceof Core.SessionDialog) || dialog.early) return undefined;
  const { localURI, remoteURI, remoteTarget, routeSet } = dialog;
  return {
    ...id,
    localUri: localURI.toString(),
    remoteUri: remoteURI.toString(),
    remoteTarget: remoteTarget.toString(),
    routes: routeSet,
    sequence: dialog.localSequenceNumber ?? 0,
  };
}

/**
 * Sends the BYE of a call that another page has had; SIP.js answers a challenge. Resolves when it is
 * answered, or after so many ms.
 *
 * @throws VoipError `storage/corrupt`
 */
export function sendBye(
  { userAgentCore }: UserAgent,
  dialog: Dialog,
  limitMs: number,
): Promise<void> {
  const { callId, localTag: fromTag, remoteTag: toTag, routes, sequence } = dialog;
  const [target, from, to] = [dialog.remoteTarget, dialog.localUri, dialog.remoteUri].map((uri) =>
    UserAgent.makeURI(uri),
  );
  const cseq = sequence + sequenceGap;
  const isSound =
    [callId, fromTag, toTag].every(isToken) && routes.every(isRoute) && isSequence(cseq);
  if (!target || !from || !to || !isSound) throw new VoipError('storage/corrupt');
  const bye = userAgentCore.makeOutgoingRequestMessage('BYE', target, from, to, {
    callId,
    fromTag,
    toTag,
    cseq,
    routeSet: [...routes],
  });
  return new Promise((resolve) => {
    const answered = (): void => resolve();
    userAgentCore.request(bye, { onAccept: answered, onRedirect: answered, onReject: answered });
    setTimeout(answered, limitMs);
  });
}

/** A value of Record-Route as it was received: also with a name before or parameters after the address. */
const isRoute = (value: string): boolean =>
  /^[^\p{Cc}<>]{0,128}<sips?:[^\s<>"]{1,512}>[^\p{Cc}<>]{0,256}$/u.test(value);

/** RFC 3261 §8.1.1.5 */
const isSequence = (value: number): boolean => value > 0 && value < 2 ** 31;
