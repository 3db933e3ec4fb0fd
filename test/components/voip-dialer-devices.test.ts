import { expect, waitUntil } from '@open-wc/testing';
import '../../src/components/shared/devices/devices-panel.js';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import { initialState, type DevicesState } from '../../src/core/state.js';
import {
  createDialer,
  drawn,
  key,
  part,
  parts,
  press,
  registered,
  type DialerPhone,
} from './support/dialer.js';

const device = (deviceId: string, label: string) => ({ deviceId, label, groupId: '' });
const plugged: DevicesState = {
  ...initialState.devices,
  permission: 'granted',
  microphones: [device('m1', 'Built-in'), device('m2', 'Headset')],
  speakers: [device('s1', 'Built-in'), device('s2', 'Headset')],
};

async function open(devices = plugged): Promise<{ el: VoipDialer; phone: DialerPhone }> {
  const dialer = await createDialer({}, { ...registered(), devices });
  await press(dialer.el, 'Sound and devices');
  await waitUntil(() => part(dialer.el, 'devices'), 'no view was drawn');
  return dialer;
}

/** Microphone, speaker, ringtone, in this order. */
const choices = (el: VoipDialer): HTMLSelectElement[] =>
  parts(el, 'device-choice').filter((one) => one instanceof HTMLSelectElement);
const shown = (select: HTMLSelectElement | undefined): string =>
  select?.selectedOptions[0]?.textContent.trim() ?? '';

describe('sound and devices', () => {
  it('shows what is used for what, and is accessible', async () => {
    const { el } = await open({ ...plugged, chosen: { ringer: 's2' } });
    expect(choices(el).map(shown)).to.deep.equal(['System default', 'System default', 'Headset']);
    await expect(el).shadowDom.to.be.accessible();
  });

  it('asks for another microphone, speaker and ringer by their kinds', async () => {
    const { el, phone } = await open();
    choices(el).forEach((select, index) => {
      select.value = index ? 's2' : 'm2';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(
      phone.asks('setDevice').map(({ kind, deviceId }) => `${kind} ${deviceId}`),
    ).to.deep.equal(['microphone m2', 'speaker s2', 'ringer s2']);
  });

  it('says that a chosen one is not connected, and keeps it chosen', async () => {
    const { el } = await open({
      ...plugged,
      chosen: { speaker: 'gone' },
      absent: { speaker: 'Jabra' },
    });
    expect(shown(choices(el)[1])).to.equal('Jabra (not connected)');
    expect(choices(el)[1]?.value).to.equal('gone');
  });

  it('sets how loud calls are and the ringtone apart', async () => {
    const { el, phone } = await open();
    parts(el, 'device-volume').forEach((label, index) => {
      const slider = label.querySelector('input');
      if (!slider) throw new Error('no slider');
      slider.value = index ? '0.2' : '0.6';
      slider.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(phone.asks('setVolume').map(({ volume, of }) => [volume, of])).to.deep.equal([
      [0.6, undefined],
      [0.2, 'ringer'],
    ]);
  });

  it('asks for the microphone only in a press, and only where there are no names', async () => {
    const named = await open();
    expect(named.el.shadowRoot?.textContent).not.to.contain('Allow the microphone');
    const native = navigator.mediaDevices.getUserMedia;
    let asked = 0;
    navigator.mediaDevices.getUserMedia = () => {
      asked += 1;
      return Promise.reject(new DOMException('no', 'NotAllowedError'));
    };
    try {
      const { el } = await open({ ...plugged, microphones: [], speakers: [] });
      expect(asked).to.equal(0);
      await press(el, 'Allow the microphone');
      await waitUntil(() => part(el, 'notice-problem'), 'the refusal is shown');
      expect(asked).to.equal(1);
      expect(part(el, 'device-level')).to.equal(null);
    } finally {
      navigator.mediaDevices.getUserMedia = native;
    }
  });

  it('closes with Escape and Back, and types nothing into a field that is not seen', async () => {
    const { el } = await open();
    const [back] = parts(el, 'devices-close');
    if (!back) throw new Error('no way back');
    expect(await key(el, back, '5')).to.equal(true);
    await key(el, back, 'Escape');
    expect(part(el, 'devices')).to.equal(null);
    expect(part(el, 'number-input')).to.have.property('value', '');
    await press(el, 'Sound and devices');
    await press(el, 'Back');
    await drawn(el);
    expect(part(el, 'devices')).to.equal(null);
  });
});
