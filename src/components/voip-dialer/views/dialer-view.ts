import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Said } from '../announcement.js';
import type { DialerModel } from '../dialer-model.js';
import { callView } from './call-view.js';
import type { DialerActions } from './dialer-actions.js';
import { headerView } from './header-view.js';
import { noticesView } from './notices-view.js';
import { numberView } from './number-view.js';
import { resultView } from './result-view.js';
import { signInView } from './sign-in-view.js';

/** The whole dialer, from what there is to show and what can be done. */
export function dialerView(
  model: DialerModel,
  actions: DialerActions,
  said: Said,
  onKey: (event: KeyboardEvent) => void,
): TemplateResult {
  const { t, lang, line } = model;
  return html`<div
    part="dialer"
    data-surface
    data-line=${line.state}
    role="region"
    aria-label=${t('phone')}
    lang=${lang}
    @keydown=${onKey}
  >
    ${model.layout ? model.layout.view(model, actions) : panelView(model, actions)}
    <span part="status" role="status">${repeat([said], one, () => said.polite)}</span>
    <span part="status" role="alert">${repeat([said], one, () => said.urgent)}</span>
  </div>`;
}

const panelView = (model: DialerModel, actions: DialerActions): TemplateResult =>
  html`${headerView(model, actions)} ${bodyView(model, actions)}`;

/** All but the header. */
export const bodyView = (model: DialerModel, actions: DialerActions): TemplateResult =>
  html`${aboveView(model, actions)} ${callsView(model, actions)} ${placeView(model, actions)}`;

/** What changes the presence, while it is open, and what has to be known first. */
export const aboveView = (model: DialerModel, actions: DialerActions): TemplateResult =>
  html`${model.takesCalls ? model.ui.presenceMenu?.view(model, actions) : nothing}
  ${noticesView(model, actions)} ${model.fetched.watched?.messagesView(model, actions)}`;

export function callsView(
  model: DialerModel,
  actions: DialerActions,
): TemplateResult | typeof nothing {
  const { calls, result } = model;
  if (!calls.length && !result) return nothing;
  return html`<div part="calls">
    ${repeat(
      calls,
      ({ id }) => id,
      (call) => callView(call, model, actions),
    )}
    ${result ? resultView(result, model, actions) : nothing}
  </div>`;
}

/** What stands in the place of the number field. */
export const placeView = (model: DialerModel, actions: DialerActions): TemplateResult =>
  model.shortcuts?.help(model) ??
  model.panels.settings?.render() ??
  model.devices?.render() ??
  (needsSignIn(model) ? signInView(model, actions) : mainView(model, actions));

export const needsSignIn = ({ line, calls }: DialerModel): boolean =>
  line.state === 'sign-in' && !calls.length;

/** A live region tells of a new text only; what is said once more in the same words is another one. */
const one = (said: Said): Said => said;

/** The number field, the calls that are over, the contacts, or other extensions. */
function mainView(model: DialerModel, actions: DialerActions): TemplateResult {
  const { view, calls, panels, fetched } = model;
  const choice = calls.length ? nothing : viewsView(model, actions);
  const shown = {
    number: () => numberView(model, actions),
    recents: () => panels.recents?.render(model),
    contacts: () => panels.contacts?.render(model),
    watched: () => fetched.watched?.watchedView(model, actions),
  }[view];
  return html`${choice}${shown() ?? nothing}${
    calls.length ? nothing : (model.shortcuts?.link(model) ?? nothing)
  }`;
}

function viewsView(model: DialerModel, { show }: DialerActions): TemplateResult | typeof nothing {
  const { t, view, missed, keepsContacts, watched, fetched } = model;
  const extensions = watched.length ? fetched.watched?.watchedChoice(model) : undefined;
  if (missed === null && !keepsContacts && !extensions) return nothing;
  const choose = (one: DialerModel['view'], label: unknown): TemplateResult =>
    html`<button type="button" part="view" aria-pressed=${view === one} @click=${() => show(one)}>
      ${label}
    </button>`;
  const count = missed
    ? html`<span part="missed-count"
        ><span aria-hidden="true">${missed}</span
        ><span part="said">${t('missedCount', { n: missed })}</span></span
      >`
    : nothing;
  return html`<div part="views">
    ${choose('number', t('dialView'))}
    ${missed === null ? nothing : choose('recents', html`${t('recents')} ${count}`)}
    ${keepsContacts ? choose('contacts', t('contacts')) : nothing}
    ${extensions ? choose('watched', extensions) : nothing}
  </div>`;
}
