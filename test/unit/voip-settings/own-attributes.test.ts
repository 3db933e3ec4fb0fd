import { expect } from '@open-wc/testing';
import {
  ownAttributes,
  type GivenAttributes,
} from '../../../src/components/voip-settings/own-attributes.js';

const wrongOf = (given: GivenAttributes): string[] =>
  ownAttributes(given).wrong.map(([attribute]) => attribute);

describe('the own attributes of the form', () => {
  it('are right as they are, and where nothing is said', () => {
    const { mode, storage, sections, wrong } = ownAttributes({});
    expect([mode, storage, [...sections]]).to.deep.equal([
      'admin',
      'session',
      ['account', 'codecs', 'devices', 'test'],
    ]);
    expect(wrong).to.deep.equal([]);
    expect(wrongOf({ mode: 'user', storage: 'none', sections: 'test, codecs' })).to.deep.equal([]);
  });

  it('never keep a secret for as long as an unknown word says', () => {
    expect(ownAttributes({ storage: 'forever' }).storage).to.equal('session');
    expect(wrongOf({ storage: 'forever' })).to.deep.equal(['storage']);
  });

  it('tell every value that cannot be used, with what can', () => {
    const given = { mode: 'Admin', storage: 'local', sections: 'account devises' };
    expect(wrongOf(given).sort()).to.deep.equal(['mode', 'sections', 'storage']);
    const [, why] = ownAttributes({ mode: 'Admin' }).wrong[0] ?? [];
    expect(why).to.equal('must be one of admin, user, not "Admin"');
  });

  it('show what is known of the parts, and all where none is', () => {
    expect([...ownAttributes({ sections: 'codecs devises' }).sections]).to.deep.equal(['codecs']);
    expect(ownAttributes({ sections: 'devises' }).sections.size).to.equal(4);
  });

  it('take a list, as frameworks assign one', () => {
    expect([...ownAttributes({ sections: ['test', 'codecs'] }).sections]).to.deep.equal([
      'codecs',
      'test',
    ]);
  });
});
