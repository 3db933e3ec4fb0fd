import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Codec } from '../../../core/state.js';
import { icon } from '../../shared/icon.js';
import { availableCodecs, codecNames } from '../codecs.js';
import type { SettingsActions } from '../settings-actions.js';
import type { SettingsModel } from '../settings-model.js';
import { notesOf } from './fields.js';

const upPath = 'M12 19V5.5M6 11l6-6 6 6';
const downPath = 'M12 5v13.5M6 13l6 6 6-6';

/** Which ones may be used, in the order in which they are wanted. */
export function codecsView(model: SettingsModel, actions: SettingsActions): TemplateResult {
  const { t, ui } = model;
  const { order, chosen } = ui.draft;
  const here = availableCodecs();
  const count = here.filter((codec) => chosen.has(codec)).length;
  const isFixed = model.fixedBy('codecs') !== undefined;
  const { ids, isWrong, notes } = notesOf('codecs', model, actions, 'codecsHint');
  return html`<fieldset part="group codecs" aria-describedby=${ids}>
    <legend part="group-title">${t('codecs')}</legend>
    <label part="check">
      <input
        type="checkbox"
        name="codecs"
        .checked=${count === here.length}
        .indeterminate=${count > 0 && count < here.length}
        ?disabled=${isFixed}
        aria-invalid=${isWrong}
        @change=${actions.toggleAllCodecs}
      />
      <span>${t('selectAll')}</span>
    </label>
    <ol part="codec-list">
      ${repeat(
        order,
        (codec) => codec,
        (codec, at) => codecView(codec, at, here.includes(codec), isFixed, model, actions),
      )}
    </ol>
    ${notes}
  </fieldset>`;
}

/** One that the browser lacks stays in the configuration as it is, and says why it cannot be chosen. */
function codecView(
  codec: Codec,
  at: number,
  isHere: boolean,
  isFixed: boolean,
  { t, ui }: SettingsModel,
  { toggleCodec, moveCodec }: SettingsActions,
): TemplateResult {
  const { order, chosen } = ui.draft;
  const name = codecNames[codec];
  const why = `${codec}-why`;
  const move = (by: -1 | 1, label: string, path: string): TemplateResult => {
    const isEnd = by < 0 ? at === 0 : at === order.length - 1;
    return html`<button
      type="button"
      part="move"
      aria-label=${label}
      title=${label}
      aria-disabled=${isEnd ? 'true' : 'false'}
      @click=${isEnd ? nothing : () => moveCodec(codec, by)}
    >
      ${icon(path)}
    </button>`;
  };
  return html`<li part="codec">
    <label part="check">
      <input
        type="checkbox"
        .checked=${chosen.has(codec)}
        ?disabled=${isFixed || !isHere}
        aria-describedby=${isHere ? nothing : why}
        @change=${() => toggleCodec(codec)}
      />
      <span>${name}</span>
    </label>
    ${
      isFixed
        ? nothing
        : html`${move(-1, t('moveUp', { name }), upPath)}
          ${move(1, t('moveDown', { name }), downPath)}`
    }
    ${
      isHere
        ? nothing
        : html`<p part="hint" id=${why}>${t(codec === 'g729' ? 'g729Missing' : 'codecMissing')}</p>`
    }
  </li>`;
}
