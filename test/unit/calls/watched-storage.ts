import { MemoryStorage } from '../../../src/core/storage/memory-storage.js';

/** Writes down what is asked of it; each write takes until it is let through, if the test wants so. */
export class WatchedStorage extends MemoryStorage {
  readonly asked: string[] = [];
  /** What holds writes back. */
  gate: Promise<void> = Promise.resolve();

  override async set(key: string, value: unknown): Promise<void> {
    this.asked.push(`set ${key}`);
    await this.gate;
    await super.set(key, value);
  }
  override async delete(key: string): Promise<void> {
    this.asked.push(`delete ${key}`);
    await this.gate;
    await super.delete(key);
  }
}
