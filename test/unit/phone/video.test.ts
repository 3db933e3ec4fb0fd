import { expect } from '@open-wc/testing';
import type { Phone } from '../../../src/core/phone.js';
import type { FakeCall, FakePbx } from '../../../src/core/signaling/fake/index.js';
import type { CallSnapshot } from '../../../src/core/state.js';
import { pictureTrack } from '../../contract/picture.js';
import { callOf, closePhones, codeOf, openPhone, until, untilCall } from './phone-under-test.js';

const untilVideo = (
  phone: Phone,
  id: string,
  fits: (video: CallSnapshot['video']) => boolean,
): Promise<void> =>
  until(phone, ({ calls }) => {
    const call = calls.byId[id];
    return call !== undefined && fits(call.video);
  });

interface Talk {
  readonly phone: Phone;
  readonly id: string;
  readonly far: FakeCall;
}

async function begin(options: { video?: boolean } = {}): Promise<Talk & { pbx: FakePbx }> {
  const { phone, pbx } = await openPhone({ video: true });
  const dialled = pbx.nextCall();
  const id = await phone.call('777', options);
  return { phone, pbx, id, far: await dialled };
}

async function talk(): Promise<Talk> {
  const begun = await begin();
  begun.far.answer();
  await untilCall(begun.phone, begun.id, 'connected');
  return begun;
}

async function ownPicture(phone: Phone, id: string): Promise<MediaStreamTrack> {
  const [track] = (await phone.videoOf(id)).local?.getVideoTracks() ?? [];
  if (!track) throw new Error('no own picture');
  return track;
}

/** What the user chooses to share, as the browser would give it, and the browser's own button to stop that. */
function sharing(): { screen: MediaStreamTrack; stop: () => void } {
  const screen = pictureTrack();
  let ended: EventListenerOrEventListenerObject | undefined;
  // Firefox tells the listeners of a track nothing that a script dispatches.
  screen.addEventListener = (_type: string, listener: EventListenerOrEventListenerObject) => {
    ended = listener;
  };
  navigator.mediaDevices.getDisplayMedia = () => Promise.resolve(new MediaStream([screen]));
  const stop = (): void => {
    screen.stop();
    if (typeof ended === 'function') ended(new Event('ended'));
  };
  return { screen, stop };
}

