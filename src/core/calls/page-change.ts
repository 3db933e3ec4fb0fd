import { VoipError } from '../errors.js';
import type { CallEvent } from './call-machine.js';
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

/** The tab that had it is gone, and nothing was left to go on with. */
export const lostWithItsTab: CallEvent = {
  type: 'ended',
  end: {
    by: 'system',
    outcome: 'network-lost',
    error: new VoipError('tabs/leader-lost').toInfo(),
  },
};
