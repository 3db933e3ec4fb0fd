import { callsOf, callOf, isLive, liveCalls } from '../../core/selectors.js';
import type { QualityState } from '../../core/quality.js';
import { presenceNow } from '../../core/presence-now.js';
import type {
  CallSnapshot,
  MessagesWaiting,
  PhoneState,
  PresenceState,
  WatchedExtension,
} from '../../core/state.js';
import { dialerText, type DialerText } from '../i18n/dialer-words.js';
import { spokenLanguage } from '../i18n/localization.js';
import { languageOf } from '../shared/language.js';
import type { DevicesPanel } from '../shared/devices/devices-panel.js';
import type { DialerUi, DialerView } from './dialer-ui.js';
import type { FetchedViews } from './fetched-views.js';
import type { Layout } from './layouts/layout.js';
import { lineStatusOf, type LineStatus } from './line-status.js';
import type { Formatter } from './numbers/format-number.js';
import { notificationsNow, type Notifications } from '../shared/notifications.js';
import type { PicturesView } from './pictures.js';
import type { OpenPanels } from './panels.js';
import type { Shortcuts } from './shortcuts/shortcuts.js';
import type { VoipDialer } from './voip-dialer.js';

/** All that the views are made of. */
export interface DialerModel {
  readonly ui: DialerUi;
  readonly line: LineStatus;
  /** Name of this account, and its number. */
  readonly name: string;
  readonly account: string;
  /** Those that are not over: the active one first, the others as they came. */
  readonly calls: readonly CallSnapshot[];
  readonly active: CallSnapshot | undefined;
  /** A call whose end nobody has seen yet. */
  readonly result: CallSnapshot | undefined;
  readonly view: DialerView;
  /** What is open of what is fetched when it is opened. */
  readonly panels: OpenPanels;
  /** Whether there can be contacts. */
  readonly keepsContacts: boolean;
  /** Missed calls that nobody has seen; null where no log is kept. */
  readonly missed: number | null;
  /** What the field is for. */
  readonly field: 'number' | 'tones';
  /** Whether there is a call that takes tones. */
  readonly takesTones: boolean;
  readonly keypad: 'shown' | 'hidden';
  /** What may be sent now of the tones dialled behind a number. */
  readonly postDial: string | undefined;
  /** Numbers as they are written where this is; nothing until that is known. */
  readonly formatter: Formatter | undefined;
  /** Other extensions whose state is shown, as they stand. */
  readonly watched: readonly WatchedExtension[];
  /** Null where nobody tells. */
  readonly messages: MessagesWaiting | null;
  /** The number that plays them; empty where there is none. */
  readonly voicemail: string;
  /** How the calls sound that were measured. */
  readonly quality: QualityState['byCall'];
  /** Those views that are there of what is fetched when it is needed. */
  readonly fetched: FetchedViews;
  /** While it is open, and there. */
  readonly devices: Pick<DevicesPanel, 'render'> | undefined;
  /** Texts of the page's own. */
  readonly strings: VoipDialer['strings'];
  /** Whether video is offered here. */
  readonly video: 'off' | 'no-camera' | 'ready';
  /** Shows a call's pictures, once it is fetched. */
  readonly pictures: PicturesView | undefined;
  readonly sound: 'fine' | 'blocked' | 'elsewhere';
  /** Whether calls can come in. */
  readonly takesCalls: boolean;
  /** By the clock, whatever was heard last of it. */
  readonly presence: PresenceState;
  readonly notifications: Notifications;
  /** ISO 8601 instant of the last answer from the server. */
  readonly confirmedAt: string | null;
  /** ms since the epoch: nothing ticks in the state, times are derived. */
  readonly now: number;
  /** BCP 47 tag of our own texts. */
  readonly lang: string;
  /** And of the page. */
  readonly pageLang: string;
  /** How it stands in the page; nothing for a panel. */
  readonly layout: Layout | undefined;
  /** The keyboard shortcuts, where the page wants some and they are there. */
  readonly shortcuts: Pick<Shortcuts, 'keys' | 'help' | 'link'> | undefined;
  readonly t: DialerText;
}

