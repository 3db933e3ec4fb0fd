import { expect } from '@open-wc/testing';
import { ClosingWindow } from '../../../src/core/engine/closing-window.js';
import { initialState, type CallSnapshot, type PhoneState } from '../../../src/core/state.js';
import { callWith } from '../../components/support/stub-phone.js';

const { setTimeout: realSetTimeout } = globalThis;
let closed = 0;
let closing: ClosingWindow;

beforeEach(() => {
  closed = 0;
  closing = new ClosingWindow(() => (closed += 1));
  // The tests wait for none of the seconds.
  globalThis.setTimeout = ((task: () => void) => realSetTimeout(task)) as typeof setTimeout;
});
afterEach(() => {
  globalThis.setTimeout = realSetTimeout;
});

const withCall = (change: Partial<CallSnapshot>): PhoneState => {
  const call = callWith('a', change);
  return { ...initialState, calls: { byId: { a: call }, order: ['a'], activeId: 'a' } };
};
const ended = withCall({ state: 'ended', end: { by: 'remote', outcome: 'completed' } });

const later = (): Promise<void> => new Promise((resolve) => realSetTimeout(resolve, 10));

describe('a call window', () => {
  it('closes itself when the call that it was opened for is over', async () => {
    closing.opened();
    closing.follow(withCall({ state: 'connected' }));
    await later();
    expect(closed).to.equal(0);
    closing.follow(ended);
    await later();
    expect(closed).to.equal(1);
  });

  it('stays when the call was made in it', async () => {
    closing.follow(ended);
    await later();
    expect(closed).to.equal(0);
  });

  it('stays when something went wrong that may have to be put right in it', async () => {
    closing.opened();
    const error = { category: 'media', retryable: false, detail: {} } as const;
    const end = { by: 'local', outcome: 'device-failed' } as const;
    const denied = { ...error, code: 'media/permission-denied' } as const;
    closing.follow(withCall({ state: 'ended', end: { ...end, error: denied } }));
    await later();
    expect(closed).to.equal(0);
  });

  it('stays for the next call', async () => {
    closing.opened();
    closing.follow(ended);
    closing.follow(withCall({ state: 'dialing' }));
    await later();
    expect(closed).to.equal(0);
  });

  it('stays once somebody uses it', async () => {
    closing.opened();
    closing.follow(ended);
    dispatchEvent(new PointerEvent('pointerdown'));
    await later();
    closing.follow(ended);
    await later();
    expect(closed).to.equal(0);
  });
});
