import type { CallQuality } from '../quality.js';

/** What the E-model needs to know of one direction of a conversation. */
export interface Impairments {
  /** RTP name in lower case: `opus`, `g722`, `pcmu`, `pcma`. */
  readonly codec: string | null;
  /** Of packets that were not played, 0 to 1. */
  readonly loss: number;
  /** One way, from mouth to ear, ms. */
  readonly delayMs: number;
}

interface Codec {
  /** Equipment impairment without loss (`Ie`). */
  readonly ie: number;
  /** Robustness against loss (`Bpl`). */
  readonly bpl: number;
}

/** ITU-T G.113 Appendix I: G.711 where losses are concealed, as every browser does for every codec. */
const concealedG711: Codec = { ie: 0, bpl: 25.1 };
/**
 * G.113 has no values for Opus, and those of G.722 are for another scale (G.107.1). On the scale of
 * narrowband telephony wideband is no impairment, and what conceals its losses is the same.
 */
const codecs: Readonly<Record<string, Codec>> = {
  pcmu: concealedG711,
  pcma: concealedG711,
  g722: concealedG711,
  opus: concealedG711,
};

/** Ro - Is of ITU-T G.107 where everything but delay, codec and loss has its default: noise, loudness, sidetone. */
const signalToNoise = 94.77;
const simultaneous = 1.41;
/** Echo loudness and weighted echo path loss, dB: G.107's defaults, echo under control. */
const telr = 65;
const wepl = 110;
/** Roe = -1.5 (No - RLR) with the default noise. */
const noiseForEcho = 94.77;

/** The transmission rating R of ITU-T G.107: 93.2 when nothing is wrong, 0 when nothing is understood. */
export function transmissionRating({ codec, loss, delayMs }: Impairments): number {
  const { ie, bpl } = codecs[codec ?? ''] ?? concealedG711;
  const percent = Math.min(1, Math.max(0, loss)) * 100;
  // Losses at random: a burst ratio of 1.
  const equipment = ie + (95 - ie) * (percent / (percent + bpl));
  return signalToNoise - simultaneous - delayImpairment(Math.max(0, delayMs)) - equipment;
}

/** Id: echo of the talker and of the listener, and the delay itself, which is felt from 100 ms on. */
function delayImpairment(ms: number): number {
  const terv =
    telr - 40 * Math.log10((1 + ms / 10) / (1 + ms / 150)) + 6 * Math.exp(-0.3 * ms ** 2);
  const talker = (noiseForEcho - (80 + 2.5 * (terv - 14))) / 2;
  const talkerEcho = (talker + Math.sqrt(talker ** 2 + 100) - 1) * (1 - Math.exp(-ms));
  const listener = (signalToNoise - 10.5 * (wepl + 7) * (2 * ms + 1) ** -0.25) / 2;
  const listenerEcho = listener + Math.sqrt(listener ** 2 + 169);
  return talkerEcho + listenerEcho + absoluteDelay(ms);
}

function absoluteDelay(ms: number): number {
  if (ms <= 100) return 0;
  const x = Math.log2(ms / 100);
  return 25 * ((1 + x ** 6) ** (1 / 6) - 3 * (1 + (x / 3) ** 6) ** (1 / 6) + 2);
}

/** Mean opinion score of a rating (ITU-T G.107 Annex B): 1 to 4.5. */
export function opinionScore(rating: number): number {
  if (rating >= 100) return 4.5;
  // Below 6.5 the formula would fall under 1.
  if (rating < 6.5) return 1;
  return 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
}

export const scoreOf = (impairments: Impairments): number =>
  opinionScore(transmissionRating(impairments));

/** Where users are satisfied (R 80), and where nearly all are not (R 60): ITU-T G.109. */
const goodFrom = opinionScore(80);
const fairFrom = opinionScore(60);
/** How far beyond a border a score has to be to leave a level. */
const margin = 0.08;

/** @param before keeps a score beside a border from going to and fro */
export function levelOf(mos: number, before: CallQuality['level']): CallQuality['level'] {
  const good = goodFrom + (before === 'good' ? -margin : before === 'unknown' ? 0 : margin);
  const fair = fairFrom + (before === 'poor' ? margin : before === 'unknown' ? 0 : -margin);
  if (mos >= good) return 'good';
  return mos >= fair ? 'fair' : 'poor';
}
