import { html, nothing } from 'lit';
import { callPath } from '../../shared/icon.js';
import { infoPath, micPath } from '../../shared/icons.js';
import { safeUrl } from '../ways.js';
import { action } from '../../shared/action.js';
import type { Actions, Card, ViewModel } from './view.js';

/** The panel opened without a press that means "call". */
export const idleView = ({ t }: ViewModel, { advance }: Actions): Card => ({
  icon: callPath,
  tone: 'accent',
  title: t('idleTitle'),
  text: t('idleText'),
  actions: action({
    label: t('call'),
    tone: 'accent',
    path: callPath,
    first: true,
    press: advance,
  }),
  withWays: true,
});

export const noticeView = (model: ViewModel, actions: Actions): Card => {
  const { t, notice, noticeUrl, pageLang } = model;
  const details = safeUrl(noticeUrl);
  return {
    icon: infoPath,
    tone: 'accent',
    title: t('noticeTitle'),
    body: html`<div part="notice">
      <slot name="notice"><span lang=${pageLang}>${notice}</span></slot>
      ${
        details
          ? html`<a part="link" href=${details} target="_blank" rel="noopener">${t('details')}</a>`
          : nothing
      }
    </div>`,
    actions: consent(model, actions),
  };
};

export const primerView = (model: ViewModel, actions: Actions): Card => ({
  icon: micPath,
  tone: 'accent',
  title: model.t('primerTitle'),
  text: model.t('primerText'),
  actions: consent(model, actions),
  withWays: true,
});

const consent = ({ t }: ViewModel, { advance, close }: Actions) => html`
  ${action({ label: t('cancel'), tone: 'quiet', press: close })}
  ${action({ label: t('continue'), tone: 'accent', first: true, press: advance })}
`;
