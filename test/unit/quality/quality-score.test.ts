import { expect } from '@open-wc/testing';
import {
  levelOf,
  opinionScore,
  scoreOf,
  transmissionRating,
} from '../../../src/core/quality/quality-score.js';

const perfect = { codec: 'pcmu', loss: 0, delayMs: 0 };

describe('the E-model', () => {
  it('gives the rating of ITU-T G.107 when every parameter has its default: 93.2', () => {
    expect(transmissionRating(perfect)).to.be.closeTo(93.2, 0.05);
    expect(scoreOf(perfect)).to.be.closeTo(4.41, 0.005);
  });

  // ITU-T G.107 Annex B, Table B.1.
  const table = [
    [90, 4.34],
    [80, 4.03],
    [70, 3.6],
    [60, 3.1],
    [50, 2.58],
  ] as const;
  for (const [rating, mos] of table) {
    it(`turns a rating of ${rating} into ${mos}`, () => {
      expect(opinionScore(rating)).to.be.closeTo(mos, 0.01);
    });
  }

  it('never leaves 1 to 4.5', () => {
    expect([-20, 0, 3, 6.4].map(opinionScore)).to.deep.equal([1, 1, 1, 1]);
    expect(opinionScore(100)).to.equal(4.5);
    expect(opinionScore(120)).to.equal(4.5);
  });

  // All formulas of G.107 with every default, Ta = T = Tr / 2, computed apart from this code.
  const delays = [
    [50, 91.76],
    [100, 90.66],
    [150, 89.54],
    [200, 85.8],
    [250, 79.18],
    [300, 72.67],
    [400, 62.25],
    [500, 54.8],
  ] as const;
  for (const [delayMs, rating] of delays) {
    it(`rates ${delayMs} ms one way ${rating}`, () => {
      expect(transmissionRating({ ...perfect, delayMs })).to.be.closeTo(rating, 0.02);
    });
  }

  it('takes from G.711 with concealed losses what G.113 says: Ie 0, Bpl 25.1', () => {
    const at = (loss: number): number =>
      transmissionRating(perfect) - transmissionRating({ ...perfect, loss });
    expect(at(0.01)).to.be.closeTo(95 / 26.1, 0.01);
    expect(at(0.05)).to.be.closeTo((95 * 5) / 30.1, 0.01);
    expect(at(1)).to.be.closeTo((95 * 100) / 125.1, 0.01);
  });

  it('knows every codec that browsers have, and takes another one for G.711', () => {
    for (const codec of ['opus', 'g722', 'pcma', 'g729', null]) {
      expect(scoreOf({ ...perfect, codec })).to.equal(scoreOf(perfect));
    }
  });

  it('is never NaN for what cannot be', () => {
    expect(scoreOf({ codec: '', loss: 7, delayMs: 1e9 })).to.equal(1);
    expect(scoreOf({ codec: 'pcmu', loss: -1, delayMs: -5 })).to.equal(scoreOf(perfect));
  });
});

describe('the level', () => {
  it('is good where users are satisfied (R 80), fair to R 60, else poor', () => {
    expect(levelOf(4.1, 'unknown')).to.equal('good');
    expect(levelOf(4, 'unknown')).to.equal('fair');
    expect(levelOf(3.2, 'unknown')).to.equal('fair');
    expect(levelOf(3, 'unknown')).to.equal('poor');
  });

  it('does not go to and fro beside a border', () => {
    expect(levelOf(4, 'good')).to.equal('good');
    expect(levelOf(4.06, 'fair')).to.equal('fair');
    expect(levelOf(3.9, 'good')).to.equal('fair');
    expect(levelOf(4.2, 'fair')).to.equal('good');
    expect(levelOf(3.05, 'fair')).to.equal('fair');
    expect(levelOf(3.12, 'poor')).to.equal('poor');
  });
});
