import { expect } from '@open-wc/testing';
import { inTime } from '../../../src/core/diagnosis/in-time.js';

const never = new Promise<string>(() => undefined);
const minute = 60_000;

describe('a question with a time limit', () => {
  it('resolves with the answer', async () => {
    expect(await inTime(minute, Promise.resolve('yes'))).to.equal('yes');
  });

  it('rejects as the answer does', async () => {
    const failing = inTime(minute, Promise.reject(new Error('no')));
    expect(await failing.catch((error: unknown) => String(error))).to.equal('Error: no');
  });

  it('resolves with nothing when the time is up', async () => {
    expect(await inTime(5, never)).to.equal(undefined);
  });

  it('resolves with nothing when it is cancelled, and at once where it was cancelled before', async () => {
    const cancelled = new AbortController();
    const asking = inTime(minute, never, cancelled.signal);
    cancelled.abort();
    expect(await asking).to.equal(undefined);
    expect(await inTime(minute, never, cancelled.signal)).to.equal(undefined);
  });

  it('leaves nothing behind at the signal when it is answered', async () => {
    const signal = new AbortController().signal;
    const listeners = new Set<unknown>();
    const add = signal.addEventListener.bind(signal);
    signal.addEventListener = (
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: AddEventListenerOptions,
    ) => {
      listeners.add(listener);
      options?.signal?.addEventListener('abort', () => listeners.delete(listener));
      add(type, listener, options);
    };
    await inTime(minute, Promise.resolve('yes'), signal);
    expect(listeners.size).to.equal(0);
  });
});
