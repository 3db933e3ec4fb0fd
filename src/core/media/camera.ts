import { VoipError } from '../errors.js';
import { gatherFacts, microphoneError } from './microphone-errors.js';

export interface CameraOptions {
  /** The device the user picked, or undefined for the system's default. */
  chosenDevice(): string | undefined;
  /** From now on cameras have names. */
  onGranted(): void;
  /** The device went away or the permission was withdrawn while in use. */
  onLost(): void;
}

/** Tells its errors from those of the microphone. */
const detail = { kind: 'camera' };

/** One call's share of the camera. */
export interface CameraLease {
  /** Rejects with `media/…` or `device/…`. */
  readonly track: Promise<MediaStreamTrack>;
  /** Also while still being asked for: whatever arrives later is stopped at once. Idempotent. */
  release(): void;
}

interface Share {
  track: MediaStreamTrack | undefined;
  readonly replace: (track: MediaStreamTrack) => void;
}

/** Captures once for all calls and lets the device go, and its light out, with the last of them. */
export class Camera {
  readonly #options: CameraOptions;
  readonly #shares = new Set<Share>();
  #capture: Promise<MediaStreamTrack> | undefined;

  constructor(options: CameraOptions) {
    this.#options = options;
  }

  /** @param replace gets the new track when another camera is chosen during the call */
  acquire(replace: (track: MediaStreamTrack) => void): CameraLease {
    const share: Share = { track: undefined, replace };
    this.#shares.add(share);
    const release = (): void => this.#release(share);
    const track = this.#share(share);
    // A refusal reaches the call through the promise; it must not count as unhandled meanwhile.
    track.catch(release);
    return { track, release };
  }

  /** Moves every call to the chosen camera; where that fails they keep what they have. */
  async switchDevice(): Promise<void> {
    const before = this.#capture;
    if (!before) return;
    const next = this.#open();
    const source = await next;
    if (this.#capture !== before) return source.stop();
    this.#capture = next;
    for (const share of this.#shares) {
      share.track?.stop();
      share.track = source.clone();
      share.replace(share.track);
    }
    (await before).stop();
  }

  dispose(): void {
    for (const share of [...this.#shares]) this.#release(share);
  }

  async #share(share: Share): Promise<MediaStreamTrack> {
    const capture = (this.#capture ??= this.#open());
    try {
      const source = await capture;
      if (!this.#shares.has(share)) throw new VoipError('call/cancelled');
      return (share.track = source.clone());
    } catch (error) {
      // The next call asks again.
      if (
        this.#capture === capture &&
        error instanceof VoipError &&
        error.code !== 'call/cancelled'
      )
        this.#capture = undefined;
      throw error;
    }
  }

  async #open(): Promise<MediaStreamTrack> {
    const deviceId = this.#options.chosenDevice();
    try {
      const { mediaDevices } = navigator;
      const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
      const video = { ...size, ...(deviceId ? { deviceId: { exact: deviceId } } : {}) };
      const [track] = (await mediaDevices.getUserMedia({ video })).getVideoTracks();
      if (!track) throw new VoipError('device/not-found', { detail });
      track.addEventListener('ended', () => this.#options.onLost());
      this.#options.onGranted();
      return track;
    } catch (cause) {
      if (cause instanceof VoipError) throw cause;
      const error = microphoneError(cause, await gatherFacts('camera'));
      const code = error.code === 'device/microphone-missing' ? 'device/not-found' : error.code;
      throw new VoipError(code, { detail, cause });
    }
  }

  #release(share: Share): void {
    share.track?.stop();
    this.#shares.delete(share);
    if (this.#shares.size || !this.#capture) return;
    // Stopping a captured track raises no `ended` event, so this is not told as a loss.
    void this.#capture.then((track) => track.stop()).catch(() => undefined);
    this.#capture = undefined;
  }
}
