import { expect } from '@open-wc/testing';
import { VoipError } from '../../src/core/errors.js';
import type { CallVideo, Direction } from '../../src/core/signaling/signaling.js';
import { refusalOf, type Bench } from './bench.js';
import { ring, talk, type Ringing } from './incoming-sentences.js';
import { calling, type CallRecorder } from './recorder.js';

const noVideo: CallVideo = { local: 'off', remote: null, offered: false };

/** What was told last of the video. */
function videoOf(heard: CallRecorder): CallVideo {
  const told = heard.told.filter((entry) => entry.name === 'onVideo');
  return told.at(-1)?.args[0] ?? noVideo;
}

/** Resolves when it is so, by the last that was told. */
async function shows(heard: CallRecorder, fits: (video: CallVideo) => boolean): Promise<void> {
  if (fits(videoOf(heard))) return;
  const known = heard.told.length;
  await heard.until(
    'onVideo',
    (entry) => heard.told.indexOf(entry) >= known && fits(entry.args[0]),
  );
}

const both = (video: CallVideo): boolean => video.local === 'on' && video.remote !== null;
const none = ({ local, remote, offered }: CallVideo): boolean =>
  local === 'off' && !remote && !offered;

const change = (
  { call }: Ringing['caller'] | Ringing['called'],
  video: MediaStreamTrack | null,
  direction: Direction = 'sendrecv',
): Promise<void> => calling(() => call.renegotiate({ direction, video }));

const asks = (entry: CallRecorder['told'][number]): boolean =>
  entry.name === 'onVideo' && entry.args[0].offered;

/** The caller's page is gone, and another one has its call. */
async function goesOn(
  bench: Bench,
  { call, line }: Ringing['caller'],
  video?: 'kept',
  direction: Direction = 'sendrecv',
): Promise<Ringing['caller']> {
  const { alice, bob } = bench.pbx;
  const { dialog: replaces } = call;
  if (!replaces) throw new Error('the call has no dialog');
  const page = await bench.registered(alice);
  const more = { replaces, direction, ...(video ? { video } : {}) };
  const { heard, call: continued } = bench.dial(page, bob.username, undefined, undefined, {}, more);
  await heard.until('onConnected');
  return { call: continued, heard, line };
}

async function ringsWithVideo(bench: Bench): Promise<Ringing> {
  return ring(bench, {}, bench.picture());
}

async function talkWithVideo(bench: Bench): Promise<Ringing> {
  const ringing = await ringsWithVideo(bench);
  const { caller, called } = ringing;
  await calling(() => called.call.answer({ audio: bench.audio(), video: bench.picture() }));
  await Promise.all([shows(caller.heard, both), shows(called.heard, both)]);
  return ringing;
}

