import { updateWhenLocaleChanges } from '@lit/localize';
import type { ReactiveController, TemplateResult } from 'lit';
import { VoipError } from '../../core/errors.js';
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
import { DialerControl } from './dialer-control.js';
import { dialerModelOf, type DialerModel } from './dialer-model.js';
import { dialerStyles } from './dialer.styles.js';
import { ViewFetcher } from './fetched-views.js';
import { onKey } from './keyboard.js';
import { loadFormatter, type Formatter } from './numbers/format-number.js';
import { SaidWarnings } from './quality/said-warnings.js';
import { PageLoader } from './page-loader.js';
import { Panels } from './panels.js';
import { Pictures } from './pictures.js';
import { SignsLoader } from './signs-loader.js';
import { viewsStyles } from './views.styles.js';
import type { DialerActions } from './views/dialer-actions.js';
import { dialerView } from './views/dialer-view.js';
import type { VoipDialer } from './voip-dialer.js';

/** How often a line that is ready is looked at, ms. */
const idleTickMs = 10_000;
const sheets = [surfaceStyles, controlStyles, dialerStyles, viewsStyles, callStyles];

/** Everything of the dialer but its tag: fetched as soon as one is in the page. */
export class Dialer implements ReactiveController {
  readonly #host: VoipDialer;
  readonly #control: DialerControl;
  readonly #views: ViewFetcher;
  readonly #panels: Panels;
  readonly #warnings = new SaidWarnings();
  readonly #pictures: Pictures;
  readonly #page: PageLoader;
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
    this.#views = new ViewFetcher(
      () => host.requestUpdate(),
      (error) => this.#control.refused(error),
    );
    this.#panels = new Panels(host, this.#control, this.#views);
    this.#pictures = new Pictures(
      host.shadowRoot,
      () => host.requestUpdate(),
      (error) => report(host, error),
    );
    this.#page = new PageLoader({
      host,
      control: this.#control,
      actions: () => this.#actions,
      model: () => this.#model,
      open: (by) => this.open(by),
    });
    this.#model = this.#modelNow();
    this.#actions = actionsOf(host, this.#control, () => this.#model);
    for (const { styleSheet } of sheets) {
      if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    }
    updateWhenLocaleChanges(host);
    host.addController(this);
  }

  open(by: 'user' | 'api'): void {
    void this.#page.turn(true, by).then(() => this.#input?.focus());
  }

  close(): void {
    void this.#page.turn(false, 'api');
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
    this.#page.parts?.follow();
    this.#followCountry();
    if (phone.state.quality) this.#views.need('quality');
    this.#panels.follow(this.#formatter, this.#page.layout?.isWide === true);
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
    this.#page.parts?.drawn();
    this.#scheduleTick();
  }

  hostDisconnected(): void {
    this.#hearing.follow(undefined);
    this.#panels.close();
    this.#signs.stop();
    this.#page.parts?.stop();
    clearTimeout(this.#tick);
  }

  render(): TemplateResult | undefined {
    if (this.#page.isLoading) return undefined; // no panel where a bar will be
    return dialerView(this.#model, this.#actions, this.#said, this.#onKey);
  }

  get #surface(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('[data-surface]');
  }

  get #input(): HTMLElement | null {
    const { renderRoot } = this.#host;
    return (
      renderRoot.querySelector<HTMLElement>('[part~=number-input]') ??
      renderRoot.querySelector<HTMLElement>('input') ??
      renderRoot.querySelector<HTMLElement>('[part=window-toggle]')
    );
  }

  #modelNow(): DialerModel {
    const { ui } = this.#control;
    const { open, devices } = this.#panels;
    const { views } = this.#views;
    const { view } = this.#pictures;
    const now = Date.now();
    const { layout, shortcuts } = this.#page.parts ?? {};
    return dialerModelOf(
      this.#host,
      ui,
      this.#formatter,
      open,
      views,
      devices,
      now,
      view,
      layout,
      shortcuts,
    );
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
