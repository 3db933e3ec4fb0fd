import { VoipError } from '../errors.js';
import type { ReceivedInvite, SignaledEnd, Signaling } from '../signaling/signaling.js';
import type { CallRecord } from './call-record.js';
import type { CallSession } from './call-session.js';
import type { RingingCall } from './call-session-options.js';
import { goOn } from './go-on.js';

type ReceivedRecord = Extract<CallRecord, { received: unknown }>;

/**
 * How long it rings here, ms. A caller who gives up is told to the connection it was offered on, which is
 * gone, so nobody knows whether there still is one. After that the PBX is told, and may offer it again.
 */
const ringMs = 10_000;

const notAnswered = (): Promise<never> => Promise.reject(new VoipError('call/invalid-state'));

/** A call that rang at a page before this one: answered by INVITE with Replaces, refused in that page's place. */
export class LeftIncomingCall implements RingingCall {
  readonly dialog = undefined;
  readonly renegotiate = notAnswered;
  readonly sendDtmf = notAnswered;
  readonly refer = notAnswered;
  readonly replaceAudio = notAnswered;
  readonly replaceVideo = notAnswered;
  readonly #record: ReceivedRecord;
  readonly #session: CallSession;
  readonly #line: Promise<{ readonly signaling: Signaling }>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    record: ReceivedRecord,
    session: CallSession,
    line: Promise<{ readonly signaling: Signaling }>,
  ) {
    this.#record = record;
    this.#session = session;
    this.#line = line;
    line.catch(() => undefined); // who answers is told
    this.#ring();
  }

  get received(): ReceivedInvite {
    return this.#record.received;
  }

  async answer({ audio }: { audio: Promise<MediaStreamTrack> }): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await audio;
    } catch (error) {
      this.#ring();
      throw error;
    }
    const { signaling } = await this.#line;
    if (this.#session.over) throw new VoipError('call/cancelled');
    const { received, targets } = this.#record;
    const { callId, localTag, remoteTag } = received;
    const dialog = { callId, localTag, remoteTag };
    await this.#session.resume(async ({ direction, handlers, onCall }) => {
      const request = { signaling, dialog, targets, audio, direction };
      return missed(await goOn(request, handlers, onCall));
    });
    if (this.#session.over) throw new VoipError('call/not-recovered');
  }

  reject(status = 486): Promise<void> {
    this.#refuse(status, { by: 'local', outcome: 'declined' });
    return Promise.resolve();
  }

  end(): Promise<void> {
    return this.reject();
  }

  stats(): Promise<null> {
    return Promise.resolve(null);
  }

  #ring(): void {
    const given = (): void => this.#refuse(480, { by: 'system', outcome: 'missed' });
    this.#timer = setTimeout(given, ringMs);
  }

  #refuse(status: number, end: SignaledEnd): void {
    clearTimeout(this.#timer);
    const { received } = this.#record;
    // Where that fails, the PBX' own timeout ends the ringing.
    this.#line.then(({ signaling }) => signaling.refuse(received, status)).catch(() => undefined);
    this.#session.handlers.onEnded(end);
  }
}

/** What cannot be answered any more has been given up by the caller. */
function missed(end: SignaledEnd | undefined): SignaledEnd | undefined {
  const isGone = end?.error?.code === 'call/not-recovered';
  return isGone ? { ...end, by: 'remote', outcome: 'missed' } : end;
}
