import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../shared/format.js';
import { callPath } from '../../shared/icon.js';
import { alertPath, checkPath, lockPath, micOffPath } from '../../shared/icons.js';
import type { ProblemKey } from '../../i18n/problem-words.js';
import { action } from '../../shared/action.js';
import type { Actions, Card, ViewModel } from './view.js';

export const endedView = (
  { t, seconds, afterCall }: ViewModel,
  { advance, close }: Actions,
): Card => ({
  icon: checkPath,
  tone: 'good',
  title: t('ended'),
  subtitle: html`<span part="timer"><bdi dir="ltr">${clock(seconds)}</bdi></span>`,
  ...(afterCall ? { body: html`<slot name="after-call"></slot>` } : {}),
  actions: html`
    ${action({ label: t('close'), tone: 'quiet', first: true, press: close })}
    ${action({ label: t('callAgain'), tone: 'accent', path: callPath, press: advance })}
  `,
});

/** What happened, what to do next, try again, and every other way there is. */
export const problemView = (model: ViewModel, { advance, close }: Actions): Card => {
  const { t, state, problem } = model;
  const hopeless = state === 'unsupported';
  return {
    icon: problemIcon(state),
    tone: 'danger',
    title: t(problem),
    text: t(nextStep(model)),
    actions: html`
      ${action({ label: t('close'), tone: 'quiet', first: hopeless, press: close })}
      ${hopeless ? nothing : remedy(model, advance)}
    `,
    withWays: true,
  };
};

const problemIcon = (state: ViewModel['state']): string =>
  ({ blocked: micOffPath, 'no-mic': micOffPath, insecure: lockPath })[state as string] ?? alertPath;

export function nextStep({ problem, browser }: ViewModel): ProblemKey {
  if (problem !== 'blocked') return `${problem}Next`;
  if (browser === 'chromium') return 'blockedNextChromium';
  if (browser === 'firefox') return 'blockedNextFirefox';
  return browser === 'safari' ? 'blockedNextSafari' : 'blockedNext';
}

function remedy({ t, state }: ViewModel, advance: Actions['advance']): TemplateResult {
  if (state !== 'insecure') {
    return action({ label: t('tryAgain'), tone: 'accent', first: true, press: advance });
  }
  const url = new URL(location.href);
  url.protocol = 'https:';
  return html`<a part="action action-accent" data-first href=${url.href}>${t('openSecure')}</a>`;
}
