import type {
  Account,
  Credentials,
  MediaOptions,
  Signaling,
  SignalingFactory,
  SignalingOptions,
} from '../signaling/signaling.js';

export interface LineSetup {
  readonly account: Account;
  readonly credentials: Credentials;
  readonly media: MediaOptions;
  readonly factory: SignalingFactory | undefined;
}

export interface AccountSignalingOptions extends Pick<SignalingOptions, 'handlers' | 'log'> {
  /** Fetches the built-in implementation when the page brought none. Rejects with `network/load-failed`. */
  loadFactory(given: SignalingFactory | undefined): Promise<SignalingFactory>;
}

/** Keeps the signaling of the account in force: built on first use, built anew for another account. */
export class AccountSignaling {
  readonly #options: AccountSignalingOptions;
  #signaling: Signaling | undefined;
  #setup: LineSetup | undefined;

  constructor(options: AccountSignalingOptions) {
    this.#options = options;
  }

  get current(): Signaling | undefined {
    return this.#signaling;
  }

  /** What the running signaling was last asked for with. */
  get setup(): LineSetup | undefined {
    return this.#setup;
  }

  /** The running signaling, which only takes the new credentials, or one built for the set-up. */
  async obtain(setup: LineSetup): Promise<Signaling> {
    const { account, media, credentials, factory: given } = setup;
    if (!this.#signaling) {
      const factory = await this.#options.loadFactory(given);
      // Another call may have built it meanwhile.
      const { handlers, log } = this.#options;
      this.#signaling ??= factory({ account, credentials, media, handlers, log });
    }
    this.#setup = setup;
    this.refresh(setup);
    return this.#signaling;
  }

  /** One of its own beside the running one, which it knows nothing of. Whoever asked disposes of it. */
  async beside(
    { account, credentials, media, factory: given }: LineSetup,
    told: Pick<SignalingOptions, 'handlers' | 'log' | 'trace'>,
  ): Promise<Signaling> {
    const factory = await this.#options.loadFactory(given);
    return factory({ account, credentials, media, ...told });
  }

  /** What is sent, and the calls that are made, from now on. */
  refresh({ credentials, media }: Pick<LineSetup, 'credentials' | 'media'>): void {
    if (this.#setup) this.#setup = { ...this.#setup, credentials, media };
    this.#signaling?.setCredentials(credentials, media.iceServers);
  }

  async dispose(): Promise<void> {
    await this.#take()?.dispose();
  }

  /** Another tab goes on with the line. */
  async abandon(): Promise<void> {
    await this.#take()?.abandon();
  }

  #take(): Signaling | undefined {
    const signaling = this.#signaling;
    this.#signaling = this.#setup = undefined;
    return signaling;
  }
}
