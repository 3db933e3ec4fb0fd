import { expect } from '@open-wc/testing';
import type { PhoneConfig } from '../../../src/core/config.js';
import { asksForSignIn } from '../../../src/core/settings/asks-for-sign-in.js';
import { withSaved } from '../../../src/core/settings/saved-layer.js';
import { resolveSettings } from '../../../src/core/settings/settings-schema.js';

const saved = {
  server: 'wss://pbx.test/ws',
  domain: 'pbx.test',
  username: '1001',
  authUser: '1001',
  password: 'canary',
};
const page = (element: PhoneConfig, properties: PhoneConfig = {}) => ({
  properties,
  attributes: [{ server: 'wss://pbx.test/ws', register: true, ...element }],
});

const resolved = (layers: Parameters<typeof resolveSettings>[0]) =>
  resolveSettings(withSaved(layers, saved));

describe('a page that leaves signing in to the user', () => {
  it('registers with what was signed in with', () => {
    const { settings, credentials, problems, warnings } = resolved(page({}));
    expect(settings.username).to.equal('1001');
    expect(settings.auth).to.equal('secret');
    expect(credentials).to.deep.equal({ authUser: '1001', password: 'canary' });
    expect([...problems, ...warnings]).to.deep.equal([]);
  });

  it('needs to say nothing but that it registers', () => {
    const layers = { properties: {}, attributes: [{ register: true }] };
    expect(resolved(layers).settings.servers).to.deep.equal(['wss://pbx.test/ws']);
  });

  for (const [what, element] of [
    ['another server', { server: 'wss://elsewhere.test/ws' }],
    ['a second server', { server: 'wss://pbx.test/ws wss://elsewhere.test/ws' }],
    ['another domain', { domain: 'elsewhere.test' }],
    ['another user', { username: '1002' }],
    ['a guest', { auth: 'guest' }],
  ] as const) {
    it(`does not use the secret for ${what}`, () => {
      expect(JSON.stringify(resolved(page(element)).credentials)).not.to.include('canary');
    });
  }

  for (const [what, properties] of [
    ['a password', { username: '1001', password: 'given' }],
    ['a token', { username: '1001', auth: 'token', token: 'given' }],
    ['an end point for tokens', { tokenSrc: '/token' }],
  ] as const) {
    it(`is none that gives ${what}`, () => {
      const layers = page({}, properties);
      expect(asksForSignIn(layers)).to.equal(false);
      expect(withSaved(layers, saved)).to.equal(layers);
    });
  }

  it('is none that only calls as a guest', () => {
    expect(asksForSignIn({ properties: {}, attributes: [{ server: 'wss://x.test' }] })).to.equal(
      false,
    );
  });
});
