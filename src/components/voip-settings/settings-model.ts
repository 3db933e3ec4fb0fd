import { liveCalls } from '../../core/selectors.js';
import type { KeptKey } from '../../core/kept-settings.js';
import type { PhoneState } from '../../core/state.js';
import { settingsText, type SettingsText } from '../i18n/settings-words.js';
import { notificationsNow, type Notifications } from '../shared/notifications.js';
import type { FieldProblem } from './field-problems.js';
import { keyOf, type FieldName, type TextField } from './settings-draft.js';
import type { OwnAttributes } from './own-attributes.js';
import type { SettingsUi } from './settings-ui.js';
import { suggestionsOf, type Suggestion } from './suggestions.js';
import type { VoipSettings } from './voip-settings.js';

/** Why a field is read only. */
export type FixedBy = 'page' | 'admin';

/** All that the views are made of. */
export interface SettingsModel {
  readonly t: SettingsText;
  readonly lang: string;
  readonly mode: OwnAttributes['mode'];
  readonly ui: SettingsUi;
  readonly state: PhoneState;
  readonly sections: OwnAttributes['sections'];
  /** Of the fields that were left. */
  readonly problems: ReadonlyMap<FieldName, FieldProblem>;
  /** What the connection test has found, to be taken by a press. */
  readonly suggestions: readonly Suggestion[];
  readonly line: 'off' | 'connecting' | 'ready' | 'lost' | 'failed';
  readonly inCall: boolean;
  readonly notifications: Notifications;
  fixedBy(field: FieldName): FixedBy | undefined;
}

export function settingsModelOf(
  host: VoipSettings,
  { mode, sections }: OwnAttributes,
  ui: SettingsUi,
  problems: readonly FieldProblem[],
  lang: string,
): SettingsModel {
  const { state } = host.phone;
  return {
    t: settingsText(host.strings),
    lang,
    mode,
    ui,
    state,
    sections,
    problems: new Map(
      problems.filter(({ field }) => ui.left.has(field)).map((problem) => [problem.field, problem]),
    ),
    suggestions: suggestionsOf(
      state.diagnostics,
      ui.draft,
      (field) => fixedBy(field, mode, ui) !== undefined,
    ),
    line: lineOf(state),
    inCall: liveCalls(state).length > 0,
    notifications: notificationsNow(),
    fixedBy: (field) => fixedBy(field, mode, ui),
  };
}

/** Users sign in, where the page leaves that to them; the rest is their administrator's. */
function fixedBy(
  field: FieldName,
  mode: 'admin' | 'user',
  { view }: SettingsUi,
): FixedBy | undefined {
  const isSecret = field === 'secret' || field === 'turnCredential';
  const isFixed = isSecret
    ? view?.secret === 'page'
    : view?.fixed.includes(settingOf(field)) === true;
  if (isFixed) return 'page';
  return mode === 'user' && field !== 'username' && field !== 'secret' ? 'admin' : undefined;
}

const settingOf = (field: TextField | 'codecs'): KeptKey =>
  field === 'codecs' ? field : keyOf(field);

function lineOf({ connection, registration, settings }: PhoneState): SettingsModel['line'] {
  if (connection.status === 'reconnecting') return 'lost';
  if (registration.status === 'registered') return 'ready';
  if (registration.status === 'registering' || connection.status === 'connecting') {
    return 'connecting';
  }
  if (registration.status === 'failed' || connection.status === 'failed') return 'failed';
  // A guest has a line without being registered.
  return connection.status === 'connected' && settings?.register === false ? 'ready' : 'off';
}
