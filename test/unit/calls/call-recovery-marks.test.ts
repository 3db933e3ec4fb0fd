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
