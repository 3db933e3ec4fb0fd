import { codedError, type VoipError } from '../errors.js';
import { IdbStorage } from './idb-storage.js';
import { MemoryStorage } from './memory-storage.js';
import type { Storage } from './storage.js';

/**
 * The storage of this page: IndexedDB, and memory for whatever IndexedDB refuses. Its methods never
 * reject because of the browser; the first failure is told once.
 */
export function openStorage(
  onFailure: (error: VoipError) => void,
  persistent: Storage = new IdbStorage(),
): Storage {
  return new FallbackStorage(onFailure, persistent);
}

class FallbackStorage implements Storage {
  readonly #onFailure: (error: VoipError) => void;
  /** Undefined from the moment it proved unusable, so that later operations do not wait for it. */
  #persistent: Storage | undefined;
  /** Only what could not be written, and stands over what is written. */
  readonly #memory = new MemoryStorage();
  #told = false;

  constructor(onFailure: (error: VoipError) => void, persistent: Storage) {
    this.#onFailure = onFailure;
    this.#persistent = persistent;
  }

  get outlivesPage(): boolean {
    return this.#persistent?.outlivesPage ?? false;
  }

  async get(key: string): Promise<unknown> {
    if (this.#memory.has(key) || !this.#persistent) return this.#memory.get(key);
    try {
      return await this.#persistent.get(key);
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  async set(key: string, value: unknown): Promise<void> {
    try {
      await this.#persistent?.set(key, value);
      if (this.#persistent) {
        await this.#memory.delete(key);
        return;
      }
    } catch (error) {
      this.#failed(error);
    }
    await this.#memory.set(key, value);
  }

  async delete(key: string): Promise<void> {
    try {
      await this.#persistent?.delete(key);
      await this.#memory.delete(key);
    } catch (error) {
      this.#failed(error);
      // Undefined in memory hides the value that IndexedDB would not let go of.
      await this.#memory.set(key, undefined);
    }
  }

  #failed(cause: unknown): void {
    const error = codedError(cause, 'storage/unavailable');
    // A full disk can still be read; anything else would only fail again, and perhaps slowly.
    if (error.detail.reason !== 'QuotaExceededError') this.#persistent = undefined;
    if (this.#told) return;
    this.#told = true;
    this.#onFailure(error);
  }
}
