import { expect } from '@open-wc/testing';
import {
  fromJson,
  fromStored,
  toStored,
  type Migration,
} from '../../../src/core/settings/kept-settings.js';

const settings = { server: 'wss://pbx.test/ws', username: '1001', codecs: 'opus pcma' };

describe('settings that are stored', () => {
  it('come back as they were, with a version', () => {
    const stored = toStored(settings);
    expect(stored.version).to.equal(1);
    expect(fromStored(structuredClone(stored))).to.deep.equal(settings);
  });

  it('hold no secret, and nothing that only a page can give', () => {
    const given = { ...settings, password: 'canary', ha1: 'canary', token: 'canary' };
    const more = { turnCredential: 'canary', tokenSrc: 'canary', configSrc: 'canary' };
    expect(JSON.stringify(toStored({ ...given, ...more }))).not.to.include('canary');
    const written = { version: 1, settings: { ...given, ...more } };
    expect(fromStored(written)).to.deep.equal(settings);
  });

  it('migrate over every version that has been', () => {
    const steps: readonly Migration[] = [
      (values) => ({ ...values, domain: 'one.test' }),
      (values) => ({ ...values, domain: `${String(values['domain'])}.two` }),
    ];
    expect(fromStored({ username: '1' }, steps)).to.include({ domain: 'one.test.two' });
    const first = { version: 1, settings: { domain: 'x' } };
    expect(fromStored(first, steps)).to.deep.equal({ domain: 'x.two' });
  });

  it('take the numbers that portals store for the way of authenticating', () => {
    expect(fromStored({ auth: 2, server: 'x.test' })).to.deep.equal({
      auth: '2',
      server: 'x.test',
    });
  });

  it('are left alone when a later version wrote them', () => {
    expect(fromStored({ version: 99, settings })).to.equal(undefined);
  });

  for (const odd of [null, 'text', 7, [], { version: 'x' }, { version: 1 }, { version: -1 }]) {
    it(`are none when they are ${JSON.stringify(odd)}`, () => {
      expect(fromStored(odd) ?? {}).to.deep.equal({});
    });
  }

  it('lose what has a wrong type, and keep the rest', () => {
    const written = { version: 1, settings: { ...settings, maxCalls: 'many', domain: null } };
    expect(fromStored(written)).to.deep.equal(settings);
  });
});

describe('a file of settings', () => {
  it('is read', () => {
    expect(fromJson(JSON.stringify(toStored(settings)))).to.deep.equal(settings);
  });

  for (const text of ['', '{', '[]', '{}', '"x"', '{"password":"canary"}']) {
    it(`is refused when it is ${text || 'empty'}, and nothing of it is repeated`, () => {
      let thrown: unknown;
      try {
        fromJson(text);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).to.have.property('code', 'storage/corrupt');
      expect(JSON.stringify(thrown)).not.to.include('canary');
    });
  }
});
