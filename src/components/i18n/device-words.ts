import { msg } from '@lit/localize';
import { saying } from './saying.js';

/** Sound and devices. Fetched with the view. */
const words = {
  devices: () => msg('Sound and devices', { id: 'devices' }),
  closeDevices: () => msg('Back', { id: 'closeDevices' }),
  allowMicrophone: () => msg('Allow the microphone', { id: 'allowMicrophone' }),
  allowHint: () =>
    msg('Once the microphone is allowed, the devices can be told apart.', { id: 'allowHint' }),
  microphone: () => msg('Microphone', { id: 'microphone' }),
  speakerDevice: () => msg('Speaker', { id: 'speakerDevice' }),
  ringer: () => msg('Ringtone', { id: 'ringer' }),
  camera: () => msg('Camera', { id: 'camera' }),
  systemDefault: () => msg('System default', { id: 'systemDefault' }),
  notConnected: () => msg('{label} (not connected)', { id: 'notConnected' }),
  level: () => msg('Level of the microphone', { id: 'level' }),
  testMicrophone: () => msg('Test', { id: 'testMicrophone' }),
  testMicrophoneOf: () => msg('Test the microphone', { id: 'testMicrophoneOf' }),
  stopTest: () => msg('Stop', { id: 'stopTest' }),
  stopTestOf: () => msg('Stop the microphone test', { id: 'stopTestOf' }),
  play: () => msg('Play', { id: 'play' }),
  playSpeaker: () => msg('Play a test tone in the speaker', { id: 'playSpeaker' }),
  playRinger: () => msg('Play a test tone where it rings', { id: 'playRinger' }),
  volume: () => msg('Volume of calls', { id: 'volume' }),
  ringerVolume: () => msg('Volume of the ringtone', { id: 'ringerVolume' }),
  moreOutputs: () => msg('Another output…', { id: 'moreOutputs' }),
} as const;

export type DeviceStrings = Partial<Record<keyof typeof words, string>>;

export const deviceText = saying(words);
