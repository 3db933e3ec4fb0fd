import { html, nothing, type TemplateResult } from 'lit';
import { resultKey } from '../../i18n/call-results.js';
import { secondsSince, spokenDuration } from '../../shared/format.js';
import { icon } from '../../shared/icon.js';
import { signOutPath, slidersPath } from '../icons.js';
import type { DialerModel } from '../dialer-model.js';
import type { LineStatus } from '../line-status.js';
import { presenceText } from '../presence-text.js';
import type { DialerActions } from './dialer-actions.js';
import { presenceButton } from './presence-view.js';

const words = {
  off: 'lineOff',
  connecting: 'lineConnecting',
  ready: 'lineReady',
  outgoing: 'lineOutgoing',
  unconfirmed: 'lineUnconfirmed',
  lost: 'lineLost',
  failed: 'lineFailed',
  'sign-in': 'lineOff',
} as const satisfies Record<LineStatus['state'], string>;

/** Who this is, and how the line really stands: as a colour and in words. */
export function headerView(model: DialerModel, actions: DialerActions): TemplateResult {
  const { t, name, account, line, presence, takesCalls } = model;
  return html`<div part="header">
    <span part="line-dot" aria-hidden="true"></span>
    <div part="identity">
      <strong part="account-name"><bdi>${name || account || t('phone')}</bdi></strong>
      <span part="line-status">
        ${name && account ? html`<bdi dir="ltr">${account}</bdi> · ` : nothing}${lineWords(model)}
      </span>
      ${
        takesCalls && presence.status !== 'available'
          ? html`<span part="presence-status">${presenceText(model)}</span>`
          : nothing
      }
    </div>
    ${model.panels.settings?.button()}
    ${line.state === 'sign-in' ? nothing : devicesToggle(model, actions)}
    ${presenceButton(model, actions)} ${button(line, model, actions)}
  </div>`;
}

const devicesToggle = ({ t, ui }: DialerModel, { toggleDevices }: DialerActions): TemplateResult =>
  html`<button
    type="button"
    part="devices-toggle"
    aria-label=${t('devicesToggle')}
    title=${t('devicesToggle')}
    aria-expanded=${ui.devices === 'open'}
    @click=${toggleDevices}
  >
    ${icon(slidersPath)}
  </button>`;

export function lineWords({ t, line, confirmedAt, now, lang }: DialerModel): string {
  const time = spokenDuration(secondsSince(confirmedAt ?? undefined, now), lang);
  const said = t(words[line.state], { time });
  return line.state === 'failed' && line.error ? `${said}: ${t(resultKey(line.error.code))}` : said;
}

function button(
  line: LineStatus,
  { t }: DialerModel,
  { connect, signOut }: DialerActions,
): TemplateResult | typeof nothing {
  if (line.state === 'sign-in' || line.state === 'outgoing') return nothing;
  if (line.state === 'off') {
    return html`<button type="button" part="sign-out" @click=${connect}>${t('signIn')}</button>`;
  }
  return html`<button
    type="button"
    part="sign-out"
    aria-label=${t('signOut')}
    title=${t('signOut')}
    @click=${signOut}
  >
    ${icon(signOutPath)}
  </button>`;
}
