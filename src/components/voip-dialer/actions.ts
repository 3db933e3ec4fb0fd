import type { CallOptions } from '../../core/intents.js';
import { beginGesture } from '../../core/gesture.js';
import { VoipError } from '../../core/errors.js';
import type { DialerControl } from './dialer-control.js';
import type { DialerUi } from './dialer-ui.js';
import { findNumbers, type FoundNumber } from './numbers/find-numbers.js';
import { plainLine } from './numbers/plain-text.js';
import type { DialerModel } from './dialer-model.js';
import { toggleNotifications } from '../shared/notifications.js';
import { closePresence, togglePresence } from './toggle-presence.js';
import type { DialerActions } from './views/dialer-actions.js';
import type { VoipDialer } from './voip-dialer.js';

/** A number as it stands in the field, its tones behind it. */
const dialString = ({ number, postDial }: FoundNumber): string =>
  postDial ? `${number},${postDial}` : number;

/** @param model as it is shown now */
export function actionsOf(
  host: VoipDialer,
  control: DialerControl,
  model: () => DialerModel,
): DialerActions {
  const sendTones = (tones: string): void => {
    const { active } = model();
    if (active?.can.dtmf !== true || !tones) return;
    const { sent } = control.ui;
    const before = sent?.id === active.id ? sent.tones : '';
    control.change({ sent: { id: active.id, tones: before + tones } });
    control.request({ type: 'sendDtmf', id: active.id, tones });
  };
  const typed = (field: string, typedBy: DialerUi['typedBy'] = 'nobody'): void => {
    // An answer in the middle of it must not make tones of the rest.
    const fieldFor = field || model().takesTones ? 'number' : 'call';
    control.change({ field, typedBy, fieldFor, found: [], problem: null });
  };
  const answer = (id: string, options?: { video: boolean }): void => {
    beginGesture();
    control.request({ type: 'answer', id, ...options });
  };
  const dial = (options?: CallOptions): void => {
    const { field, last } = control.ui;
    const number = field.trim();
    // As on every telephone: once to see it, once more to call it.
    if (!number) typed(last);
    else control.dial(number, options);
  };
  return {
    typed: (text) => typed(text, 'keyboard'),
    pasted: (text) => {
      const found = findNumbers(text, { domain: host.phone.state.settings?.domain ?? '' });
      const [only] = found;
      if (found.length > 1) control.change({ found: found.map(dialString), problem: null });
      else typed(only ? dialString(only) : plainLine(text), 'keyboard');
    },
    key: (tone) => {
      if (model().field === 'tones') sendTones(tone);
      else {
        const next = control.ui.field + tone;
        typed(model().formatter?.format(next) ?? next, 'keypad');
      }
    },
    deleteLast: () => typed([...control.ui.field].slice(0, -1).join(''), control.ui.typedBy),
    dial: () => dial(),
    dialVideo: () => dial({ video: true }),
    choose: (number) => typed(number),
    sendPostDial: () => control.sendPostDial(),
    callAgain: ({ remote }) => control.dialParty(remote.raw),
    recall: () => typed(control.ui.last),
    toggleKeypad: () => {
      const { keypad, calls } = model();
      const next = keypad === 'shown' ? 'hidden' : 'shown';
      control.change(calls.length ? { callKeypad: next } : { keypad: next });
    },
    useFieldFor: (fieldFor) => control.change({ fieldFor }),
    sendTones,
    answer: (id) => answer(id),
    answerVideo: (id) => answer(id, { video: true }),
    setVideo: (id, on) => control.request({ type: 'setVideo', id, on }),
    shareScreen: (id, on) => control.request({ type: 'shareScreen', id, on }),
    endAndAnswer: (id) => {
      const { active } = model();
      if (active && active.id !== id) control.request({ type: 'hangup', id: active.id });
      answer(id);
    },
    decline: (id) => control.request({ type: 'decline', id }),
    silence: (id) => control.request({ type: 'silence', id }),
    end: (id) => control.request({ type: 'hangup', id }),
    toggleMute: ({ id, muted }) => control.request({ type: 'mute', id, on: !muted }),
    toggleHold: ({ id, hold }) =>
      control.request({ type: hold.local === 'on' ? 'resume' : 'hold', id }),
    toggleSpeaker: ({ id, speakerMuted }) =>
      control.request({ type: 'muteSpeaker', id, on: !speakerMuted }),
    toggleTransfer: ({ id }) =>
      control.change({ transfer: control.ui.transfer?.id === id ? null : { id, field: '' } }),
    transferTyped: (field) => {
      const { transfer } = control.ui;
      if (transfer) control.change({ transfer: { ...transfer, field }, problem: null });
    },
    transfer: (how) => control.transfer(how),
    completeTransfer: (id) => control.request({ type: 'endTransfer', id, join: true }),
    cancelTransfer: (id) => control.request({ type: 'endTransfer', id, join: false }),
    toggleDevices: () =>
      control.change({ devices: control.ui.devices === 'open' ? 'closed' : 'open' }),
    toggleQuality: (id) => control.change({ quality: control.ui.quality === id ? null : id }),
    merge: () => {
      beginGesture();
      const ids = model().calls.filter(({ can }) => can.merge === true);
      control.request({ type: 'merge', ids: ids.map(({ id }) => id) });
    },
    split: (id) => control.request({ type: 'split', id }),
    toggleRecording: ({ id, recording, recordingAsked }) => {
      const on = recording === 'on' || recordingAsked === 'on';
      control.request({ type: 'setRecording', id, recording: on ? 'off' : 'on' });
    },
    dismissResult: (seen) => control.change({ seen }),
    dismissProblem: () => control.change({ problem: null }),
    show: (view) => control.change({ view }),
    callTarget: (target) => control.call(target),
    pickUp: ({ extension, remote }) => {
      const { pickupCode = '' } = host.phone.state.settings ?? {};
      const displayName = remote?.name || remote?.number;
      control.call(pickupCode + extension, displayName ? { displayName } : {});
    },
    unlockSound: () => {
      beginGesture();
      control.request({ type: 'unlockSound' });
    },
    takeOver: () => control.request({ type: 'takeOver' }),
    signIn: (username, password) => {
      control.change({ signedIn: 'typed' });
      control.signIn({ username, password, storage: host.storage ?? 'session' });
    },
    connect: () => control.request({ type: 'connect' }),
    togglePresence: () => togglePresence(host, control),
    setPresence: (change) => {
      closePresence(host, control);
      control.request({ type: 'setPresence', ...change });
    },
    toggleNotifications: () => void toggleNotifications().then(() => host.requestUpdate()),
    signOut: () => {
      if (model().calls.length) {
        control.show(new VoipError('call/invalid-state', { detail: { calls: 'live' } }).toInfo());
        return;
      }
      control.signOut();
    },
  };
}
