import { byteLength, headerOf, methodOf, readFrame, statusOf, type SipFrame } from './sip-frame.js';

/** What comes in is judged here first: SIP.js' parser throws on, or misreads, what is refused below. */
export type FrameVerdict =
  | { readonly frame: SipFrame; readonly refused?: undefined }
  | { readonly refused: 'too-large' | 'malformed'; readonly reason: string };

/** Bytes. Servers accept about as much (Asterisk closes the socket at 100 kB). */
const largestFrame = 65_536;
const mostHeaders = 256;
const longestLine = 8_192;
/** RFC 3261 §8.1.1.5. */
const largestCSeq = 2 ** 31;
/** Seconds a browser's timer can wait; more would fire at once and end the call. */
const longestExpires = Math.floor((2 ** 31 - 1) / 1_000);

const required = ['via', 'from', 'to', 'call-id', 'cseq'] as const;
/** With two of them SIP.js takes the last, a proxy perhaps the first: two truths about one message. */
const single = [
  ...['from', 'to', 'call-id', 'cseq', 'max-forwards'],
  ...['content-length', 'content-type', 'expires'],
];

const request = /^([A-Z]{1,32}) (sips?:[^\s<>]+) SIP\/2\.0$/;
const response = /^SIP\/2\.0 [1-6]\d\d(?: .*)?$/;
/** Tab is white space; anything else below space has no business in a header (RFC 3261 §25.1). */
const control = /[\0-\x08\x0a-\x1f\x7f]/;

export function judgeFrame(message: string): FrameVerdict {
  if (message.length > largestFrame || byteLength(message) > largestFrame) {
    return { refused: 'too-large', reason: 'size' };
  }
  const frame = readFrame(message);
  if (!frame) return malformed('no-headers');
  if (frame.headerCount > mostHeaders) return { refused: 'too-large', reason: 'header-count' };
  if (frame.longestLine > longestLine) return { refused: 'too-large', reason: 'line-length' };
  const reason = startLineProblem(frame) ?? headerProblem(frame) ?? bodyProblem(frame);
  return reason ? malformed(reason) : { frame };
}

function malformed(reason: string): FrameVerdict {
  return { refused: 'malformed', reason };
}

function startLineProblem({ startLine }: SipFrame): string | undefined {
  if (control.test(startLine)) return 'control-character';
  if (request.test(startLine) || response.test(startLine)) return undefined;
  return /SIP\/(?!2\.0)\d/.test(startLine) ? 'version' : 'start-line';
}

function headerProblem(frame: SipFrame): string | undefined {
  for (const name of required) if (!headerOf(frame, name)) return `${name}-missing`;
  for (const name of single) if ((frame.headers.get(name)?.length ?? 0) > 1) return `${name}-twice`;
  for (const values of frame.headers.values()) {
    if (values.some((value) => control.test(value))) return 'control-character';
  }
  const [, number, method] =
    /^(\d{1,10})\s+([A-Z]{1,32})$/.exec(headerOf(frame, 'cseq') ?? '') ?? [];
  if (!method || Number(number) >= largestCSeq) return 'cseq';
  const asked = request.exec(frame.startLine)?.[1];
  if (asked !== undefined && asked !== methodOf(frame)) return 'cseq-method';
  const expires = headerOf(frame, 'expires');
  if (expires !== undefined && !(/^\d+$/.test(expires) && Number(expires) <= longestExpires)) {
    return 'expires';
  }
  return undefined;
}

function bodyProblem(frame: SipFrame): string | undefined {
  const declared = headerOf(frame, 'content-length');
  if (declared !== undefined && !/^\d{1,6}$/.test(declared)) return 'content-length';
  const length = declared === undefined ? byteLength(frame.body) : Number(declared);
  if (length > byteLength(frame.body)) return 'content-length';
  if (length > 0 && !headerOf(frame, 'content-type')) return 'content-type-missing';
  // A final 0 would be read as "no status" further down.
  return statusOf(frame) === 0 && !request.test(frame.startLine) ? 'start-line' : undefined;
}
