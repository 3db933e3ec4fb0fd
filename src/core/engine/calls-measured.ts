import type { QualityMonitor } from '../quality/quality-monitor.js';
import { callsOf } from '../selectors.js';
import type { CallId, CallSnapshot, PhoneState } from '../state.js';
import type { LogEntry } from '../store.js';
import type { AgentParts } from './agent-features.js';
import { OnDemand } from './fetched.js';

/** Has the calls of this tab measured. Before the first one is answered nothing is fetched. */
export class CallsMeasured {
  readonly #monitor: OnDemand<QualityMonitor>;
  readonly #parts: AgentParts;
  #calls: readonly CallSnapshot[] = [];

  constructor(parts: AgentParts, load: () => Promise<typeof QualityMonitor>) {
    this.#parts = parts;
    const write = parts.slices.own('quality');
    this.#monitor = new OnDemand(async () => {
      const Monitor = await load();
      return new Monitor({
        read: () => parts.read().quality,
        write: (next) => write(next, 'system'),
        stats: async (id) => (await parts.calls.find(id)?.signaling?.stats()) ?? null,
        onError: (cause) => parts.log('warn', 'no statistics', { cause: String(cause) }),
      });
    });
    // A call may have been answered before this was fetched.
    this.#follow(parts.read());
  }

  told(entry: LogEntry): void {
    if (entry.kind === 'notice') return;
    const { before, after } = entry;
    if (before.calls !== after.calls || before.tab.role !== after.tab.role) this.#follow(after);
  }

  /** For what judges the events of a call: this one is about to be over. */
  ends(id: CallId): void {
    this.#monitor.value?.ends(id);
  }

  dispose(): void {
    this.#monitor.value?.dispose();
  }

  #follow(state: PhoneState): void {
    this.#calls = state.tab.role === 'follower' ? [] : callsOf(state);
    if (!this.#monitor.needed && !this.#calls.some(({ answeredAt }) => answeredAt)) return;
    // As they stand by the time it is there.
    this.#monitor.get().then((monitor) => monitor.follow(this.#calls), this.#parts.tellError);
  }
}
