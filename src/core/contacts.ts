import type { RecordRef } from './state.js';

/** Somebody who can be called, as plain data. */
export interface Contact {
  /** Ours for those of this browser, its own for those of an adapter. */
  readonly id: string;
  readonly name: string;
  /** At least one. */
  readonly numbers: readonly ContactNumber[];
  readonly organization?: string;
  /** Who they are in the page's own system. */
  readonly record?: RecordRef;
  /** Name of the adapter that knows them; absent for those of this browser. */
  readonly source?: string;
}

export interface ContactNumber {
  /** As it is dialled. */
  readonly number: string;
  /** What it is, such as `mobile`. */
  readonly label?: string;
}

/** A contact to be kept: with an `id` in the place of that one, without as a new one. */
export type ContactDraft = Pick<Contact, 'name' | 'numbers' | 'organization' | 'record'> & {
  readonly id?: string;
};

/** The contacts of one account in this browser, and what adapters know besides. */
export interface Contacts {
  /** Those of this browser by name, as they are stored now, whichever tab has stored them. */
  list(): Promise<readonly Contact[]>;
  /** Those of adapters that have a directory, in the order of the adapters. */
  directory(): Promise<readonly Contact[]>;
  /**
   * What adapters find by a name or a number. An adapter that fails, or does not answer within 5 s, is left out,
   * and that is told as `voip-error` with `adapter/failed`.
   */
  search(text: string, signal?: AbortSignal): Promise<readonly Contact[]>;
  /** Whose number that is, among those of this browser and of directories that were read. */
  find(number: string): Contact | undefined;
  /**
   * Keeps all of them or none. Resolves with what is kept: one line of visible text for each name.
   * Rejects with a TypeError for a wrong type, a contact without a name or a number, and beyond 10,000 contacts.
   */
  save(drafts: readonly ContactDraft[]): Promise<readonly Contact[]>;
  /** Resolves also where there is none of that id. */
  remove(id: string): Promise<void>;
  /** Calls the listener after every change, also of another tab. Returns the stop function. */
  subscribe(listener: () => void): () => void;
}