describe('a call with video', () => {
  const native = navigator.mediaDevices.getDisplayMedia;

  afterEach(async () => {
    navigator.mediaDevices.getDisplayMedia = native;
    await closePhones();
  });

  it('shows both, and closes the camera with its end', async () => {
    const { phone, id, far } = await begin({ video: true });
    const own = await ownPicture(phone, id);
    expect(far.video.sent).to.equal(own);
    far.video.want('on');
    far.answer();
    await untilVideo(phone, id, ({ local, remote }) => local && remote);
    const { remote } = await phone.videoOf(id);
    expect(remote?.getVideoTracks()).to.have.length(1);
    await phone.hangup(id);
    expect(own.readyState).to.equal('ended');
    expect(callOf(phone, id).video.local).to.equal(false);
  });

  it('goes on without and closes the camera where the other side takes none', async () => {
    const { phone, id, far } = await begin({ video: true });
    const own = await ownPicture(phone, id);
    far.answer();
    await untilVideo(phone, id, ({ local }) => !local);
    await untilCall(phone, id, 'connected');
    expect(own.readyState).to.equal('ended');
    expect(await phone.videoOf(id)).to.deep.equal({ local: null, remote: null });
  });

  it('that comes in opens no camera when it is answered without', async () => {
    const { phone, pbx } = await openPhone({ video: true });
    const far = pbx.incoming({ video: true });
    await until(phone, ({ calls }) => calls.order.length === 1);
    const [id = ''] = phone.state.calls.order;
    expect(callOf(phone, id).video.offered).to.equal(true);
    await phone.answer(id);
    expect(far.video.sent).to.equal(null);
    expect(callOf(phone, id).video.local).to.equal(false);
  });

  it('that comes in shows both when it is answered with', async () => {
    const { phone, pbx } = await openPhone({ video: true });
    const far = pbx.incoming({ video: true });
    await until(phone, ({ calls }) => calls.order.length === 1);
    const [id = ''] = phone.state.calls.order;
    await phone.answer(id, { video: true });
    await untilVideo(phone, id, ({ local, remote, offered }) => local && remote && !offered);
    expect(far.video.sent?.readyState).to.equal('live');
  });

  it('that comes in without video opens no camera, whatever is asked for', async () => {
    const { phone, pbx } = await openPhone({ video: true });
    const far = pbx.incoming();
    await until(phone, ({ calls }) => calls.order.length === 1);
    const [id = ''] = phone.state.calls.order;
    await phone.answer(id, { video: true });
    expect(far.video.sent).to.equal(null);
    expect(callOf(phone, id).video.local).to.equal(false);
  });

  it('added by the other side is offered, shows nothing, and is shown when accepted', async () => {
    const { phone, id, far } = await talk();
    far.video.want('on');
    await untilVideo(phone, id, ({ offered }) => offered);
    expect(callOf(phone, id).video).to.include({ local: false, remote: false });
    await phone.setVideo(id, true);
    await untilVideo(phone, id, ({ local, remote, offered }) => local && remote && !offered);
  });

  it('added by the other side is not asked for any more once it is declined', async () => {
    const { phone, id, far } = await talk();
    far.video.want('on');
    await untilVideo(phone, id, ({ offered }) => offered);
    await phone.setVideo(id, false);
    expect(callOf(phone, id).video.offered).to.equal(false);
    expect(far.video.sent).to.equal(null);
  });

  it('that is refused in the call rejects and closes the camera', async () => {
    const { phone, id } = await talk();
    expect(await codeOf(phone.setVideo(id, true))).to.equal('call/renegotiation-rejected');
    expect(callOf(phone, id).video.local).to.equal(false);
    expect((await phone.videoOf(id)).local).to.equal(null);
  });

  it('is off from the press on, and theirs stays', async () => {
    const { phone, id, far } = await talk();
    far.video.want('on');
    await phone.setVideo(id, true);
    await untilVideo(phone, id, ({ remote }) => remote);
    const own = await ownPicture(phone, id);
    const off = phone.setVideo(id, false);
    await untilVideo(phone, id, ({ local }) => !local);
    expect(own.readyState).to.equal('ended');
    await off;
    expect(callOf(phone, id).video.remote).to.equal(true);
  });

  it('is not to be had before the answer and while the call is held', async () => {
    const { phone, id, far } = await begin();
    expect(callOf(phone, id).can.video).to.equal('not-connected');
    expect(await codeOf(phone.setVideo(id, true))).to.equal('call/invalid-state');
    far.answer();
    await untilCall(phone, id, 'connected');
    expect(callOf(phone, id).can.video).to.equal(true);
    await phone.hold(id);
    expect(callOf(phone, id).can.video).to.equal('on-hold');
    expect(await codeOf(phone.setVideo(id, true))).to.equal('call/invalid-state');
  });

  it('shows the screen in place of the camera, which comes back', async () => {
    const { phone, id, far } = await talk();
    far.video.want('on');
    await phone.setVideo(id, true);
    const camera = await ownPicture(phone, id);
    const { screen, stop } = sharing();
    await phone.shareScreen(id, true);
    expect(callOf(phone, id).video.screen).to.equal(true);
    expect(far.video.sent).to.equal(screen);
    stop();
    await untilVideo(phone, id, (video) => video.local && !video.screen);
    expect(far.video.sent).to.equal(camera);
    expect(camera.readyState).to.equal('live');
  });

  it('of the screen alone ends with it', async () => {
    const { phone, id, far } = await talk();
    far.video.want('watch');
    const { screen, stop } = sharing();
    await phone.shareScreen(id, true);
    expect(callOf(phone, id).video).to.include({ local: true, screen: true });
    expect(far.video.sent).to.equal(screen);
    stop();
    await untilVideo(phone, id, ({ local }) => !local);
    expect(callOf(phone, id).video.screen).to.equal(false);
  });

  it('goes on where the camera that is to wait behind it is refused', async () => {
    const { phone, id, far } = await talk();
    far.video.want('watch');
    const { screen } = sharing();
    await phone.shareScreen(id, true);
    const { getUserMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('', 'NotReadableError'));
    const code = await codeOf(phone.setVideo(id, true));
    navigator.mediaDevices.getUserMedia = getUserMedia;
    expect(code).to.equal('device/in-use');
    expect(screen.readyState).to.equal('live');
    expect(far.video.sent).to.equal(screen);
    expect(callOf(phone, id).video).to.include({ local: true, screen: true });
  });

  it('does not share a screen that nobody chose', async () => {
    const { phone, id, far } = await talk();
    navigator.mediaDevices.getDisplayMedia = () =>
      Promise.reject(new DOMException('', 'NotAllowedError'));
    expect(await codeOf(phone.shareScreen(id, true))).to.equal('media/permission-dismissed');
    expect(callOf(phone, id).video).to.include({ local: false, screen: false });
    expect(far.video.sent).to.equal(null);
  });
});
