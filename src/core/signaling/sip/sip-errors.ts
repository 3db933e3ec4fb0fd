import { VoipError, type VoipErrorCode } from '../../errors.js';
import type { Outcome } from '../../state.js';
import type { SignaledEnd } from '../signaling.js';

type Meaning = readonly [code: VoipErrorCode, outcome: Outcome];

/** What a final response to an INVITE means for the caller (RFC 3261 §21, RFC 8197, RFC 8688). */
const meanings: Readonly<Record<number, Meaning>> = {
  401: ['auth/rejected', 'forbidden'],
  402: ['call/payment-required', 'payment-required'],
  403: ['call/forbidden', 'forbidden'],
  404: ['call/invalid-number', 'invalid-number'],
  405: ['call/unsupported', 'failed'],
  407: ['auth/rejected', 'forbidden'],
  408: ['call/no-answer', 'no-answer'],
  410: ['call/invalid-number', 'invalid-number'],
  413: ['network/message-too-large', 'failed'],
  414: ['call/invalid-target', 'invalid-number'],
  415: ['media/negotiation-failed', 'media-failed'],
  416: ['call/invalid-target', 'invalid-number'],
  430: ['call/unreachable', 'unreachable'],
  480: ['call/unreachable', 'unreachable'],
  484: ['call/invalid-number', 'invalid-number'],
  485: ['call/invalid-number', 'invalid-number'],
  486: ['call/busy', 'busy'],
  487: ['call/cancelled', 'cancelled'],
  488: ['media/negotiation-failed', 'media-failed'],
  504: ['call/unreachable', 'unreachable'],
  513: ['network/message-too-large', 'failed'],
  600: ['call/busy', 'busy'],
  603: ['call/declined', 'declined'],
  604: ['call/invalid-number', 'invalid-number'],
  606: ['media/negotiation-failed', 'media-failed'],
  607: ['call/declined', 'declined'],
  608: ['call/declined', 'declined'],
};

/** 480 is said for many things: by Q.850 (18, 19) Asterisk tells those who were rung from those who are not there. */
function meaningOf(status: number, q850?: number): Meaning {
  const known = meanings[status === 480 && (q850 === 18 || q850 === 19) ? 408 : status];
  if (known) return known;
  if (status >= 300 && status < 400) return ['call/redirect-refused', 'failed'];
  if (status >= 500 && status < 600) return ['network/server-error', 'failed'];
  return ['call/failed', 'failed'];
}

/** The coded error for a final response. */
export function errorOf(status: number): VoipError {
  return new VoipError(meaningOf(status)[0], { detail: { status } });
}

/** How an outgoing call ended that was refused. */
export function refusedWith(
  status: number,
  reason: string,
  q850: number | undefined,
): SignaledEnd & { readonly error: VoipError } {
  const [code, outcome] = meaningOf(status, q850);
  return {
    by: 'remote',
    outcome,
    sip: { code: status, reason },
    ...(q850 === undefined ? {} : { q850 }),
    error: new VoipError(code, { detail: { status } }),
  };
}

/** How a call ended that failed on our side. */
export function failedWith(error: VoipError): SignaledEnd {
  return { by: 'system', outcome: outcomeOf(error), error };
}

function outcomeOf({ code, category }: VoipError): Outcome {
  if (code === 'call/invalid-target') return 'invalid-number';
  if (code === 'call/cancelled') return 'cancelled';
  if (category === 'auth') return 'forbidden';
  if (category === 'network') return 'network-lost';
  if (category === 'device') return 'device-failed';
  return category === 'media' ? 'media-failed' : 'failed';
}

/** Why, as told by a Reason header (RFC 3326), which may hold several values. */
export interface Reasons {
  readonly sip?: number;
  readonly q850?: number;
}

export function reasonsOf(header: string | undefined): Reasons {
  const cause = (protocol: string): number | undefined => {
    const found = new RegExp(`(?:^|,)\\s*${protocol}\\s*;[^,]*?cause\\s*=\\s*(\\d{1,3})`, 'i').exec(
      header ?? '',
    );
    return found?.[1] === undefined ? undefined : Number(found[1]);
  };
  const sip = cause('SIP');
  const q850 = cause('Q\\.850');
  return { ...(sip === undefined ? {} : { sip }), ...(q850 === undefined ? {} : { q850 }) };
}

/** How a call ended by the BYE of the other side. */
export function completedBy(reason: string | undefined): SignaledEnd {
  const { q850 } = reasonsOf(reason);
  return { by: 'remote', outcome: 'completed', ...(q850 === undefined ? {} : { q850 }) };
}

/** A CANCEL because another phone took the call (RFC 3326 §2; Q.850 26 is "non-selected user clearing"). */
export function answeredElsewhere({ sip, q850 }: Reasons): boolean {
  return sip === 200 || q850 === 26;
}
