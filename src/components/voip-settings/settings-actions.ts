import { VoipError } from '../../core/errors.js';
import type { Codec } from '../../core/state.js';
import { toggleNotifications } from '../shared/notifications.js';
import { saveFile } from '../shared/save-file.js';
import { availableCodecs } from './codecs.js';
import type { FieldProblem } from './field-problems.js';
import type { PanelName } from './panels.js';
import type { Pasted, Refused } from './paste/read-address.js';
import { placeOf, type Preset } from './paste/presets.js';
import { readPasted } from './paste/read-pasted.js';
import { hostIn, splitServer } from './paste/server-parts.js';
import type { SettingsControl } from './settings-control.js';
import { draftOf, type FieldName, type TextField } from './settings-draft.js';
import type { SettingsModel } from './settings-model.js';
import type { SettingsUi } from './settings-ui.js';
import type { Suggestion } from './suggestions.js';
import type { VoipSettings } from './voip-settings.js';

/** What can be done in the form. */
export interface SettingsActions {
  typed(field: TextField, value: string): void;
  /** The cursor left it: what is wrong with it is shown from now on. */
  left(field: FieldName): void;
  /** Whether the text was sorted into the fields; otherwise the browser pastes it. */
  pasted(field: TextField, text: string): boolean;
  useLikely(refused: Pick<Refused, 'field' | 'likely'>): void;
  /** Puts what the connection test has found into its field, and the cursor there. */
  take(found: Suggestion): void;
  usePreset(preset: Preset | ''): void;
  toggleCodec(codec: Codec): void;
  toggleAllCodecs(): void;
  moveCodec(codec: Codec, by: -1 | 1): void;
  keepFor(storage: SettingsUi['storage']): void;
  toggleSecret(): void;
  toggle(part: 'advanced' | PanelName, open: boolean): void;
  toggleNotifications(): void;
  submit(): void;
  save(): void;
  connect(): void;
  disconnect(): void;
  logOut(): void;
  forget(): void;
  answer(yes: boolean): void;
  exportFile(): void;
  importFile(file: File): void;
}

/** What a pasted text says goes into the field of the same name. */
const pastedFields = [
  'server',
  'port',
  'username',
  'displayName',
  'domain',
  'authUser',
  'outboundProxy',
  'stun',
  'turn',
] as const satisfies readonly TextField[];

const labels = {
  server: 'server',
  port: 'port',
  username: 'userName',
  displayName: 'displayName',
  domain: 'domain',
  authUser: 'authUser',
  outboundProxy: 'outboundProxy',
  stun: 'stun',
  turn: 'turn',
} as const;

export interface FormParts {
  readonly host: VoipSettings;
  readonly control: SettingsControl;
  model(): SettingsModel;
  problems(): readonly FieldProblem[];
  /** Puts the cursor there, opening what it is in. */
  show(field: FieldName): void;
}

