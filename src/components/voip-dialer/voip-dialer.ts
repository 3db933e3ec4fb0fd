import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { PhoneConfig } from '../../core/config.js';
import { VoipError } from '../../core/errors.js';
import type { DialerStrings } from '../i18n/dialer-words.js';
import type { DeviceStrings } from '../i18n/device-words.js';
import type { LayoutStrings } from '../i18n/layout-words.js';
import type { PeopleStrings } from '../i18n/people-strings.js';
import type { QualityStrings } from '../i18n/quality-words.js';
import type { SettingsPanelStrings } from '../i18n/settings-panel-words.js';
import type { ShortcutStrings } from '../i18n/shortcut-words.js';
import type { WatchedStrings } from '../i18n/watched-words.js';
import { declared, flag } from '../shared/attributes.js';
import { VoipElement } from '../shared/voip-element.js';
import type { Dialer } from './dialer.js';
import type { GivenShortcuts } from './shortcuts/given-shortcuts.js';
import { hostStyles } from './voip-dialer.styles.js';

/** Handed on as they are, where they are given. */
const handedOn = ['configSrc', 'autoAnswer', 'record', 'watch', 'voicemail', 'pickupCode'] as const;
const own = ['callLog', 'video', ...handedOn] as const;

/**
 * @summary The agent's phone: dials, answers, holds, swaps and ends calls of one account, and is called
 * (`register` is on unless it is set to `off`). Connects as soon as it is in the page. What it shows is fetched
 * with it, so that a page with a button alone does not pay for it. Taking it out of the page ends no call.
 *
 * @attribute {panel|page|bar|floating} layout - In the page at the size of a telephone, as large as what it stands in, a slim bar, or a window over the page that can be moved and closed to a bubble. Default: `panel`.
 * @attribute {inline|top|bottom} placement - Where a bar is: where it stands in the page, or along an edge of the window. Default: `inline`.
 * @attribute {off|dialer|page} shortcuts - Keyboard shortcuts: none, while the focus is in the dialer, or anywhere on the page. Combinations of one's own are set as a property. Default: `off`.
 * @attribute {string} intercept-links - CSS selector of the parts of the page whose `tel:`, `sip:`, `sips:` and `callto:` links it takes over. Default: none.
 * @attribute {string} country - ISO 3166-1 code of the country whose way of writing numbers is used, such as `DE`. Without it numbers are shown as they are.
 * @attribute {boolean} video - Offers video: calls with the camera, and asks when the other side offers it. Default: off.
 * @attribute {keep|off} call-log - Whether calls that are over are kept in this browser, for Recents. Default: `keep`.
 * @attribute {none|session|device} storage - How long somebody who signs in here stays signed in: on this page, until the last page of the site is closed, or for 30 days. Kept encrypted. Default: `session`.
 * @attribute {off|own} auto-answer - `own` answers, after a tone, what the PBX itself asks to have answered (intercom, paging). Default: `off`.
 * @attribute {string} record - How the phone system is asked to record a call: `info` (one-touch INFO), or the feature codes to start, stop and pause, such as `*1` or `*1,*2`. Default: it is not offered.
 * @attribute {string} watch - Extensions whose state is shown, separated by spaces; at most 100. Default: none.
 * @attribute {string} voicemail - Number that plays the messages left for this account, such as `*97`. With it the phone system is asked whether some wait. Default: it is not.
 * @attribute {string} pickup-code - What is dialled before an extension to take the call that rings there. Default: `*8`.
 * @attribute {string} config-src - URL of JSON with the names of `configure()`, for central administration; below everything else that says something.
 *
 * @slot settings - Typically a `<voip-settings>` with the same `phone-name`: opened by a button in the first line, which is there as long as something stands here.
 *
 * @event voip-subscriptions - What a watched extension does, or whether messages wait, has changed: `detail.subscriptions`.
 * @event voip-call-silenced - A call did not ring because of the presence; `detail.call` is over, missed.
 * @event voip-presence - Whether calls ring has changed, or one more did not: `detail.presence`.
 * @event voip-toggle - A bar or a window was opened or closed; `detail.open`.
 * @event voip-resize - The dialer takes more or less room than before: `detail.width` and `height` in CSS px, with what a bar has opened, `mode` the layout, `open`.
 * @event voip-dial-request - Cancelable, before a link is called that `intercept-links` takes over: `detail.number` as it would be dialled, `href` as it stands in the page; `waitUntil(promise)` delays it up to 10 s.
 * @event voip-error - Something failed that no other event tells; `detail.error` has a `code`.
 *
 * @csspart dialer - All of it; `data-line` is how the line stands.
 * @csspart header - Its first line.
 * @csspart settings-toggle - Opens and closes what stands in the slot `settings`.
 * @csspart line-dot - The line as a colour, beside the same in words.
 * @csspart identity - Name and line.
 * @csspart account-name - Who this is.
 * @csspart line-status - How the line stands.
 * @csspart devices-toggle - Opens and closes sound and devices.
 * @csspart sign-out - Signs out.
 * @csspart presence-toggle - Shows whether calls ring, and opens what changes it; `data-presence` is the status.
 * @csspart presence-status - The same in words, while it is not `available`.
 * @csspart silenced-count - How many calls did not ring.
 * @csspart notice - Something to know or to do, such as that the sound is off; `notice-problem` as well when something was refused.
 * @csspart notice-problem - What was refused.
 * @csspart notice-action - What can be done about a notice.
 * @csspart notice-close - Dismisses a notice or a result.
 * @csspart calls - The calls.
 * @csspart call - One of them; `call-active` as well when it is the active one, `data-state` is the call's.
 * @csspart who - Name, number and what is going on.
 * @csspart caller - Who is at the other end.
 * @csspart call-number - Their number.
 * @csspart call-queue - The queue it came by.
 * @csspart call-status - What is going on, and the time.
 * @csspart timer - How long the call lasts.
 * @csspart quality - How the call sounds; `data-level` is `good`, `fair` or `poor`.
 * @csspart quality-badge - The same in a word; opens the figures.
 * @csspart quality-figures - Score, loss, jitter, round trip and codec.
 * @csspart quality-warning - What is wrong with the sound.
 * @csspart tiles - Row of the toggles of a call.
 * @csspart tile - One of them.
 * @csspart mute - Mutes the microphone.
 * @csspart hold - Holds and resumes.
 * @csspart speaker - Turns the other side's sound off.
 * @csspart camera - Turns the own picture on and off.
 * @csspart screen - Shares the screen.
 * @csspart video-offer - That the other side offers video, and what can be done.
 * @csspart transfer-toggle - Opens the field for the number to transfer to.
 * @csspart transfer - Number to transfer to, and how.
 * @csspart transfer-input - Its field.
 * @csspart transfer-status - How far a transfer is; `transfer-failed` as well when it failed.
 * @csspart transfer-failed - That it failed.
 * @csspart merge - Joins the calls into one.
 * @csspart split - Goes on with this call alone.
 * @csspart conference - Who is in one call with us.
 * @csspart record - Has the phone system record the call, or stop.
 * @csspart recording - Whether it does, as far as it tells.
 * @csspart actions - Row of the large buttons.
 * @csspart answer-actions - The row of a call that rings.
 * @csspart action - One of them.
 * @csspart action-accent - What leads on: Call.
 * @csspart action-good - Answer.
 * @csspart action-danger - What ends a call.
 * @csspart action-quiet - What leads back.
 * @csspart result - How the last call ended.
 * @csspart sip-status - The same as the server said it.
 * @csspart call-again - Calls again.
 * @csspart views - Number field, recent calls, contacts or extensions.
 * @csspart view - One of them.
 * @csspart missed-count - How many missed calls nobody has seen.
 * @csspart said - For screen readers only; not visible.
 * @csspart devices - Sound and devices.
 * @csspart devices-head - Its first line.
 * @csspart devices-title - What it is.
 * @csspart devices-close - Leads back.
 * @csspart settings-panel - What stands in the slot `settings`, while it is open.
 * @csspart settings-head - Its first line.
 * @csspart settings-close - Leads back.
 * @csspart settings-title - What it is.
 * @csspart device - Microphone, speaker, ringtone or camera.
 * @csspart device-choice - Which one is used.
 * @csspart device-test - Tries it out.
 * @csspart device-level - How loud the microphone is.
 * @csspart device-volume - How loud the calls are, or the ringtone.
 * @csspart dial - Number field, keypad and what calls.
 * @csspart hint - A few words below a field.
 * @csspart number - Row of the number field.
 * @csspart number-input - The field for a number, or for tones during a call.
 * @csspart keypad-toggle - Shows and hides the keypad.
 * @csspart delete-last - Deletes the last character.
 * @csspart keypad - Twelve keys.
 * @csspart key - One of them.
 * @csspart choices - The numbers that a pasted text held.
 * @csspart choice - One of them.
 * @csspart sign-in - The form for user name and password.
 * @csspart field - One of its rows.
 * @csspart input - One of its fields.
 * @csspart field-error - Why signing in did not work.
 * @csspart status - What screen readers are told; not visible.
 *
 * @cssproperty [--voip-accent] - Ground of what leads on.
 * @cssproperty [--voip-on-accent] - Text on it.
 * @cssproperty [--voip-accent-text] - The accent as a colour of text and icons.
 * @cssproperty [--voip-good] - Ground of Answer.
 * @cssproperty [--voip-on-good] - Text on it.
 * @cssproperty [--voip-good-text] - The same as a colour of icons.
 * @cssproperty [--voip-danger] - Ground of End and Decline.
 * @cssproperty [--voip-on-danger] - Text on it.
 * @cssproperty [--voip-danger-text] - The same as a colour of icons and text.
 * @cssproperty [--voip-surface] - Ground of the dialer.
 * @cssproperty [--voip-text] - Text on it.
 * @cssproperty [--voip-muted] - Less important text and icons.
 * @cssproperty [--voip-border] - Edge and lines.
 * @cssproperty [--voip-tile] - Ground of toggles, keys and quiet buttons.
 * @cssproperty [--voip-tile-hover] - The same under the pointer.
 * @cssproperty [--voip-focus] - Focus ring.
 * @cssproperty [--voip-font=inherit] - Font family.
 * @cssproperty [--voip-panel-font-size=0.9375rem] - Size of the text.
 * @cssproperty [--voip-title-font-size=1.0625rem] - Size of names of callers.
 * @cssproperty [--voip-panel-radius=22px] - Corners of the dialer.
 * @cssproperty [--voip-panel-shadow=none] - Its shadow.
 * @cssproperty [--voip-control-radius=12px] - Corners of what can be pressed in it.
 * @cssproperty [--voip-z-index=1000] - Of a bar and a window.
 * @cssproperty [--voip-bar-radius=14px] - Corners of a bar in the page.
 * @cssproperty [--voip-window-width=360px] - Of an open window; never more than the page has.
 * @cssproperty [--voip-window-height=600px] - The same.
 * @cssproperty [--voip-window-margin=16px] - The least distance of a window from the edges of the page.
 * @cssproperty [--voip-window-shadow] - Shadow of a window, and of what a bar has opened.
 *
 * @cssstate open - A bar or a window is open.
 * @cssstate closed - It is closed.
 */
