import { html, nothing, type TemplateResult } from 'lit';
import { layoutText } from '../../i18n/layout-words.js';
import { callPath, icon } from '../../shared/icon.js';
import { alertPath } from '../../shared/icons.js';
import type { DialerModel } from '../dialer-model.js';
import { silentPath } from '../icons.js';
import type { DialerActions } from '../views/dialer-actions.js';
import { closedNews } from './closed-news.js';
import { missedBadge, openName, stackView } from './closed-parts.js';
import {
  compactActions,
  compactCallOf,
  compactName,
  compactState,
  compactWho,
} from './compact-call.js';
import type { WindowActions } from './floating-layout.js';

const paths = { fine: callPath, silent: silentPath, problem: alertPath } as const;

/** The closed window: a bubble, which grows to a card for a call, or for what must not stay unseen. */
export function bubbleView(
  model: DialerModel,
  actions: DialerActions,
  window: WindowActions,
): TemplateResult {
  const call = compactCallOf(model);
  const { kind, shown } = closedNews(model);
  const bubble = html`<button
    type="button"
    part="window-toggle"
    data-news=${kind}
    aria-expanded="false"
    aria-label=${openName(model)}
    title=${layoutText(model.strings)('openPhone')}
    @click=${window.open}
  >
    ${icon(paths[kind])}<span part="line-dot" aria-hidden="true"></span>${missedBadge(model)}
  </button>`;
  return html`${stackView(model, actions)}
    <div
      part="compact"
      role=${call ? 'group' : 'none'}
      aria-label=${call ? compactName(call, model) : nothing}
      data-state=${call ? compactState(call) : 'idle'}
    >
      <div part="compact-head" @pointerdown=${window.grab} @keydown=${window.arrow}>
        ${bubble}
        ${call ? compactWho(call, model) : shown ? html`<span part="bubble-text" aria-hidden="true">${shown}</span>` : nothing}
      </div>
      ${call ? compactActions(call, model, actions) : nothing}
    </div>`;
}
