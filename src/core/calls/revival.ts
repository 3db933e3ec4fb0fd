import { VoipError } from '../errors.js';
import type { Signaling } from '../signaling/signaling.js';
import type { CallRecord } from './call-record.js';
import type { CallSession, RingingCall } from './call-session.js';
import { goOn } from './go-on.js';
import { LeftIncomingCall } from './left-incoming-call.js';
export { freshRecords } from './call-record.js';

/** Opens the line for the call; `wanted` is false as soon as it is given up. */
export type OpenLine = (wanted: () => boolean) => Promise<{ readonly signaling: Signaling }>;

/**
 * Fetched where a page before this one left calls: goes on with an answered one, lets an incoming one ring
 * here, cancels an outgoing one that nobody answered. Settles when that worked, or is known not to; the
 * state says which.
 *
 * @param rings gets what can be answered here
 */
export async function revive(
  record: CallRecord,
  session: CallSession,
  openLine: OpenLine,
  rings: (call: RingingCall) => void,
): Promise<void> {
  if ('received' in record) {
    // Also to decline it, which ends it here at once.
    const call = new LeftIncomingCall(
      record,
      session,
      openLine(() => true),
    );
    session.offered(call);
    return rings(call);
  }
  if ('invite' in record) {
    const { signaling } = await openLine(() => true);
    await signaling.cancel(record.invite);
    throw new VoipError('call/not-recovered');
  }
  const { dialog, targets } = record;
  const { track: audio } = session.microphone(); // asked for now; the line is not waited for
  const { signaling } = await openLine(() => !session.over);
  await session.resume(({ direction, handlers, onCall }) =>
    goOn({ signaling, dialog, targets, audio, direction }, handlers, onCall),
  );
}
