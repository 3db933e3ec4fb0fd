import type { Storage } from './storage.js';

/** Lasts as long as the page. Values are cloned as IndexedDB would, so that nobody shares objects. */
export class MemoryStorage implements Storage {
  readonly outlivesPage = false;
  readonly #values = new Map<string, unknown>();

  has(key: string): boolean {
    return this.#values.has(key);
  }

  get(key: string): Promise<unknown> {
    return Promise.resolve(structuredClone(this.#values.get(key)));
  }

  /** Rejects with the browser's DataCloneError for what cannot be kept, as IndexedDB does. */
  set(key: string, value: unknown): Promise<void> {
    return new Promise((resolve) => {
      this.#values.set(key, structuredClone(value));
      resolve();
    });
  }

  delete(key: string): Promise<void> {
    this.#values.delete(key);
    return Promise.resolve();
  }
}
