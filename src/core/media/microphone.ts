import { VoipError } from '../errors.js';
import { gatherMicrophoneFacts, microphoneError } from './microphone-errors.js';

/** What the microphone needs to know and tells, handed in by the composition root. */
export interface MicrophoneOptions {
  /** The device the user picked, or undefined for the system's default. */
  chosenDevice(): string | undefined;
  onAsking(): void;
  onGranted(track: MediaStreamTrack): void;
  onRefused(error: VoipError): void;
  /** The device went away or the permission was withdrawn while in use, and no other can be used. */
  onLost(error: VoipError): void;
}

/**
 * One call's share of the microphone. Each call has a clone of the captured track, so that muting
 * one does not mute the other.
 */
export interface MicrophoneLease {
  /** Rejects with `media/…` or `device/…`. */
  readonly track: Promise<MediaStreamTrack>;
  /** As soon as it is there, and after another device was chosen. */
  readonly current: MediaStreamTrack | undefined;
  setMuted(on: boolean): void;
  /** Also while still being asked for: whatever arrives later is stopped at once. Idempotent. */
  release(): void;
}

type Replace = (track: MediaStreamTrack) => Promise<void>;

interface Share {
  track: MediaStreamTrack | undefined;
  muted: boolean;
  released: boolean;
  readonly replace: Replace;
}

/** Captures once for all calls and lets the device go with the last of them. */
export class Microphone {
  readonly #options: MicrophoneOptions;
  readonly #shares = new Set<Share>();
  #capture: Promise<MediaStreamTrack> | undefined;

  constructor(options: MicrophoneOptions) {
    this.#options = options;
  }

  /** @param replace gets the new track when another device is chosen during the call. */
  acquire(replace: Replace): MicrophoneLease {
    const share: Share = { track: undefined, muted: false, released: false, replace };
    this.#shares.add(share);
    const track = this.#share(share);
    // A refusal reaches the call through the promise; it must not count as unhandled meanwhile.
    track.catch(() => this.#release(share));
    return {
      track,
      get current() {
        return share.track;
      },
      setMuted: (on) => {
        share.muted = on;
        if (share.track) share.track.enabled = !on;
      },
      release: () => this.#release(share),
    };
  }

  /** Moves every call to this device; where that fails they keep what they have. */
  async switchDevice(deviceId: string): Promise<void> {
    const before = this.#capture;
    if (!before) return;
    const next = this.#open(deviceId);
    const source = await next;
    // The last call ended, or another switch was quicker, while the browser asked.
    if (this.#capture !== before) return source.stop();
    this.#capture = next;
    const moves = [...this.#shares].map(async (share) => {
      const track = this.#clone(source, share);
      try {
        await share.replace(track);
        share.track?.stop();
        share.track = track;
      } catch (error) {
        track.stop();
        throw error;
      }
    });
    try {
      await Promise.all(moves);
    } finally {
      (await before).stop();
    }
  }

  dispose(): void {
    for (const share of [...this.#shares]) this.#release(share);
  }

  async #share(share: Share): Promise<MediaStreamTrack> {
    const capture = (this.#capture ??= this.#open());
    let source: MediaStreamTrack;
    try {
      source = await capture;
    } catch (error) {
      // The next call asks again.
      if (this.#capture === capture) this.#capture = undefined;
      throw error;
    }
    if (share.released) {
      this.#letGo();
      throw new VoipError('call/cancelled');
    }
    return (share.track = this.#clone(source, share));
  }

  #clone(source: MediaStreamTrack, share: Share): MediaStreamTrack {
    const track = source.clone();
    track.enabled = !share.muted;
    return track;
  }

  /** @param asked the one that was picked just now; without it what was picked earlier, where it is still there */
  async #open(asked?: string): Promise<MediaStreamTrack> {
    const wanted = this.#options.chosenDevice();
    const deviceId = asked === undefined && wanted ? { ideal: wanted } : asked && { exact: asked };
    try {
      const capture = navigator.mediaDevices.getUserMedia({
        audio: {
          echoCancellation: true,
          noiseSuppression: true,
          autoGainControl: true,
          ...(deviceId ? { deviceId } : {}),
        },
      });
      // Behind it: what is listed meanwhile has to wait its turn in the browser, not the microphone.
      this.#options.onAsking();
      const stream = await capture;
      const [track] = stream.getAudioTracks();
      if (!track) throw new VoipError('device/microphone-missing');
      track.addEventListener('ended', () => void this.#fallBack(track));
      this.#options.onGranted(track);
      return track;
    } catch (cause) {
      const error =
        cause instanceof VoipError ? cause : microphoneError(cause, await gatherMicrophoneFacts());
      this.#options.onRefused(error);
      throw error;
    }
  }

  /** Unplugged, or withdrawn: the calls go on with the default, or somebody is told. */
  async #fallBack(lost: MediaStreamTrack): Promise<void> {
    try {
      if ((await this.#capture) === lost) await this.switchDevice('');
    } catch (cause) {
      this.#options.onLost(new VoipError('device/lost', { cause }));
    }
  }

  #release(share: Share): void {
    share.released = true;
    share.track?.stop();
    this.#shares.delete(share);
    this.#letGo();
  }

  #letGo(): void {
    if (this.#shares.size || !this.#capture) return;
    // Stopping a captured track raises no `ended` event, so this is not told as a loss.
    void this.#capture.then((track) => track.stop()).catch(() => undefined);
    this.#capture = undefined;
  }
}
