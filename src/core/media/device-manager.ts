import { VoipError } from '../errors.js';
import type { DeviceInfo, DeviceKind, DevicesState, Origin } from '../state.js';
import { microphonePermission } from './microphone-errors.js';

export interface DeviceManagerOptions {
  read(): DevicesState;
  write(next: DevicesState, origin: Origin): void;
}

const pseudo: readonly string[] = ['default', 'communications'];

/** Sole writer of the `devices` slice: what there is, what was chosen, what is allowed. */
export class DeviceManager {
  readonly #options: DeviceManagerOptions;

  constructor(options: DeviceManagerOptions) {
    this.#options = options;
  }

  get state(): DevicesState {
    return this.#options.read();
  }

  /** Reads permission and lists anew. Labels and ids are empty until the microphone was granted once. */
  async refresh(): Promise<void> {
    if (!navigator.mediaDevices?.enumerateDevices) return;
    const [permission, found] = await Promise.all([
      microphonePermission(),
      navigator.mediaDevices.enumerateDevices(),
    ]);
    // Chromium lists the defaults a second time under names; the empty id is ours for them.
    const known = found.filter(({ deviceId }) => deviceId && !pseudo.includes(deviceId));
    this.#change(
      {
        permission: permission === 'unknown' ? this.#options.read().permission : permission,
        microphones: infosOf(known, 'audioinput'),
        speakers: infosOf(known, 'audiooutput'),
        cameras: infosOf(known, 'videoinput'),
        hasCamera: found.some(({ kind }) => kind === 'videoinput'),
      },
      'system',
    );
  }

  /** @throws VoipError `device/not-found` for an id that is not in the list. The empty id is the default. */
  check(kind: DeviceKind, deviceId: string): void {
    const { microphones, speakers, cameras } = this.#options.read();
    const list = { microphone: microphones, speaker: speakers, ringer: speakers, camera: cameras };
    if (deviceId && !list[kind].some((device) => device.deviceId === deviceId)) {
      throw new VoipError('device/not-found', { detail: { kind } });
    }
  }

  choose(kind: DeviceKind, deviceId: string, origin: Origin): void {
    const { chosen, effective, absent } = this.#options.read();
    const isUsed = kind !== 'microphone';
    this.#change(
      {
        chosen: { ...chosen, [kind]: deviceId },
        // What the microphone is captured from, the capture says.
        ...(isUsed ? { effective: { ...effective, [kind]: deviceId } } : {}),
        absent: without(absent, kind),
      },
      origin,
    );
  }

  /** For what keeps to the choice: how it stands now. */
  settle(change: Partial<DevicesState>): void {
    this.#change(change, 'system');
  }

  microphoneInUse(track: MediaStreamTrack): void {
    const { effective } = this.#options.read();
    const deviceId = track.getSettings().deviceId ?? '';
    this.#change(
      { permission: 'granted', effective: { ...effective, microphone: deviceId } },
      'system',
    );
  }

  setPermission(permission: DevicesState['permission']): void {
    this.#change({ permission }, 'system');
  }

  setPlayback(playback: DevicesState['playback']): void {
    this.#change({ playback }, 'system');
  }

  /** @throws TypeError outside 0 to 1. */
  setVolume(volume: number, of: 'ringer' | undefined, origin: Origin): void {
    if (!(volume >= 0 && volume <= 1)) throw new TypeError('setVolume: 0 to 1');
    this.#change(of ? { ringerVolume: volume } : { volume }, origin);
  }

  #change(change: Partial<DevicesState>, origin: Origin): void {
    const before = this.#options.read();
    const after = { ...before, ...change };
    if (JSON.stringify(after) !== JSON.stringify(before)) this.#options.write(after, origin);
  }
}

function without(absent: DevicesState['absent'], kind: DeviceKind): DevicesState['absent'] {
  const { [kind]: _plugged, ...rest } = absent;
  return rest;
}

function infosOf(found: readonly MediaDeviceInfo[], kind: MediaDeviceKind): DeviceInfo[] {
  return found
    .filter((device) => device.kind === kind)
    .map(({ deviceId, label, groupId }) => ({ deviceId, label, groupId }));
}
