import type { Contact, ContactDraft, Contacts } from '../contacts.js';
import type { AskedAdapters } from './asked-adapters.js';
import type { ContactBook } from './contact-book.js';
import { NumberIndex } from './number-index.js';

export interface AccountContactsOptions {
  readonly book: ContactBook;
  readonly adapters: AskedAdapters;
  /** Names the account. Throws `config/not-configured` where there is none. */
  account(): string;
  now(): number;
}

/** How long what a directory has said is taken for true, ms. */
const directoryAgeMs = 300_000;

/** What this page knows of the contacts of an account; another tab's changes come over a channel. */
export class AccountContacts implements Contacts {
  readonly #options: AccountContactsOptions;
  readonly #listeners = new Set<() => void>();
  #channel: BroadcastChannel | undefined;
  #account = '';
  #own: Promise<readonly Contact[]> | undefined;
  #directory: { readonly at: number; readonly read: Promise<readonly Contact[]> } | undefined;
  #ownNumbers = new NumberIndex();
  #directoryNumbers = new NumberIndex();

  constructor(options: AccountContactsOptions) {
    this.#options = options;
    this.#follow();
  }

  list(): Promise<readonly Contact[]> {
    this.#follow();
    return (this.#own ??= this.#read());
  }

  directory(): Promise<readonly Contact[]> {
    const { adapters, now } = this.#options;
    const isOld = !this.#directory || now() - this.#directory.at > directoryAgeMs;
    if (isOld) {
      const read = adapters.directory().then((contacts) => {
        this.#directoryNumbers = new NumberIndex(contacts);
        return contacts;
      });
      this.#directory = { at: now(), read };
    }
    return this.#directory?.read ?? Promise.resolve([]);
  }

  search(text: string, signal?: AbortSignal): Promise<readonly Contact[]> {
    return this.#options.adapters.search(text, signal);
  }

  find(number: string): Contact | undefined {
    return this.#ownNumbers.find(number) ?? this.#directoryNumbers.find(number);
  }

  async save(drafts: readonly ContactDraft[]): Promise<readonly Contact[]> {
    this.#follow();
    const saved = await this.#options.book.save(drafts);
    this.#changed();
    return saved;
  }

  async remove(id: string): Promise<void> {
    this.#follow();
    await this.#options.book.remove(id);
    this.#changed();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.#channel?.close();
    this.#listeners.clear();
  }

  /** The account may be another one by now. */
  #follow(): void {
    const account = this.#options.account();
    if (account === this.#account) return;
    this.#account = account;
    this.#forget();
    this.#channel?.close();
    // Not in every browser; then a tab sees the changes of another one when it is loaded again.
    if (!('BroadcastChannel' in globalThis)) return;
    this.#channel = new BroadcastChannel(`voip-elements.contacts.${account}.1`);
    this.#channel.onmessage = () => this.#heard();
  }

  async #read(): Promise<readonly Contact[]> {
    const reading = this.#account;
    try {
      const contacts = await this.#options.book.list();
      if (reading === this.#account) this.#ownNumbers = new NumberIndex(contacts);
      return contacts;
    } catch (error) {
      this.#forget();
      throw error;
    }
  }

  #changed(): void {
    this.#channel?.postMessage('changed');
    this.#heard();
  }

  #heard(): void {
    this.#forget();
    for (const listener of this.#listeners) listener();
  }

  #forget(): void {
    this.#own = undefined;
  }
}
