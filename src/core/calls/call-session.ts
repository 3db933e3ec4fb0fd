import { VoipError } from '../errors.js';
import type { MicrophoneLease } from '../media/microphone.js';
import type {
  CallHandlers,
  Dialog,
  Direction,
  OutgoingCall,
  SignaledEnd,
  SignalingCall,
} from '../signaling/signaling.js';
import type { CallSnapshot, Origin, RemoteParty } from '../state.js';
import type { FeatureEvent } from './call-machine.js';
import { CallQueue } from './call-queue.js';
import type { WireName } from './call-record.js';
import type { CallSessionOptions, GoingOn } from './call-session-options.js';
import type { OwnPicture, RingingCall } from './call-session-options.js';
import { signalledParty } from './call-snapshot.js';
import { endOf } from './end-of.js';
import { unmixed } from './mix.js';

/** Joins one call's signaling, microphone and sound to its place in the state. */
export class CallSession {
  readonly #options: CallSessionOptions;
  readonly #queue = new CallQueue();
  #call: SignalingCall | undefined;
  #wireName: WireName | undefined;
  #microphone: MicrophoneLease | undefined;
  #remoteVideo: MediaStreamTrack | null = null;
  #mix = unmixed;
  /** Who asked for the end that is under way; the other side when nobody here did. */
  #endedBy: Origin = 'remote';
  /** Another tab goes on with it; what the state says is of that one. */
  #abandoned = false;

  constructor(options: CallSessionOptions) {
    this.#options = options;
  }

  get snapshot(): CallSnapshot {
    return this.#options.read();
  }

  /** Ended, or on the way there. */
  get over(): boolean {
    const { state } = this.snapshot;
    return this.#abandoned || state === 'ended' || state === 'ending';
  }

  /** Somebody on this side has ended it. */
  get endedHere(): boolean {
    return this.#endedBy !== 'remote';
  }

  /** Once there is something. */
  get signaling(): SignalingCall | undefined {
    return this.#call;
  }

  /** The other side's picture, while it comes in. */
  get remoteVideo(): MediaStreamTrack | null {
    return this.#remoteVideo;
  }

  /** What names the call on the wire, as soon as the server has it. */
  get wireName(): WireName | undefined {
    return this.#wireName;
  }

  /** Starts capturing; a second request gets the same microphone. */
  microphone(): MicrophoneLease {
    return (this.#microphone ??= this.#options.acquireMicrophone((track) =>
      Promise.resolve(this.#call?.replaceAudio(this.#mix(track))),
    ));
  }

  /** Sends what is made of the microphone, and of the next one that is chosen; by itself, the microphone. */
  async sendMixed(mix = unmixed): Promise<void> {
    this.#mix = mix;
    const microphone = this.#microphone?.current;
    if (microphone) await this.#call?.replaceAudio(mix(microphone));
  }

  /** The number became known only with the credentials. */
  dialled(remote: RemoteParty): void {
    this.#options.apply({ type: 'identified', remote }, 'system');
  }

  /** Resolves when the INVITE has left. A call given up meanwhile is ended at once. */
  async started(call: OutgoingCall): Promise<void> {
    this.#call = call;
    if (this.over) void call.end();
    await call.sent;
  }

  /** Gives an outgoing call up before there was anything to signal. */
  failed(error: VoipError): void {
    this.handlers.onEnded(endOf(error));
  }

  /** Begins where a page that is gone has left it, to be left again at any moment. */
  revived(wireName: WireName): void {
    this.#wireName = wireName;
  }

  /**
   * Goes on with a call of a page that is gone. Settles when that worked, or is known not to; the state
   * says which.
   *
   * @param goOn resolves with how it ended, or with nothing once it is continued
   */
  async resume(goOn: (session: GoingOn) => Promise<SignaledEnd | undefined>): Promise<void> {
    this.#applyMute();
    const onCall = (call: OutgoingCall): void => {
      this.#call = call;
      if (this.over) void call.end();
    };
    const end = await goOn({ direction: this.#direction(), handlers: this.handlers, onCall });
    if (end) this.#end(end);
  }

  offered(call: RingingCall): void {
    this.#call = call;
    if (call.received) this.#named({ received: call.received });
  }

  readonly handlers: CallHandlers = {
    onProgress: ({ earlyMedia, queue }) =>
      this.#options.apply({ type: 'progress', earlyMedia, ...(queue ? { queue } : {}) }, 'remote'),
    onConnected: () => this.#options.apply({ type: 'connected' }, 'remote'),
    onRemoteHold: (held) => this.#options.apply({ type: 'remote-hold', held }, 'remote'),
    onTrying: (invite) => this.#named({ invite }),
    onDialog: (dialog) => this.#named({ dialog }),
    onRemoteTrack: (track) => this.#options.play(track),
    onVideo: ({ local, remote, offered }) => {
      // Another picture than before is shown anew.
      const anew = remote && remote !== this.#remoteVideo;
      if (anew) this.note({ type: 'video', video: { remote: false } }, 'remote');
      this.#remoteVideo = remote;
      const video = { local: local !== 'off', remote: remote !== null, offered };
      this.note({ type: 'video', video }, 'remote');
    },
    onMediaState: (state) => {
      if (state === 'interrupted' || state === 'failed') {
        this.#options.apply({ type: 'interrupted' }, 'system');
      } else if (state === 'connected') {
        this.#options.apply({ type: 'restored' }, 'system');
      }
    },
    onRemoteIdentity: (identity) =>
      this.#options.apply({ type: 'identified', remote: signalledParty(identity) }, 'remote'),
    onEnded: (end) => this.#end(end),
  };

  /** Answers an incoming call. When that fails it goes on ringing, to be tried again. */
  answer(call: RingingCall, origin: Origin, picture?: OwnPicture): Promise<void> {
    return this.#queue.run(async () => {
      if (this.snapshot.state !== 'ringing') throw this.#wrongMoment();
      this.#options.apply({ type: 'answering' }, origin);
      try {
        const audio = this.microphone().track;
        await call.answer(picture ? { audio, video: picture(this) } : { audio });
        this.#options.apply({ type: 'connected' }, origin);
      } catch (error) {
        this.#microphone?.release();
        this.#microphone = undefined;
        this.#options.apply({ type: 'answer-failed' }, 'system');
        throw error;
      }
    });
  }

