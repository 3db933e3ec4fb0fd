import { updateWhenLocaleChanges } from '@lit/localize';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { speak } from '../i18n/localization.js';
import { controlStyles } from '../shared/controls.styles.js';
import { clock } from '../shared/format.js';
import { surfaceStyles } from '../shared/surface.styles.js';
import { actionsOf } from './actions.js';
import { announcementOf } from './announcement.js';
import { checkAttributes } from './check-attributes.js';
import { contentStyles } from './content.styles.js';
import { focusFirst, mayTakeFocus } from './focus.js';
import { pageButtonOf } from './page-button.js';
import { panelStyles } from './panel.styles.js';
import { Popup } from './popup.js';
import { viewModelOf } from './view-model.js';
import { cardOf, cardView, isOngoing } from './views/card-view.js';
import type { Actions, ViewModel } from './views/view.js';
import type { VisitorState } from './visitor-state.js';
import type { ButtonUi } from './ui-state.js';
import { Visit } from './visit.js';
import type { VoipButton } from './voip-button.js';

/** A double click or a bouncing key lasts at most about so long, ms. */
const bounce = 400;

/** Everything of the button but the button: fetched when somebody is about to press it. */
export class Panel implements ReactiveController {
  readonly visit: Visit;
  readonly #host: VoipButton;
  readonly #actions: Actions;
  #model: ViewModel;
  #announcement = '';
  #announcedFor: ButtonUi | undefined;
  /** The state the page was told last. */
  #told: VisitorState = 'idle';
  #popup: Popup | undefined;
  #openedAt = 0;
  #hadFocus = false;
  #tick: ReturnType<typeof setTimeout> | undefined;

  constructor(host: VoipButton) {
    this.#host = host;
    this.visit = new Visit(host);
    this.#actions = actionsOf(host, this.visit);
    this.#model = viewModelOf(host, this.visit.ui, Date.now());
    void this.visit.prepare();
    for (const { styleSheet } of [surfaceStyles, controlStyles, panelStyles, contentStyles]) {
      if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    }
    updateWhenLocaleChanges(host);
    host.addController(this);
    checkAttributes(host);
  }

  get model(): ViewModel {
    return this.#model;
  }

