import { expect } from '@open-wc/testing';
import { CallQueue } from '../../../src/core/calls/call-queue.js';

describe('the queue of one call', () => {
  it('runs one task after the other, in order', async () => {
    const queue = new CallQueue();
    const seen: string[] = [];
    let finishFirst: () => void = () => undefined;
    const first = queue.run(async () => {
      seen.push('first starts');
      await new Promise<void>((resolve) => (finishFirst = resolve));
      seen.push('first ends');
    });
    const second = queue.run(async () => {
      seen.push('second');
      return Promise.resolve();
    });
    await Promise.resolve();
    expect(seen).to.deep.equal(['first starts']);
    finishFirst();
    await Promise.all([first, second]);
    expect(seen).to.deep.equal(['first starts', 'first ends', 'second']);
  });

  it('goes on after a task that failed, whose caller is told', async () => {
    const queue = new CallQueue();
    const failed = queue.run(() => Promise.reject(new Error('no')));
    const next = queue.run(() => Promise.resolve('yes'));
    expect(await failed.catch(String)).to.equal('Error: no');
    expect(await next).to.equal('yes');
  });
});
