import { codedError, VoipError } from '../errors.js';
import type { Logger } from '../logger.js';
import type { Signaling } from '../signaling/signaling.js';
import type { ConnectionState } from '../state.js';
import { retryDelayMs } from './reconnect-policy.js';

export interface ConnectionManagerOptions {
  read(): ConnectionState;
  write(next: ConnectionState): void;
  /** The way is open again after a loss. */
  onReconnected(): void;
  log: Logger;
  random(): number;
}

/** ms of silence after which a connection is proved before it is believed. */
const doubtfulMs = 5_000;
/** ms after which a connection counts as one that lasts. */
const standingMs = 10_000;

/**
 * Sole writer of the `connection` slice. Opens one socket at a time and, once a connection was
 * wanted, brings it back after every loss until `forget()`. Losing it never ends a call: media does
 * not pass through it.
 */
export class ConnectionManager {
  readonly #options: ConnectionManagerOptions;
  #signaling: Signaling | undefined;
  #servers: readonly string[] = [];
  /** Whether a first failure is tried again, too. */
  #persistent = false;
  #connectedAt = 0;
  /** Connections in a row that did not last. */
  #shortLived = 0;
  #opening: Promise<void> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ConnectionManagerOptions) {
    this.#options = options;
  }

  /**
   * Resolves when connected to one of the servers; tries each once, in order.
   * Rejects with the last server's `network/…`; retrying goes on for what was connected before, and
   * from the first failure on when it is `persistent`.
   */
  open(signaling: Signaling, servers: readonly string[], persistent = false): Promise<void> {
    this.#signaling = signaling;
    this.#servers = servers;
    this.#persistent ||= persistent;
    if (this.#opening) return this.#opening;
    if (this.#options.read().status === 'connected') return Promise.resolve();
    this.#cancelRetry();
    // A call placed while the connection is being brought back must not end that effort.
    return this.#attempt(
      this.#options.read().status === 'reconnecting' ? 'reconnecting' : 'connecting',
    );
  }

  /** Nothing is wanted any more. The signaling closes its socket itself, after its goodbyes. */
  forget(): void {
    this.#cancelRetry();
    this.#signaling = this.#opening = undefined;
    this.#persistent = false;
    this.#shortLived = 0;
    this.#change({ status: 'disconnected', server: null, attempt: 0, retryAt: null, error: null });
  }

  /** For the signaling: the socket is gone although nobody asked. */
  lost(error: VoipError): void {
    if (!this.#signaling) return;
    this.#options.log('info', 'connection lost', { code: error.code });
    this.#change({ status: 'reconnecting', attempt: 0, error: error.toInfo() });
    // A server that accepts and then drops would be asked without a pause.
    this.#schedule(this.#shortLived);
    this.#shortLived = Date.now() - this.#connectedAt < standingMs ? this.#shortLived + 1 : 0;
  }

  /** For the signaling: something was received, so the way is proved. */
  confirmed(): void {
    this.#change({ lastConfirmedAt: new Date().toISOString() });
  }

  /** Connected, as far as is known, but not heard of for a while. */
  get isDoubtful(): boolean {
    const { status, lastConfirmedAt } = this.#options.read();
    return status === 'connected' && Date.now() - Date.parse(lastConfirmedAt ?? '') > doubtfulMs;
  }

  /** Nobody answers on this connection: another one, at once. */
  async replace(error: VoipError): Promise<void> {
    const signaling = this.#signaling;
    if (!signaling || this.#options.read().status !== 'connected') return;
    this.#change({ status: 'reconnecting', attempt: 0, error: error.toInfo() });
    await signaling.disconnect();
    if (this.#signaling === signaling) await this.#reconnect();
  }

  /** The network or the page came back: what is waiting for its turn tries now. */
  retryNow(): void {
    if (this.#retry === undefined) return;
    this.#cancelRetry();
    void this.#reconnect();
  }

  #attempt(status: 'connecting' | 'reconnecting'): Promise<void> {
    this.#change({ status, retryAt: null });
    const opening = this.#tryServers().finally(() => {
      if (this.#opening === opening) this.#opening = undefined;
    });
    return (this.#opening = opening);
  }

  async #tryServers(): Promise<void> {
    const signaling = this.#signaling;
    let failure = new VoipError('config/not-configured');
    for (const server of this.#servers) {
      if (!signaling || this.#signaling !== signaling) break;
      try {
        await signaling.connect(server);
        if (this.#signaling !== signaling) {
          await signaling.disconnect();
          break;
        }
        this.#connectedAt = Date.now();
        const lastConfirmedAt = new Date().toISOString();
        const returned = this.#options.read().status === 'reconnecting';
        this.#change({ status: 'connected', server, attempt: 0, error: null, lastConfirmedAt });
        this.#options.log('info', 'connected', { server });
        if (returned) this.#options.onReconnected();
        return;
      } catch (cause) {
        failure = codedError(cause, 'network/unreachable');
      }
    }
    if (!signaling || this.#signaling !== signaling) throw new VoipError('call/cancelled');
    this.#failed(failure);
    throw failure;
  }

  #failed(failure: VoipError): void {
    const { status, attempt } = this.#options.read();
    const error = failure.toInfo();
    if (status !== 'reconnecting' && !this.#persistent) {
      return this.#change({ status: 'failed', error });
    }
    this.#change({ status: 'reconnecting', attempt: attempt + 1, error });
    this.#schedule(attempt + 1);
  }

  #schedule(attempt: number): void {
    this.#cancelRetry();
    const delay = retryDelayMs(attempt, this.#options.random());
    this.#change({ retryAt: new Date(Date.now() + delay).toISOString() });
    this.#retry = setTimeout(() => void this.#reconnect(), delay);
  }

  async #reconnect(): Promise<void> {
    this.#retry = undefined;
    // A failure is told in the state, and the next attempt is planned by then.
    await this.#attempt('reconnecting').catch(() => undefined);
  }

  #cancelRetry(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
  }

  #change(change: Partial<ConnectionState>): void {
    this.#options.write({ ...this.#options.read(), ...change });
  }
}
