import { VoipError } from '../errors.js';
import type { VideoIntent } from '../intents.js';
import type { Camera, CameraLease } from '../media/camera.js';
import type { CallContext, CallId, Origin } from '../state.js';
import type { LogEntry } from '../store.js';
import type { CallPictures, VideoState } from '../video.js';
import type { CallManager } from './call-manager.js';
import type { CallSession } from './call-session.js';
import { captureScreen } from './screen.js';

export interface VideoCallsParts {
  readonly calls: CallManager;
  readonly camera: Camera;
  /** For the camera. */
  permission(): Promise<PermissionState | 'unknown'>;
  tellError(error: VoipError): void;
}

/** Our picture in one call. */
interface Own {
  camera?: { readonly lease: CameraLease; track?: MediaStreamTrack };
  screen?: MediaStreamTrack;
}

/** Owner of the own pictures: opens and closes camera and screen for calls, and offers them. */
export class VideoCalls {
  readonly #parts: VideoCallsParts;
  readonly #own = new Map<CallId, Own>();
  readonly #streams = new WeakMap<MediaStreamTrack, MediaStream>();
  /** Being changed: one change of a call at a time. */
  readonly #changing = new Set<CallId>();

  constructor(parts: VideoCallsParts) {
    this.#parts = parts;
  }

