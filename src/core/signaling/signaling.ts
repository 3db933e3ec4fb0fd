import type { VoipError } from '../errors.js';
import type { Logger } from '../logger.js';
import type { CallEnd, Outcome } from '../state.js';
import type { Account, Credentials } from './account.js';
import type { AnswerOptions, CallVideo, Direction } from './call-media.js';
import type { MediaChange, MediaOptions } from './call-media.js';
import type { Dialog, DialogId, ReceivedInvite, SentInvite } from './wire-names.js';
export type { Account, Credentials } from './account.js';
export type {
  AnswerOptions,
  CallVideo,
  Direction,
  MediaChange,
  MediaOptions,
} from './call-media.js';
export type { Dialog, DialogId, ReceivedInvite, SentInvite } from './wire-names.js';

/**
 * The port between the phone and whatever speaks to the PBX. Two implementations stand behind it:
 * `sip/` (SIP.js) and `fake/` (scriptable, for tests and demos). Both are held to one contract suite.
 *
 * Rules for every method of the port:
 * - It MUST reject with a `VoipError` only, and MUST NOT leave anything half done when it rejects.
 * - A handler MUST NOT be called synchronously from inside a method of the port, and MUST NOT be
 *   called after `dispose()` or after the call's `onEnded`.
 * - A handler that throws MUST NOT harm the implementation.
 */
export interface Signaling {
  /**
   * Opens the way to one server. MUST resolve only when messages can be sent. A call to `connect`
   * while connected to the same server MUST resolve at once; it never opens a second socket.
   * MUST NOT retry by itself: the connection manager decides about that.
   * Rejects: `network/unreachable`, `network/timeout`; `config/blocked-by-policy` when the page's
   * Content-Security-Policy does not allow it.
   */
  connect(server: string): Promise<void>;

  /**
   * Closes the way. Calls in progress keep their media and MUST NOT be ended by it. MUST NOT call
   * `onConnectionLost` for a closing that was asked for.
   */
  disconnect(): Promise<void>;

  /**
   * REGISTER, also as refresh; the implementation refreshes by itself before it expires.
   * Rejects: `auth/rejected` (401 again, 403), `auth/credentials-needed`, `network/*`,
   * `auth/guest-cannot-register`.
   */
  register(): Promise<Registration>;

  /** Removes our own contact. MUST resolve also when the server does not answer (32 s at most). */
  unregister(): Promise<void>;

  /**
   * Starts an outgoing call. MUST return at once. While a `connect()` is still under way the call
   * MUST prepare microphone and candidates meanwhile and send the INVITE when all are there; when
   * that `connect()` fails, or nothing is connected or connecting, the call MUST end with the
   * `network/*` error and no INVITE. The INVITE MUST NOT leave before a usable candidate is known (an
   * INVITE without one ends in silence) and MUST NOT wait for an ICE server that does not answer.
   */
  invite(request: InviteRequest): OutgoingCall;

  /**
   * Cancels an INVITE of a page that is gone (RFC 3261 §9.1), when a `connect()` that is under way is done.
   * Resolves when the server has answered, whatever it says (what it does not know is over), or after 2 s.
   * Rejects: `network/*` where nothing is connected, `storage/corrupt` for a name that is none.
   */
  cancel(invite: SentInvite): Promise<void>;

  /**
   * Refuses an INVITE that a page received which is gone. Waits for a `connect()` that is under way. Resolves
   * when it is sent. Rejects like `cancel()`.
   */
  refuse(invite: ReceivedInvite, status: number): Promise<void>;

  /**
   * Ends an answered call of a page that is gone (BYE), when a `connect()` that is under way is done.
   * Resolves and rejects like `cancel()`.
   */
  bye(dialog: Dialog): Promise<void>;

  /** Takes new credentials for what is sent, and ICE servers for the calls that are made, from now on. */
  setCredentials(credentials: Credentials, iceServers?: readonly RTCIceServer[]): void;

  /**
   * Ends every call (CANCEL, 480 or BYE), closes the socket, releases all. Idempotent. MUST NOT close
   * before what says goodbye was answered, for at most 2 s: a CANCEL waits for a provisional response.
   */
  dispose(): Promise<void>;

  /**
   * Closes the socket and all media, and MUST NOT say goodbye to anybody: another page goes on with the
   * calls. Nothing is told any more from the call of this method on.
   */
  abandon(): Promise<void>;
}

export type SignalingFactory = (options: SignalingOptions) => Signaling;

