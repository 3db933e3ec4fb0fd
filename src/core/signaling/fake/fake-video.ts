import type { CallHandlers, CallVideo } from '../signaling.js';
import { createPictureTrack } from './picture-track.js';

/** What one end of a call wants: no video, only to see the other, or both. */
export type VideoWish = 'off' | 'watch' | 'on';

const none: CallVideo = { local: 'off', remote: null, offered: false };

/**
 * The video of one call, between the phone and whoever is at its other end. Both say what they want; what
 * both want is agreed.
 */
export class FakeVideo {
  /** Nobody is asked at the other end: what the phone offers is refused. */
  takesVideo = false;
  /** What the phone sends, or offers. */
  sent: MediaStreamTrack | null = null;
  /** Told when the phone wants something else; a bridge to another phone listens here. */
  observer: () => void = () => undefined;
  #phone: VideoWish = 'off';
  #far: VideoWish = 'off';
  readonly #holds = new Set<'phone' | 'far' | 'kept'>();
  #isOpen = false;
  #isInvited = false;
  #farTrack: MediaStreamTrack | null = null;
  #told = none;
  readonly #tell: (tell: (handlers: CallHandlers) => void) => void;

  /** @param tell in a task of its own */
  constructor(tell: (tell: (handlers: CallHandlers) => void) => void) {
    this.#tell = tell;
  }

  get phone(): VideoWish {
    return this.#phone;
  }

  /** The other end offers its picture. */
  get isOffered(): boolean {
    return this.#far === 'on';
  }

  /** For scripts and tests: the other end offers its picture, only looks, or ends the video for both. */
  want(wish: VideoWish): void {
    this.takesVideo = true;
    this.#far = wish;
    if (wish === 'off') this.#phoneWants('off', null);
    this.#agree();
  }

  /** For the phone's end: the INVITE offers this picture, or the answer has it; none refuses what is offered. */
  begins(track: MediaStreamTrack | undefined): void {
    this.#isInvited = track !== undefined;
    this.#phoneWants(track ? 'on' : 'off', track ?? null);
    if (!track) this.#far = 'off';
    this.observer();
  }

  /** The call is answered: who did not take the video by then has refused it. */
  open(): void {
    this.#isOpen = true;
    const isRefused = this.#isInvited && this.#far === 'off';
    if (isRefused) this.#phoneWants('off', null);
    if (isRefused) this.#tell((handlers) => handlers.onVideo(this.#told));
    this.#agree();
  }

  /** For the phone's end: with a picture it offers or accepts, with null it ends its own. */
  offered(track: MediaStreamTrack | null): 'agreed' | 'refused' {
    this.#holds.delete('kept');
    if (track && !this.takesVideo) return 'refused';
    const watches = this.#told.remote !== null;
    this.#phoneWants(track ? 'on' : watches ? 'watch' : 'off', track);
    if (this.#phone === 'off') this.#far = 'off';
    this.#agree();
    this.observer();
    return 'agreed';
  }

  /** Who holds lets no picture flow. */
  hold(by: 'phone' | 'far', held: boolean): void {
    if (held) this.#holds.add(by);
    else this.#holds.delete(by);
    this.#agree();
  }

  /** The phone goes on from another page: without video, or with what is kept until its next offer. */
  continues(video: 'kept' | undefined): void {
    this.#farTrack = null;
    this.#told = none;
    if (!video) return this.begins(undefined);
    this.#isInvited = false;
    this.#holds.add('kept');
    this.#phoneWants('watch', null);
  }

  /** An offer of the phone: what was kept flows again. */
  flow(): void {
    if (!this.#holds.delete('kept')) return;
    this.#agree();
    this.observer();
  }

  #phoneWants(wish: VideoWish, track: MediaStreamTrack | null): void {
    this.#phone = wish;
    this.sent = track;
  }

  #agree(): void {
    if (!this.#isOpen) return;
    const held = this.#holds.size > 0;
    if (this.#phone === 'watch' && this.#far !== 'on' && !held) this.#phone = 'off';
    const flows = this.#phone !== 'off' && this.#far !== 'off' && !held;
    const comes = flows && this.#far === 'on';
    this.#farTrack = comes ? (this.#farTrack ?? createPictureTrack() ?? null) : null;
    const video: CallVideo = {
      local: this.#phone === 'on' ? (flows ? 'on' : 'waiting') : 'off',
      remote: this.#farTrack,
      offered: this.#far === 'on' && this.#phone === 'off',
    };
    const { local, remote, offered } = this.#told;
    if (video.local === local && video.remote === remote && video.offered === offered) return;
    this.#told = video;
    this.#tell((handlers) => handlers.onVideo(video));
  }
}

/** Two phones that talk: what one wants, the other is told. */
export function joinVideo(one: FakeVideo, other: FakeVideo): void {
  one.takesVideo = other.takesVideo = true;
  one.observer = () => other.want(one.phone);
  other.observer = () => one.want(other.phone);
}
