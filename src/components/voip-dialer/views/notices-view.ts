import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.js';
import { alertPath, closePath, keypadPath, volumeOffPath } from '../../shared/icons.js';
import type { DialerModel } from '../dialer-model.js';
import { problemText } from '../problem-text.js';
import type { DialerActions } from './dialer-actions.js';

/** What the agent has to know or to do before anything else. */
export function noticesView(model: DialerModel, actions: DialerActions): TemplateResult {
  const { t, sound, ui, calls, postDial } = model;
  return html`${
    sound === 'blocked'
      ? html`<button type="button" part="notice" @click=${actions.unlockSound}>
          ${icon(volumeOffPath)}<span>${t('hearSound')}</span>
        </button>`
      : nothing
  }${
    sound === 'elsewhere' && calls.length
      ? html`<div part="notice">
          ${icon(volumeOffPath)}<span>${t('soundElsewhere')}</span>
          <button type="button" part="notice-action" @click=${actions.takeOver}>
            ${t('useHere')}
          </button>
        </div>`
      : nothing
  }${
    postDial
      ? html`<button type="button" part="notice" @click=${actions.sendPostDial}>
          ${icon(keypadPath)}<span>${t('sendTones', { tones: postDial })}</span>
        </button>`
      : nothing
  }${
    ui.problem
      ? html`<div part="notice notice-problem">
          ${icon(alertPath)}<span>${problemText(ui.problem, t)}</span>
          <button
            type="button"
            part="notice-close"
            aria-label=${t('dismiss')}
            @click=${actions.dismissProblem}
          >
            ${icon(closePath)}
          </button>
        </div>`
      : nothing
  }`;
}
