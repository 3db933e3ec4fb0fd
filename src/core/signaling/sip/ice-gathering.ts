/**
 * When an offer or answer leaves. SIP has no trickle ICE that ordinary PBXs understand, so what is not
 * known by then is never told. Waiting for the end of gathering costs 150 ms at best and 5 to 40 s
 * with an ICE server that does not answer; leaving without a candidate costs the call.
 */
export interface Candidate {
  /** ms on the clock of `now`. */
  readonly at: number;
  readonly kind: 'host' | 'srflx' | 'relay';
  /** A host address hidden behind a `.local` name (mDNS), which no server resolves. */
  readonly hidden: boolean;
}

export interface Gathering {
  readonly startedAt: number;
  readonly candidates: readonly Candidate[];
  readonly complete: boolean;
  /** What the configured servers may still bring. */
  readonly expects: 'nothing' | 'srflx' | 'relay';
  /** Only relayed candidates count (`iceTransportPolicy: 'relay'`). */
  readonly relayOnly: boolean;
}

export type GatheringDecision =
  | { readonly do: 'leave' }
  | { readonly do: 'give-up' }
  /** Judge again at this moment, if no event comes before. */
  | { readonly do: 'wait'; readonly until: number };

export const limits = {
  /** ms after the first usable candidate: the other interfaces follow within a few. */
  graceMs: 20,
  /** ms more for an address seen from outside, if STUN or TURN is configured. */
  serverGraceMs: 150,
  /** ms from the start, after which whatever candidate there is has to do. */
  capMs: 350,
  /** ms from the start, after which there will be none. */
  giveUpMs: 5_000,
} as const;

/** Pure: the same gathering at the same moment is judged the same. */
export function judgeGathering(gathering: Gathering, now: number): GatheringDecision {
  const { candidates, complete, expects, startedAt } = gathering;
  const counted = gathering.relayOnly ? candidates.filter(isRelay) : candidates;
  if (complete) return { do: counted.length ? 'leave' : 'give-up' };
  if (counted.length && counted.some((one) => one.kind === expects || isRelay(one))) {
    return { do: 'leave' };
  }
  const cap = startedAt + limits.capMs;
  const first = counted.find((one) => expects === 'nothing' || !one.hidden);
  if (first) {
    const grace = limits.graceMs + (expects === 'nothing' ? 0 : limits.serverGraceMs);
    return until(Math.min(first.at + grace, cap), now, 'leave');
  }
  if (counted.length) return until(cap, now, 'leave');
  return until(startedAt + limits.giveUpMs, now, 'give-up');
}

function until(moment: number, now: number, then: 'leave' | 'give-up'): GatheringDecision {
  return now >= moment ? { do: then } : { do: 'wait', until: moment };
}

function isRelay({ kind }: Candidate): boolean {
  return kind === 'relay';
}

/** What the list of servers may bring beyond host addresses. */
export function expectedFrom(servers: readonly RTCIceServer[]): Gathering['expects'] {
  const urls = servers.flatMap(({ urls }) => urls);
  if (urls.some((url) => /^turns?:/i.test(url))) return 'relay';
  return urls.length ? 'srflx' : 'nothing';
}

/** Null for what no call can use: the end marker, and TCP towards a server that has none. */
export function candidateOf(candidate: RTCIceCandidate, at: number): Candidate | null {
  const [, protocol, address = '', kind] =
    /^(?:a=)?candidate:\S+ \d+ (\S+) \d+ (\S+) \d+ typ (\S+)/i.exec(candidate.candidate) ?? [];
  if (!protocol || (kind !== 'relay' && protocol.toLowerCase() !== 'udp')) return null;
  if (kind !== 'host' && kind !== 'srflx' && kind !== 'relay') return null;
  return { at, kind, hidden: address.endsWith('.local') };
}
