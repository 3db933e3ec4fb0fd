import { updateWhenLocaleChanges } from '@lit/localize';
import type { ReactiveController, TemplateResult } from 'lit';
import { VoipError } from '../../core/errors.js';
import { liveCalls } from '../../core/selectors.js';
import type { CallSnapshot } from '../../core/state.js';
import { speak } from '../i18n/localization.js';
import { claimCall } from '../shared/call-claims.js';
import { ErrorHearing } from '../shared/error-hearing.js';
import { controlStyles } from '../shared/controls.styles.js';
import { refuseValue } from '../shared/refuse-value.js';
import { report } from '../shared/report.js';
import { surfaceStyles } from '../shared/surface.styles.js';
import { actionsOf } from './actions.js';
import { announcementOf, type Said } from './announcement.js';
import { callStyles } from './call.styles.js';
import type { DevicesPanel } from './devices/devices-panel.js';
import { DialerControl } from './dialer-control.js';
import { dialerModelOf, type DialerModel } from './dialer-model.js';
import { dialerStyles } from './dialer.styles.js';
import { ViewFetcher } from './fetched-views.js';
import { onKey } from './keyboard.js';
import { loadFormatter, type Formatter } from './numbers/format-number.js';
import { SaidWarnings } from './quality/said-warnings.js';
import { Pictures } from './pictures.js';
import { Recents } from './recents.js';
import { SignsLoader } from './signs-loader.js';
import { recentsStyles } from './recents.styles.js';
import type { DialerActions } from './views/dialer-actions.js';
import { dialerView } from './views/dialer-view.js';
import type { VoipDialer } from './voip-dialer.js';

/** How often a line that is ready is looked at, ms. */
const idleTickMs = 10_000;
const sheets = [surfaceStyles, controlStyles, dialerStyles, callStyles, recentsStyles];

