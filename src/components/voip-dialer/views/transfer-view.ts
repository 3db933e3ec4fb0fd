import { html, nothing, type TemplateResult } from 'lit';
import type { CallId, CallSnapshot } from '../../../core/state.js';
import { action } from '../../shared/action.js';
import { resultKey } from '../../i18n/call-results.js';
import type { DialerModel } from '../dialer-model.js';
import type { DialerActions } from './dialer-actions.js';

/** To whom the call shall go, and whether they are asked first. */
export function transferForm(model: DialerModel, actions: DialerActions): TemplateResult {
  const { t, ui } = model;
  return html`<form
    part="transfer"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      actions.transfer('blind');
    }}
  >
    <input
      part="input transfer-input"
      dir="ltr"
      inputmode="tel"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      aria-label=${t('transferTo')}
      placeholder=${t('transferTo')}
      .value=${ui.transfer?.field ?? ''}
      @input=${(event: InputEvent) => {
        if (event.target instanceof HTMLInputElement) actions.transferTyped(event.target.value);
      }}
    />
    <div part="actions">
      <button type="submit" part="action action-accent">
        <span>${t('transferNow')}</span>
      </button>
      ${action({ label: t('askFirst'), tone: 'quiet', press: () => actions.transfer('attended') })}
    </div>
  </form>`;
}

/** How far it is, and the way back. */
export function transferStatus(
  { id, transfer }: CallSnapshot,
  { t, calls }: DialerModel,
  actions: DialerActions,
): TemplateResult | typeof nothing {
  if (!transfer || transfer.state === 'completed') return nothing;
  const { kind, state, target, error, consultId } = transfer;
  const consultation = calls.find((call) => call.id === consultId);
  const asks = kind === 'attended' && consultation;
  if (state === 'failed') {
    const what = t('transferFailed', { target });
    // That it did not work is said already.
    const why = error && error.code !== 'call/transfer-failed' ? t(resultKey(error.code)) : '';
    return html`<p part="transfer-status transfer-failed">${why ? `${what}: ${why}` : what}</p>
      ${asks ? attendedActions(id, consultation, t, actions) : nothing}`;
  }
  return html`<p part="transfer-status">
      ${t(state === 'ringing' ? 'transferRinging' : asks ? 'asking' : 'transferring', { target })}
    </p>
    ${kind === 'attended' ? attendedActions(id, consultation, t, actions) : nothing}`;
}

/** On with it, as soon as who was asked has answered, or back. */
function attendedActions(
  id: CallId,
  consultation: CallSnapshot | undefined,
  t: DialerModel['t'],
  actions: DialerActions,
): TemplateResult {
  return html`<div part="actions">
    ${action({
      label: t('completeTransfer'),
      tone: 'accent',
      disabled: consultation?.state !== 'connected',
      press: () => actions.completeTransfer(id),
    })}
    ${action({
      label: t('cancelTransfer'),
      tone: 'quiet',
      press: () => actions.cancelTransfer(id),
    })}
  </div>`;
}
