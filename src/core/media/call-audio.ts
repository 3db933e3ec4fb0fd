import type { CallId } from '../state.js';

export interface CallAudioOptions {
  onPlayback(playback: 'allowed' | 'blocked'): void;
  /** Whether any call sounds in this tab. */
  onSound(playing: boolean): void;
}

/** Lets the other sides be heard: one audio element per call, never attached to the document. */
export class CallAudio {
  readonly #options: CallAudioOptions;
  readonly #players = new Map<CallId, HTMLAudioElement>();
  readonly #tracks = new Map<CallId, MediaStreamTrack>();
  /** Told of each track that comes. */
  onTrack: (id: CallId, track: MediaStreamTrack) => void = () => undefined;
  #volume = 1;
  #sinkId = '';

  constructor(options: CallAudioOptions) {
    this.#options = options;
  }

  play(id: CallId, track: MediaStreamTrack): void {
    const player = this.#players.get(id) ?? this.#create(id);
    player.srcObject = new MediaStream([track]);
    void this.#start(player);
    this.#tracks.set(id, track);
    this.onTrack(id, track);
  }

  /** What the other side sends. */
  trackOf(id: CallId): MediaStreamTrack | undefined {
    return this.#tracks.get(id);
  }

  setMuted(id: CallId, on: boolean): void {
    const player = this.#players.get(id) ?? this.#create(id);
    player.muted = on;
  }

  setVolume(volume: number): void {
    this.#volume = volume;
    for (const player of this.#players.values()) player.volume = volume;
  }

  /** Rejects where the browser cannot choose outputs or refuses this one. */
  async setSink(sinkId: string): Promise<void> {
    await Promise.all([...this.#players.values()].map((player) => player.setSinkId(sinkId)));
    this.#sinkId = sinkId;
  }

  /** A press happened: what the browser held back may sound now. */
  unlock(): void {
    for (const player of this.#players.values()) void this.#start(player);
  }

  stop(id: CallId): void {
    const player = this.#players.get(id);
    if (!player) return;
    player.pause();
    player.srcObject = null;
    this.#players.delete(id);
    this.#tracks.delete(id);
    this.#options.onSound(this.#players.size > 0);
  }

  dispose(): void {
    for (const id of [...this.#players.keys()]) this.stop(id);
  }

  #create(id: CallId): HTMLAudioElement {
    const player = new Audio();
    player.autoplay = true;
    player.volume = this.#volume;
    if (this.#sinkId) void player.setSinkId(this.#sinkId).catch(() => undefined);
    this.#players.set(id, player);
    this.#options.onSound(true);
    return player;
  }

  async #start(player: HTMLAudioElement): Promise<void> {
    try {
      await player.play();
      this.#options.onPlayback('allowed');
    } catch (cause) {
      // AbortError only says that a newer source replaced this one.
      const blocked = cause instanceof DOMException && cause.name === 'NotAllowedError';
      if (blocked) this.#options.onPlayback('blocked');
    }
  }
}
