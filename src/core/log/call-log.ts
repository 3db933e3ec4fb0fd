import { codedError, VoipError } from '../errors.js';
import type {
  HistoryEdit,
  HistoryEntry,
  HistoryPage,
  HistoryQuery,
  RecentsState,
} from '../history.js';
import type { CallSnapshot, Origin, PhoneState } from '../state.js';
import type { Storage } from '../storage/storage.js';
import type { LogEntry } from '../store.js';
import { entryOf } from './history-entry.js';
import { historyMatch } from './history-match.js';
import { LogLock } from './log-lock.js';
import { LogPages } from './log-pages.js';

export interface CallLogOptions {
  readonly storage: Storage;
  readonly locks: LockManager | undefined;
  read(): PhoneState;
  /** While another tab has the line, that one's stands, and this does nothing. */
  write(next: RecentsState | null, origin: Origin): void;
  /** Names the account, as for the election; nothing before there is one. */
  account(): string | undefined;
  tellError(error: VoipError): void;
}

/** How many calls the state holds. */
const recent = 50;

/**
 * Sole writer of the `recents` slice: the tab that has the line logs every call once, when it is over. How the
 * stored log looks is `LogPages`' matter; what is in the state is read from there after every change.
 */
export class CallLog {
  readonly #options: CallLogOptions;
  readonly #lock: LogLock;
  #pages: { readonly key: string; readonly pages: LogPages } | undefined;
  /** The account whose log is in the state. */
  #shown: string | undefined;

  constructor(options: CallLogOptions) {
    this.#options = options;
    this.#lock = new LogLock(options.locks);
    this.#follow(true);
  }

  /** For the store: what it says, in order. */
  told(told: LogEntry): void {
    if (told.kind === 'notice') return;
    const { before, after, origin } = told;
    if (before.tab.role !== after.tab.role || before.settings !== after.settings) {
      // The tab that had the line may have gone between the end of a call and its entry.
      this.#follow(before.tab.role === 'follower' && after.tab.role === 'leader');
    }
    if (before.calls !== after.calls) {
      const ended = Object.values(after.calls.byId).filter(
        ({ id, end }) => end && !before.calls.byId[id]?.end,
      );
      this.add(ended, origin);
    }
  }

  /** Logs calls that are over, each once. */
  add(calls: readonly CallSnapshot[], origin: Origin): void {
    const key = this.#key;
    if (key === undefined || !calls.length) return;
    const measured = this.#options.read().quality?.byCall ?? {};
    const entries = calls.flatMap((call) => entryOf(call, measured[call.id]?.summary) ?? []);
    this.#told(
      this.#exclusive(key, async (pages) => {
        for (const entry of entries) {
          if (await pages.append(entry, Date.now())) await this.#show(key, pages, origin);
        }
      }),
    );
  }

  /** What is stored, whichever tab has written it. Rejects with a TypeError for a wrong argument. */
  async history(query: HistoryQuery): Promise<HistoryPage> {
    const { read, storage } = this.#options;
    const key = this.#account();
    const page = await this.#exclusive(key, (pages) => pageOf(query, pages));
    const { tab, recents } = read();
    // In the memory of the tab that has the line, which tells the others the newest.
    if (storage.outlivesPage || tab.role !== 'follower' || !recents) return page;
    return pageOfRecents(query, recents.entries);
  }

  /** In the tab that has the line. Rejects with `call/not-found` for an entry that is not there. */
  async edit(edit: HistoryEdit, origin: Origin): Promise<void> {
    const key = this.#account();
    await this.#exclusive(key, async (pages) => {
      await edited(edit, pages);
      await this.#show(key, pages, origin);
    });
  }

  #account(): string {
    const key = this.#options.account();
    if (key === undefined) throw new VoipError('config/not-configured');
    return key;
  }

  /** Of the log that this tab writes now. */
  get #key(): string | undefined {
    const { settings, tab } = this.#options.read();
    const isKept = settings?.callLog === 'keep' && tab.role !== 'follower';
    return isKept ? this.#options.account() : undefined;
  }

  /** @param missing calls in the state that are over may not have been logged */
  #follow(missing: boolean): void {
    const key = this.#key;
    if (key === this.#shown) return;
    this.#shown = key;
    if (key === undefined) return this.#options.write(null, 'system');
    this.#told(
      this.#exclusive(key, async (pages) => {
        await pages.prune(Date.now());
        await this.#show(key, pages, 'system');
      }),
    );
    if (!missing) return;
    const { calls, settings } = this.#options.read();
    const own = Object.values(calls.byId).filter(
      ({ local }) => local.account === settings?.username,
    );
    this.add(own, 'system');
  }

  async #show(key: string, pages: LogPages, origin: Origin): Promise<void> {
    const { missed } = await pages.head();
    const { entries } = await pages.find(() => true, recent);
    if (key !== this.#shown) return; // another account's by now
    const kept = this.#options.storage.outlivesPage ? 'device' : 'page';
    this.#options.write({ entries, missed, kept }, origin);
  }

  #exclusive<T>(key: string, task: (pages: LogPages) => Promise<T>): Promise<T> {
    if (this.#pages?.key !== key) {
      const { storage, tellError } = this.#options;
      this.#pages = { key, pages: new LogPages(storage, `log.${key}`, tellError) };
    }
    const { pages } = this.#pages;
    return this.#lock.run(`voip-elements.log.1.${key}`, () => task(pages));
  }

  /** Nobody waits for it: what fails is told. */
  #told(done: Promise<void>): void {
    done.catch((cause: unknown) => {
      this.#options.tellError(codedError(cause, 'storage/unavailable'));
    });
  }
}

async function pageOf(query: HistoryQuery, pages: LogPages): Promise<HistoryPage> {
  const { cursor: after, limit = 50 } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw new TypeError('limit: 1 to 200');
  if (after !== undefined && !/^\d{1,15}$/.test(after)) throw new TypeError('cursor: of a page');
  const before = after === undefined ? undefined : Number(after);
  const { entries, cursor } = await pages.find(historyMatch(query), limit, before);
  return { entries, ...(cursor === undefined ? {} : { cursor: String(cursor) }) };
}

/** What is left of the cursor is a place among them: they are few, and gone with the tab that has them. */
function pageOfRecents(query: HistoryQuery, recents: readonly HistoryEntry[]): HistoryPage {
  const { cursor = '0', limit = 50 } = query;
  const all = recents.filter(historyMatch(query));
  const end = Number(cursor) + limit;
  const entries = all.slice(Number(cursor), end);
  return { entries, ...(end < all.length ? { cursor: String(end) } : {}) };
}

async function edited(edit: HistoryEdit, pages: LogPages): Promise<void> {
  if (edit.edit === 'mark-seen') return pages.markSeen();
  if (edit.edit === 'clear') return pages.clear();
  const change = (entry: HistoryEntry): HistoryEntry | undefined =>
    edit.edit === 'annotate' ? annotated(entry, edit) : undefined;
  if (!(await pages.change(edit.id, change))) throw new VoipError('call/not-found');
}

function annotated(
  entry: HistoryEntry,
  { note, quality }: Pick<HistoryEntry, 'note' | 'quality'>,
): HistoryEntry {
  return {
    ...entry,
    ...(note === undefined ? {} : { note }),
    ...(quality === undefined ? {} : { quality }),
  };
}
