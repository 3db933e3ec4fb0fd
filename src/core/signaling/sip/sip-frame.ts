/** The head of a SIP message as text, read without interpreting more than lines and names. */
export interface SipFrame {
  readonly startLine: string;
  /** Lower-cased long names; values in the order of the message. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly headerCount: number;
  readonly longestLine: number;
  readonly body: string;
}

/** RFC 3261 §7.3.3. */
const longNames: Readonly<Record<string, string>> = {
  c: 'content-type',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  s: 'subject',
  t: 'to',
  v: 'via',
};

/** Null when it has no end of headers, or a line without a colon. */
export function readFrame(message: string): SipFrame | null {
  const end = message.indexOf('\r\n\r\n');
  if (end === -1) return null;
  // A line that begins with white space goes on with the one before (RFC 3261 §7.3.1).
  const [startLine = '', ...lines] = message
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map<string, string[]>();
  let longestLine = startLine.length;
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) return null;
    longestLine = Math.max(longestLine, line.length);
    const short = line.slice(0, colon).trim().toLowerCase();
    const name = longNames[short] ?? short;
    const values = headers.get(name) ?? [];
    values.push(line.slice(colon + 1).trim());
    headers.set(name, values);
  }
  return {
    startLine,
    headers,
    headerCount: lines.length,
    longestLine,
    body: message.slice(end + 4),
  };
}

export function headerOf(frame: SipFrame, name: string): string | undefined {
  return frame.headers.get(name)?.[0];
}

/** Number of a response, 0 for a request. */
export function statusOf(frame: SipFrame): number {
  return Number(/^SIP\/2\.0 (\d{3})/.exec(frame.startLine)?.[1] ?? 0);
}

/** Method of a request, or of the request a response answers. */
export function methodOf(frame: SipFrame): string {
  return headerOf(frame, 'cseq')?.split(/\s+/)[1] ?? '';
}

/** A response to the request, without more than it has to have (RFC 3261 §8.2.6.2). */
export function answerTo(request: SipFrame, status: number, reason = 'Answered'): string {
  const copied = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].flatMap((name) =>
    (request.headers.get(name.toLowerCase()) ?? []).map((value) => `${name}: ${value}`),
  );
  return [`SIP/2.0 ${status} ${reason}`, ...copied, 'Content-Length: 0', '', ''].join('\r\n');
}

/** UTF-8 bytes. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** What a debug line may tell: no address, no credentials, no digits, no body. */
export function traceOf(frame: SipFrame): { what: string; callId: string; cseq: string } {
  const status = statusOf(frame);
  return {
    what: status ? String(status) : methodOf(frame),
    callId: headerOf(frame, 'call-id') ?? '',
    cseq: headerOf(frame, 'cseq') ?? '',
  };
}
