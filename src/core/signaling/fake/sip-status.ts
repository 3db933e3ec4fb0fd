import { VoipError, type VoipErrorCode } from '../../errors.js';
import type { Outcome } from '../../state.js';
import type { SignaledEnd } from '../signaling.js';

interface Meaning {
  readonly reason: string;
  readonly outcome: Outcome;
  readonly code: VoipErrorCode;
}

const meanings: Readonly<Record<number, Meaning>> = {
  302: { reason: 'Moved Temporarily', outcome: 'failed', code: 'call/redirect-refused' },
  401: { reason: 'Unauthorized', outcome: 'forbidden', code: 'auth/rejected' },
  402: { reason: 'Payment Required', outcome: 'payment-required', code: 'call/payment-required' },
  403: { reason: 'Forbidden', outcome: 'forbidden', code: 'call/forbidden' },
  404: { reason: 'Not Found', outcome: 'invalid-number', code: 'call/invalid-number' },
  408: { reason: 'Request Timeout', outcome: 'no-answer', code: 'call/no-answer' },
  480: { reason: 'Temporarily Unavailable', outcome: 'unreachable', code: 'call/unreachable' },
  486: { reason: 'Busy Here', outcome: 'busy', code: 'call/busy' },
  603: { reason: 'Decline', outcome: 'declined', code: 'call/declined' },
};

/** How an outgoing call ends that the other side refuses with this SIP status (RFC 3261 §21). */
export function refusedWith(status: number): SignaledEnd {
  const { reason, outcome, code } = meanings[status] ?? {
    reason: 'Refused',
    outcome: 'failed',
    code: 'call/failed',
  };
  const error = new VoipError(code, { detail: { status } });
  return { by: 'remote', outcome, sip: { code: status, reason }, error };
}
