import { VoipError } from '../../core/errors.js';

/** Something the page can ask for; `undefined` when it does not any more. */
export interface PagePart<G> {
  follow(given: G | undefined): void;
}

/** Fetches a part when the page asks for it first, and tells it whenever that changes. */
export class PagePartLoader<G, P extends PagePart<G>> {
  readonly #load: () => Promise<P>;
  readonly #changed: () => void;
  readonly #failed: (error: VoipError) => void;
  #given: G | undefined;
  #part: P | 'loading' | undefined;

  constructor(load: () => Promise<P>, changed: () => void, failed: (error: VoipError) => void) {
    this.#load = load;
    this.#changed = changed;
    this.#failed = failed;
  }

  /** Once it is there, and as long as it is asked for. */
  get part(): P | undefined {
    return this.#part === 'loading' || this.#given === undefined ? undefined : this.#part;
  }

  follow(given: G | undefined): void {
    if (given === this.#given) return;
    this.#given = given;
    if (this.#part === undefined) void this.#fetch();
    else if (this.#part !== 'loading') this.#part.follow(given);
  }

  async #fetch(): Promise<void> {
    this.#part = 'loading';
    try {
      this.#part = await this.#load();
      this.#part.follow(this.#given);
      this.#changed();
    } catch (cause) {
      this.#part = undefined; // asked for again with the next change
      this.#failed(new VoipError('network/load-failed', { cause }));
    }
  }
}
