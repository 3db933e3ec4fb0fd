import { VoipError } from '../errors.js';
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

/**
 * Sole writer of the `connection` slice. Opens one socket at a time and, once a connection was
 * wanted, brings it back after every loss until `close()`. Losing it never ends a call: media does
 * not pass through it.
 */
export class ConnectionManager {
  readonly #options: ConnectionManagerOptions;
  #signaling: Signaling | undefined;
  #servers: readonly string[] = [];
  #opening: Promise<void> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ConnectionManagerOptions) {
    this.#options = options;
  }

  /**
   * Resolves when connected to one of the servers; tries each once, in order.
   * Rejects with the last server's `network/…`; retrying goes on only for what was connected before.
   */
  open(signaling: Signaling, servers: readonly string[]): Promise<void> {
    this.#signaling = signaling;
    this.#servers = servers;
    if (this.#opening) return this.#opening;
    if (this.#options.read().status === 'connected') return Promise.resolve();
    this.#cancelRetry();
    // A call placed while the connection is being brought back must not end that effort.
    return this.#attempt(
      this.#options.read().status === 'reconnecting' ? 'reconnecting' : 'connecting',
    );
  }

  async close(): Promise<void> {
    this.#cancelRetry();
    const signaling = this.#signaling;
    this.#signaling = undefined;
    this.#opening = undefined;
    await signaling?.disconnect();
    this.#change({ status: 'disconnected', server: null, attempt: 0, retryAt: null, error: null });
  }

  /** For the signaling: the socket is gone although nobody asked. */
  lost(error: VoipError): void {
    if (!this.#signaling) return;
    this.#options.log('info', 'connection lost', { code: error.code });
    this.#change({ status: 'reconnecting', attempt: 0, error: error.toInfo() });
    this.#schedule();
  }

  /** For the signaling: something was received, so the way is proved. */
  confirmed(): void {
    this.#change({ lastConfirmedAt: new Date().toISOString() });
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
      try {
        await signaling?.connect(server);
        if (this.#signaling !== signaling) throw new VoipError('call/cancelled');
        const lastConfirmedAt = new Date().toISOString();
        const returned = this.#options.read().status === 'reconnecting';
        this.#change({ status: 'connected', server, attempt: 0, error: null, lastConfirmedAt });
        this.#options.log('info', 'connected', { server });
        if (returned) this.#options.onReconnected();
        return;
      } catch (cause) {
        failure =
          cause instanceof VoipError ? cause : new VoipError('network/unreachable', { cause });
      }
    }
    if (this.#signaling === signaling) this.#failed(failure);
    throw failure;
  }

  #failed(failure: VoipError): void {
    const { status, attempt } = this.#options.read();
    const error = failure.toInfo();
    if (status !== 'reconnecting') return this.#change({ status: 'failed', error });
    this.#change({ attempt: attempt + 1, error });
    this.#schedule();
  }

  #schedule(): void {
    this.#cancelRetry();
    const delay = retryDelayMs(this.#options.read().attempt, this.#options.random());
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
