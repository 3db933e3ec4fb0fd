import { VoipError } from '../errors.js';
import type { Storage } from '../storage/storage.js';
import { isMissed, type HistoryEntry } from '../history.js';
import { emptyHead, isHead, isRow, type LogHead, type LogRow } from './stored-log.js';

/** Calls in one stored value: what is rewritten when one is added. */
const pageSize = 100;
/** Most calls that are kept, to the page. */
const maxEntries = 10_000;
/** Pages follow each other in a ring of more places than so many calls fill: every one can be named to be deleted. */
const places = 128;
/** How long one is kept, ms: numbers of people are not kept for ever. */
const maxAgeMs = 90 * 86_400_000;
/** Pages read at once by a search. */
const together = 10;
/** How many of the latest calls are remembered as logged. */
const maxLogged = 50;

export interface Found {
  readonly entries: readonly HistoryEntry[];
  /** Number of the last of them, when there are more. */
  readonly cursor?: number;
}

/**
 * One account's log as stored: a head, and pages of calls by number. Adding one rewrites the head and the
 * newest page, however long the log is. Nothing is remembered between two operations, which the one who
 * calls runs one after the other, over all tabs.
 */
export class LogPages {
  readonly #storage: Storage;
  readonly #key: string;
  readonly #onCorrupt: (error: VoipError) => void;
  /** Each value that cannot be read is read again and again until it is written. */
  #told = false;

  constructor(storage: Storage, key: string, onCorrupt: (error: VoipError) => void) {
    this.#storage = storage;
    this.#key = key;
    this.#onCorrupt = onCorrupt;
  }

  /** A log that cannot be read is begun anew. */
  async head(): Promise<LogHead> {
    const stored = await this.#storage.get(this.#key);
    if (stored === undefined) return emptyHead;
    if (isHead(stored)) return stored;
    this.#corrupt('head');
    await this.#reset(emptyHead);
    return emptyHead;
  }

  /** Resolves with false for a call that was logged already. */
  async append(entry: HistoryEntry, now: number): Promise<boolean> {
    const head = await this.head();
    if (head.logged.includes(entry.id)) return false;
    const { next: number } = head;
    const rows = number % pageSize ? await this.#rows(number, head) : [];
    await this.#write(number, [...rows, { number, entry }]);
    const grown: LogHead = {
      ...head,
      next: number + 1,
      missed: head.missed + (isMissed(entry) ? 1 : 0),
      logged: [...head.logged, entry.id].slice(-maxLogged),
    };
    await this.#setHead(grown);
    if (number % pageSize === 0) await this.prune(now);
    return true;
  }

  /** Newest first, only those below the number `before`. */
  async find(
    matches: (entry: HistoryEntry) => boolean,
    limit: number,
    before = Infinity,
  ): Promise<Found> {
    const head = await this.head();
    const found: LogRow[] = [];
    let last = Math.min(before, head.next) - 1;
    // The newest page alone is mostly enough; a search waits for many together.
    for (let width = 1; last >= head.first && found.length <= limit; width = together) {
      const lasts: number[] = [];
      for (; lasts.length < width && last >= head.first; last = lastBefore(last)) lasts.push(last);
      const pages = await Promise.all(lasts.map((number) => this.#rows(number, head)));
      const rows = pages.flatMap((page) => page.reverse());
      const [newest = 0] = lasts;
      found.push(...rows.filter(({ number, entry }) => number <= newest && matches(entry)));
    }
    const entries = found.slice(0, limit).map(({ entry }) => entry);
    const cursor = found.length > limit ? found[limit - 1]?.number : undefined;
    return { entries, ...(cursor === undefined ? {} : { cursor }) };
  }

  async markSeen(): Promise<void> {
    const head = await this.head();
    if (head.missed > 0) await this.#setHead({ ...head, seen: head.next, missed: 0 });
  }

  /**
   * @param change gives the entry in its place, or nothing to take it out
   * @returns false when there is no such call
   */
  async change(
    id: string,
    change: (entry: HistoryEntry) => HistoryEntry | undefined,
  ): Promise<boolean> {
    const head = await this.head();
    for (let last = head.next - 1; last >= head.first; last = lastBefore(last)) {
      const rows = await this.#rows(last, head);
      const row = rows.find(({ entry }) => entry.id === id);
      if (!row) continue;
      const entry = change(row.entry);
      const others = entry ? [{ ...row, entry }] : [];
      await this.#write(
        last,
        rows.flatMap((one) => (one === row ? others : [one])),
      );
      if (!entry) await this.#dropped(head, [row]);
      return true;
    }
    return false;
  }

  /** Everything; that the latest calls were logged stays known. */
  async clear(): Promise<void> {
    const { logged } = await this.head();
    await this.#reset({ ...emptyHead, logged });
  }

  /** Takes out what is too old, or too much. */
  async prune(now: number): Promise<void> {
    let head = await this.head();
    const least = head.next - maxEntries;
    while (head.first < head.next) {
      const rows = await this.#rows(head.first, head);
      const isKept = ({ number, entry }: LogRow): boolean =>
        number >= least && now - Date.parse(entry.endedAt) <= maxAgeMs;
      const kept = rows.filter(isKept);
      const isWhole = kept.length > 0 && kept.length === rows.length;
      if (isWhole) return;
      if (kept.length) await this.#write(head.first, kept);
      else await this.#storage.delete(this.#pageKey(head.first));
      const first = kept[0]?.number ?? Math.min(firstAfter(head.first), head.next);
      const gone = rows.filter((row) => !isKept(row));
      head = await this.#dropped({ ...head, first }, gone);
      if (kept.length) return;
    }
  }

  /** The page in which the call of that number is; what cannot be read of it is left out. */
  async #rows(number: number, { first, next }: LogHead): Promise<LogRow[]> {
    const stored = await this.#storage.get(this.#pageKey(number));
    // Cleared, or every call in it removed.
    if (stored === undefined) return [];
    const list: readonly unknown[] = Array.isArray(stored) ? stored : [undefined];
    const rows = list.filter(isRow);
    if (rows.length < list.length) this.#corrupt('page');
    return rows.filter((row) => row.number >= first && row.number < next);
  }

  async #dropped(head: LogHead, rows: readonly LogRow[]): Promise<LogHead> {
    const unseen = rows.filter(({ number, entry }) => number >= head.seen && isMissed(entry));
    const next = { ...head, missed: Math.max(0, head.missed - unseen.length) };
    await this.#setHead(next);
    return next;
  }

  #write(number: number, rows: readonly LogRow[]): Promise<void> {
    return this.#storage.set(this.#pageKey(number), rows);
  }

  #setHead(head: LogHead): Promise<void> {
    return this.#storage.set(this.#key, head);
  }

  #pageKey(number: number): string {
    return `${this.#key}.${Math.floor(number / pageSize) % places}`;
  }

  /** In this order: a page that goes meanwhile leaves a log without calls, not calls without a log. */
  async #reset(head: LogHead): Promise<void> {
    const pages = Array.from({ length: places }, (_none, place) => place * pageSize);
    await Promise.all(pages.map((number) => this.#storage.delete(this.#pageKey(number))));
    await this.#setHead(head);
  }

  #corrupt(part: string): void {
    if (this.#told) return;
    this.#told = true;
    this.#onCorrupt(new VoipError('storage/corrupt', { detail: { key: 'log', part } }));
  }
}

/** Number of the last call of the page before the one of this number. */
const lastBefore = (number: number): number => number - (number % pageSize) - 1;
const firstAfter = (number: number): number => number - (number % pageSize) + pageSize;
