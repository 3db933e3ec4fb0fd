import { html, nothing, type TemplateResult } from 'lit';
import { layoutText } from '../../i18n/layout-words.js';
import { action } from '../../shared/action.js';
import { callPath, icon } from '../../shared/icon.js';
import { refuseValue } from '../../shared/refuse-value.js';
import { hidePath } from '../../shared/icons.js';
import type { DialerModel } from '../dialer-model.js';
import type { DialerActions } from '../views/dialer-actions.js';
import { bodyView, needsSignIn } from '../views/dialer-view.js';
import { headerView, lineWords } from '../views/header-view.js';
import { numberField } from '../views/number-view.js';
import { barStyles } from './bar.styles.js';
import { closedNews } from './closed-news.js';
import { missedBadge, openName, stackView } from './closed-parts.js';
import {
  compactActions,
  compactCallOf,
  compactName,
  compactState,
  compactWho,
} from './compact-call.js';
import { compactStyles } from './compact.styles.js';
import { Fold } from './fold.js';
import type { Layout, LayoutPlace } from './layout.js';
import { useSheets } from './use-sheets.js';

const placements: readonly string[] = ['inline', 'top', 'bottom'];

/** A slim bar: status, number field, the call. What it opens lies over the page, where there is more room. */
export class BarLayout implements Layout {
  readonly kind = 'window';
  readonly isWide = false;
  readonly #place: LayoutPlace;
  readonly #fold: Fold;
  readonly #leave: () => void;
  #placement: string | undefined;
  #side: 'above' | 'below' = 'below';

  constructor(place: LayoutPlace) {
    this.#place = place;
    this.#fold = new Fold('bar', place);
    this.#leave = useSheets(place.host, compactStyles, barStyles);
    this.#choose();
  }

  get isOpen(): boolean {
    return this.#fold.isOpen;
  }

  open(by: 'user' | 'api'): void {
    this.#choose();
    this.#fold.turn(true, by);
  }

  close(by: 'user' | 'api'): void {
    this.#fold.turn(false, by);
  }

  stop(): void {
    this.#leave();
    this.#fold.stop();
  }

  view(model: DialerModel, actions: DialerActions): TemplateResult {
    this.#checkPlacement();
    const { isOpen } = this;
    const t = layoutText(model.strings);
    const name = isOpen ? t('closePhone') : openName(model);
    return html`<div part="bar" data-news=${closedNews(model).kind}>
        ${isOpen ? headerView(model, actions) : closedView(model, actions)}
        <button
          type="button"
          part="window-toggle"
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-label=${name}
          title=${isOpen ? name : t('openPhone')}
          data-side=${this.#side}
          @click=${() => (isOpen ? this.close('user') : this.open('user'))}
        >
          ${icon(hidePath)}${isOpen ? nothing : missedBadge(model)}
        </button>
      </div>
      ${
        isOpen
          ? html`<div part="window" data-side=${this.#side}>${bodyView(model, actions)}</div>`
          : stackView(model, actions)
      }`;
  }

  #checkPlacement(): void {
    const { host } = this.#place;
    const given: string | undefined = host.placement;
    if (given === this.#placement) return;
    this.#placement = given;
    if (given === undefined || placements.includes(given)) return;
    refuseValue(host, 'placement', `must be one of ${placements.join(', ')}, not "${given}"`);
  }

  #choose(): void {
    const { top, bottom } = this.#place.host.getBoundingClientRect();
    this.#side = top > document.documentElement.clientHeight - bottom ? 'above' : 'below';
  }
}

function closedView(model: DialerModel, actions: DialerActions): TemplateResult {
  const { t, name, account } = model;
  const call = compactCallOf(model);
  const { kind, shown } = closedNews(model);
  const field = needsSignIn(model) || call ? nothing : fieldView(model, actions);
  return html`<div part="header">
      <span part="line-dot" aria-hidden="true"></span>
      <div part="identity">
        <strong part="account-name"><bdi>${name || account || t('phone')}</bdi></strong>
        <span part="line-status">${kind === 'silent' ? shown : lineWords(model)}</span>
      </div>
    </div>
    ${field}
    ${
      call
        ? html`<section
            part="compact"
            role="group"
            aria-label=${compactName(call, model)}
            data-state=${compactState(call)}
          >
            ${compactWho(call, model)} ${compactActions(call, model, actions)}
          </section>`
        : nothing
    }`;
}

const fieldView = (model: DialerModel, actions: DialerActions): TemplateResult =>
  html`<div part="bar-dial">
    <div part="number">${numberField(model, actions)}</div>
    ${action({ label: model.t('call'), tone: 'accent', path: callPath, press: actions.dial })}
  </div>`;
