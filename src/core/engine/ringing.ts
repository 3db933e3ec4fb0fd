import { VoipError } from '../errors.js';
import type { Ringer } from '../media/ringer.js';
import type { CallSnapshot } from '../state.js';

export interface RingingParts {
  /** Fetches what makes the tones. */
  loadRinger(): Promise<Ringer>;
  tellError(error: VoipError): void;
}

/** Has the calls of this tab ring. Without a call nothing is fetched. */
export class Ringing {
  readonly #parts: RingingParts;
  #ringer: Promise<Ringer> | undefined;
  #calls: readonly CallSnapshot[] = [];

  constructor(parts: RingingParts) {
    this.#parts = parts;
  }

  /** As they stand, oldest first; none while another tab has them. */
  follow(calls: readonly CallSnapshot[]): void {
    this.#calls = calls;
    if (calls.length && !this.#ringer) this.#ringer = this.#parts.loadRinger();
    // Whatever they are by the time it is there.
    void this.#ringer?.then((ringer) => ringer.follow(this.#calls), this.#failed);
  }

  readonly #failed = (cause: unknown): void => {
    // Told once; the next change of a call tries again.
    if (this.#ringer) this.#parts.tellError(new VoipError('network/load-failed', { cause }));
    this.#ringer = undefined;
  };
}