  async run(intent: VideoIntent, origin: Origin, context?: CallContext): Promise<void> {
    const { calls } = this.#parts;
    const picture = (session: CallSession): Promise<MediaStreamTrack> =>
      this.#openCamera(intent.id, session, origin);
    switch (intent.type) {
      case 'call':
        return calls.start(intent, origin, context, picture);
      case 'answer': {
        // Nothing is to be seen by who offers no video.
        const { offered } = calls.session(intent.id).snapshot.video;
        return calls.answer(intent.id, origin, offered ? picture : undefined);
      }
      case 'setVideo':
        return this.#change(intent.id, (session) =>
          intent.on
            ? this.#turnOn(intent.id, session, origin)
            : this.#turnOff(intent.id, session, origin),
        );
      case 'shareScreen':
        return this.#change(intent.id, (session) =>
          intent.on
            ? this.#share(intent.id, session, origin)
            : this.#unshare(intent.id, session, origin),
        );
    }
  }

  /**
   * Begins to bring back the pictures of a call that goes on here; what it returns shows them once it does, and
   * never rejects. The screen is shared by a press only, and is not swapped for a face; the camera is opened
   * where nobody has to be asked. Otherwise theirs goes on alone.
   */
  restore(session: CallSession, { local, screen }: VideoState): () => Promise<void> {
    const opening = local && !screen ? this.#reopenCamera(session) : null;
    return async () => {
      try {
        const own = await opening;
        if (session.over) return;
        await (own ? session.setVideo(own) : session.refreshTarget());
      } catch (error) {
        this.#tell(error, session);
      }
    };
  }

  async #reopenCamera(session: CallSession): Promise<MediaStreamTrack | null> {
    if ((await this.#parts.permission()) !== 'granted') return null;
    const { id } = session.snapshot;
    try {
      return await this.#open(id, session);
    } catch (error) {
      this.#release(id);
      this.#tell(error, session);
      return null;
    }
  }

  /** The pictures of a call, each the same stream as long as it is the same picture. */
  videoOf(id: CallId): CallPictures {
    const { camera, screen } = this.#own.get(id) ?? {};
    const remote = this.#parts.calls.find(id)?.remoteVideo;
    return { local: this.#streamOf(screen ?? camera?.track), remote: this.#streamOf(remote) };
  }

  /** What the store says: no camera stays open for a call without our picture. */
  told(entry: LogEntry): void {
    if (entry.kind !== 'commit') return;
    const { before, after } = entry;
    if (before.devices.chosen.camera !== after.devices.chosen.camera) {
      this.#parts.camera.switchDevice().catch((error: unknown) => this.#tell(error));
    }
    const isElsewhere = after.tab.role === 'follower';
    for (const id of this.#own.keys()) {
      const call = after.calls.byId[id];
      const wasOn = before.calls.byId[id]?.video.local;
      if (!call || isElsewhere || call.state === 'ended' || (wasOn && !call.video.local))
        this.#release(id);
    }
  }

  /** Unplugged, or taken away. */
  cameraLost(): void {
    this.#tell(new VoipError('device/lost', { detail: { kind: 'camera' } }));
    for (const [id, { camera, screen }] of this.#own) {
      const session = this.#parts.calls.find(id);
      if (camera && !screen && session) {
        this.#turnOff(id, session, 'system').catch((error: unknown) => this.#tell(error, session));
      }
    }
  }

  dispose(): void {
    for (const id of [...this.#own.keys()]) this.#release(id);
  }

  async #change(id: CallId, change: (session: CallSession) => Promise<void>): Promise<void> {
    const session = this.#parts.calls.session(id);
    const can = session.snapshot.can.video;
    if (can !== true || this.#changing.has(id)) {
      throw new VoipError('call/invalid-state', {
        detail: { video: can === true ? 'pending' : can },
      });
    }
    this.#changing.add(id);
    try {
      await change(session);
    } finally {
      this.#changing.delete(id);
    }
  }

  async #turnOn(id: CallId, session: CallSession, origin: Origin): Promise<void> {
    if (this.#own.get(id)?.camera) return;
    try {
      const track = await this.#openCamera(id, session, origin);
      // What the screen is shown in place of waits behind it.
      if (!this.#own.get(id)?.screen) await session.setVideo(track);
    } catch (error) {
      const own = this.#own.get(id);
      if (own?.screen) {
        // The screen goes on being shared.
        own.camera?.lease.release();
        delete own.camera;
      } else {
        this.#release(id);
        session.note({ type: 'video', video: { local: false } }, 'system');
      }
      throw error;
    }
  }

  async #turnOff(id: CallId, session: CallSession, origin: Origin): Promise<void> {
    // Nobody is seen any more from the press on, whatever the other side takes to agree.
    this.#release(id);
    session.note({ type: 'video', video: { local: false, offered: false } }, origin);
    await session.replaceVideo(null);
    await session.setVideo(null);
  }

  async #share(id: CallId, session: CallSession, origin: Origin): Promise<void> {
    const own = this.#own.get(id) ?? {};
    if (own.screen) return;
    const screen = await captureScreen();
    if (session.over) return screen.stop();
    // The browser has a button of its own for that.
    screen.addEventListener('ended', () => {
      if (own.screen !== screen || session.over) return;
      this.#unshare(id, session, 'user').catch((error: unknown) => this.#tell(error, session));
    });
    own.screen = screen;
    this.#own.set(id, own);
    session.note({ type: 'video', video: { local: true, screen: true } }, origin);
    try {
      if (own.camera) await session.replaceVideo(screen);
      else await session.setVideo(screen);
    } catch (error) {
      await this.#unshare(id, session, 'system').catch(() => undefined);
      throw error;
    }
  }

  /** Back to the camera, where it is open. */
  async #unshare(id: CallId, session: CallSession, origin: Origin): Promise<void> {
    const own = this.#own.get(id);
    if (!own?.screen) return;
    if (!own.camera?.track) return this.#turnOff(id, session, origin);
    own.screen.stop();
    delete own.screen;
    await session.replaceVideo(own.camera.track);
    session.note({ type: 'video', video: { screen: false } }, origin);
  }

  async #openCamera(id: CallId, session: CallSession, origin: Origin): Promise<MediaStreamTrack> {
    const track = await this.#open(id, session);
    session.note({ type: 'video', video: { local: true } }, origin);
    return track;
  }

  async #open(id: CallId, session: CallSession): Promise<MediaStreamTrack> {
    const own = this.#own.get(id) ?? {};
    const lease = this.#parts.camera.acquire((track) => {
      if (own.camera) own.camera.track = track;
      if (!own.screen) void session.replaceVideo(track);
    });
    own.camera = { lease };
    this.#own.set(id, own);
    const track = await lease.track;
    own.camera.track = track;
    return track;
  }

  #release(id: CallId): void {
    const { camera, screen } = this.#own.get(id) ?? {};
    this.#own.delete(id);
    camera?.lease.release();
    screen?.stop();
  }

  #streamOf(track: MediaStreamTrack | null | undefined): MediaStream | null {
    if (!track) return null;
    const stream = this.#streams.get(track) ?? new MediaStream([track]);
    this.#streams.set(track, stream);
    return stream;
  }

  /** @param session what was to be done for it is done when it has ended meanwhile */
  #tell(error: unknown, session?: CallSession): void {
    if (session?.over) return;
    if (error instanceof VoipError) this.#parts.tellError(error);
    else throw error;
  }
}
