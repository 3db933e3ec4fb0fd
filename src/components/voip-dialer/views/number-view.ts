import { html, nothing, type TemplateResult } from 'lit';
import { action } from '../../shared/action.js';
import { callPath, icon } from '../../shared/icon.js';
import { keypadPath } from '../../shared/icons.js';
import { addPath, backPath, cameraPath, deletePath } from '../icons.js';
import { keypad } from '../../shared/keypad.js';
import type { DialerModel } from '../dialer-model.js';
import { longPress } from '../long-press.js';
import { tonesIn } from '../tones.js';
import type { DialerActions } from './dialer-actions.js';

/** The number field, in the middle of it all. During a call it takes tones, unless another number is wanted. */
export function numberView(model: DialerModel, actions: DialerActions): TemplateResult {
  const { t, ui, field, keypad: keys, takesTones } = model;
  const { suggestions } = model.panels;
  return html`<div part="dial">
    <div part="number">
      ${field === 'tones' ? tonesField(model, actions) : numberField(model, actions)}
      ${
        field === 'number' && ui.field
          ? html`<button
              type="button"
              part="delete-last"
              aria-label=${t('deleteLast')}
              @click=${actions.deleteLast}
            >
              ${icon(deletePath)}
            </button>`
          : nothing
      }
      <button
        type="button"
        part="keypad-toggle"
        aria-expanded=${keys === 'shown'}
        aria-label=${t('keypad')}
        @click=${actions.toggleKeypad}
      >
        ${icon(keypadPath)}
      </button>
    </div>
    ${field === 'tones' ? html`<p part="hint" id="hint">${t('tonesHint')}</p>` : choices(model, actions)}
    ${
      keys === 'shown'
        ? html`<div
            @pointerdown=${field === 'number' ? longPress('0', () => actions.key('+')) : nothing}
          >
            ${keypad({
              label: t('keypad'),
              star: t('star'),
              hash: t('hash'),
              ...(field === 'number' ? { zero: '+' } : {}),
              press: actions.key,
            })}
          </div>`
        : nothing
    }
    <div part="actions">
      ${
        field === 'number'
          ? action({ label: t('call'), tone: 'accent', path: callPath, press: actions.dial })
          : nothing
      }
      ${
        field === 'number' && model.video === 'ready'
          ? action({
              label: t('videoCall'),
              tone: 'quiet',
              path: cameraPath,
              press: actions.dialVideo,
            })
          : nothing
      }
      ${takesTones ? fieldSwitch(model, actions) : nothing}
    </div>
    ${field === 'number' && suggestions?.isOpen ? suggestions.render(model) : nothing}
  </div>`;
}

export const numberField = (model: DialerModel, actions: DialerActions): TemplateResult => {
  const { t, ui, shortcuts } = model;
  const { suggestions } = model.panels;
  const isOpen = suggestions?.isOpen === true;
  return html`<input
    part="number-input"
    role="combobox"
    aria-autocomplete="list"
    aria-expanded=${isOpen}
    aria-controls=${isOpen ? 'suggestions' : nothing}
    aria-activedescendant=${suggestions?.activeId ?? nothing}
    @blur=${() => suggestions?.dismiss()}
    dir="ltr"
    inputmode="tel"
    autocomplete="off"
    autocapitalize="off"
    spellcheck="false"
    .enterKeyHint=${'go'}
    aria-label=${t('number')}
    aria-keyshortcuts=${shortcuts?.keys.open ?? nothing}
    placeholder=${t('number')}
    .value=${ui.field}
    @input=${(event: InputEvent) => {
      if (event.target instanceof HTMLInputElement) actions.typed(formatted(event.target, model));
    }}
    @paste=${(event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain');
      // Into a number it goes as into any field.
      if (!text || ui.field) return;
      event.preventDefault();
      actions.pasted(text);
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (suggestions?.key(event)) event.stopPropagation();
      else if (event.key === 'Enter' && !event.repeat && !event.isComposing) actions.dial();
      else if (event.key === 'ArrowUp' && !ui.field) actions.recall();
      else return;
      event.preventDefault();
    }}
  />`;
};

/** The field's text, formatted where it stands, with the caret behind the same digit. */
function formatted(input: HTMLInputElement, { formatter }: DialerModel): string {
  const { value, selectionStart } = input;
  if (!formatter) return value;
  const { text, caret } = formatter.formatWithCaret(value, selectionStart ?? value.length);
  if (text !== value) {
    input.value = text;
    input.setSelectionRange(caret, caret);
  }
  return text;
}

/** What was sent stands in it; it cannot be taken back, and only what is added is sent. */
const tonesField = (
  { t, ui, active }: DialerModel,
  { sendTones }: DialerActions,
): TemplateResult => {
  const sent = ui.sent && ui.sent.id === active?.id ? ui.sent.tones : '';
  return html`<input
    part="number-input"
    dir="ltr"
    inputmode="tel"
    autocomplete="off"
    spellcheck="false"
    aria-label=${t('tones')}
    aria-describedby="hint"
    placeholder=${t('tones')}
    .value=${sent}
    @input=${(event: InputEvent) => {
      const { target } = event;
      if (!(target instanceof HTMLInputElement)) return;
      const added = target.value.startsWith(sent) ? target.value.slice(sent.length) : '';
      const tones = tonesIn(added);
      target.value = sent + tones;
      sendTones(tones);
    }}
  />`;
};

const choices = (
  { t, ui }: DialerModel,
  { choose }: DialerActions,
): TemplateResult | typeof nothing =>
  ui.found.length
    ? html`<div part="choices" role="group" aria-labelledby="several">
        <p part="hint" id="several">${t('severalNumbers')}</p>
        ${ui.found.map(
          (number) =>
            html`<button type="button" part="choice" @click=${() => choose(number)}>
              <bdi dir="ltr">${number}</bdi>
            </button>`,
        )}
      </div>`
    : nothing;

const fieldSwitch = ({ t, field }: DialerModel, { useFieldFor }: DialerActions): TemplateResult =>
  action({
    label: t(field === 'tones' ? 'newCall' : 'backToCall'),
    tone: 'quiet',
    path: field === 'tones' ? addPath : backPath,
    press: () => useFieldFor(field === 'tones' ? 'number' : 'call'),
  });
