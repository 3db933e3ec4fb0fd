export type DeviceKind = 'microphone' | 'speaker' | 'camera' | 'ringer';

export interface DeviceInfo {
  readonly deviceId: string;
  readonly label: string;
  readonly groupId: string;
}

export interface DevicesState {
  readonly permission: 'unknown' | 'prompt' | 'granted' | 'denied';
  readonly microphones: readonly DeviceInfo[];
  readonly speakers: readonly DeviceInfo[];
  readonly cameras: readonly DeviceInfo[];
  /** Known before a camera was ever granted, when there is no list; absent until it was looked for. */
  readonly hasCamera?: boolean;
  /** What the user picked; absent means the system's default. */
  readonly chosen: Readonly<Partial<Record<DeviceKind, string>>>;
  /** What is in use now. */
  readonly effective: Readonly<Partial<Record<DeviceKind, string>>>;
  /** Labels of chosen ones that are not plugged in: the default is used until they are. */
  readonly absent: Readonly<Partial<Record<DeviceKind, string>>>;
  /** Loudness of the calls, 0 to 1. */
  readonly volume: number;
  /** Loudness of the ringtone, 0 to 1. */
  readonly ringerVolume: number;
  /** The browser refuses to play sound until the user touches the page. */
  readonly playback: 'allowed' | 'blocked';
}
