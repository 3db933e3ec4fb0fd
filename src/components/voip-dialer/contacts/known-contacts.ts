import type { Contact, Contacts } from '../../../core/contacts.js';
import type { Phone } from '../../../core/phone.js';

/** The contacts as one view of the dialer knows them: read when it is opened, and again whenever they change. */
export class KnownContacts {
  readonly #changed: () => void;
  readonly #failed: (error: unknown) => void;
  readonly #withDirectory: boolean;
  #phone: Phone | undefined;
  #account = '';
  #contacts: Contacts | undefined;
  #stop: (() => void) | undefined;
  #own: readonly Contact[] | undefined;
  #directory: readonly Contact[] = [];

  /** @param withDirectory also what adapters list, which may take its time */
  constructor(changed: () => void, failed: (error: unknown) => void, withDirectory = false) {
    this.#changed = changed;
    this.#failed = failed;
    this.#withDirectory = withDirectory;
  }

  /** Those of this browser; nothing until they were read. Another list after every change. */
  get own(): readonly Contact[] | undefined {
    return this.#own;
  }

  get directory(): readonly Contact[] {
    return this.#directory;
  }

  /** Once they were read. */
  find(number: string): Contact | undefined {
    return this.#contacts?.find(number);
  }

  follow(phone: Phone): void {
    const { domain = '', username = '' } = phone.state.settings ?? {};
    const account = `${username} ${domain}`;
    if (phone === this.#phone && account === this.#account) return;
    this.close();
    this.#phone = phone;
    this.#account = account;
    phone.contacts().then((contacts) => {
      if (phone !== this.#phone || account !== this.#account) return;
      this.#contacts = contacts;
      this.#stop = contacts.subscribe(() => this.#read(contacts));
      this.#read(contacts);
    }, this.#failed);
  }

  /** Nobody looks: what changes is read again by the time somebody does. */
  close(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#phone = undefined;
  }

  /** By name or number, of adapters. */
  async search(text: string, signal: AbortSignal): Promise<readonly Contact[]> {
    return (await this.#contacts?.search(text, signal)) ?? [];
  }

  #read(contacts: Contacts): void {
    const use = (change: () => void): void => {
      if (contacts !== this.#contacts || !this.#phone) return;
      change();
      this.#changed();
    };
    contacts.list().then((own) => use(() => (this.#own = own)), this.#failed);
    if (!this.#withDirectory) return;
    contacts
      .directory()
      .then((directory) => use(() => (this.#directory = directory)), this.#failed);
  }
}
