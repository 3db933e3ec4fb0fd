import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.js';
import { awayPath, ringPath, silentPath } from '../icons.js';
import type { DialerModel } from '../dialer-model.js';
import { presenceText } from '../presence-text.js';
import type { DialerActions } from './dialer-actions.js';

const paths = {
  available: ringPath,
  busy: ringPath,
  'wrap-up': ringPath,
  dnd: silentPath,
  away: awayPath,
} as const;

/** Whether calls ring, at a glance; opens what changes it. Only where calls can come in at all. */
export function presenceButton(
  model: DialerModel,
  { togglePresence }: DialerActions,
): TemplateResult | typeof nothing {
  const { t, presence, ui, takesCalls } = model;
  if (!takesCalls) return nothing;
  const said = presenceText(model);
  return html`<button
    type="button"
    part="presence-toggle"
    data-presence=${presence.status}
    aria-expanded=${ui.presenceMenu ? 'true' : 'false'}
    aria-label=${t('presenceNow', { presence: said })}
    title=${said}
    @click=${togglePresence}
  >
    ${icon(paths[presence.status])}${
      presence.silenced
        ? html`<span part="silenced-count" aria-hidden="true">${presence.silenced}</span>`
        : nothing
    }
  </button>`;
}
