import type { Diagnosis } from '../diagnostics.js';
import { failed, passed, skipped, warned, type Verdict } from './verdict.js';

/** What one STUN or TURN address did. */
export interface IceServerFinding {
  /** As configured, such as `turn:turn.example.com:3478?transport=tcp`. */
  readonly url: string;
  /** `silent`: gathering was still waiting for it. `refused`: it answered with an error. */
  readonly result: 'answered' | 'refused' | 'unreachable' | 'silent';
  readonly errorCode?: number;
  readonly tookMs: number;
  /** TURN only; a time (seconds since 1970) stands before the colon where it runs out. */
  readonly username?: string;
}

export interface IceFindings {
  readonly servers: readonly IceServerFinding[];
  /** `type protocol address:port`, of ours. */
  readonly candidates: readonly string[];
  readonly relayOnly: boolean;
  /** Seconds since 1970. */
  readonly now: number;
}

export interface IceVerdicts {
  readonly stun: Verdict;
  readonly turn: Verdict;
  readonly network: Verdict;
}

export function judgeIce(findings: IceFindings): IceVerdicts {
  const { servers, candidates } = findings;
  const blocked = isUdpBlocked(servers);
  const stun = servers.filter(({ url }) => /^stuns?:/i.test(url));
  const turn = servers.filter(({ url }) => /^turns?:/i.test(url));
  const types = candidates.map((one) => one.split(' ', 2).join('/'));
  const seen = Object.fromEntries(
    [...new Set(types)].map((type) => [type, types.filter((one) => one === type).length]),
  );
  return {
    stun: judgeAll(stun, (one) => stunDiagnosis(one, blocked)),
    turn: judgeAll(turn, (one) => turnDiagnosis(one, findings.now, blocked)),
    network: judgeNetwork(findings, blocked, seen),
  };
}

/** UDP reaches nobody at a host that TCP or TLS reaches. */
function isUdpBlocked(servers: readonly IceServerFinding[]): boolean {
  const udp = servers.filter(({ url }) => isUdp(url));
  const reachedByTcp = new Set(
    servers.filter(({ url, result }) => !isUdp(url) && result === 'answered').map(hostOf),
  );
  return (
    udp.length > 0 &&
    udp.every(({ result }) => result === 'silent') &&
    udp.some((one) => reachedByTcp.has(hostOf(one)))
  );
}

const isUdp = (url: string): boolean => !/^(stuns|turns):|transport=tcp/i.test(url);
const hostOf = ({ url }: IceServerFinding): string =>
  /^\w+:(\[[^\]]+\]|[^:?]+)/.exec(url)?.[1]?.toLowerCase() ?? '';

function stunDiagnosis({ result }: IceServerFinding, blocked: boolean): Diagnosis {
  if (result === 'unreachable') return 'ice-server-unreachable';
  return blocked ? 'udp-blocked' : 'stun-silent';
}

function turnDiagnosis(
  { url, result, username }: IceServerFinding,
  now: number,
  blocked: boolean,
): Diagnosis {
  if (result === 'unreachable') return 'ice-server-unreachable';
  if (result === 'silent') return blocked && isUdp(url) ? 'udp-blocked' : 'turn-silent';
  // As the REST convention has it: the user name says until when.
  const until = /^(\d{9,10})(:|$)/.exec(username ?? '')?.[1];
  return until !== undefined && Number(until) <= now ? 'turn-expired' : 'turn-refused';
}

/** One that answers is enough to call; what is wrong with the others is a warning. */
function judgeAll(
  servers: readonly IceServerFinding[],
  diagnose: (one: IceServerFinding) => Diagnosis,
): Verdict {
  if (!servers.length) return skipped();
  const seen = Object.fromEntries(
    servers.map(({ url, result, errorCode, tookMs }) => [
      url,
      [result, ...(errorCode ? [errorCode] : []), `${tookMs} ms`].join(' '),
    ]),
  );
  const [broken] = servers.filter(({ result }) => result !== 'answered');
  if (!broken) return passed(seen);
  const diagnosis = diagnose(broken);
  const works = servers.some(({ result }) => result === 'answered') || diagnosis === 'udp-blocked';
  return works ? warned(diagnosis, seen) : failed(diagnosis, seen);
}

function judgeNetwork(
  { candidates, servers, relayOnly }: IceFindings,
  blocked: boolean,
  seen: Verdict['seen'],
): Verdict {
  if (!candidates.length) {
    // With relays alone there is nothing but what a relay gives, and why it does not is told there.
    const told = relayOnly && servers.some(({ result }) => result !== 'answered');
    return told ? skipped(seen) : failed('no-candidates', seen);
  }
  return blocked ? warned('udp-blocked', seen) : passed(seen);
}
