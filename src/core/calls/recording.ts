import { VoipError } from '../errors.js';
import type { RecordingIntent } from '../intents.js';
import type { Origin, RecordingWish } from '../state.js';
import type { CallManager } from './call-manager.js';
import { CallQueue } from './call-queue.js';
import type { CallSession } from './call-session.js';

/** Has the PBX record, by one-touch INFO or by feature codes. */
export class Recording {
  readonly #calls: Pick<CallManager, 'session'>;
  /** `info`, codes, or empty. */
  readonly #way: () => string;
  /** A second press finds what came of the first. */
  readonly #queue = new CallQueue();

  constructor(calls: Pick<CallManager, 'session'>, way: () => string) {
    this.#calls = calls;
    this.#way = way;
  }

  run({ id, recording }: RecordingIntent, origin: Origin): Promise<void> {
    return this.#queue.run(() => {
      const session = this.#calls.session(id);
      const way = this.#way();
      const { state } = session.snapshot;
      if (!way) throw new VoipError('call/unsupported', { detail: { record: 'not-configured' } });
      if (state !== 'connected') throw new VoipError('call/invalid-state', { detail: { state } });
      return way === 'info'
        ? byInfo(session, recording, origin)
        : byCode(session, recording, way.split(','), origin);
    });
  }
}

/** As Asterisk (`one_touch_recording`) and desk phones have it; the answer says whether it is done. */
async function byInfo(session: CallSession, wish: RecordingWish, origin: Origin): Promise<void> {
  if (wish === session.snapshot.recording) return;
  if (wish === 'paused') throw new VoipError('call/unsupported', { detail: { record: wish } });
  await session.signaling?.info({ Record: wish });
  session.note({ type: 'recording', recording: wish }, origin);
}

/** One code alone turns it on and off in turn, so it is never sent twice for the same wish. */
async function byCode(
  session: CallSession,
  wish: RecordingWish,
  codes: readonly string[],
  origin: Origin,
): Promise<void> {
  const { recordingAsked } = session.snapshot;
  if (wish === recordingAsked) return;
  const [on, off = on, pause] = codes;
  const code = { on, off, paused: pause }[wish];
  if (!code) throw new VoipError('call/unsupported', { detail: { record: wish } });
  // It would begin a recording where nobody knows of any.
  if (wish === 'off' && codes.length === 1 && !recordingAsked) {
    throw new VoipError('call/invalid-state', { detail: { recording: 'not-asked' } });
  }
  await session.sendDtmf(code);
  session.note({ type: 'recording', recording: 'unknown', asked: wish }, origin);
}
