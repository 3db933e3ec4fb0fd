import type { Announce } from '../announcer.js';
import type { ConfigLayers } from '../config.js';
import type { VoipError } from '../errors.js';
import type { SettingsEditing } from '../settings/settings-editing.js';
import { SettingsManager } from '../settings/settings-manager.js';
import type { Storage } from '../storage/storage.js';
import type { Store } from '../store.js';
import { askToSave } from './ask-page.js';
import { fetched, OnDemand } from './fetched.js';

export interface SettingsParts {
  /** Of the phone. */
  readonly name: string;
  readonly store: Store;
  readonly storage: Storage;
  readonly announce: Announce;
  tellError(error: VoipError): void;
  /** Puts them in force; where that is another account, it is connected or not. */
  apply(asked: ConfigLayers, wished: 'on' | 'off'): Promise<void>;
}

/** The owner of the settings, and what a form edits them by, which is fetched with the first form. */
export function makeSettings({ name, store, storage, announce, tellError, apply }: SettingsParts): {
  settings: SettingsManager;
  editor: OnDemand<SettingsEditing>;
} {
  const settings = new SettingsManager({
    read: () => store.state.settings,
    write: store.slice('settings'),
    warn: tellError,
    storage,
    name,
    loadTokenSource: async () => (await fetched(import('../settings/token-source.js'))).fetchToken,
    loadSaved: async () => (await fetched(import('../settings/saved-settings.js'))).SavedSettings,
    onSaved: (asked) => void apply(asked, 'on').catch(() => undefined), // told in the state
  });
  const editor = new OnDemand(async () => {
    const { SettingsEditing } = await fetched(import('../settings/settings-editing.js'));
    return new SettingsEditing({
      settings,
      saved: await settings.saved(),
      apply: (how) => {
        const { connection, registration } = store.state;
        const isOff = connection.status === 'disconnected' && registration.status === 'off';
        return apply(settings.asked, how === 'as-is' && isOff ? 'off' : 'on');
      },
      ask: (saving, source) => askToSave(announce, saving, source),
      told: (saving, source) => {
        announce('voip-settings-save', { ...saving }, { origin: source ? 'user' : 'api', source });
      },
    });
  });
  return { settings, editor };
}
