import { callsOf, isLive } from '../selectors.js';
import type { PhoneState } from '../state.js';

/** How long a call window shows how its call ended, ms. */
const shownMs = 5_000;

/** Something went wrong with the call that was last. */
export const lastFailed = (state: PhoneState): boolean => !!callsOf(state).at(-1)?.end?.error;

/**
 * For a call window: closes it when the call that it was opened for is over, as nobody needs it any more.
 * Not where something went wrong that may have to be put right in it; nor once somebody uses it.
 */
export class ClosingWindow {
  readonly #close: () => void;
  #isOpenedFor = false;
  #ending = new AbortController();

  constructor(close: () => void) {
    this.#close = close;
  }

  /** Another page has it make a call. */
  opened(): void {
    this.#isOpenedFor = true;
  }

  follow(state: PhoneState): void {
    this.#ending.abort();
    const calls = callsOf(state);
    if (!this.#isOpenedFor || !calls.length || calls.some(isLive) || lastFailed(state)) return;
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    const timer = setTimeout(this.#close, shownMs);
    signal.addEventListener('abort', () => clearTimeout(timer));
    const used = (): void => {
      this.#isOpenedFor = false;
      this.#ending.abort();
    };
    for (const type of ['pointerdown', 'keydown']) addEventListener(type, used, { signal });
  }
}
