import { VoipError, type ErrorInfo } from '../errors.js';
import type { CallSnapshot } from '../state.js';
import type { NoticeBody } from '../store.js';
import { reduceCall, type CallEvent } from './call-machine.js';
import type { CallRecord } from './call-record.js';
import type { CallSession } from './call-session.js';

/** What another page needs to go on with the call, to let it ring there or to cancel it; nothing once it ends. */
export function recordOf(
  { snapshot, wireName, endedHere }: CallSession,
  targets: readonly string[],
): CallRecord | undefined {
  const { state, answeredAt } = snapshot;
  // What is being cancelled for the page before this one may have to be cancelled by the next.
  if (!wireName || state === 'ended' || (state === 'ending' && endedHere)) return undefined;
  return 'dialog' in wireName === !!answeredAt
    ? { call: snapshot, ...wireName, targets }
    : undefined;
}

/** Whether the call is lost with its page. What rings here goes on ringing elsewhere. */
export function endsWithPage({ over, snapshot }: CallSession, nextGoesOn: boolean): boolean {
  if (over) return false;
  return snapshot.answeredAt ? !nextGoesOn : snapshot.direction === 'outgoing';
}

export interface Refusal {
  /** What the caller is told. */
  readonly status: number;
  /** The page is told who it was, so that the call can be returned. */
  readonly notice: NoticeBody;
}

/**
 * An incoming call that does not ring: missed. The caller hears busy where all our lines are taken, and that
 * nobody is there where the agent wants no calls. RFC 3261 §21.4.18 names "do not disturb" for 480, and a PBX
 * that tells the two apart has its mailbox greet accordingly.
 */
export function refusal(offered: CallSnapshot, error: ErrorInfo): Refusal {
  const isSilenced = error.code === 'call/silenced';
  const sip = isSilenced ? unavailable : busy;
  const end = { by: 'system', outcome: 'missed', sip, error } as const;
  const call = reduceCall(offered, { type: 'ended', end }, new Date());
  const notice: NoticeBody = isSilenced
    ? { name: 'voip-call-silenced', detail: { call } }
    : { name: 'voip-error', detail: { error, call } };
  return { status: sip.code, notice };
}

const busy = { code: 486, reason: 'Busy Here' };
const unavailable = { code: 480, reason: 'Temporarily Unavailable' };

/** The tab that had it is gone, and nothing was left to go on with. */
export const lostWithItsTab: CallEvent = {
  type: 'ended',
  end: {
    by: 'system',
    outcome: 'network-lost',
    error: new VoipError('tabs/leader-lost').toInfo(),
  },
};
