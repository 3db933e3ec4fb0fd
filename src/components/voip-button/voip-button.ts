import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { beginGesture, hasActivation } from '../../core/gesture.js';
import { VoipError } from '../../core/errors.js';
import type { DetailOf, PhoneEventName } from '../../core/events.js';
import type { Origin } from '../../core/state.js';
import type { Strings } from '../i18n/text.js';
import { callPath, icon } from '../shared/icon.js';
import { declared } from '../shared/attributes.js';
import { VoipElement } from '../shared/voip-element.js';
import type { Panel } from './panel.js';
import type { Visit } from './visit.js';
import { buttonStyles } from './voip-button.styles.js';

/**
 * @summary A button that calls the help desk from the page. Shows nothing until it is `enabled` and
 * knows a server and a target (or a `token-src`). Everything but the idle button itself is fetched
 * when somebody is about to press it. Taking the element out of the page does not end its call: it
 * goes on, and is shown by another button of the same phone or by this one when it is put back.
 * `hangup()` before `remove()` ends it.
 *
 * @attribute {string} target - Number, extension or SIP URI to call.
 * @attribute {object} context-attributes - JSON object of up to 10 short texts that go with the call; the property, `contextAttributes`, takes the object itself.
 * @attribute {object} attributes - The same in markup. Frameworks that set properties need `context-attributes`: every element has an `attributes` of its own, which cannot be set.
 * @attribute {string} label - The button's text; the default slot stands over it.
 * @attribute {icon|button|bar|link} variant - How it looks. Default: `button`.
 * @attribute {inline|bottom-end|bottom-start|top-end|top-start} placement - In the text, or floating in a corner. Default: `inline`.
 * @attribute {hover|idle|none} preload - When the code for calling is fetched: when somebody is about to press (default), when the page has nothing else to do, or with the press.
 * @attribute {string} for - Id of the page's own button to use instead of showing one. Best a link, `<a href="tel:…">`: it works before the script has loaded.
 * @attribute {string} call-window - Page of the same origin that holds the call in a window of its own, opened with the press, while this one navigates. It needs a phone of the same account.
 * @attribute {string} notice - What the visitor must agree to before the call, such as that it is recorded.
 * @attribute {string} notice-url - Where more is said about the notice.
 * @attribute {string} fallback-tel - Phone number offered where a call from the page is not possible.
 * @attribute {string} fallback-url - Page offered in that case.
 * @attribute {string} fallback-mailto - E-mail address offered in that case.
 *
 * @slot - The button's text.
 * @slot icon - Its icon.
 * @slot notice - What the visitor must agree to, with markup.
 * @slot after-call - Shown when the call has ended.
 *
 * @event voip-visitor-state - What the visitor sees changed; `detail.state` is one of `VisitorState`.
 * @event voip-availability - Whether there is a button to press; `detail.available`, and why not in `detail.reason`: `disabled` or `not-configured`.
 * @event voip-toggle - The panel opened or closed; `detail.open`.
 * @event voip-fallback - The visitor took another way; `detail.kind` is `tel`, `url` or `mailto`.
 * @event voip-error - Something failed that no other event tells; `detail.error` has a `code`.
 *
 * @csspart button - The button.
 * @csspart label - Its text.
 * @csspart button-timer - The running time in it.
 * @csspart fallback - Another way, beside the button, when what it needs could not be fetched.
 * @csspart panel - The card that opens with a press; `data-state` is what the visitor sees.
 * @csspart header - Its first line: badge, heading and close.
 * @csspart badge - The state's icon on its round ground; one of `badge-accent`, `badge-good`, `badge-danger`, `badge-quiet` as well.
 * @csspart heading - Title and subtitle.
 * @csspart title - What is going on.
 * @csspart subtitle - Time or a few words below the title.
 * @csspart timer - How long the call lasts or lasted.
 * @csspart close - Hides or closes the panel.
 * @csspart text - What it means and what to do.
 * @csspart notice - What the visitor must agree to.
 * @csspart link - Links in the text.
 * @csspart body - Between the text and the actions: notice, controls, your own after-call content.
 * @csspart tiles - Row of the large toggles.
 * @csspart tile - One of them.
 * @csspart mute - Mutes the microphone.
 * @csspart keypad-toggle - Shows the keypad.
 * @csspart keypad - Twelve keys.
 * @csspart key - One of them.
 * @csspart volume - Row of the volume.
 * @csspart volume-input - Its slider.
 * @csspart actions - Row of the large buttons at the end.
 * @csspart action - One of them.
 * @csspart action-accent - What leads on: Call, Continue, Try again.
 * @csspart action-danger - What ends the call.
 * @csspart action-quiet - What leads back.
 * @csspart ways - Other ways to reach you.
 * @csspart way - One of them.
 * @csspart way-tel - By phone.
 * @csspart way-mailto - By e-mail.
 * @csspart way-url - On a page.
 * @csspart status - What screen readers are told; not visible.
 *
 * @cssproperty [--voip-accent] - Colour of the button and of what leads on.
 * @cssproperty [--voip-on-accent] - Text on it.
 * @cssproperty [--voip-accent-text] - The accent as a colour of text and icons on the panel.
 * @cssproperty [--voip-good] - Colour of the button during a call.
 * @cssproperty [--voip-on-good] - Text on it.
 * @cssproperty [--voip-good-text] - The same as a colour of icons on the panel.
 * @cssproperty [--voip-danger] - Ground of End and Cancel.
 * @cssproperty [--voip-on-danger] - Text on it.
 * @cssproperty [--voip-danger-text] - The same as a colour of icons on the panel.
 * @cssproperty [--voip-surface] - Ground of the panel.
 * @cssproperty [--voip-text] - Text on the panel.
 * @cssproperty [--voip-muted] - Less important text and icons.
 * @cssproperty [--voip-border] - Edge of the panel and lines in it.
 * @cssproperty [--voip-tile] - Ground of toggles, keys and quiet buttons.
 * @cssproperty [--voip-tile-hover] - The same under the pointer.
 * @cssproperty [--voip-focus] - Focus ring.
 * @cssproperty [--voip-font=inherit] - Font family.
 * @cssproperty [--voip-font-size=1rem] - Size of the button's text.
 * @cssproperty [--voip-panel-font-size=0.9375rem] - Size of the panel's text.
 * @cssproperty [--voip-title-font-size=1.0625rem] - Size of its title.
 * @cssproperty [--voip-button-size=44px] - Least height and width of the button.
 * @cssproperty [--voip-button-radius=99px] - Its corners.
 * @cssproperty [--voip-button-shadow] - Its shadow when it floats.
 * @cssproperty [--voip-panel-width=340px] - Width of the panel; on narrow screens it takes all there is.
 * @cssproperty [--voip-panel-radius=22px] - Its corners.
 * @cssproperty [--voip-panel-shadow] - Its shadow.
 * @cssproperty [--voip-control-radius=12px] - Corners of what can be pressed in it.
 * @cssproperty [--voip-offset-block=20px] - Distance of a floating button from top or bottom.
 * @cssproperty [--voip-offset-inline=20px] - Distance of a floating button from the side.
 * @cssproperty [--voip-z-index=1000] - Stacking of a floating button; the panel is in the top layer.
 */
