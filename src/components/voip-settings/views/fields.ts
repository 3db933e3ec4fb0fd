import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { SettingsTextKey } from '../../i18n/settings-words.js';
import type { Refused } from '../paste/read-address.js';
import type { SettingsActions } from '../settings-actions.js';
import type { FieldName, TextField } from '../settings-draft.js';
import type { SettingsModel } from '../settings-model.js';
import type { Suggestion } from '../suggestions.js';

type Content = TemplateResult | typeof nothing;

const refusedWords: Readonly<Record<Refused['reason'], SettingsTextKey>> = {
  janus: 'serverJanus',
  'sip-port': 'portBlocked',
  transport: 'serverTransport',
  'http-url': 'serverHttp',
  insecure: 'serverInsecure',
};

/** Where the reason stands: there is no field for a transport. */
const placeOf = ({ field }: Refused): FieldName => (field === 'port' ? 'port' : 'server');

/** What is wrong, why it cannot be changed, what to write: in this order of importance, tied to the control. */
export function notesOf(
  name: FieldName,
  model: SettingsModel,
  actions: SettingsActions,
  hint?: SettingsTextKey,
): { ids: string | typeof nothing; isWrong: boolean; notes: Content } {
  const { t, ui, problems } = model;
  const refused = ui.refused.filter((one) => placeOf(one) === name);
  const problem = problems.get(name);
  const fixed = model.fixedBy(name);
  const found = model.suggestions.filter(({ field }) => field === name);
  const isWrong = refused.length > 0 || problem !== undefined;
  const ids = [
    isWrong ? `${name}-problem` : '',
    found.length ? `${name}-found` : '',
    hint || fixed ? `${name}-hint` : '',
  ]
    .filter(Boolean)
    .join(' ');
  const why = fixed && t(fixed === 'page' ? 'fixedByPage' : 'fixedByAdmin');
  const notes = html`${
    isWrong
      ? html`<div part="field-error" id="${name}-problem">
          ${refused.length ? refused.map((one) => refusal(one, model, actions)) : problem?.text}
        </div>`
      : nothing
  }${found.map((one) => suggestionView(one, model, actions))}${hint || why ? html`<p part="hint" id="${name}-hint">${why ?? (hint ? t(hint) : '')}</p>` : nothing}`;
  return { ids: ids || nothing, isWrong, notes };
}

/** With what was probably meant, to be taken by a press. */
function refusal(
  one: Refused,
  { t }: SettingsModel,
  { useLikely }: SettingsActions,
): TemplateResult {
  const text = t(refusedWords[one.reason], { port: one.value });
  return html`<p>${text}</p>
    ${
      one.field === 'transport'
        ? nothing
        : html`<button type="button" part="suggestion" @click=${() => useLikely(one)}>
            ${t('useLikely', { value: one.likely })}
          </button>`
    }`;
}

function suggestionView(
  found: Suggestion,
  { t }: SettingsModel,
  { take }: SettingsActions,
): TemplateResult {
  const { field, value } = found;
  return html`<div part="found" id="${field}-found">
    <p>${t(field === 'server' ? 'foundServer' : 'foundProxy')}</p>
    <button type="button" part="suggestion" @click=${() => take(found)}>
      ${t('useLikely', { value })}
    </button>
  </div>`;
}

export interface TextFieldOptions {
  readonly name: TextField;
  readonly label: SettingsTextKey;
  readonly hint?: SettingsTextKey;
  readonly autocomplete?: 'username' | 'off' | 'name';
  readonly inputMode?: 'url' | 'numeric' | 'text';
  readonly dir?: 'ltr' | 'auto';
  readonly part?: string;
}

export function textField(
  options: TextFieldOptions,
  model: SettingsModel,
  actions: SettingsActions,
): TemplateResult {
  const { name, label, hint, autocomplete = 'off', inputMode = 'text', dir = 'ltr' } = options;
  const { ids, isWrong, notes } = notesOf(name, model, actions, hint);
  return html`<div part="field ${options.part ?? ''}">
    <label for=${name}>${model.t(label)}</label>
    <input
      part="input"
      id=${name}
      name=${name}
      dir=${dir}
      autocomplete=${autocomplete}
      autocapitalize="none"
      spellcheck="false"
      inputmode=${inputMode}
      .value=${live(model.ui.draft.text[name])}
      ?readonly=${model.fixedBy(name) !== undefined}
      aria-invalid=${isWrong}
      aria-describedby=${ids}
      @input=${({ target }: Event) => {
        if (target instanceof HTMLInputElement) actions.typed(name, target.value);
      }}
      @change=${() => actions.left(name)}
      @paste=${(event: ClipboardEvent) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (model.fixedBy(name) === undefined && actions.pasted(name, text)) event.preventDefault();
      }}
    />
    ${notes}
  </div>`;
}

export interface ChoiceOptions {
  readonly name: string;
  readonly label: SettingsTextKey;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly disabled?: boolean;
  readonly notes?: Content;
  readonly ids?: string | typeof nothing;
  choose(value: string): void;
}

export function choiceField(options: ChoiceOptions, { t }: SettingsModel): TemplateResult {
  const { name, label, value, choices, disabled = false, notes = nothing, ids = nothing } = options;
  return html`<div part="field">
    <label for=${name}>${t(label)}</label>
    <select
      part="input"
      id=${name}
      .value=${live(value)}
      ?disabled=${disabled}
      aria-describedby=${ids}
      @change=${({ target }: Event) => {
        if (target instanceof HTMLSelectElement) options.choose(target.value);
      }}
    >
      ${choices.map(
        ([one, text]) => html`<option value=${one} ?selected=${one === value}>${text}</option>`,
      )}
    </select>
    ${notes}
  </div>`;
}
