import { VoipError, type ErrorInfo } from '../errors.js';
import type { CallSnapshot } from '../state.js';
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

/** The caller hears busy (486): all our lines are taken. */
export function refusedBusy(call: CallSnapshot, error: ErrorInfo): CallSnapshot {
  const end = { by: 'system', outcome: 'missed', sip: busy, error } as const;
  return reduceCall(call, { type: 'ended', end }, new Date());
}

const busy = { code: 486, reason: 'Busy Here' };

/** The tab that had it is gone, and nothing was left to go on with. */
export const lostWithItsTab: CallEvent = {
  type: 'ended',
  end: {
    by: 'system',
    outcome: 'network-lost',
    error: new VoipError('tabs/leader-lost').toInfo(),
  },
};
