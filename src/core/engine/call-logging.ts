import { VoipError } from '../errors.js';
import type { CallLog } from '../log/call-log.js';
import type { HistoryEdit, HistoryPage, HistoryQuery } from '../history.js';
import type { CallSnapshot, Origin } from '../state.js';
import type { LogEntry } from '../store.js';

export interface CallLoggingParts {
  /** Whether the settings have calls logged. */
  isOn(): boolean;
  /** Fetches what logs them. Rejects with `network/load-failed`. */
  load(): Promise<CallLog>;
  tellError(error: VoipError): void;
}

/** Has the calls of this tab logged. Where no log is kept nothing is fetched. */
export class CallLogging {
  readonly #parts: CallLoggingParts;
  #loading: Promise<CallLog> | undefined;
  #log: CallLog | undefined;

  constructor(parts: CallLoggingParts) {
    this.#parts = parts;
  }

  /** For the store: what it says, in order. What comes before the log is there, the log finds in the state. */
  told(entry: LogEntry): void {
    this.#log?.told(entry);
    // Not with every word: where it cannot be fetched, that is told, too.
    if (entry.kind === 'notice' || this.#loading) return;
    const { before, after } = entry;
    if (before.settings !== after.settings || before.calls !== after.calls) this.add([]);
  }

  /** Calls that were over before this page came. */
  add(calls: readonly CallSnapshot[]): void {
    if (this.#parts.isOn()) {
      this.#load().then((log) => log.add(calls, 'system'), this.#parts.tellError);
    }
  }

  async history(query: HistoryQuery = {}): Promise<HistoryPage> {
    return (await this.#kept()).history(query);
  }

  async edit(edit: HistoryEdit, origin: Origin): Promise<void> {
    return (await this.#kept()).edit(edit, origin);
  }

  /** Rejects with `config/not-configured` where no log is kept. */
  #kept(): Promise<CallLog> {
    if (this.#parts.isOn()) return this.#load();
    throw new VoipError('config/not-configured', { detail: { key: 'callLog' } });
  }

  #load(): Promise<CallLog> {
    this.#loading ??= this.#parts.load().then(
      (log) => (this.#log = log),
      (error: unknown) => {
        this.#loading = undefined; // the next call tries again
        throw error;
      },
    );
    return this.#loading;
  }
}