/** Everything of the dialer but its tag: fetched as soon as one is in the page. */
export class Dialer implements ReactiveController {
  readonly #host: VoipDialer;
  readonly #control: DialerControl;
  readonly #recents: Recents;
  readonly #views: ViewFetcher;
  readonly #warnings = new SaidWarnings();
  #devices: DevicesPanel | undefined;
  readonly #pictures: Pictures;
  readonly #actions: DialerActions;
  readonly #signs = new SignsLoader((error) => report(this.#host, error));
  #model: DialerModel;
  #said: Said = { polite: '', urgent: '' };
  #country: string | undefined;
  #formatter: Formatter | undefined;
  #hadFocus = false;
  #tick: ReturnType<typeof setTimeout> | undefined;
  /** That a microphone went away in a call stands in no snapshot. */
  readonly #hearing = new ErrorHearing(({ detail }) => {
    if (detail.error.category === 'device') this.#control.show(detail.error);
  });

  constructor(host: VoipDialer) {
    this.#host = host;
    this.#control = new DialerControl(host);
    this.#recents = new Recents(
      () => host.requestUpdate(),
      (error) => this.#control.refused(error),
    );
    this.#views = new ViewFetcher(
      () => host.requestUpdate(),
      (error) => this.#control.refused(error),
    );
    this.#pictures = new Pictures(
      host.shadowRoot,
      () => host.requestUpdate(),
      (error) => report(host, error),
    );
    this.#model = this.#modelNow();
    this.#actions = actionsOf(host, this.#control, this.#recents, () => this.#model);
    for (const { styleSheet } of sheets) {
      if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    }
    updateWhenLocaleChanges(host);
    host.addController(this);
  }

  focus(): void {
    void this.#host.updateComplete.then(() => this.#input?.focus());
  }

  call(target: string | undefined): void {
    if (target) this.#control.dial(target);
    else this.#actions.dial();
  }

  hangup(): void {
    const { active } = this.#model;
    if (active) this.#actions.end(active.id);
  }

  hostConnected(): void {
    void speak(this.#model.pageLang);
  }

  hostUpdate(): void {
    const { phone } = this.#host;
    this.#hearing.follow(phone);
    const before = this.#model;
    this.#followCountry();
    this.#followRecents();
    if (phone.state.quality) this.#views.need('quality');
    this.#followWatched();
    this.#followDevices();
    this.#model = this.#modelNow();
    this.#pictures.follow(phone, this.#model.calls);
    // A button on the same page need not show what is shown here.
    for (const { id } of this.#model.calls) claimCall(phone, id, this.#host);
    if (before.pageLang !== this.#model.pageLang) void speak(this.#model.pageLang);
    this.#sendPostDial(before);
    this.#said =
      announcementOf(this.#model, before) ??
      this.#warnings.next(this.#model) ??
      this.#views.views.watched?.watchedNews(this.#model, before) ??
      this.#said;
    this.#signs.follow(phone.state, this.#model);
    this.#hadFocus = this.#surface?.matches(':focus-within') ?? false;
  }

  hostUpdated(): void {
    // What had the focus is gone, with its call: the agent goes on at the number field.
    if (this.#hadFocus && !this.#surface?.matches(':focus-within')) this.#input?.focus();
    this.#scheduleTick();
  }

  hostDisconnected(): void {
    this.#hearing.follow(undefined);
    this.#devices?.close();
    this.#signs.stop();
    clearTimeout(this.#tick);
  }

  render(): TemplateResult {
    return dialerView(this.#model, this.#actions, this.#said, this.#onKey);
  }

  get #surface(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('[data-surface]');
  }

  get #input(): HTMLElement | null {
    const { renderRoot } = this.#host;
    return (
      renderRoot.querySelector<HTMLElement>('[part~=number-input]') ??
      renderRoot.querySelector<HTMLElement>('input')
    );
  }

  #modelNow(): DialerModel {
    const { ui } = this.#control;
    const { list } = this.#recents;
    const { views } = this.#views;
    const { view } = this.#pictures;
    const now = Date.now();
    return dialerModelOf(this.#host, ui, this.#formatter, list, views, this.#devices, now, view);
  }

  /** Read only while they are looked at; who looks has seen what was missed. */
  #followRecents(): void {
    const { phone } = this.#host;
    const { state } = phone;
    const looks = this.#control.ui.view === 'recents' && !liveCalls(state).length;
    if (!looks || document.visibilityState !== 'visible') return this.#recents.close();
    if (this.#recents.follow(phone) && state.recents?.missed) {
      const seen = { type: 'editHistory', edit: 'mark-seen' } as const;
      phone.request(seen, this.#host).catch((error: unknown) => report(this.#host, error));
    }
  }

  #followWatched(): void {
    if (!this.#host.phone.state.subscriptions) return;
    this.#views.need('watched');
    const sheet = this.#views.views.watched?.watchedStyles.styleSheet;
    const { adoptedStyleSheets: adopted } = this.#host.shadowRoot ?? {};
    if (sheet && !adopted?.includes(sheet)) adopted?.push(sheet);
  }

  #followDevices(): void {
    if (this.#control.ui.devices === 'closed') return this.#devices?.close();
    this.#views.need('devices');
    const { DevicesPanel } = this.#views.views.devices ?? {};
    if (DevicesPanel) this.#devices ??= new DevicesPanel(this.#host, this.#control);
  }

  /** Numbering plans are fetched only where the page names its country. */
  #followCountry(): void {
    const { country } = this.#host;
    if (country === this.#country) return;
    this.#country = country;
    this.#formatter = undefined;
    if (!country) return;
    loadFormatter(country).then(
      (formatter) => {
        if (country !== this.#country) return;
        this.#formatter = formatter;
        this.#host.requestUpdate();
        if (!formatter) refuseValue(this.#host, 'country', 'is no country that has phone numbers');
      },
      (cause: unknown) => report(this.#host, new VoipError('network/load-failed', { cause })),
    );
  }

  /** What was dialled behind the number follows the answer. */
  #sendPostDial({ calls }: DialerModel): void {
    const { postDial } = this.#control.ui;
    const waits = ({ id, state }: CallSnapshot): boolean =>
      id === postDial?.id && state !== 'connected' && state !== 'recovering';
    const answered = this.#model.active?.id === postDial?.id && this.#model.takesTones;
    if (!answered || !calls.some(waits)) return;
    this.#control.sendPostDial();
    // What was sent just now is not offered any more.
    this.#model = this.#modelNow();
  }

  readonly #onKey = (event: KeyboardEvent): void => onKey(event, this.#model, this.#actions);

  /** Running times move on the second; the line's last answer grows old by the clock. */
  #scheduleTick(): void {
    clearTimeout(this.#tick);
    if (!this.#host.isConnected) return;
    const { calls, line } = this.#model;
    const answered = calls.find(({ answeredAt }) => answeredAt)?.answeredAt;
    const runs = answered ?? line.state === 'unconfirmed';
    if (!runs && line.state !== 'ready') return;
    const since = (Date.now() - Date.parse(answered ?? '')) % 1000 || 0;
    this.#tick = setTimeout(() => this.#host.requestUpdate(), runs ? 1000 - since : idleTickMs);
  }
}