export interface SignalingOptions {
  readonly account: Account;
  readonly credentials: Credentials;
  readonly media: MediaOptions;
  readonly handlers: SignalingHandlers;
  readonly log: Logger;
}

export interface Registration {
  /** Seconds granted by the server. */
  readonly expiresIn: number;
}

export interface SignalingHandlers {
  /** The socket is gone although nobody asked. Calls in progress go on. */
  onConnectionLost(error: VoipError): void;
  /** Something was received from the server: the way is proved at this moment. */
  onActivity(): void;
  /** A refresh failed, or the server no longer lists our contact. */
  onRegistrationLost(error: VoipError): void;
  /** A refresh by the implementation succeeded. */
  onRegistered(registration: Registration): void;
  /**
   * An INVITE of ours to decide about; 180 has been sent. One that continues a call of ours (RFC 3891)
   * MUST NOT come here: from the other party of that call it is accepted silently, with as much video as was
   * agreed in it and no more, from anybody else it is refused. The handler returns what the call reports
   * to, or null to have it refused with 486 Busy Here, unless it has refused it by itself.
   */
  onIncoming(call: IncomingCall): CallHandlers | null;
  /** A message was refused by the gate, or a remote party asked for what we never do (REFER, 302 …). */
  onRefused(error: VoipError): void;
}

/** The other side, as signalled and already cleaned (no control, bidi or zero-width characters, ≤ 64 graphemes). */
export interface RemoteIdentity {
  /** User part, or the whole URI where it has none. */
  readonly user: string;
  readonly displayName: string;
  readonly anonymous: boolean;
  /** Asserted by our own registrar (P-Asserted-Identity). */
  readonly verified: boolean;
  /** Received `X-Voip-*` headers, names lower-cased, values cleaned. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface InviteRequest {
  /**
   * The call that this one continues (RFC 3891): the other side goes on without ringing, in new media. An
   * incoming call that was not answered yet is answered by it.
   * Where it does not know that call, or Replaces, the call MUST end with `call/not-recovered` and
   * nobody rings.
   */
  readonly replaces?: DialogId;
  /** Which way the sound shall go from the first offer on; `sendrecv` by default. */
  readonly direction?: Direction;
  /** A dial string (`[0-9A-D*#+]`, extensions) or a `sip:` URI. Anything else: `call/invalid-target`. */
  readonly target: string;
  readonly displayName?: string;
  /** `X-` headers; values are checked again at the choke point. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The microphone, possibly still being asked for. When it rejects, the call MUST end with that
   * error and no INVITE. The track stays the caller's: the implementation MUST NOT stop it.
   */
  readonly audio: Promise<MediaStreamTrack>;
  /**
   * Offers video with this picture, under the rules for `audio`. Without it no video is offered. Where the
   * other side takes none, the call goes on without. `kept`: video of a call that goes on, in which no
   * picture flows before the next `renegotiate()`: with a picture both do, without theirs does.
   */
  readonly video?: Promise<MediaStreamTrack> | 'kept';
  readonly handlers: CallHandlers;
}

export interface CallHandlers {
  /** 180, 183 … `earlyMedia`: sound of the other side is on its way before the answer. */
  onProgress(progress: {
    status: number;
    earlyMedia: boolean;
    queue?: { name?: string; position?: number };
  }): void;
  /** 200 OK and ACK. */
  onConnected(): void;
  /** The other side holds or resumes (direction of its last offer or answer). */
  onRemoteHold(held: boolean): void;
  /** The INVITE is at the server under this name: until it is answered, another page can cancel it. */
  onTrying(invite: SentInvite): void;
  /** `dialog` is known, or another one now. */
  onDialog(dialog: Dialog): void;
  /** Sound from the other side; may be called again with another track after early media or recovery. */
  onRemoteTrack(track: MediaStreamTrack): void;
  /**
   * After an agreement that changed it. An offer of theirs MUST NOT be accepted by itself where we have no
   * video: it is answered without (`offered`), until `renegotiate()` accepts it with a picture, or declines
   * it with null.
   */
  onVideo(video: CallVideo): void;
  /** ICE and DTLS, as one word. */
  onMediaState(state: 'connecting' | 'connected' | 'interrupted' | 'failed'): void;
  /** A renegotiation of ours was dropped by a lost socket or the other side's own offer won; informative. */
  onRemoteIdentity(identity: RemoteIdentity): void;
  /** Exactly once, the last thing the call says. */
  onEnded(end: SignaledEnd): void;
}

