import { expect } from '@open-wc/testing';
import { accountKey } from '../../../src/core/tabs/account-key.js';

describe('the key of an account', () => {
  it('is the same for the same parts, in every tab and after every start', () => {
    expect(accountKey(['pbx.test', '1001', ''])).to.equal(accountKey(['pbx.test', '1001', '']));
    // A new version of us has to find the locks and the records of the one before.
    expect(accountKey(['pbx.test', '1001', ''])).to.equal('jnn4rp4a2t');
  });

  it('is another for another part', () => {
    const keys = [
      ['pbx.test', '1001', ''],
      ['pbx.test', '1002', ''],
      ['pbx2.test', '1001', ''],
      ['pbx.test', '1001', '/token'],
      ['1001', 'pbx.test', ''],
    ].map(accountKey);
    expect(new Set(keys).size).to.equal(keys.length);
  });

  it('tells where one part ends and the next begins', () => {
    const keys = [['ab', ''], ['a', 'b'], ['', 'ab'], ['ab'], ['a,b'], ['a","b']].map(accountKey);
    expect(new Set(keys).size).to.equal(keys.length);
  });

  it('is short, without anything special, and does not tell the account', () => {
    for (const parts of [
      [],
      [''],
      ['pbx.test', 'alice', '/token'],
      ['ü'.repeat(5_000), '😀', '\0'],
    ]) {
      expect(accountKey(parts)).to.match(/^[0-9a-z]{1,11}$/);
    }
    expect(accountKey(['pbx.test', 'alice', ''])).not.to.contain('alice');
  });

  it('tells ten thousand extensions apart', () => {
    const keys = Array.from({ length: 10_000 }, (_, index) =>
      accountKey(['pbx.test', String(1_000 + index), '']),
    );
    expect(new Set(keys).size).to.equal(keys.length);
  });
});
