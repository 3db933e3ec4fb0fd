import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../../core/state.js';
import { resultKey } from '../../i18n/call-results.js';
import { clock } from '../../shared/format.js';
import { callPath, icon } from '../../shared/icon.js';
import { closePath } from '../../shared/icons.js';
import { nameOf, type DialerModel } from '../dialer-model.js';
import { problemText } from '../problem-text.js';
import type { DialerActions } from './dialer-actions.js';

/** How the last call ended, until it was seen: the reason in words, and as the server said it. */
export function resultView(
  call: CallSnapshot,
  model: DialerModel,
  actions: DialerActions,
): TemplateResult {
  const { t } = model;
  const { id, end, durations, remote } = call;
  const reason = end?.error ? problemText(end.error, t) : t(resultKey(end?.outcome ?? 'completed'));
  const talk = durations?.talk ? clock(durations.talk) : '';
  return html`<section
    part="result"
    data-outcome=${end?.outcome ?? 'completed'}
    aria-label=${reason}
  >
    <div part="who">
      <strong part="caller"><bdi>${nameOf(call, model)}</bdi></strong>
      <span part="call-status"
        >${reason}${talk ? html` <bdi dir="ltr" part="timer">${talk}</bdi>` : nothing}</span
      >
      ${
        end?.sip
          ? html`<small part="sip-status"
              ><bdi dir="ltr">${t('sipStatus', { ...end.sip })}</bdi></small
            >`
          : nothing
      }
    </div>
    ${
      remote.anonymous
        ? nothing
        : html`<button
            type="button"
            part="call-again"
            aria-label=${t('callAgain')}
            title=${t('callAgain')}
            @click=${() => actions.callAgain(call)}
          >
            ${icon(callPath)}
          </button>`
    }
    <button
      type="button"
      part="notice-close"
      aria-label=${t('dismiss')}
      @click=${() => actions.dismissResult(id)}
    >
      ${icon(closePath)}
    </button>
  </section>`;
}
