import { VoipError } from '../errors.js';
import type { CallLog, CallLogOptions } from '../log/call-log.js';
import type { HistoryEdit, HistoryPage, HistoryQuery } from '../history.js';
import type { CallSnapshot, Origin } from '../state.js';
import type { LogEntry, Notice } from '../store.js';
import { fetched, OnDemand } from './fetched.js';

export interface CallLoggingParts extends CallLogOptions {
  /** Whether the settings have calls logged. */
  isOn(): boolean;
}

/** Has the calls of this tab logged. Where no log is kept nothing is fetched. */
export class CallLogging {
  readonly #parts: CallLoggingParts;
  readonly #log: OnDemand<CallLog>;

  constructor(parts: CallLoggingParts) {
    this.#parts = parts;
    this.#log = new OnDemand(async () => {
      const { CallLog } = await fetched(import('../log/call-log.js'));
      return new CallLog(parts);
    });
  }

  /** For the store: what it says, in order. What comes before the log is there, the log finds in the state. */
  told(entry: LogEntry): void {
    if (entry.kind === 'notice') return this.#noticed(entry);
    this.#log.value?.told(entry);
    // Not with every word: where it cannot be fetched, that is told, too.
    if (this.#log.needed) return;
    const { before, after } = entry;
    if (before.settings !== after.settings || before.calls !== after.calls) this.add([]);
  }

  /** Calls that were over before this page came. */
  add(calls: readonly CallSnapshot[], origin: Origin = 'system'): void {
    if (this.#parts.isOn()) {
      this.#log.get().then((log) => log.add(calls, origin), this.#parts.tellError);
    }
  }

  /** A call refused before it rang is not in the state, and may come before the log is there. */
  #noticed({ body: { name, detail }, origin }: Notice): void {
    if (name !== 'voip-dtmf' && detail.call) this.add([detail.call], origin);
  }

  async history(query: HistoryQuery = {}): Promise<HistoryPage> {
    return (await this.#kept()).history(query);
  }

  async edit(edit: HistoryEdit, origin: Origin): Promise<void> {
    return (await this.#kept()).edit(edit, origin);
  }

  /** Rejects with `config/not-configured` where no log is kept. */
  #kept(): Promise<CallLog> {
    if (this.#parts.isOn()) return this.#log.get();
    throw new VoipError('config/not-configured', { detail: { key: 'callLog' } });
  }
}