  hostConnected(): void {
    // After a move in the page the panel has left the top layer.
    this.#host.requestUpdate();
    void speak(this.#model.pageLang);
  }

  hostUpdate(): void {
    const before = this.#model;
    this.visit.follow();
    this.#model = viewModelOf(this.#host, this.visit.ui, Date.now());
    if (before.pageLang !== this.#model.pageLang) void speak(this.#model.pageLang);
    this.#announce(before);
    this.#hadFocus = this.#element?.matches(':focus-within') ?? false;
  }

  hostUpdated(): void {
    if (this.#button) this.#button.dataset.state = this.#model.state;
    const panel = this.#host.isConnected ? this.#element : null;
    const opened = panel && !this.#popup;
    if (!panel) this.#hide();
    else if (opened) {
      const takesFocus = mayTakeFocus(this.#trigger);
      this.#openedAt = performance.now();
      this.#popup = new Popup(panel, () => this.#trigger);
      if (takesFocus) focusFirst(panel);
    } else if (this.#hadFocus && !panel.matches(':focus-within')) focusFirst(panel);
    this.#scheduleTick();
    this.#tellState();
  }

  hostDisconnected(): void {
    this.#hide();
    this.visit.leave();
    clearTimeout(this.#tick);
  }

  /** What the button itself says while the call goes on; undefined when it says its own label. */
  summary(): TemplateResult | undefined {
    const { state, call, seconds } = this.#model;
    if (!isOngoing(state)) return undefined;
    // Out of the accessible name: a name that changes every second is read every second.
    const time = call?.answeredAt
      ? html` <bdi dir="ltr" part="button-timer" aria-hidden="true">${clock(seconds)}</bdi>`
      : nothing;
    const { title, short = title } = cardOf(this.#model, this.#actions);
    return html`${short}${time}`;
  }

  /** What the live region says. */
  get announcement(): TemplateResult {
    return html`<span lang=${this.#model.lang}>${this.#announcement}</span>`;
  }

  render(): TemplateResult | undefined {
    if (!this.visit.ui.open) return undefined;
    const model = this.#model;
    const inline = this.#host.variant === 'bar' && !this.#host.for;
    return html`<div
      id="panel"
      part="panel"
      data-surface
      role="dialog"
      aria-labelledby="title"
      lang=${model.lang}
      tabindex="-1"
      data-state=${model.state}
      .popover=${inline ? null : 'manual'}
      @keydown=${this.#onKey}
      @click=${this.#onClick}
    >
      ${cardView(cardOf(model, this.#actions), model, this.#actions)}
    </div>`;
  }

  /** What opens the panel: our own button or the page's. */
  get #trigger(): HTMLElement | null {
    return pageButtonOf(this.#host) ?? this.#button;
  }

  get #button(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('[part=button]');
  }

  get #element(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('#panel');
  }

  #announce(before: ViewModel): void {
    const { state, call, micLost } = this.#model;
    const { ui } = this.visit;
    const news =
      state !== before.state ||
      call?.muted !== before.call?.muted ||
      micLost !== before.micLost ||
      call?.queue?.position !== before.call?.queue?.position;
    const again = ui.error && ui !== this.#announcedFor;
    this.#announcedFor = ui;
    if (!news && !again) return;
    const said = announcementOf(this.#model, before);
    // A live region tells of a new text only: a problem said once more in the same words ends otherwise.
    this.#announcement = again && said === this.#announcement ? `${said}\u00a0` : said;
  }

  #tellState(): void {
    const { state, call } = this.#model;
    if (state === this.#told) return;
    this.#told = state;
    const options = { origin: 'system', source: this.#host } as const;
    this.#host.phone.announce('voip-visitor-state', call ? { state, call } : { state }, options);
  }

  #hide(): void {
    this.#popup?.dispose();
    if (this.#popup && this.#hadFocus) this.#trigger?.focus({ preventScroll: true });
    this.#popup = undefined;
  }

  #scheduleTick(): void {
    clearTimeout(this.#tick);
    const { call, seconds } = this.#model;
    if (!call?.answeredAt || call.endedAt || !this.#host.isConnected) return;
    const rest = 1000 - ((seconds * 1000) % 1000);
    this.#tick = setTimeout(() => this.#host.requestUpdate(), rest);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { key, repeat, altKey, ctrlKey, metaKey, target } = event;
    if (key === 'Escape') {
      // Closes what lies on top, never the call; and nothing of the page's at the same time.
      event.preventDefault();
      event.stopPropagation();
      if (this.visit.ui.keypad) {
        // Its keys are about to go; on End, which comes next, an Enter would end the call.
        this.#element?.querySelector<HTMLElement>('[part~=keypad-toggle]')?.focus();
        this.visit.toggleKeypad();
      } else this.visit.close();
    } else if (repeat && (key === 'Enter' || key === ' ')) {
      // The key that opened the panel is still down: it is not meant for what has the focus now.
      event.preventDefault();
    } else if (/^[0-9*#]$/.test(key) && !altKey && !ctrlKey && !metaKey) {
      if (target instanceof HTMLInputElement) return;
      this.#actions.sendTone(key);
    }
  };

  readonly #onClick = {
    capture: true,
    /** The rest of a double press on the button: not meant for what has just appeared. */
    handleEvent: (event: MouseEvent): void => {
      const { isTrusted, detail, target } = event;
      // A key presses what has just been given the focus; a pointer what has come up under it.
      const byKey = detail === 0 && target instanceof Element && target.closest('[data-first]');
      const second = isTrusted && (byKey || detail > 1);
      if (second && event.timeStamp - this.#openedAt < bounce) event.stopImmediatePropagation();
    },
  };
}
