import type { DeviceKind, DevicesState } from '../../../core/state.js';
import { LevelMeter } from './level-meter.js';
import { playTestTone } from './test-tone.js';

export interface DeviceTestOptions {
  /** Where the meter is drawn. */
  readonly root: ParentNode;
  devices(): DevicesState;
  /** The browser may know more devices by now, or their names. */
  refresh(): void;
  choose(kind: DeviceKind, deviceId: string): void;
  failed(cause: unknown): void;
  changed(): void;
}

/** Tries the devices out in the tab that is looked at, whichever has the line. */
export class DeviceTest {
  readonly #options: DeviceTestOptions;
  readonly #meter: LevelMeter;
  #listening = false;

  constructor(options: DeviceTestOptions) {
    this.#options = options;
    // Drawn directly: it moves with every frame, and is no state.
    this.#meter = new LevelMeter((level) => {
      const meter = options.root.querySelector('[part=device-level]');
      if (meter instanceof HTMLMeterElement) meter.value = level;
    });
  }

  get listening(): boolean {
    return this.#listening;
  }

  /** Asks for the permission, too. */
  listen(): void {
    const { devices, refresh, failed } = this.#options;
    const { chosen } = devices();
    this.#change(true);
    this.#meter.start(chosen.microphone ?? '').then(refresh, (cause: unknown) => {
      this.stop();
      failed(cause);
    });
  }

  stop(): void {
    this.#meter.stop();
    this.#change(false);
  }

  play(kind: 'speaker' | 'ringer'): void {
    const { devices, failed } = this.#options;
    const { effective, volume, ringerVolume } = devices();
    const loudness = kind === 'ringer' ? ringerVolume : volume;
    playTestTone(effective[kind] ?? '', loudness).catch(failed);
  }

  /** Firefox names an output only when the user has picked it in a window of the browser. */
  pickOutput(kind: 'speaker' | 'ringer'): void {
    const { refresh, choose, failed } = this.#options;
    outputPicker()?.().then(
      ({ deviceId }) => {
        refresh();
        choose(kind, deviceId);
      },
      (cause: unknown) => {
        // Closed without an answer: nothing was chosen.
        if (!(cause instanceof DOMException && cause.name === 'NotAllowedError')) failed(cause);
      },
    );
  }

  #change(listening: boolean): void {
    if (this.#listening === listening) return;
    this.#listening = listening;
    this.#options.changed();
  }
}

/** Nothing where the browser lists every output by itself. */
export function outputPicker(): (() => Promise<MediaDeviceInfo>) | undefined {
  const { mediaDevices } = navigator as {
    mediaDevices?: { selectAudioOutput?: () => Promise<MediaDeviceInfo> };
  };
  return mediaDevices?.selectAudioOutput?.bind(mediaDevices);
}
