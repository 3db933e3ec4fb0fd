import { VoipError } from '../errors.js';
import type { Contact, ContactDraft } from '../contacts.js';
import { createId } from '../ids.js';
import type { Storage } from '../storage/storage.js';
import { checkedContact } from './checked-contact.js';

/** More than an agent keeps by hand; whoever has more has a directory. */
const mostContacts = 10_000;

export interface ContactBookOptions {
  readonly storage: Storage;
  /** Names the account. Throws `config/not-configured` where there is none. */
  account(): string;
  /** One task after the other over all tabs. */
  exclusive<T>(name: string, task: () => Promise<T>): Promise<T>;
  tellError(error: VoipError): void;
}

/**
 * The contacts of an account as stored: one value, by name. Nothing is remembered between two operations, because
 * another tab may write as well.
 */
export class ContactBook {
  readonly #options: ContactBookOptions;
  #told = false;

  constructor(options: ContactBookOptions) {
    this.#options = options;
  }

  async list(): Promise<readonly Contact[]> {
    const stored = await this.#options.storage.get(this.#key);
    if (stored === undefined) return [];
    const list: readonly unknown[] = isStored(stored) ? stored.contacts : [undefined];
    const contacts = list.flatMap((one) => checkedContact(one) ?? []);
    if (contacts.length < list.length) this.#corrupt();
    return contacts;
  }

  async save(drafts: readonly ContactDraft[]): Promise<readonly Contact[]> {
    const saved = new Map<string, Contact>();
    for (const draft of drafts) {
      const contact = checkedContact(draft, createId());
      if (!contact) throw new TypeError('contact: a name and a number');
      saved.set(contact.id, contact);
    }
    await this.#change((contacts) => {
      const next = [...contacts.filter(({ id }) => !saved.has(id)), ...saved.values()];
      if (next.length > mostContacts) throw new TypeError('contacts: 10,000 at most');
      return next;
    });
    return [...saved.values()];
  }

  remove(id: string): Promise<void> {
    return this.#change((contacts) => contacts.filter((one) => one.id !== id));
  }

  #change(change: (contacts: readonly Contact[]) => readonly Contact[]): Promise<void> {
    const key = this.#key;
    return this.#options.exclusive(`voip-elements.${key}.1`, async () => {
      const { compare } = new Intl.Collator();
      const contacts = [...change(await this.list())];
      contacts.sort((one, other) => compare(one.name, other.name));
      await this.#options.storage.set(key, { version: 1, contacts });
    });
  }

  get #key(): string {
    return `contacts.${this.#options.account()}`;
  }

  #corrupt(): void {
    if (this.#told) return;
    this.#told = true;
    this.#options.tellError(new VoipError('storage/corrupt', { detail: { key: 'contacts' } }));
  }
}

function isStored(value: unknown): value is { readonly contacts: readonly unknown[] } {
  if (typeof value !== 'object' || value === null) return false;
  return 'version' in value && value.version === 1 && 'contacts' in value
    ? Array.isArray(value.contacts)
    : false;
}
