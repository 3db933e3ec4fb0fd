import type { Phone } from '../../../core/phone.js';
import type {
  HistoryEntry,
  HistoryPage,
  HistoryQuery,
  RecentsState,
} from '../../../core/history.js';

/** What is shown of the calls that are over. */
export interface RecentsList {
  readonly query: string;
  readonly only: 'all' | 'missed';
  /** As they were read: a page stays the same object as long as nothing in it changes. */
  readonly pages: readonly (readonly HistoryEntry[])[];
  /** There are older ones. */
  readonly more: boolean;
}

/** What the list asks the log for, but for the page. */
export const queryOf = ({ query, only }: RecentsList): HistoryQuery => ({
  ...(query ? { query } : {}),
  ...(only === 'missed' ? { only } : {}),
});

const pageSize = 25;
/** A search reads the whole log: it waits until the typing pauses, ms. */
const pauseMs = 150;

/** Owner of the list: reads the log in pages, anew whenever there is a call more or another question. */
export class Recents {
  readonly #changed: () => void;
  readonly #failed: (error: unknown) => void;
  #list: RecentsList = { query: '', only: 'all', pages: [], more: false };
  #cursor: string | undefined;
  /** What was read for; an answer to an earlier question is none. */
  #question = 0;
  #reads = false;
  #seen: RecentsState | null = null;
  #removed: string | undefined;
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
    if (!recents) return true;
    const removed = this.#removed;
    if (removed !== undefined) this.#drop(removed);
    if (removed === undefined || !this.#has(recents.entries[0])) this.#read(phone);
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
    if (this.#cursor && !this.#reads) this.#read(phone, this.#cursor);
  }

  /** It is taken out of the log: out of the list, too, without reading that anew from its beginning. */
  removes(id: string | undefined): void {
    this.#removed = id;
  }

  #has(newest: HistoryEntry | undefined): boolean {
    const { pages, query, only } = this.#list;
    const isPart = query !== '' || only !== 'all' || !newest;
    return isPart || pages.some((page) => page.some(({ id }) => id === newest.id));
  }

  #drop(id: string): void {
    this.#removed = undefined;
    const pages = this.#list.pages.map((page) =>
      page.some((entry) => entry.id === id) ? page.filter((entry) => entry.id !== id) : page,
    );
    this.#list = { ...this.#list, pages };
  }

  #read(phone: Phone, cursor?: string): void {
    const question = (this.#question += 1);
    const { pages } = this.#list;
    const asked = { ...queryOf(this.#list), limit: pageSize };
    this.#reads = true;
    const use = ({ entries, cursor: next }: HistoryPage): void => {
      if (question !== this.#question) return;
      this.#reads = false;
      this.#cursor = next;
      const before = cursor ? pages : [];
      this.#list = { ...this.#list, pages: [...before, entries], more: next !== undefined };
      this.#changed();
    };
    phone.history(cursor ? { ...asked, cursor } : asked).then(use, (error: unknown) => {
      this.#reads = false;
      this.#failed(error);
    });
  }
}
