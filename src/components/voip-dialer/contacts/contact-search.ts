import type { Contact } from '../../../core/contacts.js';
import { prepareSearch, type Search } from '../numbers/t9.js';
import type { SearchEntry } from '../numbers/matcher.js';

interface Entry extends SearchEntry {
  readonly contact: Contact;
}

/** Finds contacts by name, company and number; what it compares is made when it is needed first. */
export class ContactSearch {
  readonly #contacts: readonly Contact[];
  #search: Search<Entry> | undefined;

  constructor(contacts: readonly Contact[]) {
    this.#contacts = contacts;
  }

  /** The best first; everybody for nothing. */
  find(query: string): readonly Contact[] {
    if (!query.trim()) return this.#contacts;
    const all = this.#contacts;
    this.#search ??= prepareSearch(
      all.flatMap((contact) => {
        const { organization, numbers } = contact;
        const name = organization ? `${contact.name} ${organization}` : contact.name;
        return numbers.map(({ number }) => ({ name, number, contact }));
      }),
    );
    return [...new Set(this.#search.find(query, all.length).map(({ entry }) => entry.contact))];
  }
}
