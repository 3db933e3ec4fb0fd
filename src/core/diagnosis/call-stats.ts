import type { DiagnosticFacts } from '../diagnostics.js';

/** What the statistics of the test call say now (webrtc-stats). */
export interface CallStats {
  readonly packetsReceived: number;
  readonly packetsSent: number;
  /** totalAudioEnergy of what came in. */
  readonly energy: number;
  readonly facts: DiagnosticFacts;
}

type Entry = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

export function readStats(report: RTCStatsReport | null): CallStats {
  const entries = new Map<string, Entry>();
  report?.forEach((entry: Entry) => entries.set(entry.id, entry));
  const of = (type: string): Entry | undefined =>
    [...entries.values()].find((one) => one.type === type);
  const linked = (entry: Entry | undefined, key: string): Entry | undefined =>
    entries.get(text(entry?.[key]));
  const inbound = of('inbound-rtp');
  const transport = of('transport');
  // Firefox has no transport; there the nominated pair is the one in use.
  const pair =
    linked(transport, 'selectedCandidatePairId') ??
    [...entries.values()].find((one) => one['nominated'] === true && one['state'] === 'succeeded');
  const candidate = (key: string): string => {
    const found = linked(pair, key);
    return found ? `${text(found['candidateType'])} ${text(found['protocol'])}` : '';
  };
  const roundTrip = number(pair?.['currentRoundTripTime']);
  return {
    packetsReceived: number(inbound?.['packetsReceived']),
    packetsSent: number(of('outbound-rtp')?.['packetsSent']),
    energy: number(inbound?.['totalAudioEnergy']),
    facts: said({
      codec: text(linked(inbound, 'codecId')?.['mimeType']),
      dtls: text(transport?.['dtlsState']),
      encryption: text(transport?.['srtpCipher']),
      localCandidate: candidate('localCandidateId'),
      remoteCandidate: candidate('remoteCandidateId'),
      roundTripMs: roundTrip ? Math.round(roundTrip * 1_000) : '',
      packetsLost: number(inbound?.['packetsLost']) || '',
    }),
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

const said = (facts: Readonly<Record<string, string | number>>): DiagnosticFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''));
