import type { Storage } from './storage.js';

/** Lasts as long as the page. Values are cloned as IndexedDB would, so that nobody shares objects. */
export class MemoryStorage implements Storage {
  readonly #values = new Map<string, unknown>();

  has(key: string): boolean {
    return this.#values.has(key);
  }

  async get(key: string): Promise<unknown> {
    return structuredClone(this.#values.get(key));
  }

  async set(key: string, value: unknown): Promise<void> {
    this.#values.set(key, structuredClone(value));
  }

  async delete(key: string): Promise<void> {
    this.#values.delete(key);
  }
}
