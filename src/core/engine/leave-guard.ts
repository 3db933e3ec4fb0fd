/**
 * Listens for a page that is about to go, but only while there is a call: with a `beforeunload` listener
 * some browsers keep a page out of the back/forward cache.
 */
export class LeaveGuard {
  readonly #onLeaving: () => 'ask' | 'go';
  #listening: AbortController | undefined;

  /** @param onLeaving `ask` has the browser ask whether the user means it */
  constructor(onLeaving: () => 'ask' | 'go') {
    this.#onLeaving = onLeaving;
  }

  watch(hasCalls: boolean): void {
    if (hasCalls === Boolean(this.#listening)) return;
    this.#listening?.abort();
    this.#listening = undefined;
    if (!hasCalls) return;
    this.#listening = new AbortController();
    window.addEventListener(
      'beforeunload',
      (event) => {
        if (this.#onLeaving() === 'ask') event.preventDefault();
      },
      { signal: this.#listening.signal },
    );
  }
}
