import type { CallQuality, QualitySummary } from '../quality.js';
import { sampleBetween, type MediaCounters, type MediaSample } from './media-counters.js';
import { levelOf, scoreOf } from './quality-score.js';
import { lossOf, QualityWarnings } from './quality-warnings.js';

/** What is shown is that of the last so many samples: 6 s. */
const shownSamples = 3;
/** A codec's frame and what a sound card holds, ms: what no statistics tell of the way from mouth to ear. */
const fixedDelayMs = 40;

interface Judged extends MediaSample {
  readonly mos: number;
  readonly delayMs: number;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const known = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null);
const meanOf = (values: readonly (number | null)[]): number | null =>
  known(values).length ? mean(known(values)) : null;

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));

/** Follows one call from report to report: how it sounds now, and how it was on the whole. */
export class CallMeasurement {
  readonly #warnings = new QualityWarnings();
  /** Every sample with sound in it; a call of an hour has 1800. */
  readonly #judged: Judged[] = [];
  #before: MediaCounters | undefined;
  #worst = Infinity;

  /** @returns how it is now; nothing where there was nothing to compare with */
  add(counters: MediaCounters, shown: CallQuality | undefined, muted: boolean): CallQuality | null {
    const sample = this.#before && sampleBetween(this.#before, counters);
    this.#before = counters;
    if (!sample) return null;
    const warnings = this.#warnings.add(sample, muted);
    const loss = lossOf(sample);
    if (loss !== null) this.#judged.push({ ...sample, ...judged(sample, loss) });
    const latest = this.#judged.slice(-shownSamples);
    const mos = latest.length ? mean(latest.map((one) => one.mos)) : null;
    if (mos !== null) this.#worst = Math.min(this.#worst, mos);
    const silent = warnings.some((one) => one === 'no-audio-in' || one === 'one-way');
    return {
      mos: mos === null ? null : rounded(mos, 1),
      level: silent ? 'poor' : mos === null ? 'unknown' : levelOf(mos, shown?.level ?? 'unknown'),
      warnings,
      ...figuresOf(latest),
      codec: sample.codec,
    };
  }

  /** What counts on hold, or while the way is broken, is nobody's quality. */
  pause(): void {
    this.#before = undefined;
    this.#warnings.pause();
  }

  /** The whole call; nothing when nothing was measured. */
  get summary(): QualitySummary | undefined {
    const all = this.#judged;
    if (!all.length) return undefined;
    const { lossPercent, jitterMs, roundTripMs } = figuresOf(all);
    const codec = all.at(-1)?.codec;
    return {
      mos: rounded(mean(all.map(({ mos }) => mos)), 2),
      worstMos: rounded(this.#worst, 2),
      ...(lossPercent === null ? {} : { lossPercent }),
      ...(jitterMs === null ? {} : { jitterMs }),
      ...(roundTripMs === null ? {} : { roundTripMs }),
      ...(codec ? { codec } : {}),
    };
  }
}

function judged(
  { codec, roundTripMs, bufferMs }: MediaSample,
  loss: number,
): Pick<Judged, 'mos' | 'delayMs'> {
  const delayMs = (roundTripMs ?? 0) / 2 + bufferMs + fixedDelayMs;
  return { mos: scoreOf({ codec, loss, delayMs }), delayMs };
}

function figuresOf(
  samples: readonly Judged[],
): Pick<CallQuality, 'lossPercent' | 'jitterMs' | 'roundTripMs' | 'delayMs'> {
  const lost = samples.reduce((sum, { packetsLost }) => sum + packetsLost, 0);
  const received = samples.reduce((sum, { packetsReceived }) => sum + packetsReceived, 0);
  const loss = lost + received ? lost / (lost + received) : null;
  return {
    lossPercent: loss === null ? null : rounded(loss * 100, 1),
    jitterMs: whole(meanOf(samples.map(({ jitterMs }) => jitterMs))),
    roundTripMs: whole(meanOf(samples.map(({ roundTripMs }) => roundTripMs))),
    delayMs: whole(meanOf(samples.map(({ delayMs }) => delayMs))),
  };
}
