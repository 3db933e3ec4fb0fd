import { createStore, del, get, set, type UseStore } from 'idb-keyval';
import { VoipError } from '../errors.js';
import type { Storage, StorageErrorCode } from './storage.js';

/** Longest wait for one operation, ms: opening a database can hang for ever (WebKit bug 226547). */
const limitMs = 2_000;

/** Browsers say with these names that the stored bytes cannot be read any more. */
const corruptNames: ReadonlySet<string> = new Set([
  'UnknownError',
  'NotReadableError',
  'DataError',
]);

/** IndexedDB, in a database of our own. Opens it with the first operation. */
export class IdbStorage implements Storage {
  readonly outlivesPage = true;
  readonly #store: UseStore;

  constructor(database = 'voip-elements') {
    this.#store = createStore(database, 'values');
  }

  get(key: string): Promise<unknown> {
    return guard(() => get<unknown>(key, this.#store));
  }

  set(key: string, value: unknown): Promise<void> {
    return guard(() => set(key, value, this.#store));
  }

  delete(key: string): Promise<void> {
    return guard(() => del(key, this.#store));
  }
}

/** Rejects with a `VoipError` also when IndexedDB is missing, forbidden, full or silent. */
async function guard<T>(operation: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(storageError('storage/unavailable', 'timeout')), limitMs);
  });
  try {
    return await Promise.race([operation(), limit]);
  } catch (cause) {
    if (cause instanceof VoipError) throw cause;
    // Without IndexedDB its very name is a ReferenceError; a sandboxed frame gets a SecurityError.
    const reason = cause instanceof Error ? cause.name : 'unknown';
    const code = corruptNames.has(reason) ? 'storage/corrupt' : 'storage/unavailable';
    throw storageError(code, reason, cause);
  } finally {
    clearTimeout(timer);
  }
}

function storageError(code: StorageErrorCode, reason: string, cause?: unknown): VoipError {
  return new VoipError(code, { detail: { reason }, cause });
}
