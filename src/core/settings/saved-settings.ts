import type { ConfigLayers, PhoneConfig } from '../config.js';
import { codedError, type VoipError } from '../errors.js';
import type { KeptSettings } from '../kept-settings.js';
import type { SettingsState } from '../state.js';
import type { Storage } from '../storage/storage.js';
import { asksForSignIn } from './asks-for-sign-in.js';
import { foldLayers } from './config-layers.js';
import { fetchConfig } from './config-source.js';
import { fromStored, toStored } from './kept-settings.js';
import { withBelow, withKept, withSaved } from './saved-layer.js';
import { SavedSignIn } from './saved-sign-in.js';
import type { KeptFor, SignIn } from './secret-vault.js';

export interface SavedSettingsOptions {
  readonly storage: Storage;
  /** Of the phone: each keeps its own settings. */
  readonly name: string;
  /** Something else is kept now, by another tab or by the page's server. */
  onChange(): void;
  warn(error: VoipError): void;
}

/**
 * The layers below the attributes: what was kept in this browser, whoever signed in here, and what `config-src`
 * says. Secrets are the vault's.
 */
export class SavedSettings {
  readonly #options: SavedSettingsOptions;
  readonly #key: string;
  readonly #signIn: SavedSignIn;
  readonly #channel: BroadcastChannel | undefined;
  #kept: KeptSettings = {};
  /** What `config-src` said, and which one. */
  #central: { readonly from: string; readonly config: PhoneConfig } = { from: '', config: {} };

  constructor(options: SavedSettingsOptions) {
    const { storage, name, onChange, warn } = options;
    this.#options = options;
    this.#key = `settings ${name}`;
    const signedIn = (): void => void this.#signIn.restore().then(onChange);
    this.#signIn = new SavedSignIn({ storage, warn, onChange: signedIn });
    if (!('BroadcastChannel' in globalThis)) return;
    this.#channel = new BroadcastChannel('voip-elements.settings.1');
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === this.#key) void this.#read().then(onChange);
    });
  }

  /** Reads what is kept, and asks `config-src`. What cannot be had is told, and stops nothing. */
  async restore(asked: ConfigLayers): Promise<void> {
    await this.#read();
    await this.#fetchCentral(asked);
    if (asksForSignIn(this.#below(asked, this.#kept))) await this.#signIn.restore();
  }

  /** What stands in force with it. */
  completed(asked: ConfigLayers): ConfigLayers {
    void this.#fetchCentral(asked).then((isNew) => isNew && this.#options.onChange());
    return this.#signIn.completed(this.#below(asked, this.#kept, this.#signIn.current));
  }

  /** The same, without asking or forgetting anything. */
  inForce(asked: ConfigLayers): ConfigLayers {
    return this.preview(asked, this.#kept, this.#signIn.current);
  }

  /** What would stand in force with these. */
  preview(asked: ConfigLayers, kept: KeptSettings, signIn: SignIn | null): ConfigLayers {
    return withSaved(this.#below(asked, kept, signIn), signIn);
  }

  get signIn(): SignIn | null {
    return this.#signIn.current;
  }

  /** For a sign-in that came by `configure()`. */
  keep(given: PhoneConfig, settings: SettingsState): void {
    this.#signIn.keep(given, settings);
  }

  /** In force from the next `completed()` on, for this page. */
  use(kept: KeptSettings, signIn: SignIn | null): void {
    this.#kept = kept;
    this.#signIn.use(signIn);
  }

  /** The same, and kept in this browser. */
  async save(kept: KeptSettings, signIn: SignIn | null, storage: 'none' | KeptFor): Promise<void> {
    this.#kept = kept;
    await this.#options.storage.set(this.#key, toStored(kept));
    await this.#signIn.set(signIn, storage);
    this.#tell();
  }

  /** In all tabs. */
  async forget(): Promise<void> {
    this.#kept = {};
    await this.#options.storage.delete(this.#key);
    await this.#signIn.set(null, 'none');
    this.#tell();
  }

  dispose(): void {
    this.#channel?.close();
    this.#signIn.dispose();
  }

  #below(asked: ConfigLayers, kept: KeptSettings, signIn?: SignIn | null): ConfigLayers {
    const { turn, turnUsername, ...rest } = kept;
    // Without its secret, which is forgotten earlier, a TURN server would fail the whole configuration.
    const known = signIn?.turnCredential ? kept : rest;
    return withBelow(withKept(asked, known), this.#central.config);
  }

  async #read(): Promise<void> {
    this.#kept = fromStored(await this.#options.storage.get(this.#key)) ?? {};
  }

  /** Once for each address. Resolves with whether there is something new. */
  async #fetchCentral(asked: ConfigLayers): Promise<boolean> {
    const { configSrc = '' } = foldLayers(asked).config;
    if (configSrc === this.#central.from) return false;
    this.#central = { from: configSrc, config: {} };
    if (!configSrc) return true;
    try {
      const config = await fetchConfig(configSrc);
      if (this.#central.from !== configSrc) return false;
      this.#central = { from: configSrc, config };
      return true;
    } catch (cause) {
      this.#options.warn(codedError(cause, 'network/unreachable'));
      return false;
    }
  }

  #tell(): void {
    this.#channel?.postMessage(this.#key);
  }
}
