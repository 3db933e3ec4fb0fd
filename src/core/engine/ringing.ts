import type { VoipError } from '../errors.js';
import type { Ringer } from '../media/ringer.js';
import type { CallSnapshot } from '../state.js';

export interface RingingParts {
  /** Fetches what makes the tones. Rejects with `network/load-failed`. */
  loadRinger(): Promise<Ringer>;
  tellError(error: VoipError): void;
}

/** Whether there may be a tone for it. */
const sounds = ({ state, end }: CallSnapshot): boolean =>
  state === 'ringing' || end?.outcome === 'busy';

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
    // Not with the press: what is fetched then delays the INVITE.
    if (calls.some(sounds)) this.#ringer ??= this.#parts.loadRinger();
    // Whatever they are by the time it is there.
    this.#ringer?.then((ringer) => ringer.follow(this.#calls), this.#failed);
  }

  readonly #failed = (error: VoipError): void => {
    this.#ringer = undefined; // the next change of a call tries again
    this.#parts.tellError(error);
  };
}
