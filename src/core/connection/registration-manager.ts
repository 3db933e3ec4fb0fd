import { codedError, VoipError } from '../errors.js';
import type { Logger } from '../logger.js';
import type { Registration, Signaling } from '../signaling/signaling.js';
import type { RegistrationState } from '../state.js';
import { retryDelayMs } from './reconnect-policy.js';

export interface RegistrationManagerOptions {
  read(): RegistrationState;
  write(next: RegistrationState): void;
  log: Logger;
  random(): number;
}

const proofMs = 3_000;
const nobody: RegistrationState = { status: 'off', expiresAt: null, error: null };

/** Sole writer of the `registration` slice. */
export class RegistrationManager {
  readonly #options: RegistrationManagerOptions;
  #signaling: Signaling | undefined;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RegistrationManagerOptions) {
    this.#options = options;
  }

  /** REGISTERs, also again after a reconnect. Rejects with `auth/…` or `network/…`. */
  async register(signaling: Signaling): Promise<void> {
    this.#cancelRetry();
    this.#signaling = signaling;
    this.#change({ status: 'registering' });
    try {
      const registration = await signaling.register();
      if (this.#signaling === signaling) this.registered(registration);
    } catch (cause) {
      const error = codedError(cause, 'network/timeout');
      if (this.#signaling === signaling) this.lost(error);
      throw error;
    }
  }

  /**
   * Registers again and leaves the state as it is meanwhile. Rejects with `network/timeout` after 3 s: a
   * connection that the machine slept through looks alive for many minutes.
   */
  async prove(): Promise<void> {
    const signaling = this.#signaling;
    if (!signaling || this.#options.read().status !== 'registered') return;
    let limit: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      limit = setTimeout(() => reject(new VoipError('network/timeout')), proofMs);
    });
    try {
      const granted = await Promise.race([signaling.register(), silence]);
      if (this.#signaling === signaling) this.registered(granted);
    } finally {
      clearTimeout(limit);
    }
  }

  async unregister(): Promise<void> {
    this.#cancelRetry();
    const signaling = this.#signaling;
    this.#signaling = undefined;
    if (!signaling) return;
    this.#change({ status: 'unregistering' });
    await signaling.unregister();
    this.#change(nobody);
  }

  /** For the signaling: a refresh succeeded. */
  registered({ expiresIn }: Registration): void {
    this.#failures = 0;
    const expiresAt = new Date(Date.now() + expiresIn * 1000).toISOString();
    this.#change({ status: 'registered', expiresAt, error: null });
  }

  /**
   * For the signaling: we are no longer registered. A refusal is final (no lock-out by trying on);
   * a lost connection is followed by `register()` once it is back; the rest is tried again.
   */
  lost(error: VoipError): void {
    this.#options.log('warn', 'not registered', { code: error.code, ...error.detail });
    this.#change({ status: 'failed', expiresAt: null, error: error.toInfo() });
    if (!error.retryable || error.code === 'network/connection-lost') return;
    const signaling = this.#signaling;
    if (!signaling) return;
    this.#failures += 1;
    const delay = retryDelayMs(this.#failures, this.#options.random());
    // The failure of a retry is told in the state like this one.
    this.#retry = setTimeout(() => void this.register(signaling).catch(() => undefined), delay);
  }

  /** The socket went: whether the registrar still knows us cannot be known. */
  connectionLost(): void {
    this.#cancelRetry();
    if (this.#options.read().status === 'off') return;
    this.#change({ status: 'registering' });
  }

  /** Nobody here is registered any more, and the server is not told. */
  forget(): void {
    this.#cancelRetry();
    this.#signaling = undefined;
    this.#change(nobody);
  }

  #cancelRetry(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
  }

  #change(change: Partial<RegistrationState>): void {
    this.#options.write({ ...this.#options.read(), ...change });
  }
}
