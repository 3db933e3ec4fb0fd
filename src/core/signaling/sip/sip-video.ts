import type { CallVideo, Direction } from '../signaling.js';
import { videoCodecs } from './codecs.js';
import { mayReceive, maySend, videoDirectionOf } from './sdp.js';

/** `watch`: theirs is wanted, ours is off. `end`: the next offer of ours withdraws the video (port 0). */
type Wish = 'none' | 'end' | 'watch' | 'on';

interface Agreement {
  readonly wish: Wish;
  readonly track: MediaStreamTrack | null;
  readonly flows: boolean;
}

export const noVideo: CallVideo = { local: 'off', remote: null, offered: false };

/** The video of one call: what is wanted of it, its transceiver, and what was agreed. */
export class SipVideo {
  readonly #onChange: (video: CallVideo) => void;
  #wish: Wish = 'none';
  #track: MediaStreamTrack | null = null;
  /** As last agreed, for the case that an offer is refused. */
  #agreed: Agreement = { wish: 'none', track: null, flows: true };
  #transceiver: RTCRtpTransceiver | undefined;
  /** They send a picture or want to, by the last description that could say so. */
  #theyOffer = false;
  #told = noVideo;
  #refused = false;
  #continues = false;
  #flows = true;

  constructor(onChange: (video: CallVideo) => void) {
    this.#onChange = onChange;
  }

  get isWanted(): boolean {
    return this.#wish === 'on' || this.#wish === 'watch';
  }

  /** As last agreed. */
  get agreed(): CallVideo {
    return this.#told;
  }

  /** There is a picture, or one is waited for. */
  get isOn(): boolean {
    return this.#told !== noVideo;
  }

  /** In new media of a call that had others before: what was not agreed there is a question here. */
  get continues(): boolean {
    return this.#continues;
  }

  /** The other side has refused the last picture that was offered. */
  get isRefused(): boolean {
    return this.#refused;
  }

  want(track: MediaStreamTrack | null): void {
    this.#track = track;
    this.#refused = false;
    this.#flows = true;
    if (track) this.#wish = 'on';
    else this.#wish = this.#told.remote ? 'watch' : 'end';
  }

  /** Theirs is there and wanted, but nothing flows before the next offer of ours. */
  keep(): void {
    this.#wish = 'watch';
    this.#theyOffer = true;
    this.#flows = false;
  }

  /** What was kept. */
  flow(): void {
    this.#flows = true;
  }

  /** What was agreed in the media before goes on without a question, and nothing more. */
  continue(before: SipVideo): void {
    this.#continues = true;
    this.#wish = before.#agreed.wish;
    this.#track = before.#agreed.track;
    this.#theyOffer = before.#theyOffer;
  }

  async replace(track: MediaStreamTrack | null): Promise<void> {
    if (this.#wish !== 'on') return;
    this.#track = track;
    if (this.#agreed.wish === 'on') this.#agreed = { ...this.#agreed, track };
    await this.#transceiver?.sender.replaceTrack(track);
  }

  /** Before an offer of ours, where the audio has this transceiver. */
  async beforeOffer(
    connection: RTCPeerConnection,
    audio: RTCRtpTransceiver | undefined,
  ): Promise<void> {
    // Its m-line is offered with port 0 from then on, and can be used again (RFC 8829 §5.2.2).
    if (this.#wish === 'end') this.#transceiver?.stop();
    else if (this.isWanted && !isUsable(this.#transceiver)) {
      const streams = [new MediaStream()];
      this.#transceiver = connection.addTransceiver('video', { streams });
    }
    await this.#follow(audio);
  }

  /** Their offer is applied, and is to be answered. */
  async beforeAnswer(
    connection: RTCPeerConnection,
    audio: RTCRtpTransceiver | undefined,
    offer: string,
  ): Promise<void> {
    this.#transceiver = connection.getTransceivers().find(isVideo);
    const theirs = videoDirectionOf(offer);
    this.#theyOffer = theirs !== undefined && maySend(theirs);
    await this.#follow(audio);
  }

  /**
   * Offer and answer are applied.
   * @param held whether they hold: their picture comes back then
   * @param answer theirs, where the offer was ours
   */
  agree(held: boolean, answer?: string): void {
    if (answer !== undefined && mayReceive(this.#transceiver?.direction ?? 'inactive')) {
      this.#theyOffer = maySend(videoDirectionOf(answer) ?? 'inactive');
    }
    const current = this.#transceiver?.currentDirection;
    const direction = current && current !== 'stopped' ? current : undefined;
    this.#refused = this.#wish === 'on' && !direction;
    if (!direction) {
      this.#wish = 'none';
      this.#transceiver = undefined;
      this.#theyOffer = false;
    }
    // Whoever ends theirs is asked again when they come with the next.
    const isOver = this.#wish === 'watch' && !this.#theyOffer && !held;
    if (isOver && !this.#continues) this.#wish = 'none';
    this.#continues = false;
    if (!this.isWanted) this.#track = null;
    this.#agreed = { wish: this.#wish, track: this.#track, flows: this.#flows };
    this.#tell(direction ?? 'inactive');
  }

  /** An offer was refused, either side's. */
  rollback(): void {
    // Made for that offer: it would be in the next one, too.
    if (this.#transceiver?.mid === null) this.#transceiver.stop();
    if (!isUsable(this.#transceiver)) this.#transceiver = undefined;
    if (this.#wish !== 'end') this.#wish = this.#agreed.wish;
    this.#track = this.#agreed.track;
    this.#flows = this.#agreed.flows;
  }

  /** In a new RTCPeerConnection. */
  rebuild(): void {
    this.#transceiver = undefined;
  }

  /** Who is held sees nothing. */
  async #follow(audio: RTCRtpTransceiver | undefined): Promise<void> {
    const transceiver = this.#transceiver;
    const held = audio?.direction === 'sendonly' || audio?.direction === 'inactive';
    if (!transceiver || !isUsable(transceiver)) return;
    const wanted = {
      on: 'sendrecv',
      watch: 'recvonly',
      none: 'inactive',
      end: 'inactive',
    } as const;
    transceiver.direction = held || !this.#flows ? 'inactive' : wanted[this.#wish];
    transceiver.setCodecPreferences(
      videoCodecs(RTCRtpReceiver.getCapabilities('video')?.codecs ?? []),
    );
    await transceiver.sender.replaceTrack(this.#wish === 'on' ? this.#track : null);
  }

  #tell(direction: Direction): void {
    const ours = maySend(direction) ? 'on' : 'waiting';
    const video: CallVideo = {
      local: this.#wish === 'on' ? ours : 'off',
      remote: mayReceive(direction) ? (this.#transceiver?.receiver.track ?? null) : null,
      offered: this.#theyOffer && !this.isWanted,
    };
    const { local, remote, offered } = this.#told;
    const same = video.local === local && video.remote === remote && video.offered === offered;
    if (same && !this.#refused) return;
    const isNone = video.local === 'off' && !video.remote && !video.offered;
    this.#told = isNone ? noVideo : video;
    this.#onChange(video);
  }
}

function isUsable(transceiver: RTCRtpTransceiver | undefined): boolean {
  return (
    transceiver !== undefined &&
    transceiver.direction !== 'stopped' &&
    transceiver.currentDirection !== 'stopped'
  );
}

function isVideo(transceiver: RTCRtpTransceiver): boolean {
  return transceiver.receiver.track.kind === 'video' && isUsable(transceiver);
}
