import { expect } from '@open-wc/testing';
import type { Phone } from '../../../src/core/phone.js';
import type { CallSnapshot } from '../../../src/core/state.js';
import { forgetEverything, leaveCall, type LeftCall } from './left-call.js';
import {
  callOf,
  closePhones,
  openPhone,
  until,
  untilCall,
  type PhoneUnderTest,
} from './phone-under-test.js';

const shown = { local: true, remote: true, offered: false, screen: false };

/** A call with video whose page is gone. The other side still shows its own, and takes ours. */
async function leaveVideo(video: Partial<CallSnapshot['video']> = {}): Promise<LeftCall> {
  const left = await leaveCall({ video: { ...shown, ...video } });
  left.far.video.want('on');
  return left;
}

/** The page that follows. */
async function nextPage(
  { pbx }: LeftCall,
  config: { video: boolean } = { video: true },
): Promise<PhoneUnderTest> {
  const opened = await openPhone(config, pbx);
  await untilCall(opened.phone, 'kept', 'connected');
  return opened;
}

const untilVideo = (phone: Phone, video: Partial<CallSnapshot['video']>): Promise<void> =>
  until(phone, ({ calls }) => {
    const now = calls.byId['kept']?.video;
    return now !== undefined && JSON.stringify({ ...now, ...video }) === JSON.stringify(now);
  });

describe('a call with video whose page is gone', () => {
  const { permissions, mediaDevices } = navigator;
  const native = { query: permissions.query, getUserMedia: mediaDevices.getUserMedia };
  let cameras = 0;

  /** What the browser says of the camera, and what it does when it is asked for one. */
  function camera(permission: PermissionState, open = native.getUserMedia): void {
    permissions.query = (descriptor) =>
      descriptor.name === ('camera' as PermissionName)
        ? Promise.resolve({ state: permission } as PermissionStatus)
        : native.query.call(permissions, descriptor);
    mediaDevices.getUserMedia = (constraints) => {
      if (!constraints?.video) return native.getUserMedia.call(mediaDevices, constraints);
      cameras += 1;
      return open.call(mediaDevices, constraints);
    };
  }

  beforeEach(async () => {
    await forgetEverything();
    cameras = 0;
  });

  afterEach(async () => {
    await closePhones();
    permissions.query = native.query;
    mediaDevices.getUserMedia = native.getUserMedia;
    await forgetEverything();
  });

  it('shows both again where the camera is granted, and closes it with its end', async () => {
    camera('granted');
    const left = await leaveVideo();
    const { phone } = await nextPage(left);
    await untilVideo(phone, shown);
    const { local, remote } = await phone.videoOf('kept');
    expect(remote?.getVideoTracks()).to.have.length(1);
    const [own] = local?.getVideoTracks() ?? [];
    expect(left.far.video.sent).to.equal(own);
    await phone.hangup('kept');
    expect(own?.readyState).to.equal('ended');
  });

  it('shows the other side alone where the camera would be asked for, and asks for none', async () => {
    camera('prompt');
    const left = await leaveVideo();
    const { phone } = await nextPage(left);
    await untilVideo(phone, { local: false, remote: true, offered: false });
    expect(cameras).to.equal(0);
    expect(left.far.video.sent).to.equal(null);
    expect(callOf(phone, 'kept').can.video).to.equal(true);
    await phone.setVideo('kept', true);
    await untilVideo(phone, shown);
  });

  it('shows the other side alone, and tells why, where the camera fails', async () => {
    camera('granted', () => Promise.reject(new DOMException('in use', 'NotReadableError')));
    const { phone, events } = await nextPage(await leaveVideo());
    await untilVideo(phone, { local: false, remote: true });
    const told = events.filter(({ name }) => name === 'voip-error');
    expect(told).to.have.length(1);
    expect(told[0]?.detail).to.have.nested.property('error.code', 'device/in-use');
    expect(callOf(phone, 'kept').state).to.equal('connected');
  });

  it('opens no camera for who only watched', async () => {
    camera('granted');
    const left = await leaveVideo({ local: false });
    const { phone } = await nextPage(left);
    await untilVideo(phone, { local: false, remote: true });
    expect(cameras).to.equal(0);
    expect(left.far.video.sent).to.equal(null);
  });

  it('shares no screen and shows no face in its place', async () => {
    camera('granted');
    const left = await leaveVideo({ screen: true });
    const { phone } = await nextPage(left);
    await untilVideo(phone, { local: false, remote: true, screen: false });
    expect(cameras).to.equal(0);
    expect(left.far.video.sent).to.equal(null);
  });

  it('goes on in sound on a page that has no place for video', async () => {
    camera('granted');
    const left = await leaveVideo();
    const { phone } = await nextPage(left, { video: false });
    expect(cameras).to.equal(0);
    expect(left.far.video.sent).to.equal(null);
    expect(callOf(phone, 'kept').video).to.include({ local: false, remote: false });
  });

  it('was in sound: no camera is opened, and nothing is offered', async () => {
    camera('granted');
    const left = await leaveCall();
    const { phone } = await nextPage(left);
    expect(cameras).to.equal(0);
    expect(left.far.video.sent).to.equal(null);
    expect(callOf(phone, 'kept').video).to.include({ local: false, remote: false });
  });

  it('on hold shows nothing before it is resumed', async () => {
    camera('granted');
    const left = await leaveCall({
      video: { ...shown, remote: false },
      hold: { local: 'on', remote: false, seconds: 0 },
    });
    left.far.video.want('on');
    left.far.video.hold('phone', true);
    const { phone } = await nextPage(left);
    expect(callOf(phone, 'kept').video.remote).to.equal(false);
    await phone.resume('kept');
    await untilVideo(phone, shown);
  });
});
