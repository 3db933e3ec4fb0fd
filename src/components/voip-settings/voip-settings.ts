import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { PhoneConfig } from '../../core/config.js';
import { VoipError } from '../../core/errors.js';
import type { DeviceStrings } from '../i18n/device-words.js';
import type { TestStrings } from '../i18n/diagnosis-words.js';
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
 * @attribute {string} config-src - URL of JSON with the names of `configure()`, for central administration; below everything else that says something.
 *
 * @event voip-before-save - Before settings are kept; `detail.changes` is what, without secrets. Can be prevented, and delayed by `detail.waitUntil()`.
 * @event voip-settings-save - They were kept: `detail.changes`, and `detail.settings` for a server of the page's own.
 * @event voip-error - Something failed that no other event tells; `detail.error` has a `code`.
 *
 * @csspart settings - All of it; `data-line` is how the line stands, `data-mode` who edits.
 * @csspart line - How the line stands.
 * @csspart line-dot - The same as a colour, beside the words.
 * @csspart line-status - The words.
 * @csspart group - Fields that belong together.
 * @csspart group-title - What they are.
 * @csspart row - Server and port.
 * @csspart field - Label, control and what is to be said of it.
 * @csspart port - The field of the port.
 * @csspart input - A text field or a choice.
 * @csspart secret - Password and what shows it.
 * @csspart reveal - Shows what was typed.
 * @csspart hint - What to write, or why nothing can be written.
 * @csspart field-error - What is wrong with a field.
 * @csspart found - What the connection test has found for a field.
 * @csspart suggestion - Takes the value that is probably right.
 * @csspart check - A box to be checked.
 * @csspart codecs - The codecs.
 * @csspart codec-list - Their list, in order of preference.
 * @csspart codec - One of them.
 * @csspart move - Moves it up or down.
 * @csspart more - What is closed at first: Advanced, test, devices.
 * @csspart more-title - Opens it.
 * @csspart files - Saving as a file, and reading from one.
 * @csspart file - Chooses the file.
 * @csspart failure - What failed that no field tells.
 * @csspart question - What is asked before it is done.
 * @csspart actions - Save and Connect.
 * @csspart action - One of the large buttons.
 * @csspart action-accent - What leads on.
 * @csspart action-quiet - The other one.
 * @csspart action-danger - What removes everything.
 * @csspart leave - Log out and Forget this device.
 * @csspart quiet - A button of less importance.
 * @csspart done - What was done last.
 * @csspart devices - Sound and devices.
 * @csspart devices-head - Not used here.
 * @csspart devices-title - Not used here.
 * @csspart devices-close - Not used here.
 * @csspart device - Microphone, speaker, ringtone or camera.
 * @csspart device-choice - Which one is used.
 * @csspart device-test - Tries it out.
 * @csspart device-level - How loud the microphone is.
 * @csspart device-volume - How loud the calls are, or the ringtone.
 *
 * @cssproperty [--voip-accent] - Ground of what leads on.
 * @cssproperty [--voip-on-accent] - Text on it.
 * @cssproperty [--voip-accent-text] - The accent as a colour of text and icons.
 * @cssproperty [--voip-good-text] - Colour of what is well.
 * @cssproperty [--voip-danger] - Ground of what removes everything.
 * @cssproperty [--voip-on-danger] - Text on it.
 * @cssproperty [--voip-danger-text] - Colour of what is wrong.
 * @cssproperty [--voip-surface] - Ground of the form.
 * @cssproperty [--voip-text] - Text on it.
 * @cssproperty [--voip-muted] - Less important text and icons.
 * @cssproperty [--voip-border] - Edge and lines.
 * @cssproperty [--voip-tile] - Ground of quiet buttons.
 * @cssproperty [--voip-tile-hover] - The same under the pointer.
 * @cssproperty [--voip-focus] - Focus ring.
 * @cssproperty [--voip-font=inherit] - Font family.
 * @cssproperty [--voip-panel-font-size=0.9375rem] - Size of the text.
 * @cssproperty [--voip-title-font-size=1.0625rem] - Size of titles.
 * @cssproperty [--voip-panel-radius=22px] - Corners of the form.
 * @cssproperty [--voip-panel-shadow=none] - Its shadow.
 * @cssproperty [--voip-control-radius=12px] - Corners of what can be pressed in it.
 */
export class VoipSettings extends VoipElement {
  static override styles = hostStyles;

  static override get properties(): PropertyDeclarations {
    return declared('mode sections storage config-src');
  }

  declare mode: 'admin' | 'user' | undefined;
  declare sections: string | undefined;
  declare storage: PhoneConfig['storage'];
  declare configSrc: string | undefined;
  /** Texts of the page's own, by key; they stand over every language's. */
  declare strings: (SettingsStrings & DeviceStrings & TestStrings) | undefined;

  #form: SettingsForm | undefined;

  /** Whoever sets an account up wants to be called by it, unless the page says otherwise. */
  protected override get config(): PhoneConfig {
    const central = this.configSrc ? { configSrc: this.configSrc } : {};
    return { register: this.auth !== 'guest', ...central, ...super.config };
  }

  /** Puts the cursor into the first field. */
  open(): void {
    void this.#prepare((form) => form.focus());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#prepare();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('configSrc')) this.phone.attach(this, this.config);
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
