import { expect } from '@open-wc/testing';
import { keptRecords } from './kept-call.js';
import { recovery, record } from './recovery-under-test.js';

describe('the mark for the next page', () => {
  it('is set in the same breath as the first call, not when the write is done', () => {
    const { kept, marks } = recovery();
    kept.keep('account', [record('a')]);
    expect(marks).to.deep.equal([true]);
  });

  it('is cleared in the same breath as the last call', () => {
    const { kept, marks } = recovery();
    kept.keep('account', [record('a')]);
    kept.update([]);
    expect(marks.at(-1)).to.equal(false);
  });

  it('stays while one of two calls goes on', () => {
    const { kept, marks } = recovery();
    kept.keep('account', [record('a'), record('b')]);
    kept.update([record('b')]);
    expect(marks).not.to.include(false);
  });

  it('stays when somebody else keeps the calls from now on', () => {
    const { kept, marks } = recovery();
    kept.keep('account', [record('a')]);
    void kept.stop();
    expect(marks).to.deep.equal([true]);
  });
});

describe('reading what was left', () => {
  it('finds nothing under a key nobody wrote', async () => {
    expect(await recovery().kept.read('account')).to.equal(null);
  });

  it('takes no other account for its own', async () => {
    const { kept, storage } = recovery();
    await storage.set('calls.other', keptRecords());
    expect(await kept.read('account')).to.equal(null);
    expect(await kept.read('other')).not.to.equal(null);
  });

  it('does not take what is stale or unreadable', async () => {
    const { kept, storage } = recovery();
    await storage.set('calls.account', keptRecords({ aliveAt: Date.now() - 91_000 }));
    expect(await kept.read('account')).to.equal(null);
    await storage.set('calls.account', 'x');
    expect(await kept.read('account')).to.equal(null);
  });

  it('neither writes nor marks', async () => {
    const { kept, storage, marks } = recovery();
    await storage.set('calls.account', keptRecords());
    storage.asked.length = 0;
    await kept.read('account');
    expect(storage.asked).to.deep.equal([]);
    expect(marks).to.deep.equal([]);
  });
});

describe('a page that goes', () => {
  /** A call of which a change waits to be written, whatever the storage has. */
  async function changed(): Promise<ReturnType<typeof recovery>> {
    const scene = recovery();
    scene.kept.keep('account', [record('a')]);
    await scene.kept.stop();
    scene.kept.keep('account', [record('a')]);
    scene.storage.gate = new Promise(() => undefined);
    scene.kept.update([record('b')]);
    return scene;
  }

  it('leaves what is not written yet where the next one finds it first', async () => {
    const { kept, storage, atPageEnd } = await changed();
    kept.leave();
    expect(atPageEnd.get('account')).to.include({ version: 1, tabId: 'tab-1' });
    const next = recovery();
    await next.storage.set('calls.account', await storage.get('calls.account'));
    next.atPageEnd.set('account', structuredClone(atPageEnd.get('account')));
    expect((await next.kept.read('account'))?.records).to.deep.equal([record('b')]);
  });

  it('with a call that has just ended leaves word of that, too: nobody goes on with it', async () => {
    const { kept, atPageEnd } = await changed();
    kept.update([]);
    kept.leave();
    const next = recovery();
    await next.storage.set('calls.account', keptRecords({ records: [record('b')] }));
    next.atPageEnd.set('account', structuredClone(atPageEnd.get('account')));
    expect(await next.kept.read('account')).to.equal(null);
  });

  it('leaves nothing more when all is written', async () => {
    const { kept, storage, atPageEnd } = recovery();
    kept.keep('account', [record('a')]);
    while (!(await storage.get('calls.account'))) await Promise.resolve();
    await Promise.resolve();
    kept.leave();
    expect(atPageEnd.size).to.equal(0);
    await kept.stop();
  });

  it('and left something is followed by one that takes it away with what it keeps itself', async () => {
    const { kept, atPageEnd } = await changed();
    kept.leave();
    kept.keep('account', []);
    expect(atPageEnd.size).to.equal(0);
  });
});

describe('what is kept', () => {
  it('is told when it is written, and not when it is taken away', async () => {
    const { kept, told } = recovery();
    kept.keep('account', [record('a')]);
    kept.update([]);
    await kept.stop();
    expect(told).to.deep.equal([]);
    kept.keep('account', [record('a')]);
    await kept.stop();
    expect(told).to.deep.equal(['account']);
  });
});
