import { inTime } from './in-time.js';
import type { ServerFindings, SocketFinding } from './judge-server.js';

/** ms: a server that says nothing for so long says nothing. */
const patience = 6_000;
/** ms after which other ways are tried beside the first, for the rest of the time. */
const impatience = 2_000;
/** ms that Firefox may take to report what a policy refuses. */
const reportMs = 30;

/** Opens a socket and closes it; nothing is sent on it. */
export async function probeServer(url: string, signal: AbortSignal): Promise<ServerFindings> {
  const localNetwork = await localNetworkPermission();
  const first = openSocket(url, ['sip'], signal, patience);
  const early = await inTime(impatience, first, signal);
  if (early && early.how !== 'closed') return { url, socket: early, localNetwork };
  const [socket, bare, http] = await Promise.all([
    first,
    openSocket(url, [], signal, patience - impatience),
    askPlainly(url, signal, patience - impatience),
  ]);
  return { url, socket, bare, http, localNetwork };
}

/** Closed again as soon as it is known what became of it. */
export function openSocket(
  url: string,
  protocols: string[],
  signal: AbortSignal,
  patienceMs: number,
): Promise<SocketFinding> {
  const start = performance.now();
  const listening = new AbortController();
  const until = { signal: listening.signal };
  return new Promise<SocketFinding>((resolve) => {
    const tell = (how: SocketFinding['how'], protocol = '', code = 0): void =>
      resolve({ how, protocol, code, tookMs: Math.round(performance.now() - start) });
    // Chromium says nothing but this of what the page's own policy refuses.
    addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, blockedURI, disposition }) => {
        if (disposition !== 'enforce' || effectiveDirective !== 'connect-src') return;
        if (URL.canParse(blockedURI) && new URL(blockedURI).host === new URL(url).host)
          tell('blocked');
      },
      until,
    );
    setTimeout(() => tell('silent'), patienceMs);
    signal.addEventListener('abort', () => tell('silent'), until);
    try {
      const socket = new WebSocket(url, protocols);
      until.signal.addEventListener('abort', () => socket.close());
      socket.addEventListener('open', () => tell('opened', socket.protocol), until);
      socket.addEventListener(
        'close',
        ({ code }) => setTimeout(() => tell('closed', '', code), reportMs),
        until,
      );
    } catch {
      // Mixed content, or a port the browser keeps to itself.
      setTimeout(() => tell('refused-here'), reportMs);
    }
  }).finally(() => listening.abort());
}

/** Any answer will do: its status is hidden from pages of another origin. */
export async function askPlainly(
  url: string,
  signal: AbortSignal,
  patienceMs: number,
): Promise<NonNullable<ServerFindings['http']>> {
  // What is not allowed to be seen fails there as if nothing was there.
  if (globalThis.crossOriginIsolated) return 'not-asked';
  let blocked = false;
  const http = url.replace(/^ws/, 'http').replace(/[?#].*$/, '');
  const listening = new AbortController();
  addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective }) => (blocked ||= effectiveDirective === 'connect-src'),
    { signal: listening.signal },
  );
  const limit = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  try {
    const init = {
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      signal: limit,
    } as const;
    await fetch(http, { ...init, referrerPolicy: 'no-referrer' });
    return 'answered';
  } catch {
    if (limit.aborted) return 'silent';
    await new Promise((resolve) => setTimeout(resolve, reportMs));
    return blocked ? 'not-asked' : 'failed';
  } finally {
    listening.abort();
  }
}

/** Its names change with the drafts (Local Network Access); a browser without it knows none. */
async function localNetworkPermission(): Promise<PermissionState | 'unknown'> {
  for (const name of ['local-network', 'local-network-access']) {
    try {
      return (await navigator.permissions.query({ name: name as PermissionName })).state;
    } catch {
      // Another name, or none.
    }
  }
  return 'unknown';
}