export interface SignaledEnd {
  readonly by: CallEnd['by'];
  readonly outcome: Outcome;
  readonly sip?: { readonly code: number; readonly reason: string };
  readonly q850?: number;
  /** Present when it did not end normally. */
  readonly error?: VoipError;
}

export interface SignalingCall {
  /** Known from the answer on. Changes when the other side continues the call from elsewhere. */
  readonly dialog: Dialog | undefined;

  /**
   * Ends the call by whatever its stage asks for: nothing sent yet → nothing is sent; INVITE out →
   * CANCEL; ringing here → 486; answered → BYE. MUST report `onEnded` within 1 s, whatever the
   * server does, and MUST be idempotent. A 200 that crosses our CANCEL is ACKed and BYEd.
   */
  end(): Promise<void>;

  /**
   * Offers a new direction (hold is `sendonly`, resume `sendrecv`) by re-INVITE and resolves when the
   * other side has agreed. When refused, the old direction MUST still be in force and the next
   * renegotiation MUST be possible. 491 is retried as RFC 3261 §14.1 says. One at a time: the caller queues.
   * With `iceRestart` the transport addresses are new, too. With a `video` track our picture is offered, or
   * theirs accepted; with null ours ends, theirs goes on, and one that is only offered is declined. While we
   * hold, no picture flows. Rejects: `call/renegotiation-rejected` (`detail.media` is `video` when only
   * that was refused), `call/invalid-state`, `network/*`.
   */
  renegotiate(change: MediaChange): Promise<void>;

  /**
   * RFC 4733 where it was negotiated, else SIP INFO (application/dtmf-relay). Resolves when the last
   * tone has been sent. Rejects: `call/invalid-dtmf`, `call/invalid-state`, `call/unsupported`.
   */
  sendDtmf(tones: string): Promise<void>;

  /**
   * Asks the other side to go on with somebody else in our place (REFER, RFC 3515).
   *
   * @param to whom it shall call: a target as for `invite()`; or the dialog of an answered call of ours,
   * whose place it shall take there (RFC 3891)
   * @param onProgress gets each status that is told: 202 as soon as the other side has agreed to try, then
   * that of the call it makes. Under the rules for handlers.
   *
   * Resolves when that call was answered. MUST NOT end this call or that one: what is done, the caller
   * ends. Rejects, with the call as it was: `call/invalid-target`, `call/transfer-failed` (`detail.status`
   * of who refused; without one when nobody told for so long that nobody will), `network/*`,
   * `call/invalid-state` before the answer, after the end, when the call ends meanwhile, and while another
   * one is under way.
   */
  refer(to: string | Dialog, onProgress: (status: number) => void): Promise<void>;

  /**
   * Tells the server something in the call (SIP INFO without a body), such as `Record: on` for one-touch
   * recording. Resolves when it has agreed (2xx). Rejects: `call/unsupported` with the `detail.status` it
   * refused with, `network/*`, `call/invalid-state` before the answer, after the end, and when the call
   * ends meanwhile.
   */
  info(headers: Readonly<Record<string, string>>): Promise<void>;

  /** Swaps the microphone without renegotiation. */
  replaceAudio(track: MediaStreamTrack | null): Promise<void>;

  /** Swaps the picture without renegotiation; null sends none. */
  replaceVideo(track: MediaStreamTrack | null): Promise<void>;

  stats(): Promise<RTCStatsReport | null>;
}

export interface OutgoingCall extends SignalingCall {
  /** Resolves when the INVITE is on the wire; rejects with the reason when it never will be. */
  readonly sent: Promise<void>;
}

export interface IncomingCall extends SignalingCall {
  readonly remote: RemoteIdentity;
  /** By this another page can answer it (`replaces`) or refuse it. */
  readonly received: ReceivedInvite | undefined;
  /**
   * Seconds after which the server wants it answered without a press (Call-Info `answer-after`, Alert-Info
   * `Auto Answer`). MUST be undefined where the INVITE came from further away than the server itself: a
   * caller whose INVITE is only passed on could open any microphone.
   */
  readonly answerAfter: number | undefined;
  /** It offers video. */
  readonly offersVideo: boolean;
  /**
   * Resolves when 200 is acknowledged. Rejects when the microphone, the camera or the media fail; the call
   * then goes on ringing. Without `video` an offered one is refused.
   */
  answer(options: AnswerOptions): Promise<void>;
  /** Refuses with the given SIP status, 486 by default. */
  reject(status?: number): Promise<void>;
}
