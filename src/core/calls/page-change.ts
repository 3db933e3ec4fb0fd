import type { CallRecord } from './call-record.js';
import type { CallSession } from './call-session.js';

/** What another page needs to go on with the call; nothing before the answer and after the end. */
export function recordOf(
  { snapshot, dialog }: CallSession,
  targets: readonly string[],
): CallRecord | undefined {
  const isAnswered = snapshot.state === 'connected' || snapshot.state === 'recovering';
  return isAnswered && dialog ? { call: snapshot, dialog, targets } : undefined;
}

/** Whether the call is lost with its page. What rings here goes on ringing elsewhere. */
export function endsWithPage({ over, snapshot }: CallSession, nextGoesOn: boolean): boolean {
  if (over) return false;
  return snapshot.answeredAt ? !nextGoesOn : snapshot.direction === 'outgoing';
}
