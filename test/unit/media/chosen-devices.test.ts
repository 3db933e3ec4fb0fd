import { expect } from '@open-wc/testing';
import { MemoryStorage } from '../../../src/core/storage/memory-storage.js';
import { DevicesUnderTest, PluggedDevices } from './plugged-devices.js';

describe('a device that the user has chosen', () => {
  let plugged: PluggedDevices;
  let storage: MemoryStorage;
  let tab: DevicesUnderTest;
  beforeEach(async () => {
    plugged = new PluggedDevices();
    plugged.plug('Headset');
    storage = new MemoryStorage();
    tab = new DevicesUnderTest(storage);
    await tab.chosen.begin();
  });
  afterEach(() => plugged.restore());

  /** The next page of the same browser. */
  async function nextPage(): Promise<DevicesUnderTest> {
    const next = new DevicesUnderTest(storage);
    await next.chosen.begin();
    return next;
  }

  it('is used on the next page, too', async () => {
    tab.devices.choose('speaker', 'out Headset', 'user');
    tab.devices.choose('microphone', 'mic Headset', 'user');
    const next = await nextPage();
    expect(next.state.chosen).to.deep.equal({
      speaker: 'out Headset',
      microphone: 'mic Headset',
    });
    expect(next.used).to.have.members(['speaker out Headset', 'microphone mic Headset']);
  });

  it('is not put to use a second time by what remembers it', () => {
    tab.devices.choose('speaker', 'out Headset', 'user');
    expect(tab.used).to.deep.equal([]);
  });

  it('is found by its label where the browser has given it another id', async () => {
    tab.devices.choose('ringer', 'out Headset', 'user');
    plugged.unplug('Headset');
    plugged.plug('Headset', 'after the reset');
    const next = await nextPage();
    expect(next.state.chosen.ringer).to.equal('out after the reset');
    expect(next.state.effective.ringer).to.equal('out after the reset');
  });

  it('gives way to the default without a word when it is unplugged, and is back when it is', async () => {
    tab.devices.choose('speaker', 'out Headset', 'user');
    tab.devices.choose('ringer', 'out Headset', 'user');
    plugged.unplug('Headset');
    await tab.devices.refresh();
    expect(tab.state.absent).to.deep.equal({ speaker: 'Headset', ringer: 'Headset' });
    expect(tab.state.effective.ringer).to.equal('');
    expect(tab.used).to.deep.equal(['speaker ']);
    plugged.plug('Headset');
    await tab.devices.refresh();
    expect(tab.state.absent).to.deep.equal({});
    expect(tab.state.effective.ringer).to.equal('out Headset');
    expect(tab.used).to.deep.equal(['speaker ', 'speaker out Headset']);
    expect(tab.errors).to.deep.equal([]);
  });

  it('stays chosen while another one is plugged in', async () => {
    tab.devices.choose('speaker', 'out Headset', 'user');
    plugged.plug('Loudspeaker');
    await tab.devices.refresh();
    expect(tab.used).to.deep.equal([]);
    expect(tab.state.chosen.speaker).to.equal('out Headset');
  });

  it('is forgotten for the default', async () => {
    tab.devices.choose('speaker', 'out Headset', 'user');
    tab.devices.choose('speaker', '', 'user');
    expect((await nextPage()).used).to.deep.equal([]);
  });

  it('is as loud as it was, and rings as loud', async () => {
    tab.devices.setVolume(0.4, undefined, 'user');
    tab.devices.setVolume(0.1, 'ringer', 'user');
    const next = await nextPage();
    expect(next.state.volume).to.equal(0.4);
    expect(next.state.ringerVolume).to.equal(0.1);
    expect(next.volumes).to.deep.equal([0.4]);
  });

  it('does no harm as nonsense in the storage', async () => {
    await storage.set('devices', { chosen: { speaker: [] }, volume: 'loud' });
    const next = await nextPage();
    expect(next.used).to.deep.equal([]);
    expect(next.state.volume).to.equal(1);
    expect(next.errors).to.deep.equal([]);
  });

  it('is left to the tab that has the line, and used here once this one has it', async () => {
    tab.setTab({ role: 'follower', sound: 'none' }, 'tab');
    tab.devices.choose('speaker', 'out Headset', 'tab');
    expect(tab.used).to.deep.equal([]);
    tab.setTab({ role: 'leader', sound: 'none' }, 'tab');
    expect(tab.used).to.deep.equal(['speaker out Headset']);
  });

  it('is told when it cannot be used after all', async () => {
    tab.devices.choose('speaker', 'out Headset', 'user');
    tab.use = () => Promise.reject(new Error('refused'));
    plugged.unplug('Headset');
    await tab.devices.refresh();
    await Promise.resolve();
    expect(tab.errors).to.deep.equal(['device/lost']);
  });
});
