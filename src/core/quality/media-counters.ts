/** What a report of getStats counts of one call's audio since it began. */
export interface MediaCounters {
  /** ms since the epoch. */
  readonly at: number;
  /** RTP name in lower case. */
  readonly codec: string | null;
  readonly received: ReceivedCounters | null;
  readonly packetsSent: number;
  /** Energy of the microphone; null in Firefox, whose `media-source` has none. */
  readonly energySent: number | null;
  readonly roundTripMs: number | null;
  /** Of what we sent lately, the part that was lost, 0 to 1; null where the other side sends no RTCP. */
  readonly farLoss: number | null;
}

interface ReceivedCounters {
  /** Names the stream: another one begins to count anew. */
  readonly stream: string;
  readonly packets: number;
  /** May fall: a packet that comes late after all was not lost. */
  readonly lost: number;
  /** Came too late to be played. */
  readonly discarded: number;
  readonly jitterMs: number;
  /** Seconds that samples spent in the jitter buffer, summed, and how many they were. */
  readonly bufferDelay: number;
  readonly buffered: number;
  readonly energy: number | null;
}

/** What happened between two reports. */
export interface MediaSample {
  readonly ms: number;
  readonly codec: string | null;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly packetsSent: number;
  readonly jitterMs: number;
  readonly bufferMs: number;
  readonly roundTripMs: number | null;
  readonly farLoss: number | null;
  /** Energy that was heard, and that the microphone gave; null where the browser does not tell. */
  readonly heard: number | null;
  readonly spoken: number | null;
}

type Stats = Readonly<Record<string, unknown>>;

const number = (stats: Stats | undefined, key: string): number | null => {
  const value = stats?.[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};
const inMs = (seconds: number | null): number | null => (seconds === null ? null : seconds * 1000);

export function countersOf(report: RTCStatsReport): MediaCounters {
  const all: Stats[] = [];
  report.forEach((stats: Stats) => all.push(stats));
  const audio = (type: string): Stats[] =>
    all.filter((one) => one['type'] === type && (one['kind'] ?? 'audio') === 'audio');
  const inbound = newest(audio('inbound-rtp'));
  const outbound = audio('outbound-rtp');
  const sent = outbound.reduce((sum, one) => sum + (number(one, 'packetsSent') ?? 0), 0);
  const [far] = audio('remote-inbound-rtp');
  const [source] = audio('media-source');
  return {
    at: number(inbound ?? outbound[0], 'timestamp') ?? Date.now(),
    codec: codecOf(report, inbound ?? outbound[0]),
    received: inbound ? receivedOf(inbound) : null,
    packetsSent: sent,
    energySent: number(source, 'totalAudioEnergy'),
    // That of STUN is measured every few seconds only, and ends at a TURN server.
    roundTripMs: inMs(
      number(far, 'roundTripTime') ?? number(pairInUse(all), 'currentRoundTripTime'),
    ),
    farLoss: number(far, 'fractionLost'),
  };
}

/** Of several streams (the other side went on from elsewhere) the one that still comes. */
function newest(streams: readonly Stats[]): Stats | undefined {
  const last = (one: Stats): number => number(one, 'lastPacketReceivedTimestamp') ?? 0;
  return [...streams].sort((one, other) => last(other) - last(one))[0];
}

function receivedOf(inbound: Stats): ReceivedCounters {
  const count = (key: string): number => number(inbound, key) ?? 0;
  return {
    stream: String(inbound['ssrc'] ?? inbound['id']),
    packets: count('packetsReceived'),
    lost: count('packetsLost'),
    discarded: count('packetsDiscarded'),
    jitterMs: count('jitter') * 1000,
    bufferDelay: count('jitterBufferDelay'),
    buffered: count('jitterBufferEmittedCount'),
    energy: number(inbound, 'totalAudioEnergy'),
  };
}

function codecOf(report: RTCStatsReport, stream: Stats | undefined): string | null {
  const codec: unknown = report.get(String(stream?.['codecId']));
  const type = codec instanceof Object && 'mimeType' in codec ? codec.mimeType : undefined;
  return typeof type === 'string' ? (type.split('/')[1]?.toLowerCase() ?? null) : null;
}

function pairInUse(all: readonly Stats[]): Stats | undefined {
  const selected = all.find(({ type }) => type === 'transport')?.['selectedCandidatePairId'];
  return all.find(({ type, id }) => type === 'candidate-pair' && id === selected);
}

/** @returns null where there is nothing to compare: the first report, or one of another stream. */
export function sampleBetween(before: MediaCounters, after: MediaCounters): MediaSample | null {
  const ms = after.at - before.at;
  if (ms <= 0 || before.received?.stream !== after.received?.stream) return null;
  const was = before.received ?? nothingReceived;
  const is = after.received ?? nothingReceived;
  const grown = (from: number, to: number): number => Math.max(0, to - from);
  const buffered = grown(was.buffered, is.buffered);
  return {
    ms,
    codec: after.codec,
    packetsReceived: grown(was.packets, is.packets),
    packetsLost: grown(was.lost, is.lost) + grown(was.discarded, is.discarded),
    packetsSent: grown(before.packetsSent, after.packetsSent),
    jitterMs: is.jitterMs,
    bufferMs: buffered ? (grown(was.bufferDelay, is.bufferDelay) / buffered) * 1000 : 0,
    roundTripMs: after.roundTripMs,
    farLoss: after.farLoss,
    heard: energyBetween(was.energy, is.energy),
    spoken: energyBetween(before.energySent, after.energySent),
  };
}

const energyBetween = (before: number | null, after: number | null): number | null =>
  before === null || after === null ? null : Math.max(0, after - before);

const nothingReceived: ReceivedCounters = {
  stream: '',
  packets: 0,
  lost: 0,
  discarded: 0,
  jitterMs: 0,
  bufferDelay: 0,
  buffered: 0,
  energy: null,
};
