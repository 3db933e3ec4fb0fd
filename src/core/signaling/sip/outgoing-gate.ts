import { byteLength, headerOf, readFrame } from './sip-frame.js';

/**
 * The one way out. What goes into a message is cleaned where it comes from (`text.ts`, `sip-uri.ts`,
 * `headers.ts`); this looks at the result as a whole, because SIP.js would put any line on the wire.
 */
export type OutgoingProblem = 'too-large' | 'foreign-line';

/** Bytes. Above 65 kB servers close the socket, and with it goes the registration. */
const largestMessage = 60_000;

/** Every header SIP.js and this adapter write. */
const ours = new Set([
  ...['via', 'route', 'record-route', 'from', 'to', 'call-id', 'cseq', 'contact', 'max-forwards'],
  ...['authorization', 'proxy-authorization', 'expires', 'allow', 'supported', 'accept'],
  ...['content-type', 'content-length', 'content-disposition', 'user-agent', 'reason', 'event'],
  ...['subscription-state', 'retry-after', 'rack', 'rseq', 'require', 'unsupported', 'privacy'],
  ...['replaces', 'refer-to', 'referred-by', 'record'],
]);
const own = /^x-[a-z0-9-]{1,44}$/;
const single = ['from', 'to', 'call-id', 'cseq', 'max-forwards', 'content-length', 'content-type'];
const control = /[\0-\x1f\x7f]/;

export function outgoingProblem(message: string): OutgoingProblem | undefined {
  if (byteLength(message) > largestMessage) return 'too-large';
  const frame = readFrame(message);
  if (!frame || control.test(frame.startLine)) return 'foreign-line';
  for (const [name, values] of frame.headers) {
    if (!ours.has(name) && !own.test(name)) return 'foreign-line';
    if (single.includes(name) && values.length > 1) return 'foreign-line';
    if (values.some((value) => control.test(value))) return 'foreign-line';
  }
  // A smuggled empty line would turn the rest of the head into a body of another length.
  const length = Number(headerOf(frame, 'content-length') ?? 0);
  return length === byteLength(frame.body) ? undefined : 'foreign-line';
}
