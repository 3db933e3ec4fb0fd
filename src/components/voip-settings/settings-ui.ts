import type { ErrorInfo } from '../../core/errors.js';
import type { SettingsView } from '../../core/kept-settings.js';
import type { PhoneConfig } from '../../core/config.js';
import type { SettingsTextKey } from '../i18n/settings-words.js';
import type { Preset } from './paste/presets.js';
import type { Refused } from './paste/read-address.js';
import { draftOf, type Draft, type FieldName } from './settings-draft.js';

/** What the form asks before it does it. */
export type Question = 'save-in-call' | 'connect-in-call' | 'forget';

/** What the form knows by itself; everything else is in the phone's state. */
export interface SettingsUi {
  /** Nothing until the engine is there. */
  readonly view: SettingsView | null;
  readonly draft: Draft;
  /** `typed`: what stands here is not in force; `used`: in force, but not kept. */
  readonly edited: 'no' | 'typed' | 'used';
  readonly preset: Preset | '';
  readonly storage: NonNullable<PhoneConfig['storage']>;
  /** Fields whose problems are shown: those that were left, or all after a press. */
  readonly left: ReadonlySet<FieldName>;
  /** What a paste held that cannot be used, by field. */
  readonly refused: readonly Refused[];
  readonly secret: 'hidden' | 'shown';
  readonly advanced: 'open' | 'closed';
  readonly devices: 'open' | 'closed';
  readonly test: 'open' | 'closed';
  readonly asking: Question | null;
  readonly doing: 'nothing' | 'saving' | 'connecting';
  /** What no field and no line tells. */
  readonly failure: ErrorInfo | null;
  /** What was done last, in words. */
  readonly done: { readonly key: SettingsTextKey; readonly values?: Record<string, string> } | null;
}

export const initialUi: SettingsUi = {
  view: null,
  draft: draftOf({}),
  edited: 'no',
  preset: '',
  storage: 'session',
  left: new Set(),
  refused: [],
  secret: 'hidden',
  advanced: 'closed',
  devices: 'closed',
  test: 'closed',
  asking: null,
  doing: 'nothing',
  failure: null,
  done: null,
};
