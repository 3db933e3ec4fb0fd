import type { CallId } from '../state.js';
import { countersOf, type MediaCounters } from './media-counters.js';

export interface StatsSamplerOptions {
  /** Null where the call has no media any more. */
  stats(id: CallId): Promise<RTCStatsReport | null>;
  onCounters(id: CallId, counters: MediaCounters): void;
  onError(cause: unknown): void;
}

/** Often enough to warn within 5 s, and rarely enough to cost nothing, ms. */
const everyMs = 2000;

/** Asks for the statistics of the calls that are measured, again and again while there are any. */
export class StatsSampler {
  readonly #options: StatsSamplerOptions;
  #ids: readonly CallId[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: StatsSamplerOptions) {
    this.#options = options;
  }

  /** Measures these calls from now on, and no others. */
  follow(ids: readonly CallId[]): void {
    const isNew = ids.some((id) => !this.#ids.includes(id));
    this.#ids = ids;
    if (!ids.length) clearTimeout(this.#timer);
    // What a new one has counted by now is what its first two seconds are compared with.
    else if (isNew) this.#run();
  }

  #run(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), everyMs);
    for (const id of this.#ids) {
      this.#options.stats(id).then((report) => {
        if (report && this.#ids.includes(id)) this.#options.onCounters(id, countersOf(report));
      }, this.#options.onError);
    }
  }
}