export class VoipDialer extends VoipElement {
  static override styles = hostStyles;

  static override get properties(): PropertyDeclarations {
    return {
      ...declared('layout placement', { reflect: true }),
      ...declared('intercept-links shortcuts country call-log storage auto-answer'),
      ...declared('record watch voicemail pickup-code config-src'),
      ...declared('video', { type: flag }),
    };
  }

  declare layout: 'panel' | 'page' | 'bar' | 'floating' | undefined;
  declare placement: 'inline' | 'top' | 'bottom' | undefined;
  /** CSS selector. */
  declare interceptLinks: string | undefined;
  /** `off`, `dialer` or `page`, or combinations of one's own: `{ scope: 'page', answer: 'Alt+Shift+A', hold: false }`. */
  declare shortcuts: GivenShortcuts | undefined;
  declare country: string | undefined;
  declare callLog: PhoneConfig['callLog'];
  declare storage: PhoneConfig['storage'];
  declare autoAnswer: PhoneConfig['autoAnswer'];
  declare video: boolean | undefined;
  declare record: string | undefined;
  declare watch: PhoneConfig['watch'];
  declare voicemail: string | undefined;
  declare pickupCode: string | undefined;
  declare configSrc: string | undefined;
  /** Texts of the page's own, by key; they stand over every language's. */
  declare strings:
    | (DialerStrings &
        QualityStrings &
        DeviceStrings &
        LayoutStrings &
        PeopleStrings &
        SettingsPanelStrings &
        ShortcutStrings &
        WatchedStrings)
    | undefined;

