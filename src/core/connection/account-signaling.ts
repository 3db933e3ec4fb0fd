import { VoipError } from '../errors.js';
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
  /** Fetches the built-in implementation when the page brought none. */
  loadFactory(): Promise<SignalingFactory>;
}

/** Keeps the signaling of the account in force: built on first use, built anew for another account. */
export class AccountSignaling {
  readonly #options: AccountSignalingOptions;
  #key = '';
  #signaling: Signaling | undefined;

  constructor(options: AccountSignalingOptions) {
    this.#options = options;
  }

  get current(): Signaling | undefined {
    return this.#signaling;
  }

  /** Whether this set-up needs other signaling than what is running. New credentials do not. */
  differs({ account, media }: LineSetup): boolean {
    return this.#signaling !== undefined && this.#key !== JSON.stringify([account, media]);
  }

  async obtain(setup: LineSetup): Promise<Signaling> {
    const { account, media, credentials } = setup;
    let factory: SignalingFactory;
    try {
      factory = setup.factory ?? (await this.#options.loadFactory());
    } catch (cause) {
      throw new VoipError('network/load-failed', { cause });
    }
    const known = this.#signaling;
    if (known) {
      known.setCredentials(credentials);
      return known;
    }
    const { handlers, log } = this.#options;
    this.#key = JSON.stringify([account, media]);
    return (this.#signaling = factory({ account, credentials, media, handlers, log }));
  }

  async dispose(): Promise<void> {
    const signaling = this.#signaling;
    this.#signaling = undefined;
    await signaling?.dispose();
  }
}
