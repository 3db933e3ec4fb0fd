import type { VoipError } from '../errors.js';
import type { Subscription } from '../signaling/signaling.js';

export interface KeptSubscriptionOptions {
  /** Asks for it at the server that is there now; nothing when there is none. */
  begin(onEnded: (error: VoipError) => void): Subscription | undefined;
  /** Nothing is known of it any more. */
  onLost(): void;
  /** It will not be had: told once, whatever is tried later. */
  onRefused(error: VoipError): void;
  /** ms to wait after so many failures. */
  delayMs(failures: number): number;
}

/** One subscription, asked for again as long as that can help. */
export class KeptSubscription {
  readonly #options: KeptSubscriptionOptions;
  #subscription: Subscription | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #told = false;

  constructor(options: KeptSubscriptionOptions) {
    this.#options = options;
  }

  /** The line is up. What was refused before another registration may be had with this one. */
  begin(): void {
    clearTimeout(this.#retry);
    this.#subscription ??= this.#options.begin((error) => this.#ended(error));
  }

  /** It was told how things stand. */
  heard(): void {
    this.#failures = 0;
  }

  end(): void {
    clearTimeout(this.#retry);
    const subscription = this.#subscription;
    this.#subscription = undefined;
    this.#failures = 0;
    void subscription?.end();
  }

  #ended(error: VoipError): void {
    const { onLost, onRefused, delayMs } = this.#options;
    this.#subscription = undefined;
    onLost();
    // What went with the socket is asked for again by who registers again.
    if (error.code === 'network/connection-lost') return;
    if (!error.retryable) {
      if (!this.#told) onRefused(error);
      this.#told = true;
      return;
    }
    this.#failures += 1;
    const { retryAfter = 0 } = error.detail;
    const delay = Math.max(delayMs(this.#failures), Number(retryAfter) * 1_000);
    this.#retry = setTimeout(() => this.begin(), Math.min(delay, longestMs));
  }
}

/** The server may ask for more; nobody would wait for it. */
const longestMs = 3_600_000;
