import { html, nothing, type TemplateResult } from 'lit';
import { resultKey } from '../../i18n/call-results.js';
import { action } from '../../shared/action.js';
import { makers, type PanelName, type Panels } from '../panels.js';
import type { SettingsActions } from '../settings-actions.js';
import type { SettingsModel } from '../settings-model.js';
import { accountView } from './account-view.js';
import { advancedView } from './advanced-view.js';
import { codecsView } from './codecs-view.js';

const lineWords = {
  off: 'lineOff',
  connecting: 'lineConnecting',
  ready: 'lineReady',
  lost: 'lineLost',
  failed: 'lineFailed',
} as const satisfies Record<SettingsModel['line'], string>;

/** The whole form, from what there is to show and what can be done. */
export function formView(
  model: SettingsModel,
  actions: SettingsActions,
  panels: Panels,
): TemplateResult {
  const { t, lang, line, sections, mode, ui } = model;
  const hasAccount = sections.has('account');
  return html`<form
    part="settings"
    data-surface
    data-line=${line}
    data-mode=${mode}
    ?data-ready=${ui.view !== null}
    aria-label=${t('settings')}
    lang=${lang}
    novalidate
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      actions.submit();
    }}
  >
    ${lineView(model)} ${hasAccount ? accountView(model, actions) : nothing}
    ${sections.has('codecs') ? codecsView(model, actions) : nothing}
    ${hasAccount ? advancedView(model, actions) : nothing}
    ${
      sections.has('test') && makers.test
        ? moreView('test', t('test'), panels.render('test'), model, actions)
        : nothing
    }
    ${sections.has('devices') ? devicesView(model, actions, panels) : nothing} ${failureView(model)}
    ${questionView(model, actions)} ${buttonsView(model, actions)}
    <p part="done" role="status">${saidOf(model)}</p>
  </form>`;
}

/** How the line really stands: as a colour and in words. */
function lineView({ t, line, state }: SettingsModel): TemplateResult {
  const { settings, registration, connection } = state;
  const error = registration.error ?? connection.error;
  const account = settings?.username ? `${settings.username}@${settings.domain}` : '';
  const why = line === 'failed' && error ? `: ${t(resultKey(error.code))}` : '';
  return html`<p part="line" role="status">
    <span part="line-dot" aria-hidden="true"></span>
    <span part="line-status">${t(lineWords[line])}${why}</span>
    ${account && line === 'ready' ? html`<bdi dir="ltr">${account}</bdi>` : nothing}
  </p>`;
}

/** Fetched when it is opened. */
function moreView(
  name: PanelName,
  title: string,
  content: unknown,
  { ui }: SettingsModel,
  actions: SettingsActions,
): TemplateResult {
  return html`<details
    part="more"
    ?open=${ui[name] === 'open'}
    @toggle=${({ target }: Event) => {
      if (target instanceof HTMLDetailsElement) actions.toggle(name, target.open);
    }}
  >
    <summary part="more-title">${title}</summary>
    <div part="group">${content}</div>
  </details>`;
}

function devicesView(
  model: SettingsModel,
  actions: SettingsActions,
  panels: Panels,
): TemplateResult {
  const { t, notifications } = model;
  const notify =
    notifications === 'unsupported'
      ? nothing
      : html`<label part="check">
            <input
              type="checkbox"
              .checked=${notifications === 'on'}
              ?disabled=${notifications === 'denied'}
              @change=${actions.toggleNotifications}
            />
            <span>${t('notifications')}</span>
          </label>
          ${
            notifications === 'denied'
              ? html`<p part="hint">${t('notificationsDenied')}</p>`
              : nothing
          }`;
  const content = html`${panels.render('devices') ?? nothing}${notify}`;
  return moreView('devices', t('devicesTitle'), content, model, actions);
}

function failureView({ t, ui }: SettingsModel): TemplateResult {
  const { failure } = ui;
  return html`<p part="failure" role="alert">${failure ? t(resultKey(failure.code)) : nothing}</p>`;
}

/** Asked in the form itself: a window of the browser would stop the sound of a call. */
function questionView({ t, ui }: SettingsModel, { answer }: SettingsActions): TemplateResult {
  const { asking } = ui;
  if (!asking) return html``;
  const isForget = asking === 'forget';
  return html`<div
    part="question"
    role="alertdialog"
    aria-labelledby="asked"
    aria-describedby="asked-why"
  >
    <strong id="asked">${t(isForget ? 'forgetTitle' : 'inCallTitle')}</strong>
    <p id="asked-why">${t(isForget ? 'forgetText' : 'inCallText')}</p>
    <div part="actions">
      ${action({
        label: t(isForget ? 'forget' : asking === 'connect-in-call' ? 'connect' : 'saveAnyway'),
        tone: isForget ? 'danger' : 'accent',
        press: () => answer(true),
      })}
      ${action({ label: t('cancel'), tone: 'quiet', first: true, press: () => answer(false) })}
    </div>
  </div>`;
}

function buttonsView(model: SettingsModel, actions: SettingsActions): TemplateResult {
  const { t, ui, mode, line, state } = model;
  const isUp = line === 'ready' || line === 'connecting' || line === 'lost';
  const isBusy = ui.doing !== 'nothing';
  const isKnown = ui.view?.secret === 'kept' || state.registration.status === 'registered';
  const accent = 'action action-accent';
  const quiet = 'action action-quiet';
  return html`<div part="actions">
      ${
        mode === 'admin'
          ? html`<button type="submit" part=${accent} aria-disabled=${isBusy ? 'true' : 'false'}>
              <span>${t('save')}</span>
            </button>`
          : nothing
      }
      ${
        isUp && ui.edited !== 'typed'
          ? html`<button type="button" part=${quiet} @click=${actions.disconnect}>
              <span>${t('disconnect')}</span>
            </button>`
          : html`<button
              type=${mode === 'admin' ? 'button' : 'submit'}
              part=${mode === 'admin' ? quiet : accent}
              aria-disabled=${isBusy ? 'true' : 'false'}
              @click=${mode === 'admin' ? actions.connect : nothing}
            >
              <span>${t('connect')}</span>
            </button>`
      }
    </div>
    <div part="leave">
      ${
        isKnown
          ? html`<button type="button" part="quiet" @click=${actions.logOut}>
              ${t('logOut')}
            </button>`
          : nothing
      }
      <button type="button" part="quiet" @click=${actions.forget}>${t('forget')}</button>
    </div>`;
}

function saidOf({ t, ui, mode }: SettingsModel): string {
  if (ui.done) return t(ui.done.key, ui.done.values);
  return ui.edited !== 'no' && mode === 'admin' ? t('unsaved') : '';
}
