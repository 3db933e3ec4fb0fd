import { SessionState, type Core, type Session } from 'sip.js';
import { VoipError } from '../../errors.js';
import { sdpProblem } from './sdp.js';

export interface InvitationProblem {
  readonly response: { readonly statusCode: number; readonly extraHeaders?: string[] };
  readonly error: VoipError;
}

/** Why an INVITE is refused before anybody is asked. */
export function invitationProblem(
  request: Core.IncomingRequestMessage,
): InvitationProblem | undefined {
  const required = request.getHeader('require');
  if (required && required.trim().toLowerCase() !== 'replaces') {
    // RFC 3261 §8.2.2.3. SIP.js would take 100rel up and send descriptions before anybody answers.
    const extraHeaders = [`Unsupported: ${required}`];
    return refuse(420, 'require', extraHeaders);
  }
  if (!request.body) return undefined;
  const type = request.getHeader('content-type') ?? '';
  if (!/^application\/sdp\s*(?:;|$)/i.test(type)) return refuse(415, 'content-type');
  const problem = sdpProblem(request.body);
  return problem ? refuse(488, problem) : undefined;
}

/** Why an INVITE may not continue a call of ours: only the other party of that call may (RFC 3891 §4). */
export function takeoverProblem(
  request: Core.IncomingRequestMessage,
  replaced: Session | undefined,
): InvitationProblem | undefined {
  const { dialog, state } = replaced ?? {};
  // One that nobody has answered yet would be answered by it.
  if (!dialog || state !== SessionState.Established) return refuse(481, 'replaces');
  const [asks, is] = [request.from.uri, dialog.remoteURI];
  const isSame = asks.user === is.user && asks.host.toLowerCase() === is.host.toLowerCase();
  return isSame ? undefined : refuse(403, 'replaces');
}

function refuse(statusCode: number, reason: string, extraHeaders?: string[]): InvitationProblem {
  const code = statusCode === 488 ? 'media/negotiation-failed' : 'call/unsupported';
  const error = new VoipError(code, { detail: { reason, status: statusCode } });
  return { response: { statusCode, ...(extraHeaders ? { extraHeaders } : {}) }, error };
}