export function settingsActionsOf(parts: FormParts): SettingsActions {
  const { host, control, model, problems, show } = parts;
  const { phone } = host;

  const fill = ({ fields, refused }: Pasted): void => {
    const { draft, preset } = control.ui;
    const { t, fixedBy } = model();
    const open = pastedFields.filter((field) => fields[field] && !fixedBy(field));
    const text = { ...draft.text };
    for (const field of open) text[field] = fields[field] ?? '';
    // A port that belongs to another address is none of this one's.
    if (fields.server && !fields.port && open.includes('server')) text.port = '';
    // Said by the server already.
    if (text.domain === hostIn(text.server)) text.domain = '';
    const names = open.filter((field) => text[field]).map((field) => t(labels[field]));
    if (fields.password && !fixedBy('secret')) {
      control.secretInput('secret', fields.password);
      names.push(t('password'));
    }
    const done = names.length
      ? ({ key: 'filledIn', values: { names: names.join(', ') } } as const)
      : null;
    control.edit({ ...draft, text }, { refused, done, preset });
  };

  /** Whether there is nothing wrong; otherwise the first of what is wrong gets the cursor. */
  const isRight = (): boolean => {
    const found = problems();
    const all = new Set<FieldName>(found.map(({ field }) => field));
    control.change({ left: all, failure: null, done: null });
    const [first] = found;
    if (first) show(first.field);
    return !first;
  };

  const save = async (): Promise<void> => {
    if (!isRight() || control.asksInCall('save-in-call')) return;
    control.change({ asking: null, doing: 'saving' });
    await control.apply('save');
    control.change({ done: { key: 'saved' } });
  };

  const connect = async (): Promise<void> => {
    const isEdited = control.unsaved !== undefined;
    if (isEdited || !phone.state.settings?.configured) {
      if (!isRight() || control.asksInCall('connect-in-call')) return;
    }
    control.change({ asking: null, doing: 'connecting', failure: null, done: null });
    // Users have no other way to stay signed in.
    if (isEdited) await control.apply(model().mode === 'user' ? 'save' : 'use');
    await phone.request({ type: 'connect' }, host);
  };

  const run = (work: Promise<void>): void => {
    work
      .catch((error: unknown) => control.refused(error))
      .finally(() => control.change({ doing: 'nothing' }));
  };

  const logOut = async (): Promise<void> => {
    await control.logOut();
    control.change({ done: { key: 'loggedOut' } });
  };

  const forget = async (): Promise<void> => {
    await control.forget();
    control.change({ done: { key: 'forgotten' } });
  };

  const setChosen = (chosen: ReadonlySet<Codec>): void => {
    control.edit({ ...control.ui.draft, chosen });
    control.change({ left: new Set([...control.ui.left, 'codecs']) });
  };

  return {
    typed: (field, value) => {
      const { draft, refused } = control.ui;
      const others = refused.filter((one) => one.field !== field);
      control.edit({ ...draft, text: { ...draft.text, [field]: value } }, { refused: others });
    },
    left: (field) => {
      const { draft, preset, left } = control.ui;
      control.change({ left: new Set([...left, field]) });
      if (field !== 'server') return;
      const read = readPasted(draft.text.server, preset || undefined);
      const isSplit = read.fields.port || read.fields.username || read.refused.length;
      if (isSplit) fill(read);
    },
    pasted: (field, text) => {
      if (field !== 'server' && field !== 'username') return false;
      const read = readPasted(text, control.ui.preset || undefined);
      const isMore = Object.keys(read.fields).length > 1 || read.refused.length > 0;
      if (isMore) fill(read);
      return isMore;
    },
    useLikely: ({ field, likely }) => {
      const { draft, refused } = control.ui;
      const said = field === 'port' ? { port: likely } : splitServer(likely);
      const others = refused.filter((one) => one.field !== field);
      control.edit({ ...draft, text: { ...draft.text, ...said } }, { refused: others });
      show(field === 'port' ? 'port' : 'server');
    },
    take: ({ field, value }) => {
      fill({ fields: field === 'server' ? splitServer(value) : { [field]: value }, refused: [] });
      show(field);
    },
    usePreset: (preset) => {
      const { draft } = control.ui;
      const server = hostIn(draft.text.server);
      if (!preset) return control.change({ preset });
      const { port, path } = placeOf(preset);
      const place = server && path !== '/ws' ? `wss://${server}${path}` : server;
      const text = { ...draft.text, server: place, port };
      control.edit({ ...draft, text }, { preset, refused: [] });
    },
    toggleCodec: (codec) => {
      const { chosen } = control.ui.draft;
      const next = new Set(chosen);
      if (!next.delete(codec)) next.add(codec);
      setChosen(next);
    },
    toggleAllCodecs: () => {
      const { chosen } = control.ui.draft;
      const here = availableCodecs();
      const all = here.every((codec) => chosen.has(codec));
      // What cannot be chosen here stays as it is.
      const others = [...chosen].filter((codec) => !here.includes(codec));
      setChosen(new Set([...others, ...(all ? [] : here)]));
    },
    moveCodec: (codec, by) => {
      const { draft } = control.ui;
      const order = draft.order.filter((one) => one !== codec);
      const at = Math.max(0, draft.order.indexOf(codec) + by);
      order.splice(at, 0, codec);
      control.edit({ ...draft, order });
    },
    keepFor: (storage) => control.change({ storage, edited: 'typed' }),
    toggleSecret: () =>
      control.change({ secret: control.ui.secret === 'shown' ? 'hidden' : 'shown' }),
    toggle: (part, open) => {
      const now = open ? 'open' : 'closed';
      if (control.ui[part] !== now) control.change({ [part]: now });
    },
    toggleNotifications: () => void toggleNotifications().then(() => host.requestUpdate()),
    submit: () => run(model().mode === 'user' ? connect() : save()),
    save: () => run(save()),
    connect: () => run(connect()),
    disconnect: () => run(phone.request({ type: 'disconnect' }, host)),
    logOut: () => run(logOut()),
    forget: () => control.change({ asking: 'forget' }),
    answer: (yes) => {
      const { asking } = control.ui;
      if (!yes) return control.change({ asking: null });
      if (asking === 'forget') {
        control.change({ asking: null });
        run(forget());
      } else run(asking === 'connect-in-call' ? connect() : save());
    },
    exportFile: () => {
      const text = control.editor?.exported(control.settings);
      if (text) saveFile('phone-settings.json', 'application/json', text);
    },
    importFile: (file) => {
      const read = async (): Promise<void> => {
        const settings = control.editor?.imported(await file.text());
        if (!settings) throw new VoipError('storage/corrupt');
        control.edit(draftOf(settings), { refused: [], done: { key: 'imported' } });
      };
      read().catch(() => control.change({ done: { key: 'notImported' } }));
    },
  };
}
