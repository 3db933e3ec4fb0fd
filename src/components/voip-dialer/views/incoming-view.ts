import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../../core/state.js';
import { callPath, icon } from '../../shared/icon.js';
import { endPath } from '../../shared/icons.js';
import { swapPath } from '../icons.js';
import type { DialerModel } from '../dialer-model.js';
import type { DialerActions } from './dialer-actions.js';

/** Answer where the line begins, Decline where it ends, far enough apart. In a call there are two ways to answer. */
export function incomingActions(
  { id }: CallSnapshot,
  { t, calls }: DialerModel,
  actions: DialerActions,
): TemplateResult {
  const inCall = calls.some((call) => call.id !== id && call.answeredAt);
  return html`<div part="actions answer-actions">
    <button type="button" part="action action-good" @click=${() => actions.answer(id)}>
      ${icon(callPath)}<span>${t(inCall ? 'holdAndAnswer' : 'answer')}</span>
    </button>
    ${
      inCall
        ? html`<button
            type="button"
            part="action action-quiet"
            @click=${() => actions.endAndAnswer(id)}
          >
            ${icon(swapPath)}<span>${t('endAndAnswer')}</span>
          </button>`
        : nothing
    }
    <button type="button" part="action action-danger" @click=${() => actions.decline(id)}>
      ${icon(endPath)}<span>${t('decline')}</span>
    </button>
  </div>`;
}
