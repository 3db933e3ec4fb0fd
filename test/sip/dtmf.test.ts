import { expect } from '@open-wc/testing';
import { playTones, untilSending } from '../../src/core/signaling/sip/dtmf.js';

/** What getStats() says one time after the other; the last goes on. */
function statsOf(...packetsSent: number[]): {
  stats: () => Promise<RTCStatsReport>;
  asked: () => number;
} {
  let asked = 0;
  return {
    asked: () => asked,
    stats: () => {
      const sent = packetsSent[Math.min(asked, packetsSent.length - 1)];
      asked += 1;
      const stats = { id: 'sent', timestamp: 0, type: 'outbound-rtp', packetsSent: sent };
      return Promise.resolve(new Map([['sent', stats]]));
    },
  };
}

describe('tones wait until sound leaves', () => {
  it('steadily: one packet, and then none for a while, is not yet sound', async () => {
    const { stats, asked } = statsOf(0, 1, 1, 1, 40);
    await untilSending(stats, new AbortController().signal);
    expect(asked()).to.equal(5);
  });

  it('and do not wait once it does', async () => {
    const { stats, asked } = statsOf(200);
    await untilSending(stats, new AbortController().signal);
    expect(asked()).to.equal(1);
  });

  it('and are given up with the call', async () => {
    const { stats } = statsOf(1);
    const ended = new AbortController();
    const waiting = untilSending(stats, ended.signal);
    ended.abort(new Error('the call ended'));
    let reason = '';
    await waiting.catch((error: unknown) => (reason = String(error)));
    expect(reason).to.equal('Error: the call ended');
  });
});

/** Plays at once; says what begins as browsers do, and that all is over by `over()`. */
class StubSender extends EventTarget implements RTCDTMFSender {
  readonly canInsertDTMF = true;
  ontonechange = null;
  toneBuffer = '';

  insertDTMF(tones: string): void {
    for (const [i, tone] of [...tones].entries()) {
      this.toneBuffer = tones.slice(i + 1);
      this.dispatchEvent(new RTCDTMFToneChangeEvent('tonechange', { tone }));
    }
    this.over();
  }
  over(): void {
    this.dispatchEvent(new RTCDTMFToneChangeEvent('tonechange', { tone: '' }));
  }
}

describe('the last tone has been sent', () => {
  const signal = new AbortController().signal;
  /** Seven of each tone, and at least 50 ms of sound between them. */
  const packetsOf = (tones: string): number => tones.length * 9.5;

  it('not when the browser says that it is over, but when as much has left as the tones take', async () => {
    const all = 100 + packetsOf('12#04');
    const { stats, asked } = statsOf(100, 100, 120, 120, Math.floor(all), Math.ceil(all));
    await playTones(new StubSender(), '12#04', stats, signal);
    expect(asked()).to.equal(6);
  });

  it('and as the last one takes, when it began late', async () => {
    const late = 300;
    const { stats, asked } = statsOf(100, late, late, late + 10, late + 11);
    await playTones(new StubSender(), '12', stats, signal);
    expect(asked()).to.equal(5);
  });

  it('at once when all has left by then', async () => {
    const { stats, asked } = statsOf(100, 100, 200);
    await playTones(new StubSender(), '1', stats, signal);
    expect(asked()).to.equal(3);
  });

  it('as far as anybody can tell, after a second in which nothing leaves', async () => {
    const { stats } = statsOf(100);
    const began = performance.now();
    await playTones(new StubSender(), '1', stats, signal);
    expect(performance.now() - began).to.be.within(990, 3_000);
  });

  it('never, when the call ends before', async () => {
    const ended = new AbortController();
    const { stats } = statsOf(100);
    const playing = playTones(new StubSender(), '1', stats, ended.signal);
    ended.abort(new Error('the call ended'));
    let reason = '';
    await playing.catch((error: unknown) => (reason = String(error)));
    expect(reason).to.equal('Error: the call ended');
  });
});
