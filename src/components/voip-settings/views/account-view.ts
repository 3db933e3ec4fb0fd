import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.js';
import { presets, type Preset } from '../paste/presets.js';
import type { SettingsActions } from '../settings-actions.js';
import type { SecretField } from '../settings-draft.js';
import type { SettingsModel } from '../settings-model.js';
import type { SettingsTextKey } from '../../i18n/settings-words.js';
import { choiceField, notesOf, textField } from './fields.js';

/** Names of products, in every language the same. */
const presetNames: Readonly<Record<Exclude<Preset, 'generic'>, string>> = {
  asterisk: 'Asterisk / FreePBX',
  freeswitch: 'FreeSWITCH',
  kamailio: 'Kamailio',
};

const eyePath =
  'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.25a2.75 2.75 0 1 0 0 5.5 2.75 2.75 0 0 0 0-5.5Z';

/** Where, as whom, and by what: all that most people need. */
export function accountView(model: SettingsModel, actions: SettingsActions): TemplateResult {
  const { t, ui, mode } = model;
  const isGuest = ui.draft.text.auth === 'guest';
  return html`<fieldset part="group">
    <legend part="group-title">${t('account')}</legend>
    ${
      mode === 'admin' && !model.fixedBy('server')
        ? choiceField(
            {
              name: 'preset',
              label: 'preset',
              value: ui.preset,
              choices: [
                ['', t('presetNone')],
                ...presets.map(
                  (one) =>
                    [one, one === 'generic' ? t('presetGeneric') : presetNames[one]] as const,
                ),
              ],
              choose: (value) => actions.usePreset(presets.find((one) => one === value) ?? ''),
            },
            model,
          )
        : nothing
    }
    <div part="row">
      ${textField(
        { name: 'server', label: 'server', hint: 'serverHint', inputMode: 'url' },
        model,
        actions,
      )}
      ${textField(
        { name: 'port', label: 'port', hint: 'portHint', inputMode: 'numeric', part: 'port' },
        model,
        actions,
      )}
    </div>
    ${
      isGuest
        ? nothing
        : html`${textField(
            { name: 'username', label: 'userName', hint: 'userNameHint', autocomplete: 'username' },
            model,
            actions,
          )}
          ${secretView('secret', model, actions)}`
    }
    ${textField(
      {
        name: 'displayName',
        label: 'displayName',
        hint: 'displayNameHint',
        autocomplete: 'name',
        dir: 'auto',
      },
      model,
      actions,
    )}
  </fieldset>`;
}

const labels: Readonly<Record<string, SettingsTextKey>> = { ha1: 'ha1', token: 'token' };

/** Its value stands in the input and nowhere else: in no attribute, and in no state of ours. */
export function secretView(
  name: SecretField,
  model: SettingsModel,
  actions: SettingsActions,
): TemplateResult {
  const { t, ui } = model;
  const { auth } = ui.draft.text;
  const isSecret = name === 'secret';
  const label = isSecret ? (labels[auth] ?? 'password') : 'turnCredential';
  const isPassword = isSecret && label === 'password';
  const hint = isSecret && auth === 'ha1' ? 'ha1Hint' : undefined;
  const kept = isSecret && ui.view?.secret === 'kept' ? t('secretKept') : '';
  const byPage = model.fixedBy(name) === 'page';
  const { ids, isWrong, notes } = notesOf(name, model, actions, hint);
  return html`<div part="field">
    <label for=${name}>${t(label)}</label>
    <div part="secret">
      <input
        part="input"
        id=${name}
        name=${name}
        type=${ui.secret === 'shown' ? 'text' : 'password'}
        dir="ltr"
        autocomplete=${isPassword ? 'current-password' : 'off'}
        autocapitalize="none"
        spellcheck="false"
        placeholder=${kept}
        ?readonly=${model.fixedBy(name) !== undefined}
        aria-invalid=${isWrong}
        aria-describedby=${ids}
        @change=${() => actions.left(name)}
      />
      ${
        byPage
          ? nothing
          : html`<button
              type="button"
              part="reveal"
              aria-label=${t(ui.secret === 'shown' ? 'hidePassword' : 'showPassword')}
              title=${t(ui.secret === 'shown' ? 'hidePassword' : 'showPassword')}
              aria-pressed=${ui.secret === 'shown' ? 'true' : 'false'}
              @click=${actions.toggleSecret}
            >
              ${icon(eyePath)}
            </button>`
      }
    </div>
    ${notes}
  </div>`;
}
