import { html, nothing, type TemplateResult } from 'lit';
import { layoutText, type LayoutStrings } from '../../i18n/layout-words.js';
import { icon } from '../../shared/icon.js';
import { hidePath } from '../../shared/icons.js';
import type { DialerModel } from '../dialer-model.js';
import type { DialerActions } from '../views/dialer-actions.js';
import { bodyView } from '../views/dialer-view.js';
import { headerView } from '../views/header-view.js';
import type { WindowActions } from './floating-layout.js';

export interface Corner {
  readonly right: boolean;
  readonly bottom: boolean;
}

const corners: readonly (readonly [label: keyof LayoutStrings, corner: Corner])[] = [
  ['topLeft', { right: false, bottom: false }],
  ['topRight', { right: true, bottom: false }],
  ['bottomLeft', { right: false, bottom: true }],
  ['bottomRight', { right: true, bottom: true }],
];

const gripPath = 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01';

/** The open window: what moves and closes it, and below that the phone. */
export function windowView(
  model: DialerModel,
  actions: DialerActions,
  window: WindowActions,
  menu: 'open' | 'closed',
): TemplateResult {
  const t = layoutText(model.strings);
  return html`<div part="window-title" @pointerdown=${window.grab} @keydown=${window.arrow}>
      <button
        type="button"
        part="window-handle"
        aria-label=${t('movePhone')}
        aria-expanded=${menu === 'open' ? 'true' : 'false'}
        title=${t('movePhoneHint')}
        @click=${window.toggleMenu}
      >
        ${icon(gripPath)}
      </button>
      <button
        type="button"
        part="window-toggle"
        aria-expanded="true"
        aria-label=${t('closePhone')}
        title=${t('closePhone')}
        @click=${window.close}
      >
        ${icon(hidePath)}
      </button>
    </div>
    ${
      menu === 'open'
        ? html`<div
            part="corners"
            role="group"
            aria-label=${t('moveTo')}
            dir="ltr"
            @keydown=${window.arrow}
          >
            ${corners.map(
              ([label, corner]) =>
                html`<button type="button" part="corner" @click=${() => window.moveTo(corner)}>
                  ${t(label)}
                </button>`,
            )}
          </div>`
        : nothing
    }
    <div part="window">${headerView(model, actions)} ${bodyView(model, actions)}</div>`;
}
