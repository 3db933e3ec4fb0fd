import type { VoipError } from '../../../src/core/errors.js';
import { ChosenDevices } from '../../../src/core/media/chosen-devices.js';
import { DeviceManager } from '../../../src/core/media/device-manager.js';
import { initialState, type PhoneState } from '../../../src/core/state.js';
import { Store } from '../../../src/core/store.js';
import type { MemoryStorage } from '../../../src/core/storage/memory-storage.js';

const deviceOf = (kind: MediaDeviceKind, label: string, deviceId: string): MediaDeviceInfo => {
  const facts = { kind, label, deviceId, groupId: `group of ${label}` };
  return { ...facts, toJSON: () => facts };
};

/** The browser's devices, in the hands of a test. */
export class PluggedDevices {
  readonly #native = navigator.mediaDevices.enumerateDevices;
  #list: MediaDeviceInfo[] = [];

  constructor() {
    navigator.mediaDevices.enumerateDevices = () => Promise.resolve([...this.#list]);
    this.plug('Built-in');
  }

  /** A headset is a microphone and a speaker. */
  plug(label: string, id = label): void {
    this.#list.push(deviceOf('audioinput', label, `mic ${id}`));
    this.#list.push(deviceOf('audiooutput', label, `out ${id}`));
  }

  unplug(label: string): void {
    this.#list = this.#list.filter((device) => device.label !== label);
  }

  restore(): void {
    navigator.mediaDevices.enumerateDevices = this.#native;
  }
}

/** A tab with devices, and what it was told to use. */
export class DevicesUnderTest {
  readonly used: string[] = [];
  readonly volumes: number[] = [];
  readonly errors: string[] = [];
  readonly store = new Store(initialState);
  readonly setTab = this.store.slice('tab');
  readonly devices = new DeviceManager({
    read: () => this.store.state.devices,
    write: this.store.slice('devices'),
  });
  readonly chosen: ChosenDevices;
  /** What happens when a call shall use another device. */
  use: () => Promise<void> = () => Promise.resolve();

  constructor(storage: MemoryStorage) {
    this.devices.setPermission('granted');
    this.chosen = new ChosenDevices({
      read: () => this.store.state,
      devices: this.devices,
      storage,
      use: (kind, deviceId) => {
        this.used.push(`${kind} ${deviceId}`);
        return this.use();
      },
      setVolume: (volume) => this.volumes.push(volume),
      tellError: (error: VoipError) => this.errors.push(error.code),
    });
    this.store.listen((entry) => this.chosen.told(entry));
  }

  get state(): PhoneState['devices'] {
    return this.store.state.devices;
  }
}
