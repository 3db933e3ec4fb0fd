import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Said } from '../announcement.js';
import type { DialerModel } from '../dialer-model.js';
import { callView } from './call-view.js';
import type { DialerActions } from './dialer-actions.js';
import { headerView } from './header-view.js';
import { noticesView } from './notices-view.js';
import { numberView } from './number-view.js';
import { recentsView } from './recents-view.js';
import { resultView } from './result-view.js';
import { signInView } from './sign-in-view.js';

/** The whole dialer, from what there is to show and what can be done. */
export function dialerView(
  model: DialerModel,
  actions: DialerActions,
  said: Said,
  onKey: (event: KeyboardEvent) => void,
): TemplateResult {
  const { t, lang, line, calls, result, ui, takesCalls } = model;
  return html`<div
    part="dialer"
    data-surface
    data-line=${line.state}
    role="region"
    aria-label=${t('phone')}
    lang=${lang}
    @keydown=${onKey}
  >
    ${headerView(model, actions)} ${takesCalls ? ui.presenceMenu?.view(model, actions) : nothing}
    ${noticesView(model, actions)} ${model.fetched.watched?.messagesView(model, actions)}
    ${
      calls.length || result
        ? html`<div part="calls">
            ${repeat(
              calls,
              ({ id }) => id,
              (call) => callView(call, model, actions),
            )}
            ${result ? resultView(result, model, actions) : nothing}
          </div>`
        : nothing
    }
    ${model.devices?.render() ?? (line.state === 'sign-in' && !calls.length ? signInView(model, actions) : mainView(model, actions))}
    <span part="status" role="status">${repeat([said], one, () => said.polite)}</span>
    <span part="status" role="alert">${repeat([said], one, () => said.urgent)}</span>
  </div>`;
}

/** A live region tells of a new text only; what is said once more in the same words is another one. */
const one = (said: Said): Said => said;

/** The number field, or the calls that are over. */
function mainView(model: DialerModel, actions: DialerActions): TemplateResult {
  const { view, missed, calls, watched, fetched } = model;
  const isAlone = missed === null && !(watched.length && fetched.watched);
  const choice = isAlone || calls.length ? nothing : viewsView(model, actions);
  if (view === 'recents') return html`${choice}${recentsView(model, actions)}`;
  const extensions = view === 'watched' && fetched.watched?.watchedView(model, actions);
  return html`${choice}${extensions || numberView(model, actions)}`;
}

function viewsView(model: DialerModel, { show }: DialerActions): TemplateResult {
  const { t, view, missed, watched, fetched } = model;
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
    ${choose('number', t('keypad'))}
    ${missed === null ? nothing : choose('recents', html`${t('recents')} ${count}`)}
    ${watched.length && fetched.watched ? choose('watched', fetched.watched.watchedChoice(model)) : nothing}
  </div>`;
}
