import type { Phone } from '../../core/phone.js';
import type { HistoryEntry, HistoryQuery, RecentsState } from '../../core/history.js';

/** What is shown of the calls that are over. */
export interface RecentsList {
  readonly query: string;
  readonly only: 'all' | 'missed';
  readonly entries: readonly HistoryEntry[];
  /** There are older ones. */
  readonly more: boolean;
}

/** What the list asks the log for, but for the page. */
export const queryOf = ({ query, only }: RecentsList): HistoryQuery => ({
  ...(query ? { query } : {}),
  ...(only === 'missed' ? { only } : {}),
});

const pageSize = 100;
/** A search reads the whole log: it waits until the typing pauses, ms. */
const pauseMs = 150;

/** Owner of the list: reads the log in pages, anew whenever there is a call more or another question. */
export class Recents {
  readonly #changed: () => void;
  readonly #failed: (error: unknown) => void;
  #list: RecentsList = { query: '', only: 'all', entries: [], more: false };
  #cursor: string | undefined;
  /** What was read for; an answer to an earlier question is none. */
  #question = 0;
  #seen: RecentsState | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void, failed: (error: unknown) => void) {
    this.#changed = changed;
    this.#failed = failed;
  }

  get list(): RecentsList {
    return this.#list;
  }

  /** Reads when the log has changed since; returns whether it has. */
  follow(phone: Phone): boolean {
    const { recents } = phone.state;
    if (recents === this.#seen) return false;
    this.#seen = recents;
    if (recents) this.#read(phone);
    return true;
  }

  /** Forgets what was read: nobody looks. */
  close(): void {
    this.#seen = null;
    clearTimeout(this.#pause);
  }

  search(phone: Phone, change: Partial<Pick<RecentsList, 'query' | 'only'>>): void {
    this.#list = { ...this.#list, ...change };
    this.#changed();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#read(phone), pauseMs);
  }

  more(phone: Phone): void {
    if (this.#cursor) this.#read(phone, this.#cursor);
  }

  #read(phone: Phone, cursor?: string): void {
    const question = (this.#question += 1);
    const { entries } = this.#list;
    const asked = { ...queryOf(this.#list), limit: pageSize };
    phone.history(cursor ? { ...asked, cursor } : asked).then((page) => {
      if (question !== this.#question) return;
      this.#cursor = page.cursor;
      const before = cursor ? entries : [];
      const more = page.cursor !== undefined;
      this.#list = { ...this.#list, entries: [...before, ...page.entries], more };
      this.#changed();
    }, this.#failed);
  }
}