  #dialer: Dialer | undefined;

  /** An agent is called, too, and wants to know of it afterwards, unless the page says otherwise. */
  protected override get config(): PhoneConfig {
    const register = this.auth !== 'guest';
    const { callLog = 'keep' } = this;
    const video = this.video === undefined ? {} : { video: this.video };
    const given = Object.fromEntries(
      handedOn.flatMap((key) => (this[key] ? [[key, this[key]]] : [])),
    );
    return { register, callLog, ...given, ...video, ...super.config };
  }

  /** Opens a bar or a window, and puts the cursor into the number field. */
  open(): void {
    void this.#prepare((dialer) => dialer.open('api'));
  }

  /** Closes a bar or a window. Calls go on, and stay in sight. */
  close(): void {
    void this.#prepare((dialer) => dialer.close());
  }

  /** Calls the number; without one what stands in the field. */
  call(target?: string): void {
    void this.#prepare((dialer) => dialer.call(target));
  }

  /** Ends the active call. */
  hangup(): void {
    void this.#prepare((dialer) => dialer.hangup());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.phone.load().catch(() => undefined); // told in the state
    void this.#prepare();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // What only a dialer says of the phone may change as well.
    if (own.some((key) => changed.has(key))) this.phone.attach(this, this.config);
  }

  protected override render(): unknown {
    return this.#dialer?.render();
  }

  async #prepare(action?: (dialer: Dialer) => void): Promise<void> {
    try {
      const { Dialer } = await import('./dialer.js');
      this.#dialer ??= new Dialer(this);
      this.requestUpdate();
      action?.(this.#dialer);
    } catch (cause) {
      console.error('[voip-elements]', cause);
      const error = new VoipError('network/load-failed', { cause }).toInfo();
      this.phone.announce('voip-error', { error }, { origin: 'system', source: this });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'voip-dialer': VoipDialer;
  }
}
