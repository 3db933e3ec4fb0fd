import { VoipError } from '../errors.js';
import type { CallAudio } from '../media/call-audio.js';
import type { DeviceManager } from '../media/device-manager.js';
import type { Microphone } from '../media/microphone.js';
import type { DeviceKind, DevicesState, Origin } from '../state.js';

export interface SoundControlParts {
  readonly devices: DeviceManager;
  readonly microphone: Microphone;
  readonly audio: CallAudio;
}

/** What people set about sound, carried out on the parts that make it. */
export class SoundControl {
  readonly #parts: SoundControlParts;

  constructor(parts: SoundControlParts) {
    this.#parts = parts;
  }

  /** Rejects with `device/not-found`, or `device/unsupported` where the browser cannot choose outputs. */
  async setDevice(kind: DeviceKind, deviceId: string, origin: Origin): Promise<void> {
    const { devices, microphone, audio } = this.#parts;
    await devices.refresh();
    devices.check(kind, deviceId);
    if (kind === 'microphone') await microphone.switchDevice(deviceId);
    if (kind === 'speaker') {
      try {
        await audio.setSink(deviceId);
      } catch (cause) {
        throw new VoipError('device/unsupported', { detail: { kind }, cause });
      }
    }
    const outputs = 'setSinkId' in HTMLMediaElement.prototype;
    if (kind === 'ringer' && deviceId && !outputs) {
      throw new VoipError('device/unsupported', { detail: { kind } });
    }
    // Once it works: until then the other one is in use.
    devices.choose(kind, deviceId, origin);
  }

  setVolume(volume: number, of: 'ringer' | undefined, origin: Origin): void {
    const { devices, audio } = this.#parts;
    devices.setVolume(volume, of, origin);
    if (!of) audio.setVolume(volume);
  }

  /** What was set in the tab that had the line until now is in force here, too. */
  takeUp({ volume, chosen }: DevicesState): void {
    const { audio } = this.#parts;
    audio.setVolume(volume);
    // An output that is gone, or that this page may not use: the default sounds.
    void audio.setSink(chosen.speaker ?? '').catch(() => undefined);
  }

  unlock(): void {
    this.#parts.audio.unlock();
  }
}
