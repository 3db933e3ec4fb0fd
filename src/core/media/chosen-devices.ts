import { codedError, type VoipError } from '../errors.js';
import type { DeviceInfo, DeviceKind, DevicesState, PhoneState } from '../state.js';
import type { LogEntry } from '../store.js';
import type { Storage } from '../storage/storage.js';
import type { DeviceManager } from './device-manager.js';
import { deviceKinds, findDevice, rememberedFrom } from './device-memory.js';

export interface ChosenDevicesOptions {
  read(): PhoneState;
  readonly devices: DeviceManager;
  readonly storage: Storage;
  /** Has calls use this one from now on; the empty id is the default. */
  use(kind: 'microphone' | 'speaker', deviceId: string): Promise<void>;
  setVolume(volume: number): void;
  tellError(error: VoipError): void;
}

const storageKey = 'devices';

/**
 * Keeps what was chosen, and keeps to it: one that is unplugged is replaced by the default without a
 * word, and is used again when it is back. Only the tab that has the line does anything.
 */
export class ChosenDevices {
  readonly #options: ChosenDevicesOptions;
  readonly #remembered = new Map<DeviceKind, DeviceInfo>();
  /** What the calls of this tab use. */
  readonly #inUse = new Map<DeviceKind, string>();

  constructor(options: ChosenDevicesOptions) {
    this.#options = options;
  }

  /** Takes up what was chosen on an earlier page, unless something was chosen here meanwhile. */
  async begin(): Promise<void> {
    const { storage, devices, read, setVolume } = this.#options;
    const stored = rememberedFrom(await storage.get(storageKey));
    const { devices: now, tab } = read();
    if (tab.role === 'follower') return;
    const chosen: Partial<Record<DeviceKind, string>> = {};
    for (const kind of deviceKinds) {
      const device = stored.chosen[kind];
      if (!device || now.chosen[kind] !== undefined) continue;
      this.#remembered.set(kind, device);
      chosen[kind] = device.deviceId;
    }
    const { volume, ringerVolume } = stored;
    devices.settle({ chosen: { ...now.chosen, ...chosen }, volume, ringerVolume });
    setVolume(volume);
    // There are no labels to find it by before the microphone was allowed once.
    await devices.refresh();
    this.#settle();
  }

  told(entry: LogEntry): void {
    if (entry.kind === 'notice') return;
    const { before, after } = entry;
    const leads = before.tab.role === 'follower' && after.tab.role !== 'follower';
    if (before.devices === after.devices && !leads) return;
    const chosenHere = after.tab.role !== 'follower' && !leads;
    const changed = this.#follow(after.devices, chosenHere);
    if (after.tab.role === 'follower') return;
    if (changed || volumesOf(before.devices) !== volumesOf(after.devices))
      this.#keep(after.devices);
    this.#settle();
  }

  /** @returns whether something else was chosen */
  #follow(devices: DevicesState, chosenHere: boolean): boolean {
    const changed = deviceKinds.filter((kind) => {
      const chosen = devices.chosen[kind];
      return chosen !== undefined && chosen !== (this.#remembered.get(kind)?.deviceId ?? '');
    });
    for (const kind of changed) {
      const device = listOf(devices, kind).find((one) => one.deviceId === devices.chosen[kind]);
      if (device) this.#remembered.set(kind, device);
      else this.#remembered.delete(kind);
      // Whoever chose it here has put it to use.
      if (chosenHere) this.#inUse.set(kind, device?.deviceId ?? '');
    }
    return changed.length > 0;
  }

  /** What is chosen and plugged in is used; in the place of what is not, the default. */
  #settle(): void {
    const { read, devices } = this.#options;
    const state = read().devices;
    const chosen = { ...state.chosen };
    const effective = { ...state.effective };
    const absent: Partial<Record<DeviceKind, string>> = {};
    for (const [kind, device] of this.#remembered) {
      const list = listOf(state, kind);
      // Before the permission there is nothing in it, which says nothing.
      if (!list.length && state.permission !== 'granted') continue;
      const found = findDevice(list, device);
      if (found) {
        this.#remembered.set(kind, found);
        chosen[kind] = found.deviceId;
      } else {
        absent[kind] = device.label;
      }
      // What a microphone is captured from, the capture says itself.
      if (kind !== 'microphone') effective[kind] = found?.deviceId ?? '';
    }
    devices.settle({ chosen, effective, absent });
    for (const kind of ['microphone', 'speaker'] as const) {
      const device = this.#remembered.get(kind);
      if (device) this.#use(kind, absent[kind] === undefined ? device.deviceId : '');
    }
  }

  #use(kind: 'microphone' | 'speaker', deviceId: string): void {
    if ((this.#inUse.get(kind) ?? '') === deviceId) return;
    this.#inUse.set(kind, deviceId);
    this.#told(this.#options.use(kind, deviceId));
  }

  #keep({ volume, ringerVolume }: DevicesState): void {
    const chosen = Object.fromEntries(this.#remembered);
    this.#told(this.#options.storage.set(storageKey, { chosen, volume, ringerVolume }));
  }

  #told(done: Promise<void>): void {
    done.catch((cause: unknown) => this.#options.tellError(codedError(cause, 'device/lost')));
  }
}

const volumesOf = ({ volume, ringerVolume }: DevicesState): string => `${volume} ${ringerVolume}`;

function listOf(devices: DevicesState, kind: DeviceKind): readonly DeviceInfo[] {
  const { microphones, speakers, cameras } = devices;
  return { microphone: microphones, speaker: speakers, ringer: speakers, camera: cameras }[kind];
}
