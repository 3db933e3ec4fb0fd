import type { Contact, ContactDraft, Contacts } from '../../../src/core/contacts.js';
import { NumberIndex } from '../../../src/core/contacts/number-index.js';
import type { DialerPhone } from './dialer.js';

/** Contacts in memory, and an adapter's answers. */
export class ContactsInMemory implements Contacts {
  own: readonly Contact[] = [];
  listed: readonly Contact[] = [];
  /** What an adapter answers. */
  answer: (text: string, signal?: AbortSignal) => Promise<readonly Contact[]> = () =>
    Promise.resolve([]);
  readonly #listeners = new Set<() => void>();

  list(): Promise<readonly Contact[]> {
    return Promise.resolve(this.own);
  }

  directory(): Promise<readonly Contact[]> {
    return Promise.resolve(this.listed);
  }

  search(text: string, signal?: AbortSignal): Promise<readonly Contact[]> {
    return this.answer(text, signal);
  }

  find(number: string): Contact | undefined {
    return new NumberIndex([...this.own, ...this.listed]).find(number);
  }

  save(drafts: readonly ContactDraft[]): Promise<readonly Contact[]> {
    const saved = drafts.map((draft, i) => ({ ...draft, id: draft.id ?? `new-${i}` }));
    const ids = new Set(saved.map(({ id }) => id));
    this.set([...this.own.filter(({ id }) => !ids.has(id)), ...saved]);
    return Promise.resolve(saved);
  }

  remove(id: string): Promise<void> {
    this.set(this.own.filter((one) => one.id !== id));
    return Promise.resolve();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** As another tab changes them. */
  set(own: readonly Contact[]): void {
    this.own = own;
    for (const listener of this.#listeners) listener();
  }
}

export const contact = (name: string, ...numbers: string[]): Contact => ({
  id: name,
  name,
  numbers: numbers.map((number) => ({ number })),
});

/** Gives the phone these contacts. */
export function withContacts(phone: DialerPhone, ...own: Contact[]): ContactsInMemory {
  const contacts = new ContactsInMemory();
  contacts.own = own;
  phone.contacts = () => Promise.resolve(contacts);
  return contacts;
}

/** Text that tries to be more than text. */
export const hostileNames = [
  '<img src=x onerror="alert(1)">',
  '\u202E\u2066gnp.exe\u2069',
  'javascript:alert(1)//"\'>',
  '\u0000\u0007\u{E0001}tag',
  'a\u0301'.repeat(200),
  'x'.repeat(10_000),
];
