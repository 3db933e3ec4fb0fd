import { freshRecords } from '../calls/call-record.js';
import { recordsKey } from '../calls/call-recovery.js';
import { endLeftCalls, withoutRinging } from '../calls/left-calls.js';
import type { LineSetup } from '../connection/account-signaling.js';
import type { SignalingFactory } from '../signaling/signaling.js';
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
  readonly #pages = new Set<string>();

  constructor(options: LastPageOptions) {
    this.#options = options;
  }

  /** A page says with which line it has calls; again when that changes. Resolves when all is done for it. */
  async watch(line: PageLine): Promise<void> {
    const { key, page } = line;
    this.#lines.set(key, line);
    if (this.#pages.has(page)) return;
    this.#pages.add(page);
    // Given by the browser when the page is gone, however it went.
    await this.#options.locks.request(page, () => undefined);
    this.#pages.delete(page);
    if (!this.#isNewest(line)) return;
    await new Promise((resolve) => setTimeout(resolve, this.#options.graceMs));
    if (!this.#isNewest(line)) return;
    await this.#options.locks.request(lineLock(key), { ifAvailable: true }, async (lock) => {
      // A page that comes in this very moment waits for its turn, and finds the calls ended.
      if (lock) await this.#end(this.#lines.get(key) ?? line);
    });
  }

  #isNewest({ key, page }: PageLine): boolean {
    return this.#lines.get(key)?.page === page;
  }

  async #end({ key, setup, server }: PageLine): Promise<void> {
    const { storage, loadFactory } = this.#options;
    const left = freshRecords(await storage.get(recordsKey(key)), Date.now());
    this.#lines.delete(key);
    if (!left) return;
    const signaling = (await loadFactory())({ ...setup, handlers: deaf, log: () => undefined });
    try {
      await signaling.connect(server);
      await endLeftCalls(left.records, signaling);
      const records = withoutRinging(left.records);
      if (records.length) await storage.set(recordsKey(key), { ...left, records });
      else await storage.delete(recordsKey(key));
    } finally {
      await signaling.dispose();
    }
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
