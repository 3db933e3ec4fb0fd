import { expect } from '@open-wc/testing';
import type { CallRecovery } from '../../../src/core/calls/call-recovery.js';
import { keptRecords } from './kept-call.js';
import { recovery, record } from './recovery-under-test.js';

interface Timer {
  readonly run: () => void;
  readonly ms: number;
}

const { setInterval: realSetInterval, clearInterval: realClearInterval } = globalThis;
/** The intervals that run, by their handle. */
const timers = new Map<number, Timer>();
let handles = 0;

beforeEach(() => {
  timers.clear();
  globalThis.setInterval = ((run: () => void, ms: number) => {
    timers.set((handles += 1), { run, ms });
    return handles;
  }) as typeof setInterval;
  globalThis.clearInterval = (handle) => void timers.delete(Number(handle));
});
afterEach(() => {
  globalThis.setInterval = realSetInterval;
  globalThis.clearInterval = realClearInterval;
});

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The ids under the key, or undefined when nothing is stored there. */
async function idsOf(kept: CallRecovery, key = 'account'): Promise<string[] | undefined> {
  return (await kept.read(key))?.records.map(({ call }) => call.id);
}

describe('keeping the calls of this page', () => {
  it('writes them with the tab and the time, under the key of the account', async () => {
    const { kept, storage } = recovery();
    const before = Date.now();
    kept.keep('account', [record('a')]);
    await settle();
    const stored = await kept.read('account');
    expect(stored?.aliveAt).to.be.within(before, Date.now());
    expect(await storage.get('calls.account')).to.deep.equal({
      version: 1,
      tabId: 'tab-1',
      aliveAt: stored?.aliveAt,
      records: [record('a')],
    });
  });

  it('writes on every change', async () => {
    const { kept } = recovery();
    kept.keep('account', []);
    for (const ids of [['a'], ['a', 'b'], ['b']]) {
      kept.update(ids.map(record));
      await settle();
      expect(await idsOf(kept)).to.deep.equal(ids);
    }
  });

  it('deletes when there is none any more', async () => {
    const { kept, storage } = recovery();
    kept.keep('account', [record('a')]);
    await settle();
    kept.update([]);
    await settle();
    expect(await storage.get('calls.account')).to.equal(undefined);
    expect(storage.has('calls.account')).to.equal(false);
  });

  it('takes the place of what an earlier page left', async () => {
    const { kept, storage } = recovery();
    await storage.set('calls.account', keptRecords());
    kept.keep('account', []);
    await settle();
    expect(storage.has('calls.account')).to.equal(false);
  });

  it('writes nothing while there is nothing and was nothing', async () => {
    const { kept, storage, marks } = recovery();
    kept.keep('account', []);
    await settle();
    storage.asked.length = 0;
    marks.length = 0;
    kept.update([]);
    kept.update([]);
    await settle();
    expect(storage.asked).to.deep.equal([]);
    expect(marks).to.deep.equal([]);
  });

  it('lets the latest win when several changes come in one breath, and writes it once', async () => {
    const { kept, storage } = recovery();
    kept.keep('account', [record('a')]);
    kept.update([record('b')]);
    kept.update([record('c')]);
    await settle();
    expect(await idsOf(kept)).to.deep.equal(['c']);
    expect(storage.asked).to.deep.equal(['set calls.account']);
  });

  it('lets the latest win over a write that takes long, one after the other', async () => {
    const { kept, storage } = recovery();
    let open: () => void = () => undefined;
    storage.gate = new Promise((resolve) => (open = resolve));
    kept.keep('account', [record('a')]);
    await settle();
    kept.update([record('b')]);
    kept.update([record('c')]);
    await settle();
    expect(storage.asked).to.have.length(1);
    open();
    await settle();
    expect(storage.asked).to.deep.equal(['set calls.account', 'set calls.account']);
    expect(await idsOf(kept)).to.deep.equal(['c']);
  });

  it('deletes what a slow write brings when the last call is over meanwhile', async () => {
    const { kept, storage } = recovery();
    let open: () => void = () => undefined;
    storage.gate = new Promise((resolve) => (open = resolve));
    kept.keep('account', [record('a')]);
    await settle();
    kept.update([]);
    open();
    await settle();
    expect(storage.has('calls.account')).to.equal(false);
  });

  it('writes nothing before it is told the key', async () => {
    const { kept, storage, marks } = recovery();
    kept.update([record('a')]);
    kept.update([]);
    await settle();
    expect(storage.asked).to.deep.equal([]);
    expect(marks).to.deep.equal([]);
    expect(timers.size).to.equal(0);
  });

  it('writes nothing any more once it stopped, and leaves what is written', async () => {
    const { kept, storage, marks } = recovery();
    kept.keep('account', [record('a')]);
    await settle();
    void kept.stop();
    storage.asked.length = 0;
    marks.length = 0;
    kept.update([record('b')]);
    kept.update([]);
    await settle();
    expect(storage.asked).to.deep.equal([]);
    expect(marks).to.deep.equal([]);
    expect(timers.size).to.equal(0);
    expect(await idsOf(kept)).to.deep.equal(['a']);
  });

  it('keeps under another key after a stop, and leaves the first alone', async () => {
    const { kept } = recovery();
    kept.keep('account', [record('a')]);
    await settle();
    void kept.stop();
    kept.keep('other', [record('b')]);
    await settle();
    expect(await idsOf(kept)).to.deep.equal(['a']);
    expect(await idsOf(kept, 'other')).to.deep.equal(['b']);
  });

  it('writes nothing that is secret', async () => {
    const { kept, storage } = recovery();
    kept.keep('account', [record('a')]);
    await settle();
    const stored = await storage.get('calls.account');
    expect(Object.keys(stored as object).sort()).to.deep.equal([
      'aliveAt',
      'records',
      'tabId',
      'version',
    ]);
    expect(JSON.stringify(stored)).not.to.match(/password|secret|ha1|token|authUser|credential/i);
  });
});

describe('the sign of life', () => {
  const heartbeat = (): Timer => {
    expect(timers.size).to.equal(1);
    return [...timers.values()][0]!;
  };

  it('is written again every 10 s while there are calls', async () => {
    const { kept, storage } = recovery();
    const { now } = Date;
    kept.keep('account', [record('a')]);
    await settle();
    const { run, ms } = heartbeat();
    expect(ms).to.equal(10_000);
    Date.now = () => now() + 10_000;
    try {
      run();
      await settle();
      expect(storage.asked).to.have.length(2);
      expect((await kept.read('account'))?.aliveAt).to.be.greaterThan(now() + 5_000);
      expect(await idsOf(kept)).to.deep.equal(['a']);
    } finally {
      Date.now = now;
    }
  });

  it('is one, however often the calls change', () => {
    const { kept } = recovery();
    kept.keep('account', [record('a')]);
    for (const id of ['b', 'c', 'd']) kept.update([record(id)]);
    expect(timers.size).to.equal(1);
  });

  it('is not given without calls, and ends with the last of them', () => {
    const { kept } = recovery();
    kept.keep('account', []);
    expect(timers.size).to.equal(0);
    kept.update([record('a')]);
    expect(timers.size).to.equal(1);
    kept.update([]);
    expect(timers.size).to.equal(0);
  });
});

describe('a call that ends with the last thing to lead', () => {
  it('is taken away although the keeping stops in the same moment', async () => {
    const { kept, storage } = recovery();
    kept.keep('account', [record('a')]);
    await settle();
    kept.update([]);
    void kept.stop();
    await settle();
    expect(storage.has('calls.account')).to.equal(false);
  });
});
