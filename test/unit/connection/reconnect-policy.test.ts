import { expect } from '@open-wc/testing';
import { retryDelayMs } from '../../../src/core/connection/reconnect-policy.js';

describe('the wait before the next attempt', () => {
  it('is nothing at first and grows to half a minute', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 100].map((attempt) => retryDelayMs(attempt, 0.5));
    expect(waits).to.deep.equal([0, 300, 1200, 2700, 4800, 8000, 15000, 30000, 30000, 30000]);
  });

  it('is spread by 40 % to both sides so that clients do not return together', () => {
    expect(retryDelayMs(5, 0)).to.equal(4800);
    expect(retryDelayMs(5, 1)).to.equal(11200);
  });
});
