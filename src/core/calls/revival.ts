import { VoipError } from '../errors.js';
import type { SignaledEnd, Signaling } from '../signaling/signaling.js';
import type { VideoState } from '../video.js';
import type { CallRecord } from './call-record.js';
import type { CallSession } from './call-session.js';
import type { RingingCall } from './call-session-options.js';
import { endOf } from './end-of.js';
import { goOn } from './go-on.js';
import { LeftIncomingCall } from './left-incoming-call.js';
import { untilReached } from './until-reached.js';
export { freshRecords } from './call-record.js';
export { lostCalls } from './lost-calls.js';

/** Opens the line for the call; `wanted` is false as soon as it is given up. */
export type OpenLine = (wanted: () => boolean) => Promise<{ readonly signaling: Signaling }>;

/**
 * Begins to bring back the pictures of a call that showed these: nothing where it goes on without video, else
 * what shows them once it goes on, and never rejects. Rejects where it could not be fetched.
 */
export type RestoreVideo = (
  session: CallSession,
  before: VideoState,
) => Promise<(() => Promise<void>) | undefined>;

/** @param rings gets what can be answered here */
export type Revive = (
  record: CallRecord,
  session: CallSession,
  openLine: OpenLine,
  rings: (call: RingingCall) => void,
) => Promise<void>;

/**
 * Fetched where a page before this one left calls: goes on with an answered one, lets an incoming one ring
 * here, cancels an outgoing one that nobody answered. Settles when that worked, or is known not to; the
 * state says which.
 */
export async function revive(
  restoreVideo: RestoreVideo,
  ...[record, session, openLine, rings]: Parameters<Revive>
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
  const { video: before } = record.call;
  const restored = before.local || before.remote ? restoreVideo(session, before) : undefined;
  // Where that fails it goes on in sound, and whoever turns video on is told why there is none.
  const restoring = restored?.catch(() => undefined);
  // Also when it is hung up meanwhile: the other side has to be told.
  let { signaling } = await openLine(() => true);
  const reopen = async (): Promise<void> => {
    ({ signaling } = await openLine(() => true));
  };
  const showPictures = await restoring;
  const video = showPictures ? { video: 'kept' as const } : {};
  if (!session.endedHere) {
    await session.resume(async ({ direction, handlers, onCall }) => {
      const ask = (): Promise<SignaledEnd | undefined> =>
        goOn({ signaling, dialog, targets, audio, direction, ...video }, handlers, onCall);
      const end = await untilReached(ask, reopen, () => !session.over, reachable);
      return session.endedHere ? undefined : end;
    });
  }
  if (!session.endedHere) return showPictures?.();
  // Where the INVITE was quicker, this dialog is gone, and nobody is told twice.
  const tell = (): Promise<SignaledEnd | undefined> => signaling.bye(dialog).then(noEnd, endOf);
  const { error } = (await untilReached(tell, reopen, () => true, reachable)) ?? {};
  session.handlers.onEnded({ by: 'local', outcome: 'completed', ...(error ? { error } : {}) });
}

const noEnd = (): undefined => undefined;

/** As long as a PBX with the recommended media timeout has the call, ms. */
const reachable = { limitMs: 30_000, pauseMs: 1_000 };
