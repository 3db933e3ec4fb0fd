import { VoipError } from '../errors.js';
import type {
  CallCapability,
  CallEnd,
  CallId,
  CallSnapshot,
  CallState,
  ReasonCode,
  RecordingWish,
  RemoteParty,
} from '../state.js';

/**
 * The life of a call. Phases change here and nowhere else.
 *
 *  outgoing   dialing ──► ringing ──────────────┐
 *                │  └──────────────────────────┐ │
 *                │                             ▼ ▼
 *  incoming      │        ringing ⇄ answering ► connected ⇄ recovering
 *                │           │          │          │            │
 *                ▼           ▼          ▼          ▼            ▼
 *              ending ─────────────────────────► ended   (any live state may go to either)
 *
 * `connected` is 200 OK and ACK, never a click. Hold, mute and video are properties, no phases. A call
 * of a page that is gone begins as `recovering` in the next one (`revivedCall`).
 */
const edges: Readonly<Record<CallState, readonly CallState[]>> = {
  dialing: ['ringing', 'connected', 'ending', 'ended'],
  ringing: ['answering', 'connected', 'ending', 'ended'],
  answering: ['ringing', 'connected', 'ending', 'ended'],
  connected: ['recovering', 'ending', 'ended'],
  recovering: ['connected', 'ending', 'ended'],
  ending: ['ended'],
  ended: [],
};

export type CallEvent =
  | {
      readonly type: 'progress';
      readonly earlyMedia: boolean;
      readonly queue?: CallSnapshot['queue'];
    }
  | { readonly type: 'answering' }
  | { readonly type: 'answer-failed' }
  | { readonly type: 'connected' }
  | { readonly type: 'interrupted' }
  | { readonly type: 'restored' }
  | { readonly type: 'ending' }
  | { readonly type: 'ended'; readonly end: CallEnd }
  | { readonly type: 'local-hold'; readonly local: CallSnapshot['hold']['local'] }
  | { readonly type: 'remote-hold'; readonly held: boolean }
  | { readonly type: 'muted'; readonly on: boolean }
  | { readonly type: 'speaker-muted'; readonly on: boolean }
  /** Without one it is called off. */
  | { readonly type: 'transfer'; readonly transfer: CallSnapshot['transfer'] }
  /** Without one it is a call of its own. */
  | { readonly type: 'consults'; readonly first: CallId | undefined }
  | { readonly type: 'silenced' }
  | { readonly type: 'auto-answer' }
  | { readonly type: 'video'; readonly video: Partial<CallSnapshot['video']> }
  /** Without one it is part of none any more. */
  | { readonly type: 'conference'; readonly conference: CallSnapshot['conference'] }
  /** `asked`: by a feature code, which nobody answers. */
  | {
      readonly type: 'recording';
      readonly recording: CallSnapshot['recording'];
      readonly asked?: RecordingWish;
    }
  | { readonly type: 'identified'; readonly remote: RemoteParty };

/** What a feature makes of a call, rather than its signaling. */
export type FeatureEvent = Extract<
  CallEvent,
  { type: 'conference' | 'consults' | 'identified' | 'recording' | 'transfer' | 'video' }
>;

/** @returns the call after the event; the same object when the event changes nothing at this stage. */
export function reduceCall(call: CallSnapshot, event: CallEvent, now: Date): CallSnapshot {
  if (call.state === 'ended') return call;
  const next = applyEvent(call, event, now.toISOString());
  if (next === call) return call;
  if (next.state !== call.state && !edges[call.state].includes(next.state)) {
    throw new VoipError('call/invalid-state', { detail: { from: call.state, to: next.state } });
  }
  return { ...next, can: capabilitiesOf(next) };
}

function applyEvent(call: CallSnapshot, event: CallEvent, at: string): CallSnapshot {
  switch (event.type) {
    case 'progress':
      // A provisional answer may still arrive when the caller has hung up or the 200 overtook it.
      if (call.state !== 'dialing' && call.state !== 'ringing') return call;
      return {
        ...call,
        state: 'ringing',
        ringingAt: call.ringingAt ?? at,
        earlyMedia: call.earlyMedia || event.earlyMedia,
        ...(event.queue ? { queue: event.queue } : {}),
      };
    case 'answering':
      return { ...call, state: 'answering' };
    case 'answer-failed':
      if (call.state !== 'answering') return call;
      return { ...ringingAgain(call), video: { ...noVideo, offered: call.video.offered } };
    case 'connected':
      // Gone on with from another page: it was answered there.
      if (call.state === 'recovering') return { ...call, state: 'connected' };
      // The answer may cross our hang-up: the adapter ends the call, the state goes on ending.
      if (call.state === 'ending' || call.answeredAt) return call;
      return { ...call, state: 'connected', answeredAt: at, earlyMedia: false };
    case 'interrupted':
      return call.state === 'connected' ? { ...call, state: 'recovering' } : call;
    case 'restored':
      return call.state === 'recovering' ? { ...call, state: 'connected' } : call;
    case 'ending':
      return call.state === 'ending' ? call : { ...call, state: 'ending' };
    case 'ended':
      return endCall(call, event.end, at);
    case 'local-hold':
      return withHold(call, { local: event.local }, at);
    case 'remote-hold':
      return withHold(call, { remote: event.held }, at);
    case 'muted':
      return call.muted === event.on ? call : { ...call, muted: event.on };
    case 'speaker-muted':
      return call.speakerMuted === event.on ? call : { ...call, speakerMuted: event.on };
    case 'transfer':
      return withTransfer(call, event.transfer);
    case 'consults':
      return withConsults(call, event.first);
    case 'silenced':
      return rings(call) && !call.silenced ? { ...call, silenced: true } : call;
    case 'auto-answer':
      return rings(call) ? { ...call, autoAnswer: true } : call;
    case 'video':
      return withVideo(call, event.video);
    case 'conference':
      return withConference(call, event.conference);
    case 'recording':
      return withRecording(call, event.recording, event.asked);
    case 'identified':
      return { ...call, remote: event.remote };
  }
}

