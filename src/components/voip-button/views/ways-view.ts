import { html, type TemplateResult } from 'lit';
import { callPath, icon } from '../../shared/icon.js';
import { mailPath, webPath } from '../../shared/icons.js';
import type { Actions, ViewModel, Way } from './view.js';

const looks = {
  tel: { path: callPath, key: 'byPhone' },
  mailto: { path: mailPath, key: 'byMail' },
  url: { path: webPath, key: 'onTheWeb' },
} as const satisfies Record<Way['kind'], object>;

/** The other ways to reach the people behind the button. */
export const waysView = ({ t, ways }: ViewModel, { tookAnotherWay }: Actions): TemplateResult =>
  html`<nav part="ways" aria-label=${t('otherWays')}>
    ${ways.map(
      ({ kind, href, shown }) =>
        html`<a
          part="way way-${kind}"
          href=${href}
          target=${kind === 'url' ? '_blank' : '_self'}
          rel="noopener"
          @click=${() => tookAnotherWay(kind)}
        >
          ${icon(looks[kind].path)}<span>${t(looks[kind].key)}</span>
          <bdi dir="ltr">${shown}</bdi>
        </a>`,
    )}
  </nav>`;
