import { Core, UserAgent, type Session } from 'sip.js';
import { VoipError } from '../../errors.js';
import type { Dialog } from '../signaling.js';
import { isToken } from './text.js';

/** By how much the CSeq of the BYE is higher than the last one known: re-INVITE and INFO are not counted. */
const sequenceGap = 1_000;

/** What names the dialog, once it is confirmed. */
export function dialogOf(dialog: Session['dialog']): Dialog | undefined {
  if (!(dialog instanceof Core.SessionDialog) || dialog.early) return undefined;
  const { callId, localTag, remoteTag, localURI, remoteURI, remoteTarget, routeSet } = dialog;
  return {
    callId,
    localTag,
    remoteTag,
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
  const names = [callId, fromTag, toTag];
  if (!target || !from || !to || !names.every(isToken) || !routes.every(isRoute)) {
    throw new VoipError('storage/corrupt');
  }
  const bye = userAgentCore.makeOutgoingRequestMessage('BYE', target, from, to, {
    callId,
    fromTag,
    toTag,
    cseq: sequence + sequenceGap,
    routeSet: [...routes],
  });
  return new Promise((resolve) => {
    const answered = (): void => resolve();
    userAgentCore.request(bye, { onAccept: answered, onRedirect: answered, onReject: answered });
    setTimeout(answered, limitMs);
  });
}

const isRoute = (value: string): boolean => /^<sips?:[^\s<>"]{1,512}>$/.test(value);
