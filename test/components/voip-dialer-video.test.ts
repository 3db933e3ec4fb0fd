import { expect } from '@open-wc/testing';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import { initialState, type CallSnapshot, type PhoneState } from '../../src/core/state.js';
import type { CallPictures } from '../../src/core/video.js';
import { pictureTrack } from '../contract/picture.js';
import { answered, callWith } from './support/stub-phone.js';
import {
  button,
  buttons,
  createDialer,
  drawn,
  nameOf,
  part,
  press,
  registered,
  said,
  settings,
  textOf,
  type,
  type DialerPhone,
} from './support/dialer.js';

/** An account with video, on a machine with a camera or without. */
const withVideo = (hasCamera = true, more: Partial<PhoneState> = {}): Partial<PhoneState> => ({
  ...registered(),
  settings: { ...settings, video: true },
  devices: { ...initialState.devices, hasCamera },
  ...more,
});

const none = { local: false, remote: false, offered: false, screen: false };

const talking = (video: Partial<CallSnapshot['video']> = {}): CallSnapshot => {
  const call = answered('one', 5);
  return { ...call, can: { ...call.can, video: true }, video: { ...none, ...video } };
};

const ringing = (offered: boolean): CallSnapshot =>
  callWith('one', {
    direction: 'incoming',
    state: 'ringing',
    video: { ...none, offered },
  });

async function show(
  call: CallSnapshot,
  state = withVideo(),
): Promise<{ el: VoipDialer; phone: DialerPhone }> {
  const dialer = await createDialer({ video: '' }, state);
  dialer.phone.show(call);
  await drawn(dialer.el);
  return dialer;
}

const names = (el: VoipDialer): string[] => buttons(el).map(nameOf);

describe('<voip-dialer>: video', () => {
  it('is not offered without the attribute', async () => {
    const { el, phone } = await createDialer();
    expect(names(el)).not.to.include('Video call');
    phone.show(talking({ offered: true }));
    await drawn(el);
    expect(part(el, 'camera')).to.equal(null);
    expect(part(el, 'screen')).to.equal(null);
    expect(part(el, 'video-offer')).to.equal(null);
  });

  it('is said to the phone by the attribute alone', async () => {
    const { el } = await createDialer({ video: '' });
    expect(el.video).to.equal(true);
    const { el: without } = await createDialer();
    expect(without.video).to.equal(undefined);
  });

  it('calls with it', async () => {
    const { el, phone } = await createDialer({ video: '' }, withVideo());
    await type(el, '600');
    await press(el, 'Video call');
    expect(phone.asked).to.deep.include({ target: '600', options: { video: true } });
  });

  it('still calls without it', async () => {
    const { el, phone } = await createDialer({ video: '' }, withVideo());
    await type(el, '600');
    await press(el, 'Call');
    expect(phone.asked.options).to.deep.equal({});
  });

  it('follows the camera as it comes and goes', async () => {
    const { el, phone } = await createDialer({ video: '' }, withVideo(false));
    expect(names(el)).not.to.include('Video call');
    phone.set({ devices: { ...initialState.devices, hasCamera: true } });
    await drawn(el);
    expect(names(el)).to.include('Video call');
    phone.set({ devices: { ...initialState.devices, hasCamera: false } });
    await drawn(el);
    expect(names(el)).not.to.include('Video call');
  });

  it('of a caller is answered with or without', async () => {
    const { el, phone } = await show(ringing(true));
    await press(el, 'Answer with video');
    await press(el, 'Answer without video');
    expect(phone.asks('answer')).to.deep.equal([
      { type: 'answer', id: 'one', video: true },
      { type: 'answer', id: 'one' },
    ]);
  });

  it('is no way to answer a caller without, nor without a camera', async () => {
    const { el } = await show(ringing(false));
    expect(names(el)).to.include('Answer').and.not.to.include('Answer with video');
    const { el: blind } = await show(ringing(true), withVideo(false));
    expect(names(blind)).to.include('Answer').and.not.to.include('Answer with video');
  });

  it('is turned on and off', async () => {
    const { el, phone } = await show(talking());
    await press(el, 'Camera');
    phone.show(talking({ local: true }));
    await drawn(el);
    expect(button(el, 'Camera').getAttribute('aria-pressed')).to.equal('true');
    await press(el, 'Camera');
    expect(phone.asks('setVideo').map(({ on }) => on)).to.deep.equal([true, false]);
  });

  it('cannot be turned on without a camera, nor where the call does not let it', async () => {
    const { el, phone } = await show(talking(), withVideo(false));
    await press(el, 'Camera');
    expect(button(el, 'Camera').getAttribute('aria-disabled')).to.equal('true');
    const held = talking();
    const { el: other, phone: otherPhone } = await show({
      ...held,
      can: { ...held.can, video: 'on-hold' },
    });
    await press(other, 'Camera');
    expect([...phone.asks('setVideo'), ...otherPhone.asks('setVideo')]).to.deep.equal([]);
  });

  it('shares the screen and stops', async () => {
    const { el, phone } = await show(talking());
    await press(el, 'Share screen');
    phone.show(talking({ local: true, screen: true }));
    await drawn(el);
    await press(el, 'Share screen');
    expect(phone.asks('shareScreen').map(({ on }) => on)).to.deep.equal([true, false]);
    expect(button(el, 'Camera').getAttribute('aria-disabled')).to.equal('true');
  });

  it('that the other side offers is asked about and said', async () => {
    const { el, phone } = await show(talking());
    phone.show(talking({ offered: true }));
    await drawn(el);
    expect(textOf(el, 'video-offer')).to.include('0800 would like to use video');
    expect(said(el, 'status')).to.equal('0800 would like to use video');
    await press(el, 'Turn on video');
    await press(el, 'Not now');
    expect(phone.asks('setVideo').map(({ on }) => on)).to.deep.equal([true, false]);
  });

  it('that the other side offers cannot be accepted without a camera', async () => {
    const { el } = await show(talking({ offered: true }), withVideo(false));
    expect(names(el)).to.include('Not now').and.not.to.include('Turn on video');
  });

  it('is not offered in a tab that does not have the line', async () => {
    const state = withVideo(true, { tab: { role: 'follower', sound: 'elsewhere' } });
    const { el } = await show(talking(), state);
    expect(part(el, 'camera')).to.equal(null);
  });

  it('plays the live pictures, without their sound', async () => {
    const { el, phone } = await show(talking());
    const stream = new MediaStream([pictureTrack()]);
    const pictures: CallPictures = { local: stream, remote: stream };
    phone.videoOf = () => Promise.resolve(pictures);
    phone.show(talking({ local: true, remote: true }));
    const seen = await untilPart(el, 'remote-video');
    expect(seen.srcObject).to.equal(stream);
    expect(seen.muted).to.equal(true);
    expect(seen.getAttribute('aria-label')).to.equal('Picture of 0800');
    expect((await untilPart(el, 'self-view')).srcObject).to.equal(stream);
    phone.show(talking());
    await drawn(el);
    expect(part(el, 'video')).to.equal(null);
    stream.getTracks().forEach((track) => track.stop());
  });
});

/** The view is fetched when it is first needed. */
async function untilPart(el: VoipDialer, name: string): Promise<HTMLVideoElement> {
  for (;;) {
    const found = part(el, name);
    if (found instanceof HTMLVideoElement) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