const rings = ({ state, direction }: CallSnapshot): boolean =>
  state === 'ringing' && direction === 'incoming';

/** By itself it is tried once; then it is for the agent. */
const ringingAgain = ({ autoAnswer: _auto, ...call }: CallSnapshot): CallSnapshot => ({
  ...call,
  state: 'ringing',
});
export const noVideo: CallSnapshot['video'] = {
  local: false,
  remote: false,
  offered: false,
  screen: false,
};

function withVideo(call: CallSnapshot, change: Partial<CallSnapshot['video']>): CallSnapshot {
  const next = { ...call.video, ...change };
  const video = { ...next, screen: next.local && next.screen };
  return JSON.stringify(video) === JSON.stringify(call.video) ? call : { ...call, video };
}

function withTransfer(
  { transfer: _before, ...call }: CallSnapshot,
  transfer: CallSnapshot['transfer'],
): CallSnapshot {
  return transfer ? { ...call, transfer } : call;
}

function withConsults(
  { consults: _before, ...call }: CallSnapshot,
  consults: CallId | undefined,
): CallSnapshot {
  return consults ? { ...call, consults } : call;
}

function withConference(
  { conference: _before, ...call }: CallSnapshot,
  conference: CallSnapshot['conference'],
): CallSnapshot {
  return conference ? { ...call, conference } : call;
}

function withRecording(
  { recordingAsked: _before, ...call }: CallSnapshot,
  recording: CallSnapshot['recording'],
  recordingAsked: RecordingWish | undefined,
): CallSnapshot {
  return { ...call, recording, ...(recordingAsked ? { recordingAsked } : {}) };
}

function withHold(
  call: CallSnapshot,
  change: Partial<Pick<CallSnapshot['hold'], 'local' | 'remote'>>,
  at: string,
): CallSnapshot {
  const { since, seconds, ...flags } = call.hold;
  const next = { ...flags, ...change };
  if (next.local === flags.local && next.remote === flags.remote) return call;
  const held = next.local === 'on' || next.remote;
  if (held) return { ...call, hold: { ...next, seconds, since: since ?? at } };
  return { ...call, hold: { ...next, seconds: seconds + secondsBetween(since, at) } };
}

function endCall(
  { conference: _left, ...call }: CallSnapshot,
  end: CallEnd,
  at: string,
): CallSnapshot {
  const { since, seconds, ...flags } = call.hold;
  const hold = seconds + secondsBetween(since, at);
  return {
    ...call,
    state: 'ended',
    endedAt: at,
    earlyMedia: false,
    video: noVideo,
    hold: { ...flags, seconds: hold },
    durations: {
      ring: secondsBetween(call.ringingAt ?? call.createdAt, call.answeredAt ?? at),
      talk: secondsBetween(call.answeredAt, at),
      hold,
    },
    end,
  };
}

/** Seconds from one ISO instant to another, never negative (the clock may be set back); 0 without a start. */
function secondsBetween(from: string | undefined, to: string): number {
  return from ? Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000) : 0;
}

/** What can be done with the call now, as far as it depends on the call alone, or why not. */
export function capabilitiesOf(call: CallSnapshot): Record<CallCapability, true | ReasonCode> {
  const live = call.state !== 'ended' && call.state !== 'ending';
  const connected = call.state === 'connected' ? true : 'not-connected';
  return {
    hold: connected === true && call.hold.local === 'pending' ? 'pending' : connected,
    mute: live ? true : 'not-connected',
    dtmf: connected,
    transfer: connected === true ? transferableOf(call) : connected,
    video: connected === true && call.hold.local !== 'off' ? 'on-hold' : connected,
    merge: 'not-supported',
    record: 'not-supported',
  };
}

function transferableOf({ local, consults, transfer }: CallSnapshot): true | ReasonCode {
  if (local.guest) return 'no-account';
  if (consults) return 'consulting';
  return transfer?.state === 'started' || transfer?.state === 'ringing' ? 'pending' : true;
}
