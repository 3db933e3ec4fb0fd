import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { PhoneConfig } from '../../core/config.js';
import { VoipError } from '../../core/errors.js';
import type { DialerStrings } from '../i18n/dialer-words.js';
import type { DeviceStrings } from '../i18n/device-words.js';
import type { QualityStrings } from '../i18n/quality-words.js';
import { declared, flag } from '../shared/attributes.js';
import { VoipElement } from '../shared/voip-element.js';
import type { Dialer } from './dialer.js';
import { hostStyles } from './voip-dialer.styles.js';

const own = ['configSrc', 'callLog', 'autoAnswer', 'video', 'record'] as const;

/**
 * @summary The agent's phone: dials, answers, holds, swaps and ends calls of one account, and is called
 * (`register` is on unless it is set to `off`). Connects as soon as it is in the page. What it shows is fetched
 * with it, so that a page with a button alone does not pay for it. Taking it out of the page ends no call.
 *
 * @attribute {panel|page} layout - In the page at the size of a telephone, or as large as what it stands in. Default: `panel`.
 * @attribute {string} country - ISO 3166-1 code of the country whose way of writing numbers is used, such as `DE`. Without it numbers are shown as they are.
 * @attribute {boolean} video - Offers video: calls with the camera, and asks when the other side offers it. Default: off.
 * @attribute {keep|off} call-log - Whether calls that are over are kept in this browser, for Recents. Default: `keep`.
 * @attribute {none|session|device} storage - How long somebody who signs in here stays signed in: on this page, until the last page of the site is closed, or for 30 days. Kept encrypted. Default: `session`.
 * @attribute {off|own} auto-answer - `own` answers, after a tone, what the PBX itself asks to have answered (intercom, paging). Default: `off`.
 * @attribute {string} record - How the phone system is asked to record a call: `info` (one-touch INFO), or the feature codes to start, stop and pause, such as `*1` or `*1,*2`. Default: it is not offered.
 * @attribute {string} config-src - URL of JSON with the names of `configure()`, for central administration; below everything else that says something.
 *
 * @event voip-call-silenced - A call did not ring because of the presence; `detail.call` is over, missed.
 * @event voip-presence - Whether calls ring has changed, or one more did not: `detail.presence`.
 * @event voip-error - Something failed that no other event tells; `detail.error` has a `code`.
 *
 * @csspart dialer - All of it; `data-line` is how the line stands.
 * @csspart header - Its first line.
 * @csspart line-dot - The line as a colour, beside the same in words.
 * @csspart identity - Name and line.
 * @csspart account-name - Who this is.
 * @csspart line-status - How the line stands.
 * @csspart devices-toggle - Opens and closes sound and devices.
 * @csspart sign-out - Signs out.
 * @csspart presence-toggle - Shows whether calls ring, and opens what changes it; `data-presence` is the status.
 * @csspart presence-status - The same in words, while it is not `available`.
 * @csspart silenced-count - How many calls did not ring.
 * @csspart presence-menu - What changes it.
 * @csspart presence-choice - One of its choices.
 * @csspart presence-times - How long not to be disturbed.
 * @csspart presence-until - Until which time.
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
 * @csspart video - The pictures of a call; `data-state` is whether the other side's is there.
 * @csspart remote-video - Theirs.
 * @csspart self-view - Ours.
 * @csspart video-hint - Why there is no picture.
 * @csspart full-screen - Shows the pictures on the whole screen.
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
 * @csspart views - Number field or recent calls.
 * @csspart view - One of the two.
 * @csspart missed-count - How many missed calls nobody has seen.
 * @csspart said - For screen readers only; not visible.
 * @csspart recents - The calls that are over.
 * @csspart recents-bar - Search and filter.
 * @csspart recents-search - The field that searches them.
 * @csspart recents-missed - Shows the missed ones only.
 * @csspart entries - Their list.
 * @csspart entry - One of them; `data-outcome` is how it ended, `data-direction` who called.
 * @csspart entry-call - Calls again.
 * @csspart entry-name - Who it was.
 * @csspart entry-details - Direction, outcome, time and how long.
 * @csspart entry-quality - How it sounded.
 * @csspart entry-remove - Takes it out of the list.
 * @csspart devices - Sound and devices.
 * @csspart devices-head - Its first line.
 * @csspart devices-title - What it is.
 * @csspart devices-close - Leads back.
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
 */
export class VoipDialer extends VoipElement {
  static override styles = hostStyles;

  static override get properties(): PropertyDeclarations {
    return {
      ...declared('layout', { reflect: true }),
      ...declared('country call-log storage auto-answer record config-src'),
      ...declared('video', { type: flag }),
    };
  }

  declare layout: 'panel' | 'page' | undefined;
  declare country: string | undefined;
  declare callLog: PhoneConfig['callLog'];
  declare storage: PhoneConfig['storage'];
  declare autoAnswer: PhoneConfig['autoAnswer'];
  declare video: boolean | undefined;
  declare record: string | undefined;
  declare configSrc: string | undefined;
  /** Texts of the page's own, by key; they stand over every language's. */
  declare strings: (DialerStrings & QualityStrings & DeviceStrings) | undefined;

  #dialer: Dialer | undefined;

  /** An agent is called, too, and wants to know of it afterwards, unless the page says otherwise. */
  protected override get config(): PhoneConfig {
    const register = this.auth !== 'guest';
    const { callLog = 'keep', autoAnswer, record } = this;
    const video = this.video === undefined ? {} : { video: this.video };
    const recorded = record ? { record } : {};
    const central = this.configSrc ? { configSrc: this.configSrc } : {};
    const answered = autoAnswer ? { autoAnswer } : {};
    return { register, callLog, ...central, ...answered, ...recorded, ...video, ...super.config };
  }

  /** Puts the cursor into the number field. */
  open(): void {
    void this.#prepare((dialer) => dialer.focus());
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
