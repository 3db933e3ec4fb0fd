import type { VoipError } from '../errors.js';
import { sharedAudioContext } from '../gesture.js';
import { CallAudio } from '../media/call-audio.js';
import { DeviceManager } from '../media/device-manager.js';
import type { Microphone } from '../media/microphone.js';
import type { DevicesState } from '../state.js';
import { fetched } from './fetched.js';
import type { LineSlices } from './line-slices.js';
import { microphoneOf } from './microphone-of.js';
import { Ringing } from './ringing.js';
import { SoundControl } from './sound-control.js';

export interface MediaParts {
  read(): DevicesState;
  readonly slices: LineSlices;
  tellError(error: VoipError): void;
}

/** What is spoken into and heard from in this tab. The ringtone is fetched with the first call that rings. */
export function makeMedia({ read, slices, tellError }: MediaParts): {
  devices: DeviceManager;
  audio: CallAudio;
  microphone: Microphone;
  ringing: Ringing;
  sound: SoundControl;
} {
  const devices = new DeviceManager({ read, write: slices.own('devices') });
  const audio = new CallAudio({
    onPlayback: (playback) => devices.setPlayback(playback),
    onSound: (playing) => slices.setSounds(playing),
  });
  const microphone = microphoneOf(devices, read, tellError);
  const ringing = new Ringing({
    loadRinger: async () =>
      new (await fetched(import('../media/ringer.js'))).Ringer(sharedAudioContext, devices),
    tellError,
  });
  return {
    devices,
    audio,
    microphone,
    ringing,
    sound: new SoundControl({ devices, microphone, audio }),
  };
}
