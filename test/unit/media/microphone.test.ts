import { expect, waitUntil } from '@open-wc/testing';
import { Microphone } from '../../../src/core/media/microphone.js';

const nothing = (): void => undefined;

/** The browser's microphone, answering when the test says so. */
class Captures {
  readonly tracks: MediaStreamTrack[] = [];
  /** The browser says that a capture has ended: Firefox delivers no event that a script dispatches on such a track. */
  unplug: () => void = nothing;
  #waiting: (() => void)[] = [];
  readonly #native = navigator.mediaDevices.getUserMedia;

  constructor() {
    navigator.mediaDevices.getUserMedia = async () => {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      const stream = new AudioContext().createMediaStreamDestination().stream;
      this.tracks.push(...stream.getAudioTracks());
      for (const track of stream.getAudioTracks()) {
        const value = (_type: 'ended', listener: () => void): void => {
          this.unplug = listener;
        };
        Object.defineProperty(track, 'addEventListener', { value });
      }
      return stream;
    };
  }

  grant(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  restore(): void {
    navigator.mediaDevices.getUserMedia = this.#native;
  }
}

const microphone = (): Microphone =>
  new Microphone({
    chosenDevice: () => undefined,
    onAsking: nothing,
    onGranted: nothing,
    onRefused: nothing,
    onLost: nothing,
  });

describe('another microphone during a call', () => {
  let captures: Captures;
  beforeEach(() => (captures = new Captures()));
  afterEach(() => captures.restore());

  it('replaces the track and lets the old device go', async () => {
    const shared = microphone();
    const replaced: MediaStreamTrack[] = [];
    const lease = shared.acquire((track) => Promise.resolve(void replaced.push(track)));
    captures.grant();
    const before = await lease.track;
    const switching = shared.switchDevice('other');
    captures.grant();
    await switching;
    expect(before.readyState).to.equal('ended');
    expect(captures.tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'live']);
    expect(replaced.map(({ readyState }) => readyState)).to.deep.equal(['live']);
    lease.release();
    await Promise.resolve();
  });

  it('that the browser grants after the call has ended is not left on', async () => {
    const shared = microphone();
    const lease = shared.acquire(() => Promise.resolve());
    captures.grant();
    await lease.track;
    const switching = shared.switchDevice('other');
    lease.release();
    captures.grant();
    await switching;
    expect(captures.tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
  });

  it('that cannot be sent leaves the call with the old one', async () => {
    const shared = microphone();
    const lease = shared.acquire(() => Promise.reject(new Error('no')));
    captures.grant();
    const before = await lease.track;
    const switching = shared.switchDevice('other').then(
      () => 'resolved',
      () => 'rejected',
    );
    captures.grant();
    expect(await switching).to.equal('rejected');
    expect(before.readyState).to.equal('live');
    lease.release();
  });
});

describe('a microphone that is unplugged during a call', () => {
  let captures: Captures;
  beforeEach(() => (captures = new Captures()));
  afterEach(() => captures.restore());

  /** In a call, with what is told of it. */
  async function inCall(): Promise<{ sent: MediaStreamTrack[]; lost: string[]; end(): void }> {
    const lost: string[] = [];
    const shared = new Microphone({
      chosenDevice: () => 'headset',
      onAsking: nothing,
      onGranted: nothing,
      onRefused: nothing,
      onLost: ({ code }) => lost.push(code),
    });
    const sent: MediaStreamTrack[] = [];
    const lease = shared.acquire((track) => Promise.resolve(void sent.push(track)));
    captures.grant();
    await lease.track;
    return { sent, lost, end: () => lease.release() };
  }

  it('gives way to the default, without a word', async () => {
    const { sent, lost, end } = await inCall();
    captures.unplug();
    await waitUntil(() => {
      captures.grant();
      return sent.length;
    }, 'nothing else was sent');
    expect(sent.map(({ readyState }) => readyState)).to.deep.equal(['live']);
    expect(lost).to.deep.equal([]);
    end();
  });

  it('is told of where there is no other', async () => {
    const { sent, lost, end } = await inCall();
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('none', 'NotFoundError'));
    captures.unplug();
    await waitUntil(() => lost.length, 'nobody was told');
    expect(lost).to.deep.equal(['device/lost']);
    expect(sent).to.deep.equal([]);
    end();
  });
});
