import type { PhoneConfig } from './config.js';
import type { ErrorInfo } from './errors.js';

/** The settings that can be kept in this browser: nothing secret, and nothing that only a page can know. */
export type KeptKey =
  | 'server'
  | 'domain'
  | 'username'
  | 'authUser'
  | 'displayName'
  | 'auth'
  | 'outboundProxy'
  | 'target'
  | 'codecs'
  | 'maxCalls'
  | 'stun'
  | 'turn'
  | 'turnUsername'
  | 'iceTransportPolicy'
  | 'autoAnswer'
  | 'video'
  | 'record';

export type KeptSettings = Pick<PhoneConfig, KeptKey>;

/** What was typed newly; nothing of it is ever given back. */
export type TypedSecrets = Pick<PhoneConfig, 'password' | 'ha1' | 'token' | 'turnCredential'>;

/** One setting that is another now. Of secrets only that they were changed. */
export type SettingsChange =
  | { readonly key: KeptKey; readonly before: string; readonly after: string }
  | { readonly key: keyof TypedSecrets; readonly secret: true };

/** How the settings stand, for a form. */
export interface SettingsView {
  /** In force, from whichever layer. */
  readonly values: KeptSettings;
  /** What the page itself says, so that nothing kept in this browser changes it. */
  readonly fixed: readonly KeptKey[];
  /** Where the secret comes from: `page` also where `token-src` answers it. */
  readonly secret: 'page' | 'kept' | 'none';
}

/** For whoever lets people edit the settings. */
export interface SettingsEditor {
  view(): SettingsView;
  /** What is wrong with these, by the one schema; `detail.key` names the setting. Nothing changes. */
  problems(settings: KeptSettings, typed: TypedSecrets): readonly ErrorInfo[];
  /** Puts them in force for this page alone. Rejects with the first problem. */
  use(settings: KeptSettings, typed: TypedSecrets): Promise<void>;
  /**
   * Keeps them in this browser, after asking the page (`voip-before-save`), and tells `voip-settings-save`. A phone
   * that is not connected stays so. Rejects with the first problem, or `call/prevented`.
   *
   * @param storage how long the secrets are kept; the rest always is
   */
  save(
    settings: KeptSettings,
    typed: TypedSecrets,
    storage: 'none' | 'session' | 'device',
    source?: HTMLElement,
  ): Promise<void>;
  /** Removes what was kept, in all tabs. */
  forget(): Promise<void>;
  /** As JSON, without secrets. */
  exported(settings: KeptSettings): string;
  /** What such JSON says. Rejects nothing: throws `storage/corrupt` for what is none. */
  imported(text: string): KeptSettings;
}
