import type { IncomingCall, RemoteIdentity } from '../signaling/signaling.js';
import type { AuthMethod, CallContext, CallId, CallSnapshot, RemoteParty } from '../state.js';
import { incomingContext } from './call-context.js';
import { capabilitiesOf, noVideo } from './call-machine.js';

export interface NewCall {
  readonly id: CallId;
  readonly direction: CallSnapshot['direction'];
  readonly remote: RemoteParty;
  readonly local: CallSnapshot['local'];
  readonly context: CallContext;
}

/** The first snapshot of a call. */
export function createCall(call: NewCall, now: Date): CallSnapshot {
  const at = now.toISOString();
  const incoming = call.direction === 'incoming';
  const snapshot: CallSnapshot = {
    ...call,
    state: incoming ? 'ringing' : 'dialing',
    hold: { local: 'off', remote: false, seconds: 0 },
    muted: false,
    speakerMuted: false,
    earlyMedia: false,
    video: noVideo,
    recording: 'unknown',
    can: {
      hold: 'not-connected',
      mute: true,
      dtmf: 'not-connected',
      transfer: 'not-connected',
      video: 'not-supported',
      merge: 'not-supported',
      record: 'not-supported',
    },
    createdAt: at,
    ...(incoming ? { ringingAt: at } : {}),
  };
  return { ...snapshot, can: capabilitiesOf(snapshot) };
}

const e164 = /^\+[1-9]\d{6,14}$/;

/** Our side of an outgoing call. */
export function callerOf(
  account: string,
  callerId: string | undefined,
  auth: AuthMethod,
): CallSnapshot['local'] {
  return {
    account,
    ...(callerId ? { callerId } : {}),
    ...(auth === 'guest' ? { guest: true as const } : {}),
  };
}

/** A dialled number or address as the other side of a call. */
export function dialledParty(target: string, displayName: string | undefined): RemoteParty {
  const user = target.replace(/^sips?:/i, '').replace(/@.*$/, '');
  return {
    raw: user,
    display: displayName || user,
    anonymous: false,
    verified: false,
    ...(e164.test(user) ? { e164: user } : {}),
    ...(displayName ? { name: displayName, nameSource: 'page' as const } : {}),
  };
}

/** The signalled identity as the other side of a call. */
export function signalledParty(identity: RemoteIdentity): RemoteParty {
  const { user, displayName, anonymous, verified } = identity;
  return {
    raw: user,
    display: displayName || user,
    anonymous,
    verified,
    ...(e164.test(user) ? { e164: user } : {}),
    ...(displayName ? { name: displayName, nameSource: 'sip' as const } : {}),
  };
}

/** An incoming call as it begins. */
export function offeredCall(
  id: CallId,
  { remote, offersVideo }: Pick<IncomingCall, 'remote' | 'offersVideo'>,
  account: string,
): CallSnapshot {
  const context = incomingContext(remote.headers);
  const party = signalledParty(remote);
  const call = { id, direction: 'incoming', remote: party, local: { account }, context } as const;
  return { ...createCall(call, new Date()), video: { ...noVideo, offered: offersVideo } };
}

/**
 * A call of a page that is gone, as the next one begins with it: as it was and unheard for now. When
 * nobody has answered it, an incoming one rings, and an outgoing one is on its way to the end.
 */
export function revivedCall(call: CallSnapshot): CallSnapshot {
  // A transfer was followed by the page that is gone: its calls are two calls now.
  const {
    end: _end,
    endedAt: _endedAt,
    durations: _durations,
    transfer: _transfer,
    conference,
    consults: _consults,
    ...rest
  } = call;
  // Sound may not be mixed before somebody presses something in the new page: one goes on, the others wait.
  const [first] = conference?.participants ?? [];
  const waits = conference !== undefined && first?.id !== call.id;
  const since = call.hold.since ?? (waits ? new Date().toISOString() : undefined);
  const local = waits || call.hold.local === 'on' ? 'on' : 'off';
  const unanswered = call.direction === 'incoming' ? 'ringing' : 'ending';
  const state = call.answeredAt ? 'recovering' : unanswered;
  const revived: CallSnapshot = {
    ...rest,
    state,
    hold: { ...call.hold, local, ...(since ? { since } : {}) },
    // Until the other side has agreed to show them again.
    video: noVideo,
  };
  return { ...revived, can: capabilitiesOf(revived) };
}
