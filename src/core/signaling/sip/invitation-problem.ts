import type { Core } from 'sip.js';
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
  if (required) {
    // RFC 3261 §8.2.2.3. SIP.js would take 100rel up and send descriptions before anybody answers.
    const extraHeaders = [`Unsupported: ${required}`];
    return refuse(420, 'require', extraHeaders);
  }
  // The taking over of calls is decided about elsewhere; a stranger's is no call of ours (RFC 3891 §3).
  if (request.hasHeader('replaces')) return refuse(481, 'replaces');
  if (!request.body) return undefined;
  const type = request.getHeader('content-type') ?? '';
  if (!/^application\/sdp\s*(?:;|$)/i.test(type)) return refuse(415, 'content-type');
  const problem = sdpProblem(request.body);
  return problem ? refuse(488, problem) : undefined;
}

function refuse(statusCode: number, reason: string, extraHeaders?: string[]): InvitationProblem {
  const code = statusCode === 488 ? 'media/negotiation-failed' : 'call/unsupported';
  const error = new VoipError(code, { detail: { reason, status: statusCode } });
  return { response: { statusCode, ...(extraHeaders ? { extraHeaders } : {}) }, error };
}
