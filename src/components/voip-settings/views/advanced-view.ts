import { html, nothing, type TemplateResult } from 'lit';
import type { SettingsUi } from '../settings-ui.js';
import type { SettingsActions } from '../settings-actions.js';
import type { SettingsModel } from '../settings-model.js';
import { secretView } from './account-view.js';
import { choiceField, notesOf, textField, type TextFieldOptions } from './fields.js';

const texts = {
  domain: { name: 'domain', label: 'domain', hint: 'domainHint', inputMode: 'url' },
  authUser: { name: 'authUser', label: 'authUser', hint: 'authUserHint' },
  outboundProxy: { name: 'outboundProxy', label: 'outboundProxy', hint: 'outboundProxyHint' },
  target: { name: 'target', label: 'target', hint: 'targetHint' },
  stun: { name: 'stun', label: 'stun', inputMode: 'url' },
  turn: { name: 'turn', label: 'turn', hint: 'turnHint', inputMode: 'url' },
  turnUsername: { name: 'turnUsername', label: 'turnUsername' },
} as const satisfies Record<string, TextFieldOptions>;

const storages = ['none', 'session', 'device'] as const satisfies SettingsUi['storage'][];

/** What few people need, closed until it is asked for. */
export function advancedView(model: SettingsModel, actions: SettingsActions): TemplateResult {
  const { t, ui, mode } = model;
  const field = (options: TextFieldOptions): TemplateResult => textField(options, model, actions);
  return html`<details
    part="more"
    ?open=${ui.advanced === 'open'}
    @toggle=${({ target }: Event) => {
      if (target instanceof HTMLDetailsElement) actions.toggle('advanced', target.open);
    }}
  >
    <summary part="more-title">${t('advanced')}</summary>
    <div part="group">
      ${authView(model, actions)} ${field(texts.authUser)} ${field(texts.domain)}
      ${field(texts.outboundProxy)} ${field(texts.target)} ${autoAnswerView(model, actions)}
      ${field(texts.stun)} ${field(texts.turn)}
      ${
        ui.draft.text.turn
          ? html`${field(texts.turnUsername)} ${secretView('turnCredential', model, actions)}`
          : nothing
      }
      ${
        model.fixedBy('secret')
          ? nothing
          : choiceField(
              {
                name: 'storage',
                label: 'storage',
                value: ui.storage,
                choices: [
                  ['none', t('storageNone')],
                  ['session', t('storageSession')],
                  ['device', t('storageDevice')],
                ],
                ids: 'storage-hint',
                notes: html`<p part="hint" id="storage-hint">${t('storageHint')}</p>`,
                choose: (value) =>
                  actions.keepFor(storages.find((one) => one === value) ?? 'session'),
              },
              model,
            )
      }
      ${mode === 'admin' ? filesView(model, actions) : nothing}
    </div>
  </details>`;
}

function authView(model: SettingsModel, actions: SettingsActions): TemplateResult {
  const { t, ui } = model;
  const { ids, notes } = notesOf('auth', model, actions);
  return choiceField(
    {
      name: 'auth',
      label: 'auth',
      value: ui.draft.text.auth,
      choices: [
        ['secret', t('authSecret')],
        ['ha1', t('authHa1')],
        ['token', t('authToken')],
        ['guest', t('authGuest')],
      ],
      disabled: model.fixedBy('auth') !== undefined,
      ids,
      notes,
      choose: (value) => actions.typed('auth', value),
    },
    model,
  );
}

function autoAnswerView(model: SettingsModel, actions: SettingsActions): TemplateResult {
  const { t, ui } = model;
  const { ids, notes } = notesOf('autoAnswer', model, actions);
  return choiceField(
    {
      name: 'autoAnswer',
      label: 'autoAnswer',
      value: ui.draft.text.autoAnswer,
      choices: [
        ['off', t('autoAnswerOff')],
        ['own', t('autoAnswerOwn')],
      ],
      disabled: model.fixedBy('autoAnswer') !== undefined,
      ids,
      notes,
      choose: (value) => actions.typed('autoAnswer', value),
    },
    model,
  );
}

/** Without secrets, to be used in another browser. */
function filesView({ t }: SettingsModel, actions: SettingsActions): TemplateResult {
  return html`<div part="files">
    <button type="button" part="quiet" @click=${actions.exportFile}>${t('exportFile')}</button>
    <label part="field">
      <span>${t('importFile')}</span>
      <input
        part="file"
        name="file"
        type="file"
        accept="application/json,.json"
        @change=${({ target }: Event) => {
          if (!(target instanceof HTMLInputElement)) return;
          const [file] = target.files ?? [];
          if (file) actions.importFile(file);
          target.value = '';
        }}
      />
    </label>
  </div>`;
}
