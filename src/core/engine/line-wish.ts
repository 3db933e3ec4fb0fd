/**
 * Whether the account shall be registered, as far as its settings say so: `off` since somebody
 * disconnected it, in whichever tab. No tab registers it by itself then, until somebody signs in again.
 */
export class LineWish {
  #now: 'on' | 'off' = 'on';
  readonly #onChange: () => void;

  /** @param onChange the other tabs shall know */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get now(): 'on' | 'off' {
    return this.#now;
  }

  set(wish: 'on' | 'off'): void {
    if (this.#now === wish) return;
    this.#now = wish;
    this.#onChange();
  }

  /** The tab that has the line says so. */
  told(wish: 'on' | 'off'): void {
    this.#now = wish;
  }
}
