import type { VoipError } from '../errors.js';

export interface TokenRefreshOptions {
  /** Fetches new credentials and hands them on; resolves with the seconds they are good for. */
  fetch(): Promise<number | undefined>;
  onFailed(error: unknown): VoipError;
}

/** Share of the life of an answer after which the next is asked for. */
const refreshAt = 0.8;
/** Seconds until a failed refresh is tried again. */
const retryAfter = 10;
/** Longest delay a timer takes, ms; beyond it browsers fire at once. */
const longestMs = 2 ** 31 - 1;

/** Keeps what `token-src` answered fresh as long as there is a line that needs it. */
export class TokenRefresh {
  readonly #options: TokenRefreshOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #expiresAt = Infinity;

  constructor(options: TokenRefreshOptions) {
    this.#options = options;
  }

  /** An answer is in use from now on; without a time it does not expire. */
  granted(seconds: number | undefined): void {
    this.stop();
    if (!seconds) return;
    this.#expiresAt = Date.now() + seconds * 1_000;
    this.#schedule(seconds * refreshAt);
  }

  /** Before something is sent: a timer is late after the machine slept. Never rejects. */
  async ensureFresh(): Promise<void> {
    if (Date.now() >= this.#expiresAt) await this.#renew();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#expiresAt = Infinity;
  }

  #schedule(seconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#renew(), Math.min(seconds * 1_000, longestMs));
  }

  async #renew(): Promise<void> {
    const expiresAt = this.#expiresAt;
    try {
      const seconds = await this.#options.fetch();
      // Stopped, or overtaken by another answer, meanwhile.
      if (this.#expiresAt === expiresAt) this.granted(seconds);
    } catch (cause) {
      const error = this.#options.onFailed(cause);
      if (this.#expiresAt === expiresAt && error.retryable) this.#schedule(retryAfter);
    }
  }
}
