import { shownAddress } from './judge-address.js';
import { failed, passed, skipped, warned, type Verdict } from './verdict.js';

/** One attempt to open a WebSocket. */
export interface SocketFinding {
  readonly how: 'opened' | 'closed' | 'silent' | 'blocked' | 'refused-here';
  /** The subprotocol the server has chosen; empty when none. */
  readonly protocol: string;
  /** Of the closing. Firefox tells a failed TLS handshake (1015), Chromium never does. */
  readonly code: number;
  readonly tookMs: number;
}

export interface ServerFindings {
  readonly url: string;
  readonly socket: SocketFinding;
  /** Without asking for a subprotocol, where the first did not open. */
  readonly bare?: SocketFinding;
  /** What the same address says to a plain request; `not-asked`: a policy of the page forbids it. */
  readonly http?: 'answered' | 'failed' | 'silent' | 'not-asked';
  /** The browser's permission to ask machines of the local network. */
  readonly localNetwork: PermissionState | 'unknown';
}

export interface ServerVerdicts {
  readonly address: Verdict;
  readonly server: Verdict;
  readonly websocket: Verdict;
}

/** What was found at one address. A browser says next to nothing, so most classes hold several causes. */
export function judgeServer(findings: ServerFindings): ServerVerdicts {
  const { url, socket, bare, http } = findings;
  const seen = { server: shownAddress(url), checkUrl: checkUrl(url), tookMs: socket.tookMs };
  const closed = { ...seen, closeCode: socket.code };
  const address = passed({ servers: shownAddress(url) });
  if (socket.how === 'blocked') return atAddress('blocked-by-policy', seen);
  if (socket.how === 'refused-here') return atAddress('address-insecure', seen);
  if (socket.how === 'opened' && socket.protocol === 'sip') {
    return { address, server: passed(seen), websocket: passed({ protocol: 'sip' }) };
  }
  const reached = { address, server: passed(seen) };
  if (socket.how === 'opened' || bare?.how === 'opened') {
    return { ...reached, websocket: failed('no-sip-subprotocol', closed) };
  }
  if (http === 'answered') return { ...reached, websocket: failed('not-a-websocket', closed) };
  return { address, server: unreached(findings, closed), websocket: skipped() };
}

function unreached(
  { url, socket, http, localNetwork }: ServerFindings,
  seen: Verdict['seen'],
): Verdict {
  if (localNetwork === 'denied' && isPrivate(new URL(url).hostname)) {
    return failed('local-network-denied', seen);
  }
  if (socket.code === 1015) return failed('certificate-refused', seen);
  if (http === 'not-asked') return failed('not-connected', seen);
  return failed(http === 'silent' ? 'no-answer' : 'unreachable-or-untrusted', seen);
}

const atAddress = (
  diagnosis: 'blocked-by-policy' | 'address-insecure',
  seen: Verdict['seen'],
): ServerVerdicts => ({
  address: failed(diagnosis, seen),
  server: skipped(),
  websocket: skipped(),
});

/** Of several servers one is enough; what the others lack is a warning. The first of them that works is used. */
export function judgeServers(
  all: readonly ServerFindings[],
): ServerVerdicts & { usable: string | undefined } {
  const verdicts = all.map(judgeServer);
  const works = verdicts.findIndex(({ websocket }) => websocket.status === 'passed');
  const best = verdicts[Math.max(works, 0)] ?? atAddress('blocked-by-policy', {});
  const broken =
    works === -1 ? undefined : verdicts.find(({ websocket }) => websocket.status !== 'passed');
  const usable = all[works]?.url;
  if (!broken) return { ...best, usable };
  const reason = [broken.address, broken.server, broken.websocket].find(
    ({ status }) => status === 'failed',
  );
  const server = reason?.diagnosis ? warned(reason.diagnosis, reason.seen) : best.server;
  return { ...best, server, usable };
}

/** The layer that is broken also tells where else SIP was looked for. */
export function withTried<T extends ServerVerdicts>(verdicts: T, tried: readonly string[]): T {
  if (!tried.length) return verdicts;
  const broken = verdicts.server.status === 'failed' ? 'server' : 'websocket';
  const verdict = verdicts[broken];
  return {
    ...verdicts,
    [broken]: { ...verdict, seen: { ...verdict.seen, tried: tried.join(' ') } },
  };
}

/** Where a person can see what the browser thinks of the certificate. */
function checkUrl(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol === 'ws:' ? 'http' : 'https'}://${host}/`;
}

/** RFC 1918, 3927, 4193, 4291 and mDNS names. The loopback needs no permission from a local page. */
function isPrivate(host: string): boolean {
  return (
    /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host) ||
    /^\[f[cde]/i.test(host) ||
    /\.local$/i.test(host)
  );
}
