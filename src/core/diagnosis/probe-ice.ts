import type { IceFindings, IceServerFinding } from './judge-ice.js';

/** ms: live servers answer within one or two round trips, TCP and TLS within four. */
const patience = 4_000;

/** Asks each address by itself, all at the same time, with connections that lead nowhere. */
export async function probeIce(
  iceServers: readonly RTCIceServer[],
  iceTransportPolicy: RTCIceTransportPolicy,
  signal: AbortSignal,
): Promise<IceFindings> {
  const each = iceServers.flatMap((server) =>
    [server.urls].flat().map((urls) => ({ ...server, urls })),
  );
  const [all, ...servers] = await Promise.all([
    gather({ iceServers: [...iceServers], iceTransportPolicy }, signal),
    ...each.map((server) => probeOne(server, signal)),
  ]);
  const candidates = [...new Set(all.candidates.map(shown))];
  return {
    servers,
    candidates,
    relayOnly: iceTransportPolicy === 'relay',
    now: Date.now() / 1_000,
  };
}

async function probeOne(
  server: RTCIceServer & { urls: string },
  signal: AbortSignal,
): Promise<IceServerFinding> {
  const { urls: url, username } = server;
  const isTurn = /^turns?:/i.test(url);
  const iceTransportPolicy = isTurn ? 'relay' : 'all';
  const found = await gather(
    { iceServers: [server], iceTransportPolicy },
    signal,
    isTurn ? 'relay' : 'srflx',
  );
  const base = { url, tookMs: found.tookMs, ...(username ? { username } : {}) };
  if (found.wanted) return { ...base, result: 'answered' };
  const errorCode = found.errors[0];
  if (errorCode !== undefined && errorCode >= 300 && errorCode < 700) {
    return { ...base, result: 'refused', errorCode };
  }
  if (errorCode !== undefined) return { ...base, result: 'unreachable', errorCode };
  // Without NAT there is no reflexive candidate to tell of; that gathering did not have to wait says enough.
  return { ...base, result: found.complete && !isTurn ? 'answered' : 'silent' };
}

interface Gathered {
  readonly candidates: readonly RTCIceCandidate[];
  /** Codes of STUN (RFC 8489 §14.8), or 701 where there was no answer to be had. */
  readonly errors: readonly number[];
  readonly complete: boolean;
  readonly wanted: boolean;
  readonly tookMs: number;
}

function gather(
  configuration: RTCConfiguration,
  signal: AbortSignal,
  wanted?: RTCIceCandidateType,
): Promise<Gathered> {
  const start = performance.now();
  const candidates: RTCIceCandidate[] = [];
  const errors: number[] = [];
  const connection = new RTCPeerConnection(configuration);
  const listening = new AbortController();
  const until = { signal: listening.signal };
  return new Promise<Gathered>((resolve, reject) => {
    const done = (complete: boolean): void =>
      resolve({
        candidates,
        errors,
        complete,
        wanted: candidates.some(({ type }) => type === wanted),
        tookMs: Math.round(performance.now() - start),
      });
    setTimeout(() => done(false), patience);
    signal.addEventListener('abort', () => done(false), until);
    connection.addEventListener(
      'icecandidate',
      ({ candidate }) => {
        if (!candidate?.candidate) return;
        candidates.push(candidate);
        if (candidate.type === wanted) done(true);
      },
      until,
    );
    connection.addEventListener(
      'icecandidateerror',
      ({ errorCode }) => errors.push(errorCode),
      until,
    );
    connection.addEventListener(
      'icegatheringstatechange',
      () => {
        if (connection.iceGatheringState === 'complete') done(true);
      },
      until,
    );
    connection.createDataChannel('test');
    connection.setLocalDescription().catch(reject);
  }).finally(() => {
    listening.abort();
    connection.close();
  });
}

const shown = ({ type, protocol, address, port }: RTCIceCandidate): string =>
  `${type ?? ''} ${protocol ?? ''} ${address ?? ''}:${port ?? ''}`;
