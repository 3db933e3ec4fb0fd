import { VoipError } from '../../errors.js';
import type { CallVideo, Direction, MediaChange, MediaOptions } from '../signaling.js';
import { needsDtlsClientOffer, showsAddressesBeforeCapture } from './browser-engine.js';
import { usableCandidates } from './candidates.js';
import { preferredCodecs } from './codecs.js';
import { mediaStateOf, type MediaState } from './media-state.js';
import {
  directionOf,
  hasTelephoneEvent,
  mayReceive,
  maySend,
  offerAsDtlsClient,
  sdpProblem,
  videoDirectionOf,
  withKeyFrameRequests,
  withoutOthers,
  withoutPicture,
} from './sdp.js';
import { SipVideo } from './sip-video.js';

export interface MediaEvents {
  onTrack(track: MediaStreamTrack): void;
  onState(state: MediaState): void;
  onVideo(video: CallVideo): void;
}

/** The media of one call: its RTCPeerConnection with one audio and at most one video, and the descriptions it makes. */
export class SipMedia {
  readonly #options: MediaOptions;
  readonly #events: MediaEvents;
  readonly #closing = new AbortController();
  #connection: RTCPeerConnection;
  #transceiver: RTCRtpTransceiver | undefined;
  #track: MediaStreamTrack | null = null;
  #state: MediaState = 'connecting';
  readonly video: SipVideo;
  /** They want to hear us, by their last description. */
  #heard = true;

  constructor(options: MediaOptions, events: MediaEvents) {
    this.#options = options;
    this.#events = events;
    this.video = new SipVideo(events.onVideo);
    this.#connection = this.#open();
  }

  get signalingState(): RTCSignalingState {
    return this.#connection.signalingState;
  }