export class VoipButton extends VoipElement {
  static override styles = buttonStyles;

  static override get properties(): PropertyDeclarations {
    return {
      ...declared(
        'target label preload for notice notice-url fallback-tel fallback-url fallback-mailto context-attributes',
      ),
      ...declared('variant placement', { reflect: true }),
    };
  }

  declare target: string | undefined;
  declare label: string | undefined;
  declare variant: 'icon' | 'button' | 'bar' | 'link' | undefined;
  declare placement: 'inline' | 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start' | undefined;
  declare preload: 'hover' | 'idle' | 'none' | undefined;
  declare for: string | undefined;
  declare notice: string | undefined;
  declare noticeUrl: string | undefined;
  declare fallbackTel: string | undefined;
  declare fallbackUrl: string | undefined;
  declare fallbackMailto: string | undefined;
  /** Texts that go with the call; every element already has a property named `attributes`. */
  declare contextAttributes: string | Readonly<Record<string, string>> | undefined;
  /** Read with the press, so it is no reactive property. */
  declare callWindow: string | undefined;
  /** Texts of the page's own, by key; they stand over every language's. */
  declare strings: Strings | undefined;

  #panel: Panel | undefined;
  /** What to do as soon as the panel is there; of several presses the last. */
  #next: ((visit: Visit) => void) | undefined;
  #failed = false;
  /** Why there is nothing to press, as told last; null before. */
  #lack: DetailOf<'voip-availability'>['reason'] | null = null;

  /** @internal Enabled and configured: only then is there anything to see. */
  get ready(): unknown {
    const { settings } = this.phone.state;
    const complete = (this.server || settings?.configured) && (this.target || settings?.target);
    return this.enabled && (complete || this.tokenSrc || settings?.tokenSrc);
  }

  /** @internal Pressed, and still loading what answers. */
  get busy(): boolean {
    return !!this.#next;
  }

  /** @internal */
  get expanded(): boolean {
    return !!this.#panel?.visit.ui.open;
  }

  /** Shows the panel. Nothing is dialled by it. */
  open(): void {
    void this.#prepare((visit) => visit.open());
  }

  /** Hides the panel. Never ends a call. */
  close(): void {
    this.#panel?.visit.close();
  }

