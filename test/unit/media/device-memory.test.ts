import { expect } from '@open-wc/testing';
import { findDevice, rememberedFrom } from '../../../src/core/media/device-memory.js';

const headset = { deviceId: 'h1', label: 'Headset', groupId: 'g1' };
const nothing = { chosen: {}, volume: 1, ringerVolume: 1 };

describe('what is kept of devices', () => {
  it('comes back as it was kept', () => {
    const kept = { chosen: { microphone: headset, ringer: headset }, volume: 0.5, ringerVolume: 0 };
    expect(rememberedFrom(kept)).to.deep.equal(kept);
  });

  it('is nothing where nothing, or nonsense, is stored', () => {
    for (const stored of [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { chosen: 'x' },
      { chosen: [headset] },
    ]) {
      expect(rememberedFrom(stored)).to.deep.equal(nothing);
    }
  });

  it('leaves out what cannot be read, and keeps the rest', () => {
    const stored = {
      chosen: { microphone: { deviceId: 7 }, speaker: headset, toaster: headset, camera: null },
      volume: 7,
      ringerVolume: Number.NaN,
    };
    expect(rememberedFrom(stored)).to.deep.equal({ ...nothing, chosen: { speaker: headset } });
  });
});

describe('a device that was chosen', () => {
  const other = { deviceId: 'o', label: 'Built-in', groupId: 'g0' };

  it('is known by its id', () => {
    expect(findDevice([other, { ...headset, label: 'Renamed' }], headset)?.label).to.equal(
      'Renamed',
    );
  });

  it('is known by its label and group, then by its label, when ids have changed', () => {
    const first = { deviceId: 'n1', label: 'Headset', groupId: 'new' };
    const second = { deviceId: 'n2', label: 'Headset', groupId: 'g1' };
    expect(findDevice([other, first, second], headset)).to.equal(second);
    expect(findDevice([other, first], headset)).to.equal(first);
  });

  it('is no other one, and none without a name', () => {
    expect(findDevice([other], headset)).to.equal(undefined);
    const nameless = { deviceId: 'x', label: '', groupId: '' };
    expect(findDevice([{ ...nameless, deviceId: 'y' }], nameless)).to.equal(undefined);
  });
});
