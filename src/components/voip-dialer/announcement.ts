import type { CallSnapshot, CallTransfer } from '../../core/state.js';
import { resultKey } from '../i18n/call-results.js';
import { spokenDuration } from '../shared/format.js';
import type { DialerText } from '../i18n/dialer-words.js';
import { conferenceNames, nameOf, type DialerModel } from './dialer-model.js';
import { presenceText } from './presence-text.js';
import { problemText } from './problem-text.js';
import { recordingText } from './views/conference-view.js';

/** What has become true since the last rendering. Nothing in it changes by itself, and no digit is read out. */
export interface Said {
  /** Waits until the reader has finished. */
  readonly polite: string;
  /** Interrupts it. */
  readonly urgent: string;
}

/** @returns nothing when there is no news */
export function announcementOf(model: DialerModel, before: DialerModel): Said | undefined {
  const { t } = model;
  const known = new Map([...before.calls, before.result].map((call) => [call?.id, call]));
  for (const call of [...model.calls, ...(model.result ? [model.result] : [])]) {
    const was = known.get(call.id);
    if (was === call) continue;
    if (call.state === 'ringing' && call.direction === 'incoming' && !was) {
      return { polite: '', urgent: t('incomingSaid', { name: nameOf(call, model) }) };
    }
    const polite = newsOf(call, was, model);
    if (call.state === 'recovering' && polite) return { polite: '', urgent: polite };
    if (polite) return { polite, urgent: '' };
  }
  const { line, ui } = model;
  if (ui.problem && ui.problem !== before.ui.problem) {
    return { polite: '', urgent: problemText(ui.problem, t) };
  }
  if (ui.said && ui.said !== before.ui.said) return { polite: ui.said, urgent: '' };
  if (line.state === 'lost' && before.line.state !== 'lost') {
    return { polite: t('lineLost'), urgent: '' };
  }
  if (line.state === 'ready' && before.line.state !== 'ready') {
    return { polite: t('lineReady'), urgent: '' };
  }
  const { presence } = model;
  const isSame =
    presence.status === before.presence.status && presence.until === before.presence.until;
  if (model.takesCalls && !isSame) return { polite: presenceText(model), urgent: '' };
  return undefined;
}

function newsOf(call: CallSnapshot, was: CallSnapshot | undefined, model: DialerModel): string {
  const { t, lang } = model;
  if (call.state !== was?.state) {
    switch (call.state) {
      case 'dialing':
        return t('dialing', { number: call.remote.display });
      case 'ringing':
        return call.direction === 'outgoing' ? t('ringing') : '';
      case 'connected':
        return t('connectedSaid');
      case 'recovering':
        return t('reconnecting');
      case 'ended':
        return [
          t(resultKey(call.end?.error?.code ?? call.end?.outcome ?? 'completed')),
          ...(call.durations?.talk ? [spokenDuration(call.durations.talk, lang)] : []),
        ].join('. ');
      case 'answering':
      case 'ending':
        return '';
    }
  }
  if (call.transfer?.state !== was.transfer?.state && call.transfer)
    return transferNews(call.transfer, t);
  if (call.silenced && !was.silenced) return t('silenced');
  if (call.autoAnswer && !was.autoAnswer) return t('autoAnswering');
  if (call.video.offered && !was.video.offered && model.video !== 'off')
    return t('videoOffered', { name: nameOf(call, model) });
  if (call.recording !== was.recording || call.recordingAsked !== was.recordingAsked)
    return recordingText(call, t) || t('recordingOff');
  if (call === model.active && conferenceNames(call, model) !== conferenceNames(was, model)) {
    const names = conferenceNames(call, model);
    return names ? t('conferenceWith', { names }) : t('conferenceOver');
  }
  if (call.muted !== was.muted) return t(call.muted ? 'microphoneOff' : 'microphoneOn');
  if (call.hold.remote !== was.hold.remote)
    return t(call.hold.remote ? 'heldByOther' : 'resumedSaid');
  if (call.hold.local === was.hold.local || call.hold.local === 'pending') return '';
  return t(call.hold.local === 'on' ? 'heldSaid' : 'resumedSaid');
}

function transferNews({ state, target, kind }: CallTransfer, t: DialerText): string {
  switch (state) {
    case 'started':
      return t(kind === 'attended' ? 'asking' : 'transferring', { target });
    case 'ringing':
      return t('transferRinging', { target });
    case 'failed':
      return t('transferFailed', { target });
    case 'completed':
      return t('resultTransferred');
  }
}
