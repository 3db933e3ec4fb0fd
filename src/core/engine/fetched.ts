import { VoipError } from '../errors.js';

/** What an `import()` resolves with. Rejects with `network/load-failed` where the browser does not get it. */
export const fetched = <T>(module: Promise<T>): Promise<T> =>
  module.catch((cause: unknown) => {
    throw new VoipError('network/load-failed', { cause });
  });

/** Something that is fetched when it is first needed; when that fails, the next need tries again. */
export class OnDemand<T> {
  readonly #load: () => Promise<T>;
  #loading: Promise<T> | undefined;
  #value: T | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Nothing before it is there. */
  get value(): T | undefined {
    return this.#value;
  }

  /** It is there, or on its way. */
  get needed(): boolean {
    return this.#loading !== undefined;
  }

  get(): Promise<T> {
    return (this.#loading ??= this.#load().then(
      (value) => (this.#value = value),
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    ));
  }
}
