import { html, nothing, type TemplateResult } from 'lit';
import { layoutText } from '../../i18n/layout-words.js';
import type { DialerModel } from '../dialer-model.js';
import type { DialerActions } from '../views/dialer-actions.js';
import { noticesView } from '../views/notices-view.js';
import { resultView } from '../views/result-view.js';
import { closedNews } from './closed-news.js';

/** What has to be known or done also while the phone is closed. A call that went well is no news. */
export function stackView(model: DialerModel, actions: DialerActions): TemplateResult {
  const { result } = model;
  const isNews = result && result.end?.outcome !== 'completed';
  return html`<div part="stack">
    ${noticesView(model, actions)} ${isNews ? resultView(result, model, actions) : nothing}
  </div>`;
}

/** Missed calls that nobody has seen, as a number. The same in words is in the name of what it stands on. */
export const missedBadge = ({ missed }: DialerModel): TemplateResult | typeof nothing =>
  missed ? html`<span part="missed-count" aria-hidden="true">${missed}</span>` : nothing;

/** How what opens the phone is called. */
export const openName = (model: DialerModel): string =>
  layoutText(model.strings)('openPhoneNow', { news: closedNews(model).said });
