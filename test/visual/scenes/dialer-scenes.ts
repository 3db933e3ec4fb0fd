import { waitUntil } from '@open-wc/testing';
import '../../../src/components/voip-dialer/layouts/page-layout.js';
import '../../../src/components/voip-dialer/layouts/windows.js';
import type { VoipDialer } from '../../../src/components/voip-dialer/voip-dialer.js';
import { VoipError } from '../../../src/core/errors.js';
import { initialState, type CallSnapshot, type PhoneState } from '../../../src/core/state.js';
import { withContacts } from '../../components/support/contacts.js';
import {
  createDialer,
  drawn,
  part,
  parts,
  paste,
  press,
  registered,
  settings,
  type,
  type DialerPhone,
} from '../../components/support/dialer.js';
import { callWith } from '../../components/support/stub-phone.js';
import { good } from '../../components/support/quality.js';
import { plugged } from './devices.js';
import { held, log, longName, people, remoteOf, ringing, talking } from './people.js';
import type { Scene } from './scene.js';

type Arrange = (el: VoipDialer, phone: DialerPhone) => Promise<unknown>;

const calls =
  (...all: CallSnapshot[]): Arrange =>
  async (el, phone) => {
    phone.showAll(all, all[0]?.id ?? null);
    await drawn(el);
  };

const state =
  (change: Partial<PhoneState>): Arrange =>
  async (el, phone) => {
    phone.set(change);
    await drawn(el);
  };

/** Presses what has this part, and waits for the other one. */
const open =
  (pressed: string, shown: string): Arrange =>
  async (el) => {
    await waitUntil(() => part(el, pressed), `no ${pressed}`);
    part(el, pressed)?.click();
    await waitUntil(() => part(el, shown), `no ${shown}`);
    await drawn(el);
  };

const all =
  (...arranged: Arrange[]): Arrange =>
  async (el, phone) => {
    for (const arrange of arranged) await arrange(el, phone);
  };

const ended = (outcome: 'busy' | 'completed'): CallSnapshot =>
  callWith('a', {
    ...remoteOf('Kanzlei Vogel & Partner'),
    state: 'ended',
    ...(outcome === 'completed' ? { answeredAt: new Date(Date.now() - 83_000).toISOString() } : {}),
    endedAt: new Date().toISOString(),
    durations: { ring: 4, talk: outcome === 'completed' ? 83 : 0, hold: 0 },
    end: {
      by: 'remote',
      outcome,
      ...(outcome === 'busy' ? { sip: { code: 486, reason: 'Busy Here' } } : {}),
    },
  });

const watched: Partial<PhoneState> = {
  settings: { ...settings, voicemail: '*97' },
  subscriptions: {
    messages: { waiting: true, new: 12, old: 0, urgent: 0 },
    extensions: [
      { extension: '200', status: 'idle' },
      { extension: '201', status: 'ringing', remote: { number: '+493012345678', name: longName } },
      { extension: '202', status: 'busy', remote: { number: '+4940987654', name: 'Vogel' } },
      { extension: 'kundenservice-sued', status: 'unknown' },
    ],
  },
};

const withLog: Arrange = async (el, phone) => {
  phone.history = () => Promise.resolve({ entries: log });
  phone.set({ recents: { entries: log, missed: 3, kept: 'device' } });
  await drawn(el);
};
const recents = all(withLog, async (el) => {
  parts(el, 'view')[1]?.click();
  await waitUntil(() => part(el, 'entries'), 'no list');
});
const contacts: Arrange = async (el, phone) => {
  withContacts(phone, ...people);
  await press(el, 'Contacts');
  await waitUntil(() => parts(el, 'contact').length === people.length, 'no list');
};

const consulting = all(
  calls(
    callWith('x', { ...remoteOf('Support', '205'), state: 'ringing', consults: 'a' }),
    talking('Anna Berg', {
      hold: { local: 'on', remote: false, seconds: 0 },
      transfer: { kind: 'attended', state: 'started', target: '205', consultId: 'x' },
    }),
  ),
);

const conference = {
  participants: [
    { id: 'a', name: 'Anna Berg', number: '1', talking: true },
    { id: 'b', name: 'Boris', number: '2', talking: true },
  ],
};
const joined = (id: string, name: string): CallSnapshot => ({ ...talking(name), id, conference });

const videoCall = (change: Partial<CallSnapshot['video']>): CallSnapshot => {
  const call = talking();
  const none = { local: false, remote: false, offered: false, screen: false };
  return {
    ...call,
    can: { ...call.can, video: true, record: true },
    video: { ...none, ...change },
  };
};
const onVideo: Partial<PhoneState> = { settings: { ...settings, video: true }, devices: plugged };

