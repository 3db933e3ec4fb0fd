import type { Storage } from '../storage/storage.js';
import type { CallSnapshot } from '../state.js';
import type { CallRecord, CallRecords } from './call-record.js';
import type * as Revival from './revival.js';

export interface CallRecoveryOptions {
  readonly storage: Storage;
  readonly tabId: Promise<string>;
  /** Fetches what reads the records of another page. Rejects with `network/load-failed`. */
  loadRevival(): Promise<typeof Revival>;
  /** For calls that had pictures. */
  readonly restoreVideo: Revival.RestoreVideo;
  /** Marks, where the next page sees it before it loads anything, that there is something to read. */
  mark(on: boolean, key: string): void;
  /** Something is kept under this key, or has changed. */
  onKept(key: string): void;
  /** Calls of a page before this one that nobody can go on with any more. */
  onLost(calls: readonly CallSnapshot[]): void;
  readonly atPageEnd: PageEndRecords;
}

/** What a page wrote in its last moment, when nothing but localStorage takes it any more. */
export interface PageEndRecords {
  get(key: string): unknown;
  /** Null takes away what is there. */
  put(key: string, records: CallRecords | null): void;
}

/** The calls that a page before this one left, and what goes on with each. */
export interface LeftCalls extends CallRecords {
  readonly revive: Revival.Revive;
}

/** ms between two signs of life. */
const aliveMs = 10_000;

/**
 * Keeps what another page needs to go on with the calls of this one. Written on every change rather
 * than when the page goes: a crash says no goodbye, and a page that goes may not finish a write.
 */
export class CallRecovery {
  readonly #options: CallRecoveryOptions;
  #key = '';
  #records: readonly CallRecord[] = [];
  #alive: ReturnType<typeof setInterval> | undefined;
  /** One write after the other, and only the latest of those that wait. */
  #writing: Promise<void> = Promise.resolve();
  /** The latest, until it is written. */
  #unwritten: Kept | undefined;
  #tabId = '';

  constructor(options: CallRecoveryOptions) {
    this.#options = options;
    void options.tabId.then((id) => (this.#tabId = id));
  }

  /** Whether another page will find what is kept. */
  get outlivesPage(): boolean {
    return this.#options.storage.outlivesPage;
  }

  /** What a page before left under this key and is still worth going on with. */
  async read(key: string): Promise<LeftCalls | null> {
    await this.#writing; // of this very page
    const { atPageEnd, storage, restoreVideo } = this.#options;
    // In one millisecond the last word is the page's.
    const stored = [atPageEnd.get(key), await storage.get(recordsKey(key))];
    if (!stored.some(Boolean)) return null;
    const { freshRecords, lostCalls, revive } = await this.#options.loadRevival();
    const left = freshRecords(stored, Date.now());
    this.#options.onLost(lostCalls(stored, Date.now()));
    return left && { ...left, revive: (...call) => revive(restoreVideo, ...call) };
  }

  /** From now on this page's calls are kept under the key, in place of what is there. */
  keep(key: string, records: readonly CallRecord[]): void {
    this.#key = key;
    this.#records = [];
    this.#options.atPageEnd.put(key, null);
    this.update(records);
    if (!records.length) this.#write();
  }

  /** What there is to keep now. */
  update(records: readonly CallRecord[]): void {
    if (!this.#key || (!records.length && !this.#records.length)) return;
    this.#records = records;
    this.#write();
    clearInterval(this.#alive);
    if (records.length) this.#alive = setInterval(() => this.#write(), aliveMs);
  }

  /** Nothing more from now on. Resolves when what waits to be written is. */
  stop(): Promise<void> {
    clearInterval(this.#alive);
    this.#key = '';
    this.#records = [];
    return this.#writing;
  }

  /** The page goes, and what is not written by now never will be. Synchronous. */
  leave(): void {
    if (!this.#unwritten) return;
    const { key, records } = this.#unwritten;
    this.#options.atPageEnd.put(key, this.#now(records));
  }

  #write(): void {
    this.#unwritten = { key: this.#key, records: this.#records };
    this.#options.mark(this.#records.length > 0, this.#key);
    this.#writing = this.#writing.then(() => this.#writeLatest());
  }

  async #writeLatest(): Promise<void> {
    const { storage, tabId, onKept } = this.#options;
    await tabId;
    const kept = this.#unwritten;
    if (!kept) return;
    const { key, records } = kept;
    if (!records.length) await storage.delete(recordsKey(key));
    else {
      await storage.set(recordsKey(key), this.#now(records));
      onKept(key);
    }
    if (this.#unwritten === kept) this.#unwritten = undefined;
  }

  #now(records: readonly CallRecord[]): CallRecords {
    return { version: 1, tabId: this.#tabId, aliveAt: Date.now(), records };
  }
}

interface Kept {
  readonly key: string;
  readonly records: readonly CallRecord[];
}

/** Where the calls of an account are kept. */
export const recordsKey = (key: string): string => `calls.${key}`;
