import type { CallManager } from '../calls/call-manager.js';
import { VideoCalls } from '../calls/video-calls.js';
import type { VoipError } from '../errors.js';
import { Camera } from '../media/camera.js';
import type { DeviceManager } from '../media/device-manager.js';
import { cameraPermission } from '../media/microphone-errors.js';
import type { PhoneState } from '../state.js';

export interface VideoParts {
  readonly calls: CallManager;
  readonly devices: DeviceManager;
  read(): PhoneState;
  tellError(error: VoipError): void;
}

/** Calls with video, and the page's one camera. */
export function makeVideoCalls({ calls, devices, read, tellError }: VideoParts): VideoCalls {
  const camera = new Camera({
    chosenDevice: () => read().devices.chosen.camera,
    onGranted: () => void devices.refresh(),
    onLost: () => video.cameraLost(),
  });
  const video: VideoCalls = new VideoCalls({
    calls,
    camera,
    permission: cameraPermission,
    tellError,
  });
  return video;
}