/** Every state of the dialer as a panel. */
const panel: Readonly<Record<string, Arrange>> = {
  idle: state({ recents: { entries: [], missed: 3, kept: 'device' } }),
  'keypad closed': async (el) => {
    part(el, 'keypad-toggle')?.click();
    await drawn(el);
  },
  typed: (el) => type(el, '+49301234567'),
  suggestions: async (el, phone) => {
    withContacts(phone, ...people);
    await type(el, '237');
    await waitUntil(() => part(el, 'suggestion'), 'no suggestions');
  },
  'several numbers': (el) => paste(el, '+49 30 1234567, +49 170 1234567'),
  'refused number': async (el) => {
    await type(el, 'Anna');
    await press(el, 'Call');
  },
  'signed out': state({ registration: initialState.registration }),
  'sign in': state({
    registration: {
      status: 'failed',
      expiresAt: null,
      error: new VoipError('auth/rejected').toInfo(),
    },
  }),
  failed: state({
    registration: {
      status: 'failed',
      expiresAt: null,
      error: new VoipError('network/timeout').toInfo(),
    },
  }),
  lost: state({ connection: { ...initialState.connection, status: 'reconnecting' } }),
  unconfirmed: state(registered(3723)),
  'long name': state({
    settings: { ...settings, displayName: longName, username: '1'.repeat(40) },
  }),
  'do not disturb': all(
    state({ presence: { status: 'dnd', until: '2026-03-02T11:30:00.000Z', silenced: 2 } }),
    open('presence-toggle', 'presence-menu'),
  ),
  devices: all(state({ devices: plugged }), open('devices-toggle', 'devices')),
  shortcuts: open('shortcuts-toggle', 'shortcuts'),
  watched: all(state(watched), async (el) => {
    await waitUntil(() => part(el, 'ringing-count'), 'nothing rings');
    part(el, 'ringing-count')?.closest('button')?.click();
    await drawn(el);
  }),
  recents,
  'recents details': all(recents, open('entry-toggle', 'entry-more')),
  'recents empty': all(
    state({ recents: { entries: [], missed: 0, kept: 'device' } }),
    async (el) => {
      parts(el, 'view')[1]?.click();
      await waitUntil(() => part(el, 'recents'), 'no list');
    },
  ),
  contacts,
  'contact form': all(contacts, async (el) => {
    await press(el, 'Add');
    await waitUntil(() => part(el, 'contact-form'), 'no form');
  }),
  dialling: calls(callWith('a', remoteOf('Anna Berg'))),
  incoming: calls(ringing()),
  'incoming silenced': calls(ringing(longName, { silenced: true })),
  connected: all(
    calls(talking()),
    state({ quality: { byCall: { a: good } } }),
    open('quality-badge', 'quality-figures'),
  ),
  'poor sound': all(
    calls(talking(longName, { muted: true })),
    state({
      quality: { byCall: { a: { ...good, level: 'poor', warnings: ['one-way', 'loss'] } } },
    }),
    async (el) => waitUntil(() => part(el, 'quality-warning'), 'no warning'),
  ),
  'on hold': calls({ ...held(), id: 'a' }),
  reconnecting: calls({ ...talking(), state: 'recovering' }),
  tones: all(calls(talking()), open('keypad-toggle', 'keypad'), (el) => type(el, '12#')),
  transfer: all(calls(talking()), open('transfer-toggle', 'transfer')),
  'transfer failed': calls(
    talking('Anna Berg', { transfer: { kind: 'blind', state: 'failed', target: '602' } }),
  ),
  consulting,
  conference: calls(joined('a', 'Anna Berg'), joined('b', 'Boris')),
  'two calls': calls(talking(), held()),
  'two calls and one that rings': calls(talking(), held(), ringing()),
  'call failed': calls(ended('busy')),
  'call over': calls(ended('completed')),
  'sound is blocked': all(
    calls(ringing()),
    state({ devices: { ...initialState.devices, playback: 'blocked' } }),
  ),
  'sound is elsewhere': all(
    calls(talking()),
    state({ tab: { role: 'follower', sound: 'elsewhere' } }),
  ),
  'video offered': all(state(onVideo), calls(videoCall({ offered: true }))),
  'video incoming': all(
    state(onVideo),
    calls(ringing('Anna Berg', { video: { ...videoCall({}).video, offered: true } })),
  ),
};

const missed = state({ recents: { entries: [], missed: 3, kept: 'device' } });
const unregistered = state({
  registration: {
    status: 'failed',
    expiresAt: null,
    error: new VoipError('network/timeout').toInfo(),
  },
});
const unfolded: Arrange = open('window-toggle', 'window');

/** What a bar and a window look like, closed and open. */
const folded: Readonly<Record<string, Arrange>> = {
  closed: missed,
  'not registered': unregistered,
  silent: state({ presence: { status: 'dnd', until: null, silenced: 2 } }),
  incoming: calls(ringing()),
  'incoming in a call': calls(talking(), ringing(longName)),
  connected: calls(talking()),
  'call failed': calls(ended('busy')),
  open: all(withLog, unfolded),
  'open in a call': all(calls(talking()), unfolded),
};

const page: Readonly<Record<string, Arrange>> = {
  idle: withLog,
  'in a call': all(withLog, calls(talking(), held())),
  incoming: all(withLog, calls(ringing())),
  'contacts without a log': contacts,
  'sign in': panel['sign in'] ?? missed,
};

const scene = (layout: string, name: string, arrange: Arrange): Scene => ({
  name: `dialer ${layout} ${name}`,
  ...(layout === 'bar' || layout === 'floating' ? { over: true } : {}),
  draw: async () => {
    const video: Record<string, string> = name.includes('video') ? { video: '' } : {};
    const shortcuts: Record<string, string> = name === 'shortcuts' ? { shortcuts: 'page' } : {};
    const { el, phone } = await createDialer({ layout, ...video, ...shortcuts });
    // As wide as the column of the page it stands in.
    if (layout === 'panel') el.style.inlineSize = '100%';
    await arrange(el, phone);
    await drawn(el);
    return el;
  },
});

const scenesOf = (layout: string, states: Readonly<Record<string, Arrange>>): Scene[] =>
  Object.entries(states).map(([name, arrange]) => scene(layout, name, arrange));

export const dialerScenes: readonly Scene[] = [
  ...scenesOf('panel', panel),
  ...scenesOf('page', page),
  ...scenesOf('bar', folded),
  ...scenesOf('floating', folded),
];
