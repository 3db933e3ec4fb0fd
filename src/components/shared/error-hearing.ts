import type { PhoneEvent } from '../../core/events.js';
import type { Phone } from '../../core/phone.js';

/** Hears what stands in no snapshot, such as that a microphone went away in a call: of one phone at a time. */
export class ErrorHearing {
  readonly #onError: (event: PhoneEvent<'voip-error'>) => void;
  #phone: Phone | undefined;
  #hearing = new AbortController();

  constructor(onError: (event: PhoneEvent<'voip-error'>) => void) {
    this.#onError = onError;
  }

  /** Of this phone from now on; of none without one. */
  follow(phone: Phone | undefined): void {
    if (phone === this.#phone) return;
    this.#phone = phone;
    this.#hearing.abort();
    this.#hearing = new AbortController();
    phone?.addEventListener('voip-error', this.#onError, { signal: this.#hearing.signal });
  }
}
