import { expect } from '@open-wc/testing';
import { hasCallMark, markKey } from '../../../src/core/call-mark.js';
import { hasMarkOf, pruneCallMarks, setCallMark } from '../../../src/core/tabs/call-marks.js';

describe('the mark of calls that a page may have left', () => {
  afterEach(() => localStorage.removeItem(markKey));

  it('stands for its account until it is taken away', () => {
    setCallMark(true, 'one');
    expect(hasCallMark()).to.equal(true);
    expect(hasMarkOf('one')).to.equal(true);
    expect(hasMarkOf('two')).to.equal(false);
    setCallMark(false, 'one');
    expect(hasCallMark()).to.equal(false);
  });

  it('is not taken away by another account', () => {
    setCallMark(true, 'one');
    setCallMark(false, 'two');
    expect(hasMarkOf('one')).to.equal(true);
  });

  it('that a crashed page left is worth nothing after two minutes, and goes', () => {
    localStorage.setItem(markKey, JSON.stringify({ one: Date.now() - 121_000 }));
    expect(hasMarkOf('one')).to.equal(false);
    pruneCallMarks();
    expect(hasCallMark()).to.equal(false);
  });

  for (const unreadable of ['1', 'no JSON', 'null', '[]', '{"one":"now"}', '"text"']) {
    it(`is none when ${unreadable} is stored, and goes`, () => {
      localStorage.setItem(markKey, unreadable);
      expect(hasMarkOf('one')).to.equal(false);
      pruneCallMarks();
      expect(hasCallMark()).to.equal(false);
    });
  }
});
