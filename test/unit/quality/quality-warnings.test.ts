import { expect } from '@open-wc/testing';
import type { MediaSample } from '../../../src/core/quality/media-counters.js';
import { QualityWarnings } from '../../../src/core/quality/quality-warnings.js';

const fine: MediaSample = {
  ms: 2000,
  codec: 'opus',
  packetsReceived: 100,
  packetsLost: 0,
  packetsSent: 100,
  jitterMs: 5,
  bufferMs: 40,
  roundTripMs: 30,
  farLoss: 0,
  heard: 0.1,
  spoken: 0.1,
};

/** What is told after each of these samples. */
function told(samples: readonly Partial<MediaSample>[], muted = false): string[] {
  const warnings = new QualityWarnings();
  return samples.map((sample) => warnings.add({ ...fine, ...sample }, muted).join());
}

const times = (count: number, sample: Partial<MediaSample>): Partial<MediaSample>[] =>
  Array.from({ length: count }, () => sample);

describe('warnings of a call', () => {
  const bad = [
    ['loss', { packetsReceived: 90, packetsLost: 10 }, { packetsReceived: 98, packetsLost: 2 }],
    ['jitter', { jitterMs: 45 }, { jitterMs: 25 }],
    ['round-trip', { roundTripMs: 450 }, { roundTripMs: 350 }],
  ] as const;
  for (const [warning, beyond, between] of bad) {
    it(`tell of ${warning} at the second bad sample, not at the first`, () => {
      expect(told([{}, beyond, beyond])).to.deep.equal(['', '', warning]);
      expect(told([beyond, {}, beyond, {}])).to.deep.equal(['', '', '', '']);
    });

    it(`take ${warning} back after three good ones, and not for one in between`, () => {
      const raised = [beyond, beyond];
      expect(told([...raised, {}, {}, {}])).to.deep.equal(['', warning, warning, warning, '']);
      expect(told([...raised, {}, {}, between, {}]).at(-1)).to.equal(warning);
    });

    it(`do not begin with what only keeps ${warning}`, () => {
      expect(told(times(5, between))).to.deep.equal(['', '', '', '', '']);
    });
  }

  it('tell of silence that arrives only when nothing was ever heard', () => {
    const silent = { heard: 0 };
    expect(told(times(5, silent))).to.deep.equal(['', '', '', '', 'no-audio-in']);
    expect(told([{}, ...times(9, silent)]).at(-1)).to.equal('');
  });

  it('never take a browser that tells no energy for silence', () => {
    expect(told(times(9, { heard: null, spoken: null })).at(-1)).to.equal('');
  });

  it('tell of a microphone that gives nothing, unless it is muted', () => {
    const mute = times(5, { spoken: 0 });
    expect(told(mute).at(-1)).to.equal('no-audio-out');
    expect(told(mute, true).at(-1)).to.equal('');
  });

  it('tell that sound goes one way only, whichever it is', () => {
    expect(told(times(2, { packetsReceived: 0, heard: 0 })).at(-1)).to.equal('one-way');
    expect(told(times(2, { farLoss: 1 })).at(-1)).to.equal('one-way');
  });

  it('say nothing of a direction while nothing goes either way', () => {
    expect(told(times(9, { packetsReceived: 0, packetsSent: 0, heard: 0 })).at(-1)).to.equal('');
  });

  it('begin to count anew after a pause', () => {
    const warnings = new QualityWarnings();
    warnings.add({ ...fine, jitterMs: 90 }, false);
    warnings.pause();
    expect(warnings.add({ ...fine, jitterMs: 90 }, false)).to.deep.equal([]);
  });
});