  /** Does what a press does, notice and all; `target` instead of the element's own. */
  call(target?: string): void {
    const activated = hasActivation();
    void this.#prepare((visit) => visit.call(activated, target));
  }

  hangup(): void {
    this.#panel?.visit.hangup();
  }

  /** @internal */
  press(event: MouseEvent): void {
    // The second click of a double click means nothing.
    if (event.detail > 1) return;
    // Sound, and a guest's call, are allowed by this very task; what follows may have to be loaded.
    beginGesture();
    const activated = hasActivation();
    void this.#prepare((visit) => visit.press(activated));
  }

  /** @internal Somebody is about to press. */
  warm(): void {
    if (this.preload !== 'none') void this.#prepare();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // A call of this phone's may have nobody else who shows it.
    if (this.phone.state.calls.activeId && !this.#panel) void this.#prepare();
    // Safari before 26 does not tell when it is idle: there hovering is soon enough.
    if (this.preload === 'idle' && changed.has('preload')) {
      globalThis.requestIdleCallback?.(() => this.warm());
    }
    if (changed.has('for')) {
      import('./page-button.js').then((all) => all.join(this)).catch(this.#fail);
    }
  }

  protected override updated(): void {
    const unset = this.enabled ? 'not-configured' : 'disabled';
    const reason = this.ready ? undefined : unset;
    if (reason === this.#lack) return;
    this.#lack = reason;
    this.#tell('voip-availability', { available: !reason, reason }, 'system');
  }

  protected override render(): TemplateResult | undefined {
    if (!this.ready) return undefined;
    const notLoaded = this.#failed
      ? (this.strings?.loadFailed ?? 'Not loaded. Reload the page')
      : '';
    // prettier-ignore
    return html`${this.for && !notLoaded ? '' : this.#button(notLoaded)}${notLoaded && this.#otherWays()}${this.#panel?.render()}<span part=status role=status>${notLoaded || this.#panel?.announcement}</span>`;
  }

  /** Tight, as the sheet: every visitor loads it. */
  #button(notLoaded: string): TemplateResult {
    // prettier-ignore
    return html`<button part=button aria-haspopup=dialog aria-expanded=${this.expanded} aria-busy=${this.busy} @click=${this.press} @pointerenter=${this.warm} @focus=${this.warm}><slot name=icon>${icon(callPath)}</slot><span part=label>${notLoaded || (this.#panel?.summary() ?? this.#label())}</span></button>`;
  }

  /** In place of the panel's, which may be what did not load; a scheme of the page's own is cut off. */
  #otherWays(): unknown {
    const { fallbackTel: tel, fallbackMailto: mailto, fallbackUrl: url } = this;
    // prettier-ignore
    return Object.entries({ tel, mailto, url }).map(([kind, given]) => given &&
      html`<a part=fallback href=${(kind === 'url' ? '' : `${kind}:`) + given.replace(/^(?!http)[^/]*:|\s/g, '')} @click=${() => this.#tell('voip-fallback', { kind }, 'user')}>${given}</a>`);
  }

  #label(): unknown {
    // Line breaks between the tags are no text: only then the label stands in.
    const given = [...this.childNodes].some((node) =>
      node instanceof Element ? !node.slot : node instanceof Text && node.data.trim(),
    );
    const label = this.label ?? this.strings?.call ?? 'Call';
    return html`<slot @slotchange=${() => this.requestUpdate()}></slot>${given ? '' : label}`;
  }

  /** Fetches what a call needs, then does what was asked for last; at once when all is there. */
  async #prepare(action = this.#next): Promise<void> {
    this.#next = action;
    try {
      if (!this.#panel) {
        this.requestUpdate();
        this.phone.load().catch(() => undefined); // the call tries again, and tells
        const { Panel } = await import('./panel.js');
        this.#panel ??= new Panel(this);
      }
      this.#next?.(this.#panel.visit);
      this.#failed = false;
    } catch (error) {
      // Unasked for, it is no news: the press will tell.
      if (this.busy) this.#fail(error);
    }
    this.#next = undefined;
    this.requestUpdate();
  }

  /**
   * Says so in the button, page's own or not, and leads elsewhere. The next press tries again, but
   * Firefox never fetches again what once failed: there only a reload helps.
   */
  readonly #fail = (cause: unknown): void => {
    this.#failed = true;
    console.error('[voip-elements]', cause);
    const error = new VoipError('network/load-failed', { cause }).toInfo();
    this.#tell('voip-error', { error }, 'system');
    this.requestUpdate();
  };

  #tell<K extends PhoneEventName>(name: K, detail: DetailOf<K>, origin: Origin): void {
    this.phone.announce(name, detail, { origin, source: this });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'voip-button': VoipButton;
  }
}