  /** Its page goes, nobody has answered: cancelled where the browser lets it. The next page does the same, and tells. */
  leave(): void {
    this.abandon();
    void this.#call?.end();
  }

  /** Another tab goes on with it. */
  abandon(): void {
    this.#abandoned = true;
    this.#microphone?.release();
  }

  /** Not queued: nothing that is pending may delay a hang-up. */
  async end(origin: Origin): Promise<void> {
    if (this.over) throw this.#wrongMoment();
    this.#endedBy = origin;
    this.#options.apply({ type: 'ending' }, origin);
    // Nobody is listened to any more from the press on, whatever the other side takes to agree.
    this.#microphone?.release();
    if (this.#call) await this.#call.end();
    // One of another page, whose line is not open yet, is ended as soon as it is (`revival.ts`).
    else if (!this.#wireName) this.#end({ by: 'local', outcome: 'cancelled' });
  }

  setHold(on: boolean, origin: Origin): Promise<void> {
    return this.#queue.run(async () => {
      const call = this.#connected();
      const before = this.snapshot.hold.local;
      if ((before === 'on') === on) return;
      this.#options.apply({ type: 'local-hold', local: 'pending' }, origin);
      try {
        await call.renegotiate({ direction: on ? 'sendonly' : 'sendrecv' });
        this.#options.apply({ type: 'local-hold', local: on ? 'on' : 'off' }, origin);
        this.#applyMute();
      } catch (error) {
        this.#options.apply({ type: 'local-hold', local: before }, 'system');
        throw error;
      }
    });
  }

  /** After a reconnect: tells the other side our new address without changing anything else. */
  refreshTarget(): Promise<void> {
    return this.#queue.run(async () => {
      if (!this.snapshot.answeredAt || this.over) return;
      await this.#connected().renegotiate({ direction: this.#direction() });
    });
  }

  sendDtmf(tones: string): Promise<void> {
    return this.#queue.run(() => this.#connected().sendDtmf(tones));
  }

  /** Not queued: it takes as long as somebody rings. */
  async refer(to: string | Dialog, onProgress: (status: number) => void): Promise<void> {
    await this.#connected().refer(to, onProgress);
  }

  /** Offers our picture, or accepts theirs with it; null ends ours, and declines what is only offered. */
  setVideo(video: MediaStreamTrack | null): Promise<void> {
    return this.#queue.run(() =>
      this.#connected().renegotiate({ direction: this.#direction(), video }),
    );
  }

  replaceVideo = async (track: MediaStreamTrack | null): Promise<void> =>
    this.#call?.replaceVideo(track);

  /** @throws VoipError `call/invalid-state` unless it rings here. */
  rings(how: 'silenced' | 'auto-answer', origin: Origin): void {
    const { direction, state } = this.snapshot;
    if (direction !== 'incoming' || state !== 'ringing') throw this.#wrongMoment();
    this.#options.apply({ type: how }, origin);
  }

  /** What a feature has made of the call. */
  note(event: FeatureEvent, origin: Origin): void {
    this.#options.apply(event, origin);
  }

  setMuted(on: boolean, origin: Origin): void {
    if (this.over) throw this.#wrongMoment();
    this.#options.apply({ type: 'muted', on }, origin);
    this.#applyMute();
  }

  setSpeakerMuted(on: boolean, origin: Origin): void {
    if (this.over) throw this.#wrongMoment();
    this.#options.setSpeakerMuted(on);
    this.#options.apply({ type: 'speaker-muted', on }, origin);
  }

  #named(wireName: WireName): void {
    this.#wireName = wireName;
    this.#options.onWireName();
  }

  /** A held call sends nothing, whatever the other side plays meanwhile. */
  #applyMute(): void {
    const { muted, hold } = this.snapshot;
    this.#microphone?.setMuted(muted || hold.local === 'on');
  }

  #direction(): Direction {
    return this.snapshot.hold.local === 'on' ? 'sendonly' : 'sendrecv';
  }

  #connected(): SignalingCall {
    const { state } = this.snapshot;
    if (!this.#call || (state !== 'connected' && state !== 'recovering')) throw this.#wrongMoment();
    return this.#call;
  }

  #wrongMoment(): VoipError {
    return new VoipError('call/invalid-state', { detail: { state: this.snapshot.state } });
  }

  #end(end: SignaledEnd): void {
    if (this.#abandoned || this.snapshot.state === 'ended') return;
    const { error, ...rest } = end;
    this.#microphone?.release();
    const origin = end.by === 'local' ? this.#endedBy : end.by === 'system' ? 'system' : 'remote';
    this.#options.apply(
      { type: 'ended', end: error ? { ...rest, error: error.toInfo() } : rest },
      origin,
    );
    this.#options.onEnded();
  }
}
