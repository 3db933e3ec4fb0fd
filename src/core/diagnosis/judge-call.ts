import type { SignaledEnd } from '../signaling/signaling.js';
import { failed, passed, warned, type Verdict } from './verdict.js';

/** What was heard and measured in the test call, all of it since its start. */
export interface CallFindings {
  readonly guest: boolean;
  /** How it ended by itself, before we did. */
  readonly end?: Pick<SignaledEnd, 'sip' | 'error'>;
  readonly answered: boolean;
  /** ICE and DTLS are up. */
  readonly connected: boolean;
  readonly packetsReceived: number;
  readonly packetsSent: number;
  /** Sound came in, not only packets; undefined where the browser does not let it be measured. */
  readonly heard: boolean | undefined;
  /** After a refusal of what is offered: whether it was accepted with every codec there is. Absent: not tried. */
  readonly acceptedWithAllCodecs?: boolean | undefined;
  /** Codec, encryption, round trip, candidate pair, session timer: for the report. */
  readonly seen: Verdict['seen'];
}

export function judgeCall(findings: CallFindings): Verdict {
  const { end, answered, connected, packetsReceived, packetsSent, heard } = findings;
  const seen = { ...findings.seen, packetsReceived, packetsSent };
  if (!answered) return end ? refused(findings, end) : failed('call-unanswered', findings.seen);
  if (end?.error?.code === 'media/negotiation-failed') {
    return failed('answer-without-encryption', seen);
  }
  if (!connected) return failed('media-not-connected', seen);
  if (!packetsReceived) return failed('no-audio-in', seen);
  return heard === false ? warned('no-echo', seen) : passed(seen);
}

function refused(
  { guest, acceptedWithAllCodecs, seen: base }: CallFindings,
  { sip, error }: NonNullable<CallFindings['end']>,
): Verdict {
  const status = sip?.code ?? 0;
  const code = error?.code;
  const seen = { ...base, ...(status ? { status } : {}), ...(code ? { code } : {}) };
  if (status === 415 || status === 488 || status === 606) {
    if (acceptedWithAllCodecs) return failed('no-common-codec', seen);
    return failed('offer-refused', seen);
  }
  // The answer came, and could not be used.
  if (code === 'media/negotiation-failed') return failed('answer-without-encryption', seen);
  // A server may hide from strangers that a number exists.
  const closed = [401, 403, 404, 407].includes(status) || code === 'call/forbidden';
  if (guest && closed) return failed('guest-refused', seen);
  if (code === 'media/no-candidates') return failed('no-candidates', seen);
  return failed('call-refused', seen);
}
