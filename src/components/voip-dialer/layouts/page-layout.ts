import { html, nothing, type TemplateResult } from 'lit';
import type { DialerModel } from '../dialer-model.js';
import type { DialerActions } from '../views/dialer-actions.js';
import { aboveView, bodyView, callsView, needsSignIn, placeView } from '../views/dialer-view.js';
import { headerView } from '../views/header-view.js';
import { numberView } from '../views/number-view.js';
import type { Layout, LayoutPlace } from './layout.js';
import { pageStyles } from './page.styles.js';
import { useSheets } from './use-sheets.js';

/** CSS px from which there is room for two columns. */
const wideFrom = 720;

/** Fills what it stands in: beside the number field stand the calls, and those that are over. */
export class PageLayout implements Layout {
  readonly kind = 'page';
  readonly isOpen = true;
  readonly #leave: () => void;
  readonly #sizes: ResizeObserver;
  #isWide: boolean;

  constructor({ host }: LayoutPlace) {
    this.#leave = useSheets(host, pageStyles);
    this.#isWide = host.clientWidth >= wideFrom;
    this.#sizes = new ResizeObserver(() => {
      const isWide = host.clientWidth >= wideFrom;
      if (isWide === this.#isWide) return;
      this.#isWide = isWide;
      // Drawing now would change what is being measured: the browser reports that as an error of the page.
      requestAnimationFrame(() => host.isConnected && host.requestUpdate());
    });
    this.#sizes.observe(host);
  }

  get isWide(): boolean {
    return this.#isWide;
  }

  open(): void {
    // It always is.
  }

  close(): void {
    // There would be nothing left of the page.
  }

  stop(): void {
    this.#sizes.disconnect();
    this.#leave();
  }

  view(model: DialerModel, actions: DialerActions): TemplateResult {
    if (!this.#isWide || needsSignIn(model)) {
      return html`${headerView(model, actions)} ${bodyView(model, actions)}`;
    }
    const { calls, devices, panels } = model;
    const hasList = devices || panels.settings?.isOpen || !calls.length;
    const list = model.view === 'number' ? ({ ...model, view: 'recents' } as const) : model;
    return html`${headerView(model, actions)} ${aboveView(model, actions)}
      <div part="columns">
        <div part="column">${numberView({ ...model, view: 'number' }, actions)}</div>
        <div part="column">
          ${callsView(model, actions)} ${hasList ? placeView(list, actions) : nothing}
        </div>
      </div>`;
  }
}
