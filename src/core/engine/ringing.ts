import type { VoipError } from '../errors.js';
import type { Ringer } from '../media/ringer.js';
import type { CallSnapshot, PhoneState } from '../state.js';
import { OnDemand } from './fetched.js';

export interface RingingParts {
  /** Fetches what makes the tones. Rejects with `network/load-failed`. */
  loadRinger(): Promise<Ringer>;
  tellError(error: VoipError): void;
}

/** Whether there may be a tone for it. */
const sounds = ({ state, end }: CallSnapshot): boolean =>
  state === 'ringing' || end?.outcome === 'busy';

/** Whether there may be another tone, or the same one louder or elsewhere. */
export const concernsSound = (before: PhoneState, after: PhoneState): boolean =>
  (['calls', 'tab', 'devices'] as const).some((name) => before[name] !== after[name]);

/** Has the calls of this tab ring. Without a call nothing is fetched. */
export class Ringing {
  readonly #parts: RingingParts;
  readonly #ringer: OnDemand<Ringer>;
  #calls: readonly CallSnapshot[] = [];

  constructor(parts: RingingParts) {
    this.#parts = parts;
    this.#ringer = new OnDemand(parts.loadRinger);
  }

  /** As they stand, oldest first; none while another tab has them. */
  follow(calls: readonly CallSnapshot[]): void {
    this.#calls = calls;
    // Not with the press: what is fetched then delays the INVITE.
    if (!this.#ringer.needed && !calls.some(sounds)) return;
    // Whatever they are by the time it is there.
    this.#ringer.get().then((ringer) => ringer.follow(this.#calls), this.#parts.tellError);
  }
}