export function videoSentences(bench: () => Bench): void {
  describe('video', () => {
    it('is not offered by a call without', async () => {
      const { caller, called } = await talk(bench());
      expect(called.call.offersVideo).to.equal(false);
      expect([...caller.heard.names(), ...called.heard.names()]).not.to.include('onVideo');
    });

    it('that is offered and answered shows both to each other', async () => {
      const { caller, called } = await talkWithVideo(bench());
      expect(called.call.offersVideo).to.equal(true);
      expect(videoOf(caller.heard).remote?.kind).to.equal('video');
      expect(videoOf(called.heard).remote?.kind).to.equal('video');
    });

    it('that is answered without is refused; the call goes on in sound', async () => {
      const { caller, called } = await ringsWithVideo(bench());
      await calling(() => called.call.answer({ audio: bench().audio() }));
      await caller.heard.until('onVideo');
      expect(videoOf(caller.heard)).to.deep.equal(noVideo);
      expect(none(videoOf(called.heard))).to.equal(true);
      await calling(() => caller.call.renegotiate({ direction: 'sendonly' }));
    });

    it('that an audio phone is offered costs the picture only', async () => {
      const video = bench().picture();
      const { heard } = bench().dial(
        await bench().connected(),
        '600',
        undefined,
        undefined,
        {},
        { video },
      );
      await heard.until('onConnected');
      await heard.until('onVideo');
      expect(videoOf(heard)).to.deep.equal(noVideo);
      expect(heard.names()).not.to.include('onEnded');
    });

    it('without a camera ends the call before anything is sent', async () => {
      const line = await bench().connected();
      const video = Promise.reject(new VoipError('device/not-found'));
      const { call, heard } = bench().dial(line, '600', undefined, undefined, {}, { video });
      expect((await refusalOf(call.sent)).code).to.equal('device/not-found');
      expect((await heard.ended()).error?.code).to.equal('device/not-found');
    });

    it('answered without a camera rejects, and the call goes on ringing', async () => {
      const { called } = await ringsWithVideo(bench());
      const video = Promise.reject(new VoipError('device/not-found'));
      const failed = calling(() => called.call.answer({ audio: bench().audio(), video }));
      expect((await refusalOf(failed)).code).to.equal('device/not-found');
      await calling(() => called.call.answer({ audio: bench().audio() }));
      await called.heard.until('onConnected');
    });

    it('offered in a call is never accepted by itself, but told', async () => {
      const { caller, called } = await talk(bench());
      await change(caller, await bench().picture());
      await shows(called.heard, ({ offered }) => offered);
      expect(videoOf(called.heard)).to.deep.equal({ local: 'off', remote: null, offered: true });
      await shows(caller.heard, ({ local }) => local === 'waiting');
      expect(videoOf(caller.heard).remote).to.equal(null);
    });

    it('offered in a call shows both to each other once it is accepted', async () => {
      const { caller, called } = await talk(bench());
      await change(caller, await bench().picture());
      await shows(called.heard, ({ offered }) => offered);
      await change(called, await bench().picture());
      await Promise.all([shows(caller.heard, both), shows(called.heard, both)]);
      expect(videoOf(called.heard).offered).to.equal(false);
    });

    it('offered in a call and declined is over at both ends, and may be offered again', async () => {
      const { caller, called } = await talk(bench());
      await change(caller, await bench().picture());
      await shows(called.heard, ({ offered }) => offered);
      await change(called, null);
      await Promise.all([shows(caller.heard, none), shows(called.heard, none)]);
      await change(called, await bench().picture());
      await shows(caller.heard, ({ offered }) => offered);
    });

    it('stays offered while the call is held and resumed', async () => {
      const { caller, called } = await talk(bench());
      await change(caller, await bench().picture());
      await shows(called.heard, ({ offered }) => offered);
      await calling(() => called.call.renegotiate({ direction: 'sendonly' }));
      await calling(() => called.call.renegotiate({ direction: 'sendrecv' }));
      expect(videoOf(called.heard).offered).to.equal(true);
      await change(called, await bench().picture());
      await Promise.all([shows(caller.heard, both), shows(called.heard, both)]);
    });

    it('that an audio phone is offered in a call is refused; the call stays as it was', async () => {
      const { call, heard } = bench().dial(await bench().connected(), '600');
      await heard.until('onConnected');
      const video = await bench().picture();
      const refused = calling(() => call.renegotiate({ direction: 'sendrecv', video }));
      const error = await refusalOf(refused);
      expect(error.code).to.equal('call/renegotiation-rejected');
      expect(error.detail['media']).to.equal('video');
      await calling(() => call.renegotiate({ direction: 'sendonly' }));
      await calling(() => call.renegotiate({ direction: 'sendrecv' }));
    });

    it('of one end goes on when the other ends its own, and is over with it', async () => {
      const { caller, called } = await talkWithVideo(bench());
      await change(caller, null);
      await shows(called.heard, ({ local, remote }) => local === 'on' && !remote);
      await shows(caller.heard, ({ local, remote }) => local === 'off' && remote !== null);
      await change(called, null);
      await Promise.all([shows(caller.heard, none), shows(called.heard, none)]);
    });

    it('that was ended by one end is shown again without asking who still sends', async () => {
      const { caller, called } = await talkWithVideo(bench());
      await change(caller, null);
      await shows(called.heard, ({ remote }) => !remote);
      await change(caller, await bench().picture());
      await Promise.all([shows(caller.heard, both), shows(called.heard, both)]);
    });

    it('does not flow while somebody holds, and does again afterwards', async () => {
      const { caller, called } = await talkWithVideo(bench());
      await calling(() => caller.call.renegotiate({ direction: 'sendonly' }));
      const dark = ({ local, remote }: CallVideo): boolean => local === 'waiting' && !remote;
      await Promise.all([shows(caller.heard, dark), shows(called.heard, dark)]);
      await calling(() => caller.call.renegotiate({ direction: 'sendrecv' }));
      await Promise.all([shows(caller.heard, both), shows(called.heard, both)]);
    });

    it('that goes on from another page is shown to both again without a question', async () => {
      const { caller, called } = await talkWithVideo(bench());
      const page = await goesOn(bench(), caller, 'kept');
      expect(none(videoOf(page.heard))).to.equal(true);
      await change(page, await bench().picture());
      await Promise.all([shows(page.heard, both), shows(called.heard, both)]);
      expect(called.heard.told.some((entry) => asks(entry))).to.equal(false);
    });

    it('that goes on from a page without a camera is seen there, and nothing is shown to the other', async () => {
      const { caller, called } = await talkWithVideo(bench());
      const page = await goesOn(bench(), caller, 'kept');
      await calling(() => page.call.renegotiate({ direction: 'sendrecv' }));
      await shows(page.heard, ({ local, remote }) => local === 'off' && remote !== null);
      await shows(called.heard, ({ local, remote }) => local === 'on' && !remote);
      await change(page, await bench().picture());
      await Promise.all([shows(page.heard, both), shows(called.heard, both)]);
    });

    it('is over at both ends where the call goes on from a page without', async () => {
      const { caller, called } = await talkWithVideo(bench());
      const page = await goesOn(bench(), caller);
      await shows(called.heard, none);
      expect(none(videoOf(page.heard))).to.equal(true);
      expect(called.heard.names()).not.to.include('onEnded');
    });

    it('that was not agreed is a question when the call goes on from another page with it', async () => {
      const { caller, called } = await talk(bench());
      const page = await goesOn(bench(), caller, 'kept');
      await change(page, await bench().picture());
      await shows(called.heard, ({ offered }) => offered);
      expect(videoOf(called.heard)).to.deep.equal({ local: 'off', remote: null, offered: true });
      await shows(page.heard, ({ local }) => local === 'waiting');
      expect(videoOf(page.heard).remote).to.equal(null);
    });

    it('of one end only is no more than that when the call goes on from another page', async () => {
      const { caller, called } = await talkWithVideo(bench());
      await change(called, null);
      await shows(caller.heard, ({ remote }) => !remote);
      const page = await goesOn(bench(), caller, 'kept');
      await change(page, await bench().picture());
      await shows(page.heard, ({ local, remote }) => local === 'on' && !remote);
      await shows(called.heard, ({ local, remote }) => local === 'off' && remote !== null);
    });

    it('of a held call comes back when the page it goes on from resumes', async () => {
      const { caller, called } = await talkWithVideo(bench());
      await calling(() => caller.call.renegotiate({ direction: 'sendonly' }));
      const page = await goesOn(bench(), caller, 'kept', 'sendonly');
      await change(page, await bench().picture(), 'sendonly');
      await called.heard.until('onRemoteHold', ({ args: [held] }) => held);
      await shows(page.heard, ({ local, remote }) => local === 'waiting' && !remote);
      await calling(() => page.call.renegotiate({ direction: 'sendrecv' }));
      await Promise.all([shows(page.heard, both), shows(called.heard, both)]);
    });

    it('shows another picture without asking', async () => {
      const { caller, called } = await talkWithVideo(bench());
      const told = called.heard.count('onVideo');
      const other = await bench().picture();
      await calling(() => caller.call.replaceVideo(other));
      expect(called.heard.count('onVideo')).to.equal(told);
      expect(other.readyState).to.equal('live');
    });
  });
}
