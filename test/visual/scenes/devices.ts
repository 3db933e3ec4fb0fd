import { initialState, type DevicesState } from '../../../src/core/state.js';

const device = (deviceId: string, label: string) => ({ deviceId, label, groupId: '' });
/** A headset beside what is built in, and one that was unplugged. */
export const plugged: DevicesState = {
  ...initialState.devices,
  permission: 'granted',
  hasCamera: true,
  microphones: [device('m1', 'Built-in microphone'), device('m2', 'Jabra Evolve2 65 (0b0e:0300)')],
  speakers: [device('s1', 'Built-in speakers'), device('s2', 'Jabra Evolve2 65 (0b0e:0300)')],
  cameras: [device('c1', 'Integrated camera')],
  chosen: { ringer: 's2', speaker: 'gone' },
  absent: { speaker: 'Sennheiser SC 60' },
};
