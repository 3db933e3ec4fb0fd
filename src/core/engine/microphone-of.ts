import type { VoipError } from '../errors.js';
import type { DeviceManager } from '../media/device-manager.js';
import { Microphone } from '../media/microphone.js';
import type { DevicesState } from '../state.js';

/** The page's one microphone, which tells the devices what became of it. */
export const microphoneOf = (
  devices: DeviceManager,
  state: () => DevicesState,
  onLost: (error: VoipError) => void,
): Microphone =>
  new Microphone({
    chosenDevice: () => {
      const { chosen, absent } = state();
      return absent.microphone === undefined ? chosen.microphone : undefined;
    },
    onAsking: () => void devices.refresh(),
    onGranted: (track) => {
      devices.microphoneInUse(track);
      void devices.refresh();
    },
    onRefused: (error) => {
      if (error.code === 'media/permission-denied') devices.setPermission('denied');
    },
    onLost,
  });
