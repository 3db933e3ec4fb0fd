import { freshRecords, type CallRecord } from '../calls/call-record.js';
import { recordsKey } from '../calls/call-recovery.js';
import { endLeftCalls, withoutRinging } from '../calls/left-calls.js';
import type { LineSetup } from '../connection/account-signaling.js';
import type { Signaling, SignalingFactory } from '../signaling/signaling.js';
import type { Storage } from '../storage/storage.js';
import { lineLock } from '../tabs/tab-leader.js';

/** What a page with calls tells the worker that outlives it, as plain data. */
export interface PageLine {
  /** Names the account, as for the election. */
  readonly key: string;
  /** The lock this page holds as long as it lives. */
  readonly page: string;
  /** With the credentials: like every copy of them only in memory. */
  readonly setup: Omit<LineSetup, 'factory'>;
  readonly server: string;
  /** What it wrote in its last moment, when the storage did not have it yet. */
  readonly atPageEnd?: unknown;
}

export interface LastPageOptions {
  readonly locks: LockManager;
  readonly storage: Storage;
  loadFactory(): Promise<SignalingFactory>;
  /** How long after its last page is gone a call waits for the next one, ms. */
  readonly graceMs: number;
}

/**
 * Ends the calls whose last page was closed. It runs in a worker that the browser lets live on for a
 * while; a page that reloads, or another tab, leads the line again before the time is up.
 */
export class LastPage {
  readonly #options: LastPageOptions;
  /** The newest by account. */
  readonly #lines = new Map<string, PageLine>();
  /** Pages that live, each with the account. */
  readonly #watched = new Set<string>();

  constructor(options: LastPageOptions) {
    this.#options = options;
  }

  /** A page says with which line it has calls; again when that changes. Resolves when all is done for it. */
  async watch(line: PageLine): Promise<void> {
    const { key, page } = line;
    const watched = JSON.stringify([page, key]);
    this.#lines.set(key, line);
    if (this.#watched.has(watched)) return;
    this.#watched.add(watched);
    // Given by the browser when the page is gone, however it went.
    await this.#options.locks.request(page, () => undefined);
    this.#watched.delete(watched);
    if (!this.#newest(line)) return;
    await new Promise((resolve) => setTimeout(resolve, this.#options.graceMs));
    if (!this.#newest(line)) return;
    const taken = new AbortController();
    try {
      await this.#options.locks.request(lineLock(key), { ifAvailable: true }, async (lock) => {
        const newest = this.#newest(line);
        this.#lines.delete(key);
        // Without it a page leads the account, and goes on with its calls.
        if (lock && newest) await this.#end(newest, taken.signal);
      });
    } finally {
      taken.abort(); // perhaps by a page that comes in this very moment
    }
  }

  /** What is known of the line, unless another page has it since. */
  #newest({ key, page }: PageLine): PageLine | undefined {
    const newest = this.#lines.get(key);
    return newest?.page === page ? newest : undefined;
  }

  async #end({ key, setup, server, atPageEnd }: PageLine, taken: AbortSignal): Promise<void> {
    const { storage, loadFactory } = this.#options;
    const stored = await storage.get(recordsKey(key));
    const left = freshRecords([atPageEnd, stored], Date.now());
    if (!left) return;
    const signaling = (await loadFactory())({ ...setup, handlers: deaf, log: () => undefined });
    try {
      await signaling.connect(server);
      if (!taken.aborted) await this.#say(key, left.tabId, left.records, signaling);
    } finally {
      await signaling.dispose();
    }
  }

  /** Written first, and as newer than what the page left: the next one tells what is lost, and lets nothing ring. */
  async #say(
    key: string,
    tabId: string,
    records: readonly CallRecord[],
    signaling: Signaling,
  ): Promise<void> {
    const kept = { version: 1, tabId, aliveAt: Date.now(), records: withoutRinging(records) };
    await this.#options.storage.set(recordsKey(key), kept);
    await endLeftCalls(records, signaling);
  }
}

/** There is no phone any more that could be told, or could ring. */
const deaf = {
  onConnectionLost: () => undefined,
  onActivity: () => undefined,
  onRegistrationLost: () => undefined,
  onRegistered: () => undefined,
  onIncoming: () => null,
  onRefused: () => undefined,
};
