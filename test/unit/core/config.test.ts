import { expect } from '@open-wc/testing';
import { checkTypes, type PhoneConfig } from '../../../src/core/config.js';

/** What untyped pages hand in. */
const untyped = (config: Record<string, unknown>): PhoneConfig => config;

const right: PhoneConfig[] = [
  {},
  { server: 'a' },
  { server: ['a', 'b'] },
  { codecs: 'opus' },
  { codecs: ['opus'] },
  { stun: ['a'], turn: 'b' },
  { iceServers: [] },
  { maxCalls: 2 },
  { register: false },
  { attributes: { a: 'b' } },
  { logger: () => undefined },
  { signaling: () => Object.create(null) as never },
  untyped({ password: undefined, server: undefined }),
];

const wrong: [key: string, value: unknown][] = [
  ['server', 1],
  ['server', {}],
  ['server', null],
  ['domain', ['a']],
  ['username', 100],
  ['password', {}],
  ['codecs', {}],
  ['maxCalls', '2'],
  ['register', 'true'],
  ['register', 1],
  ['iceServers', 'stun:a'],
  ['iceServers', {}],
  ['attributes', 'a=b'],
  ['attributes', ['a']],
  ['logger', console],
  ['signaling', {}],
  ['tokenSrc', new URL('https://a.example')],
  ['unknown', 1],
  ['constructor', 1],
];

describe('checkTypes', () => {
  for (const config of right) {
    it(`accepts ${JSON.stringify(config)}`, () => {
      expect(() => {
        checkTypes(config);
      }).not.to.throw();
    });
  }

  for (const [key, value] of wrong) {
    it(`throws a TypeError for ${key}: ${JSON.stringify(value)}`, () => {
      expect(() => {
        checkTypes(untyped({ [key]: value }));
      }).to.throw(TypeError);
    });
  }

  it('names the key and the type it takes, never the value', () => {
    expect(() => {
      checkTypes(untyped({ password: 12345 }));
    })
      .to.throw(TypeError)
      .with.property('message')
      .that.contains('password')
      .and.contains('string')
      .and.does.not.contain('12345');
  });
});
