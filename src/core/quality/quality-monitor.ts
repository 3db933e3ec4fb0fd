import type { CallQuality, QualityState } from '../quality.js';
import type { CallId, CallSnapshot } from '../state.js';
import { CallMeasurement } from './call-measurement.js';
import type { MediaCounters } from './media-counters.js';
import { StatsSampler } from './stats-sampler.js';

export interface QualityMonitorOptions {
  read(): QualityState | null;
  write(next: QualityState | null): void;
  /** Null where the call has no media, or is not in this tab. */
  stats(id: CallId): Promise<RTCStatsReport | null>;
  onError(cause: unknown): void;
}

/** Sole writer of the `quality` slice: measures the calls of this tab while somebody speaks in them. */
export class QualityMonitor {
  readonly #options: QualityMonitorOptions;
  readonly #sampler: StatsSampler;
  readonly #measured = new Map<CallId, CallMeasurement>();
  #calls: readonly CallSnapshot[] = [];

  constructor(options: QualityMonitorOptions) {
    this.#options = options;
    this.#sampler = new StatsSampler({
      stats: (id) => options.stats(id),
      onCounters: (id, counters) => this.measured(id, counters),
      onError: options.onError,
    });
  }

  /** The calls as they stand; none while another tab has them. */
  follow(calls: readonly CallSnapshot[]): void {
    this.#calls = calls;
    const speaking = calls.filter(isSpeaking).map(({ id }) => id);
    for (const [id, measurement] of this.#measured) {
      if (!calls.some((call) => call.id === id)) this.#measured.delete(id);
      else if (!speaking.includes(id)) measurement.pause();
    }
    const { byCall = {} } = this.#options.read() ?? {};
    const kept = Object.entries(byCall).filter(([id]) => calls.some((call) => call.id === id));
    if (kept.length < Object.keys(byCall).length) this.#write(Object.fromEntries(kept));
    this.#sampler.follow(speaking);
  }

  /** It is about to be over: what it was on the whole stands in the state when it is. */
  ends(id: CallId): void {
    const summary = this.#measured.get(id)?.summary;
    const shown = this.#shown(id);
    if (summary && shown) this.#show(id, { ...shown, warnings: [], summary });
    this.#measured.delete(id);
  }

  /** For the sampler: a report of the call. */
  measured(id: CallId, counters: MediaCounters): void {
    const call = this.#calls.find((one) => one.id === id);
    if (!call) return;
    const measurement = this.#measured.get(id) ?? new CallMeasurement();
    this.#measured.set(id, measurement);
    const shown = this.#shown(id);
    const now = measurement.add(counters, shown, call.muted);
    if (now && isNews(now, shown)) this.#show(id, now);
  }

  dispose(): void {
    this.#sampler.follow([]);
  }

  #shown(id: CallId): CallQuality | undefined {
    return this.#options.read()?.byCall[id];
  }

  #show(id: CallId, quality: CallQuality): void {
    this.#write({ ...this.#options.read()?.byCall, [id]: quality });
  }

  #write(byCall: QualityState['byCall']): void {
    this.#options.write(Object.keys(byCall).length ? { byCall } : null);
  }
}

const isSpeaking = ({ state, hold }: CallSnapshot): boolean =>
  state === 'connected' && hold.local === 'off' && !hold.remote;

/** By how much a figure has to differ to be shown anew: nothing ticks in the state. */
const steps = { mos: 0.2, lossPercent: 1, jitterMs: 10, roundTripMs: 50, delayMs: 50 } as const;

function isNews(now: CallQuality, shown: CallQuality | undefined): boolean {
  if (shown?.level !== now.level || shown.codec !== now.codec) return true;
  if (now.warnings.join() !== shown.warnings.join()) return true;
  return (['mos', 'lossPercent', 'jitterMs', 'roundTripMs', 'delayMs'] as const).some((figure) => {
    const [is, was] = [now[figure], shown[figure]];
    // To the hundredth: 4.2 - 4.0 is a little less than 0.2.
    return is === null || was === null ? is !== was : Math.abs(is - was) + 1e-9 >= steps[figure];
  });
}
