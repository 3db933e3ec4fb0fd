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
  #signaling: Signaling | undefined;

  constructor(options: AccountSignalingOptions) {
    this.#options = options;
  }

  get current(): Signaling | undefined {
    return this.#signaling;
  }

  /** The running signaling, which only takes the new credentials, or one built for the set-up. */
  async obtain({ account, media, credentials, factory: given }: LineSetup): Promise<Signaling> {
    let factory: SignalingFactory;
    try {
      factory = given ?? (await this.#options.loadFactory());
    } catch (cause) {
      throw new VoipError('network/load-failed', { cause });
    }
    const known = this.#signaling;
    if (known) {
      known.setCredentials(credentials);
      return known;
    }
    const { handlers, log } = this.#options;
    return (this.#signaling = factory({ account, credentials, media, handlers, log }));
  }

  async dispose(): Promise<void> {
    const signaling = this.#signaling;
    this.#signaling = undefined;
    await signaling?.dispose();
  }
}
