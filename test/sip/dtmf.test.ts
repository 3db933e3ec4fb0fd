import { expect } from '@open-wc/testing';
import { untilSending } from '../../src/core/signaling/sip/dtmf.js';

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
