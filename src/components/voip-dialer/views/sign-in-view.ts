import { html, nothing, type TemplateResult } from 'lit';
import { resultKey } from '../../i18n/call-results.js';
import type { DialerModel } from '../dialer-model.js';
import type { DialerActions } from './dialer-actions.js';

/** Where the page gives no credentials: the account's own. How long they are kept says `storage`. */
export function signInView(model: DialerModel, { signIn }: DialerActions): TemplateResult {
  const { t, account, line } = model;
  const rejected = line.error?.code === 'auth/rejected';
  return html`<form
    part="sign-in"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      if (!(event.currentTarget instanceof HTMLFormElement)) return;
      const given = new FormData(event.currentTarget);
      signIn(textOf(given, 'username').trim(), textOf(given, 'password'));
    }}
  >
    <label part="field">
      <span>${t('userName')}</span>
      <input
        part="input"
        name="username"
        autocomplete="username"
        dir="ltr"
        required
        .value=${account}
        aria-describedby=${rejected ? 'rejected' : nothing}
      />
    </label>
    <label part="field">
      <span>${t('password')}</span>
      <input
        part="input"
        name="password"
        type="password"
        autocomplete="current-password"
        dir="ltr"
        required
        aria-describedby=${rejected ? 'rejected' : nothing}
      />
    </label>
    ${
      rejected && line.error
        ? html`<p part="field-error" id="rejected">${t(resultKey(line.error.code))}</p>`
        : nothing
    }
    <button type="submit" part="action action-accent"><span>${t('signIn')}</span></button>
  </form>`;
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
