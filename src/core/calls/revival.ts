import { VoipError } from '../errors.js';
import type { Signaling } from '../signaling/signaling.js';
import type { CallRecord } from './call-record.js';
import type { CallSession } from './call-session.js';
import { goOn } from './go-on.js';
export { freshRecords } from './call-record.js';

/** Opens the line for the call; `wanted` is false as soon as it is given up. */
export type OpenLine = (wanted: () => boolean) => Promise<{ readonly signaling: Signaling }>;

/**
 * Fetched where a page before this one left calls: goes on with an answered one, cancels one that nobody
 * answered. Settles when that worked, or is known not to; the state says which.
 */
export async function revive(
  record: CallRecord,
  session: CallSession,
  openLine: OpenLine,
): Promise<void> {
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
