import type { Contact } from '../../../core/contacts.js';
import type { HistoryEntry, HistoryPage, HistoryQuery } from '../../../core/history.js';
import type { NumberingPlan } from '../numbers/numbering-plan.js';
import { SearchIndex, type SearchMatch } from '../numbers/t9.js';
import { peopleOf, personKey, personOf, type Person } from './people.js';

export interface PeopleSources {
  /** Contacts, in the order in which they are suggested. */
  readonly contacts: readonly Contact[];
  find(number: string): Contact | undefined;
  /** Nothing where no log is kept. */
  readonly history: ((query: HistoryQuery) => Promise<HistoryPage>) | undefined;
  readonly plan: NumberingPlan | undefined;
}

/** So many are made ready at a time, which takes a few ms; then the page has its turn. */
const slice = 200;

/** Everybody who can be suggested, each number once: the latest calls come first, then the contacts, then older calls. */
export class PeopleIndex {
  readonly #sources: PeopleSources;
  readonly #index: SearchIndex<Person>;
  readonly #known = new Set<string>();

  constructor(sources: PeopleSources) {
    this.#sources = sources;
    const { plan } = sources;
    this.#index = new SearchIndex(plan ? { plan } : {});
  }

  find(query: string, most: number): SearchMatch<Person>[] {
    return this.#index.find(query, most);
  }

  /**
   * @param known calls that are at hand
   * @param on is told whenever more can be found; fills no further once that returns false
   */
  async fill(known: readonly HistoryEntry[], on: () => boolean): Promise<void> {
    this.#addCalls(known);
    if (!on()) return;
    const { history, contacts } = this.#sources;
    for (let at = 0; at < contacts.length; at += slice) {
      if (at) await nextTask();
      // Behind the latest calls: who was never called is looked for by name.
      this.#add(contacts.slice(at, at + slice).flatMap(peopleOf));
      if (!on()) return;
    }
    let cursor: string | undefined;
    do {
      const asked: HistoryQuery = cursor ? { limit: slice, cursor } : { limit: slice };
      const page = await history?.(asked);
      this.#addCalls(page?.entries ?? []);
      cursor = page?.cursor;
    } while (on() && cursor);
  }

  #addCalls(entries: readonly HistoryEntry[]): void {
    const { find } = this.#sources;
    this.#add(entries.flatMap((entry) => personOf(entry, find) ?? []));
  }

  #add(people: readonly Person[]): void {
    this.#index.add(
      people.filter(({ number }) => {
        const key = personKey(number);
        const isNew = !this.#known.has(key);
        this.#known.add(key);
        return isNew;
      }),
    );
  }
}

/** Not a microtask: what the user does comes first. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