export function dialerModelOf(
  host: VoipDialer,
  ui: DialerUi,
  formatter: Formatter | undefined,
  panels: OpenPanels,
  fetched: FetchedViews,
  panel: DevicesPanel | undefined,
  now: number,
  pictures?: PicturesView,
  layout?: Layout,
  shortcuts?: DialerModel['shortcuts'],
): DialerModel {
  const { state } = host.phone;
  const { settings, tab, devices, connection } = state;
  const all = callsOf(state);
  const active = callOf(state, state.calls.activeId);
  const live = all.filter(isLive);
  const last = endedLast(all);
  const pageLang = languageOf(host);
  const watched = state.subscriptions?.extensions ?? [];
  const takesTones = active?.can.dtmf === true && active.hold.local === 'off';
  return {
    ui,
    line: lineStatusOf(state, now),
    name: settings?.displayName ?? '',
    account: settings?.username ?? '',
    calls: [...live.filter((call) => call === active), ...live.filter((call) => call !== active)],
    active: active && isLive(active) ? active : undefined,
    result: last?.id === ui.seen ? undefined : last,
    view: viewOf(state, ui.view),
    panels,
    keepsContacts: settings?.configured === true,
    missed: state.recents?.missed ?? null,
    takesTones,
    keypad: live.length ? ui.callKeypad : ui.keypad,
    field: takesTones && ui.fieldFor === 'call' ? 'tones' : 'number',
    postDial: takesTones && ui.postDial?.id === active.id ? ui.postDial.parts[0] : undefined,
    formatter,
    watched,
    messages: state.subscriptions?.messages ?? null,
    voicemail: settings?.voicemail ?? '',
    quality: state.quality?.byCall ?? {},
    fetched,
    devices: ui.devices === 'open' ? panel : undefined,
    strings: host.strings,
    video: videoOf(state),
    pictures,
    sound: soundOf(tab.sound, devices.playback),
    takesCalls: settings?.register === true,
    presence: presenceNow(state.presence, now),
    notifications: notificationsNow(),
    confirmedAt: connection.lastConfirmedAt,
    now,
    lang: host.strings ? pageLang : spokenLanguage(),
    pageLang,
    layout,
    shortcuts,
    t: dialerText(host.strings),
  };
}

/** Calls need the room, and there is nothing to look at where nothing is kept or watched. */
export function viewOf(state: PhoneState, view: DialerView): DialerView {
  const { recents, subscriptions, settings } = state;
  const has: Record<DialerView, boolean> = {
    number: true,
    recents: recents !== null,
    contacts: settings?.configured === true,
    watched: Boolean(subscriptions?.extensions.length),
  };
  return has[view] && !liveCalls(state).length ? view : 'number';
}

/** Of two calls the older one may well be over first. */
function endedLast(calls: readonly CallSnapshot[]): CallSnapshot | undefined {
  const at = ({ endedAt = '' }: CallSnapshot): string => endedAt;
  const ended = calls.filter((call) => !isLive(call));
  return ended.find((call) => ended.every((other) => at(call) >= at(other)));
}

/** The call that waits for an answer: the one that has waited longest. */
export const ringingCall = ({ calls }: Pick<DialerModel, 'calls'>): CallSnapshot | undefined =>
  calls.find(({ direction, state }) => direction === 'incoming' && state === 'ringing');

/** Cameras come and go; a tab without the line has none to offer. */
function videoOf({ settings, tab, devices }: PhoneState): DialerModel['video'] {
  if (!settings?.video || tab.role === 'follower') return 'off';
  return devices.hasCamera ? 'ready' : 'no-camera';
}

function soundOf(
  sound: 'here' | 'elsewhere' | 'none',
  playback: 'allowed' | 'blocked',
): DialerModel['sound'] {
  if (sound === 'elsewhere') return 'elsewhere';
  return playback === 'blocked' ? 'blocked' : 'fine';
}

/** With whom the call is in one conversation, in words; nothing when it is in none. */
export const conferenceNames = (
  { conference }: CallSnapshot,
  model: Pick<DialerModel, 't' | 'formatter' | 'calls' | 'lang'>,
): string => {
  if (!conference) return '';
  const names = conference.participants.map(({ id, name }) => {
    const call = model.calls.find((one) => one.id === id);
    return call ? nameOf(call, model) : name;
  });
  return new Intl.ListFormat(model.lang).format(names);
};

/** Who is at the other end, in a few words. */
export const nameOf = (
  { remote }: CallSnapshot,
  { t, formatter }: Pick<DialerModel, 't' | 'formatter'>,
): string => {
  if (remote.anonymous) return t('anonymous');
  return remote.name ?? formatter?.displayNumber(remote.display) ?? remote.display;
};