  /** What is sent; not necessarily heard. */
  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** RFC 4733, when the other side understands it and we may send. */
  get dtmf(): RTCDTMFSender | null {
    const sender = this.#transceiver?.sender.dtmf;
    const agreed = hasTelephoneEvent(this.#connection.remoteDescription?.sdp ?? '');
    return sender?.canInsertDTMF && agreed ? sender : null;
  }

  /**
   * The offer of a new call. Where the browser shows host addresses before it captures, candidates are
   * gathered while the microphone is still being opened.
   */
  async firstOffer(
    audio: Promise<MediaStreamTrack>,
    direction?: Direction,
    video?: Promise<MediaStreamTrack> | 'kept',
  ): Promise<string> {
    this.#addAudio();
    const change = direction ? { direction } : {};
    if (video === 'kept') this.video.keep();
    else if (video) this.video.want(await video);
    if (await showsAddressesBeforeCapture()) {
      const captured = audio.then((track) => this.setTrack(track));
      const [sdp] = await Promise.all([this.offer(change), captured]);
      return sdp;
    }
    await this.setTrack(await audio);
    return this.offer(change);
  }

  /** Makes and applies a local offer. Rejects with `media/…`. */
  async offer(change: Partial<MediaChange> = {}): Promise<string> {
    const { direction, iceRestart = false, video } = change;
    if (!this.#transceiver) this.#addAudio();
    if (direction && this.#transceiver) this.#transceiver.direction = direction;
    if (video !== undefined) this.video.want(video);
    else if (this.#connection.currentRemoteDescription) this.video.flow();
    await this.#attempt(() => this.video.beforeOffer(this.#connection, this.#transceiver));
    const first = !this.#connection.currentRemoteDescription;
    const sdp = await this.#describe(() => this.#connection.createOffer({ iceRestart }));
    return first && needsDtlsClientOffer() ? offerAsDtlsClient(sdp) : sdp;
  }

  /** Makes and applies the answer to the other side's offer. Rejects with `media/…`. */
  async answer(direction?: Direction): Promise<string> {
    if (direction && this.#transceiver) this.#transceiver.direction = direction;
    const sdp = await this.#describe(() => this.#connection.createAnswer());
    this.video.agree(!this.#heard);
    return sdp;
  }

  /**
   * Applies a description of the other side; resolves with the direction of the audio as it sees it.
   * Rejects with `media/negotiation-failed`.
   */
  async setRemote(type: 'offer' | 'answer', sdp: string): Promise<Direction> {
    const reason = sdpProblem(sdp);
    if (reason) throw new VoipError('media/negotiation-failed', { detail: { reason } });
    const taken = type === 'offer' ? withoutOthers(sdp, this.#takesVideo) : sdp;
    const accepted = withKeyFrameRequests(taken);
    if (type === 'offer') await this.#restartPicture(accepted);
    await this.#attempt(() => this.#connection.setRemoteDescription({ type, sdp: accepted }));
    const direction = directionOf(sdp);
    this.#heard = mayReceive(direction);
    if (type === 'answer') this.video.agree(!this.#heard, sdp);
    else {
      await this.#acceptAudio();
      await this.#attempt(() =>
        this.video.beforeAnswer(this.#connection, this.#transceiver, accepted),
      );
    }
    return direction;
  }

  /** Back to the last agreement, after an offer was refused (either side's). */
  async rollback(direction: Direction): Promise<void> {
    const connection = this.#connection;
    const type = 'rollback';
    try {
      if (this.signalingState === 'have-local-offer')
        await connection.setLocalDescription({ type });
      if (this.signalingState === 'have-remote-offer') {
        await connection.setRemoteDescription({ type });
      }
    } catch (cause) {
      // Two refusals of one offer: the first has taken it back meanwhile.
      if (this.signalingState !== 'stable') throw this.#failure('rollback', cause);
    }
    // A rollback leaves the direction we asked for in place, and the next offer would repeat it.
    if (this.#transceiver) this.#transceiver.direction = direction;
    this.video.rollback();
  }

  async setTrack(track: MediaStreamTrack | null): Promise<void> {
    this.#track = track;
    if (!this.#closing.signal.aborted) await this.#transceiver?.sender.replaceTrack(track);
  }

  /** A new RTCPeerConnection with the same microphone: a made offer cannot be matched with a second answer. */
  rebuild(): void {
    this.#connection.close();
    this.#transceiver = undefined;
    this.video.rebuild();
    this.#connection = this.#open();
  }

  /** `null` once closed: Firefox never settles what was asked before. */
  stats(): Promise<RTCStatsReport | null> {
    const { signal } = this.#closing;
    if (signal.aborted) return Promise.resolve(null);
    return new Promise<RTCStatsReport | null>((resolve, reject) => {
      const closed = (): void => resolve(null);
      signal.addEventListener('abort', closed);
      const settled = (): void => signal.removeEventListener('abort', closed);
      this.#connection.getStats().then(resolve, reject).finally(settled);
    });
  }

  /** The track stays its owner's and is not stopped. Idempotent. */
  close(): void {
    this.#closing.abort(new VoipError('call/cancelled'));
    this.#connection.close();
  }

  /** Whether a video of theirs gets an answer: who is asked first answers it `inactive`. */
  get #takesVideo(): 'with-video' | 'audio-only' {
    const inCall = this.video.continues || this.#connection.currentRemoteDescription !== null;
    const isAsked = Boolean(this.#options.video) && inCall;
    return this.video.isWanted || isAsked ? 'with-video' : 'audio-only';
  }

  #open(): RTCPeerConnection {
    const { iceServers, iceTransportPolicy } = this.#options;
    // No `max-bundle`: Chromium would refuse the answers of rtpengine, which name no bundle. With one
    // audio there is nothing to save, and a video that is added shares its way where the other side bundles.
    const connection = createConnection({
      iceServers: [...iceServers],
      iceTransportPolicy,
      rtcpMuxPolicy: 'require',
    });
    connection.addEventListener('track', ({ track }) => {
      if (track.kind === 'audio') this.#events.onTrack(track);
    });
    const changed = (): void => {
      if (connection !== this.#connection) return;
      const state = mediaStateOf(connection.connectionState, connection.iceConnectionState);
      if (!state || state === this.#state) return;
      this.#state = state;
      this.#events.onState(state);
    };
    // Both: Chromium's `iceConnectionState` never reaches `failed`, its `connectionState` does.
    connection.addEventListener('connectionstatechange', changed);
    connection.addEventListener('iceconnectionstatechange', changed);
    return connection;
  }

  /**
   * Where their picture goes on: behind a PBX, somebody else may send from now on (Asterisk after Replaces), who numbers the frames anew: a
   * receiver that goes on takes them for old ones and shows none.
   */
  async #restartPicture(offer: string): Promise<void> {
    if (!this.video.agreed.remote || !maySend(videoDirectionOf(offer) ?? 'inactive')) return;
    const connection = this.#connection;
    await this.#attempt(async () => {
      await connection.setRemoteDescription({ type: 'offer', sdp: withoutPicture(offer) });
      await connection.setLocalDescription();
    });
  }

  #addAudio(): void {
    const streams = [new MediaStream()];
    const transceiver = this.#connection.addTransceiver(this.#track ?? 'audio', {
      direction: 'sendrecv',
      streams,
    });
    this.#preferCodecs(transceiver);
    this.#transceiver = transceiver;
  }

  /** The audio of the first offer of theirs becomes ours. */
  async #acceptAudio(): Promise<void> {
    if (this.#transceiver) return;
    const audio = this.#connection.getTransceivers().find(isAudio);
    if (!audio) throw this.#failure('no-audio');
    this.#transceiver = audio;
    audio.direction = 'sendrecv';
    this.#preferCodecs(audio);
    await audio.sender.replaceTrack(this.#track);
  }

  #preferCodecs(transceiver: RTCRtpTransceiver): void {
    const available = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? [];
    const codecs = preferredCodecs(available, this.#options.codecs);
    if (!codecs.length) throw new VoipError('config/codecs-empty');
    transceiver.setCodecPreferences(codecs);
  }

  async #describe(make: () => Promise<RTCSessionDescriptionInit>): Promise<string> {
    const description = await this.#attempt(make);
    const before = iceUser(this.#connection.currentLocalDescription?.sdp);
    const user = iceUser(description.sdp);
    const candidates =
      user === before
        ? Promise.resolve()
        : usableCandidates(this.#connection, this.#options, user, this.#closing.signal);
    await Promise.all([
      candidates,
      this.#attempt(() => this.#connection.setLocalDescription(description)),
    ]);
    const { localDescription } = this.#connection;
    if (!localDescription) throw this.#failure('no-description');
    return localDescription.sdp;
  }

  async #attempt<T>(step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (cause) {
      throw this.#failure('description', cause);
    }
  }

  #failure(reason: string, cause?: unknown): VoipError {
    const { signal } = this.#closing;
    if (signal.aborted) return signal.reason as VoipError;
    return new VoipError('media/negotiation-failed', { detail: { reason }, cause });
  }
}

/** A browser refuses an ICE server it cannot read, and in Firefox one on a blocked port. */
function createConnection(configuration: RTCConfiguration): RTCPeerConnection {
  try {
    return new RTCPeerConnection(configuration);
  } catch (cause) {
    throw new VoipError('config/value-invalid', { detail: { key: 'iceServers' }, cause });
  }
}

function isAudio({ receiver }: RTCRtpTransceiver): boolean {
  return receiver.track.kind === 'audio';
}

/** Changes with every gathering (RFC 8839 §5.4). */
function iceUser(sdp: string | undefined): string | undefined {
  return /^a=ice-ufrag:(\S+)/m.exec(sdp ?? '')?.[1];
}
