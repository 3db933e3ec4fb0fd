import type { ConfigLayers, PhoneConfig } from '../config.js';
import { codedError, type VoipError } from '../errors.js';
import type { SettingsState } from '../state.js';
import type { Storage } from '../storage/storage.js';
import { withSaved } from './saved-layer.js';
import { SecretVault, type KeptFor, type SignIn } from './secret-vault.js';

export interface SavedSignInOptions {
  readonly storage: Storage;
  /** Somebody signed in or out in another tab. */
  onChange(): void;
  warn(error: VoipError): void;
}

/** What somebody signed in with in this browser, for the pages that leave it to them. */
export class SavedSignIn {
  readonly #warn: SavedSignInOptions['warn'];
  readonly #vault: SecretVault;
  #saved: SignIn | null = null;

  constructor({ storage, onChange, warn }: SavedSignInOptions) {
    this.#warn = warn;
    this.#vault = new SecretVault(storage, onChange);
  }

  get current(): SignIn | null {
    return this.#saved;
  }

  /** In force from now on, for this page. */
  use(signIn: SignIn | null): void {
    this.#saved = signIn;
  }

  /** In force and kept for so long; `none` forgets what was kept. */
  async set(signIn: SignIn | null, storage: 'none' | KeptFor): Promise<void> {
    this.#saved = signIn;
    if (signIn && storage !== 'none') await this.#vault.keep(signIn, storage);
    else if (await this.#vault.read()) await this.#vault.forget();
  }

  /** Reads it. Who cannot be remembered signs in again. */
  async restore(): Promise<void> {
    try {
      this.#saved = await this.#vault.read();
    } catch (cause) {
      this.#warn(codedError(cause));
    }
  }

  /** What stands in force with it. `storage: 'none'` says that it shall be forgotten, here and in the other tabs. */
  completed(layers: ConfigLayers): ConfigLayers {
    if (layers.properties.storage === 'none' && this.#saved) {
      this.#saved = null;
      this.#told(this.#vault.forget());
    }
    return withSaved(layers, this.#saved);
  }

  /** Once it is in force: kept for as long as was asked for with it. */
  keep(given: PhoneConfig, { servers, domain, username, authUser }: SettingsState): void {
    const { storage, password, ha1 } = given;
    if (!storage || storage === 'none' || !(password || ha1)) return;
    const server = servers.join(' ');
    const secret = ha1 ? { ha1 } : password ? { password } : {};
    const signIn: SignIn = { server, domain, username, authUser, ...secret };
    if (JSON.stringify(signIn) === JSON.stringify(this.#saved)) return;
    this.#saved = signIn;
    this.#told(this.#vault.keep(signIn, storage));
  }

  dispose(): void {
    this.#vault.dispose();
  }

  #told(work: Promise<void>): void {
    work.catch((cause: unknown) => this.#warn(codedError(cause)));
  }
}
