import type { VoipErrorCode } from '../errors.js';

/**
 * What is kept in this browser, by key. Nothing the phone keeps is worth a call: whoever reads MUST
 * be able to do without.
 *
 * Values are structured-clonable and hold no secrets. What comes back was written by some version of
 * us, or by somebody else: the reader MUST check its shape.
 */
export interface Storage {
  /** Whether another page will find what is kept. */
  readonly outlivesPage: boolean;
  /** @returns undefined when nothing is kept under the key. */
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** Resolves also when there was nothing. */
  delete(key: string): Promise<void>;
}

/** What every method may reject with, as a `VoipError`; `detail.reason` names the browser's error. */
export type StorageErrorCode = Extract<VoipErrorCode, `storage/${string}`>;
