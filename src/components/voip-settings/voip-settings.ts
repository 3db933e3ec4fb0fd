import type { PropertyDeclarations } from 'lit';
import type { PhoneConfig } from '../../core/config.js';
import { VoipError } from '../../core/errors.js';
import type { DeviceStrings } from '../i18n/device-words.js';
import type { SettingsStrings } from '../i18n/settings-words.js';
import { declared } from '../shared/attributes.js';
import { VoipElement } from '../shared/voip-element.js';
import type { SettingsForm } from './settings-form.js';
import { hostStyles } from './voip-settings.styles.js';

/**
 * @summary The form in which an account is set up, tried out and kept. What it shows is fetched with its tag.
 *
 * @attribute {admin|user} mode - `admin` edits everything the page leaves open; `user` shows the account, signs in with it, and chooses devices. Default: `admin`.
 * @attribute {string} sections - Which parts are shown, out of `account codecs devices test`. Default: all.
 * @attribute {none|session|device} storage - How long what is secret is kept, encrypted, when it is saved: on this page, until the last page of the site is closed, or for 30 days. Default: `session`.
 *
 * @csspart settings - All of it.
 */
export class VoipSettings extends VoipElement {
  static override styles = hostStyles;

  static override get properties(): PropertyDeclarations {
    return declared('mode sections storage');
  }

  declare mode: 'admin' | 'user' | undefined;
  declare sections: string | undefined;
  declare storage: PhoneConfig['storage'];
  /** Texts of the page's own, by key; they stand over every language's. */
  declare strings: (SettingsStrings & DeviceStrings) | undefined;

  #form: SettingsForm | undefined;

  /** Whoever sets an account up wants to be called by it, unless the page says otherwise. */
  protected override get config(): PhoneConfig {
    return { register: this.auth !== 'guest', ...super.config };
  }

  /** Puts the cursor into the first field. */
  open(): void {
    void this.#prepare((form) => form.focus());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#prepare();
  }

  protected override render(): unknown {
    return this.#form?.render();
  }

  async #prepare(action?: (form: SettingsForm) => void): Promise<void> {
    try {
      const { SettingsForm } = await import('./settings-form.js');
      this.#form ??= new SettingsForm(this);
      this.requestUpdate();
      action?.(this.#form);
    } catch (cause) {
      console.error('[voip-elements]', cause);
      const error = new VoipError('network/load-failed', { cause }).toInfo();
      this.phone.announce('voip-error', { error }, { origin: 'system', source: this });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'voip-settings': VoipSettings;
  }
}
