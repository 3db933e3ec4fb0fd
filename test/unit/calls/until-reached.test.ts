import { expect } from '@open-wc/testing';
import { untilReached } from '../../../src/core/calls/until-reached.js';
import { VoipError } from '../../../src/core/errors.js';
import type { SignaledEnd } from '../../../src/core/signaling/signaling.js';

const limits = { limitMs: 60, pauseMs: 5 };

const ended = (error: VoipError): SignaledEnd => ({ by: 'system', outcome: 'network-lost', error });
const unreachable = ended(new VoipError('network/unreachable'));
const unknown = ended(new VoipError('call/not-recovered'));

/** Answers one end after the other; the last again and again. */
function attempts(...ends: (SignaledEnd | undefined)[]): {
  attempt: () => Promise<SignaledEnd | undefined>;
  made: () => number;
} {
  let made = 0;
  return {
    made: () => made,
    attempt: () => {
      const end = ends[Math.min(made, ends.length - 1)];
      made += 1;
      return Promise.resolve(end);
    },
  };
}

const reopen = (): Promise<void> => Promise.resolve();
const wanted = (): boolean => true;

describe('a call whose server is not reached', () => {
  it('is tried again until it is', async () => {
    const { attempt, made } = attempts(unreachable, unreachable, undefined);
    expect(await untilReached(attempt, reopen, wanted, limits)).to.equal(undefined);
    expect(made()).to.equal(3);
  });

  it('is not tried again when the server has answered', async () => {
    const { attempt, made } = attempts(unreachable, unknown);
    expect(await untilReached(attempt, reopen, wanted, limits)).to.equal(unknown);
    expect(made()).to.equal(2);
  });

  it('is given up with the reason after a while', async () => {
    const start = performance.now();
    expect(await untilReached(attempts(unreachable).attempt, reopen, wanted, limits)).to.equal(
      unreachable,
    );
    expect(performance.now() - start).to.be.within(50, 2_000);
  });

  it('is given up when nobody wants it any more', async () => {
    const { attempt, made } = attempts(unreachable);
    expect(await untilReached(attempt, reopen, () => false, limits)).to.equal(unreachable);
    expect(made()).to.equal(1);
  });

  it('is not tried again where trying again is no use', async () => {
    const blocked = ended(new VoipError('network/unreachable', { retryable: false }));
    const { attempt, made } = attempts(blocked);
    expect(await untilReached(attempt, reopen, wanted, limits)).to.equal(blocked);
    expect(made()).to.equal(1);
  });
});
