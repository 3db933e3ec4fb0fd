import type { DeviceInfo, DeviceKind } from '../state.js';

/** What the user has chosen, as it is kept. */
export interface RememberedDevices {
  readonly chosen: Readonly<Partial<Record<DeviceKind, DeviceInfo>>>;
  /** 0 to 1. */
  readonly volume: number;
  readonly ringerVolume: number;
}

export const deviceKinds: readonly DeviceKind[] = ['microphone', 'speaker', 'ringer', 'camera'];

const nothingChosen: RememberedDevices = { chosen: {}, volume: 1, ringerVolume: 1 };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What is stored was written by some version of us, or by somebody else: what cannot be read was not chosen. */
export function rememberedFrom(stored: unknown): RememberedDevices {
  if (!isObject(stored)) return nothingChosen;
  const given = isObject(stored['chosen']) ? stored['chosen'] : {};
  const chosen = deviceKinds.flatMap((kind) => {
    const device = given[kind];
    return isDevice(device) ? [[kind, device] as const] : [];
  });
  return {
    chosen: Object.fromEntries(chosen),
    volume: volumeOf(stored['volume']),
    ringerVolume: volumeOf(stored['ringerVolume']),
  };
}

const volumeOf = (value: unknown): number =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value : 1;

function isDevice(value: unknown): value is DeviceInfo {
  if (!isObject(value) || value['deviceId'] === '') return false;
  return ['deviceId', 'label', 'groupId'].every((key) => typeof value[key] === 'string');
}

/**
 * The chosen one among those that are plugged in. Its id is another one when the browser has forgotten
 * the page's data since (Media Capture and Streams §9.1); its label stays.
 */
export function findDevice(
  list: readonly DeviceInfo[],
  { deviceId, label, groupId }: DeviceInfo,
): DeviceInfo | undefined {
  const named = label ? list.filter((device) => device.label === label) : [];
  return (
    list.find((device) => device.deviceId === deviceId) ??
    named.find((device) => device.groupId === groupId) ??
    named[0]
  );
}
