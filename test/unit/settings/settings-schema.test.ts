import { expect } from '@open-wc/testing';
import type { PhoneConfig } from '../../../src/core/config.js';
import { resolveSettings } from '../../../src/core/settings/settings-schema.js';
import { enough, problemsOf, resolve } from './resolve.js';

describe('resolveSettings', () => {
  it('is not configured by defaults alone, and that is no problem', () => {
    const { settings, problems } = resolve({});
    expect(settings.configured).to.equal(false);
    expect(settings.error).to.equal(null);
    expect(problems).to.deep.equal([]);
  });

  it('is configured by a server alone, as a guest', () => {
    const { settings, account, credentials } = resolve(enough);
    expect(settings.configured).to.equal(true);
    expect(settings.auth).to.equal('guest');
    expect(account).to.include({ guest: true, username: 'anonymous', domain: 'pbx.example.com' });
    expect(credentials).to.deep.equal({});
  });

  it('is configured by token-src alone, until its answer names no server', () => {
    const layers = { properties: { tokenSrc: '/token' }, attributes: [] };
    expect(resolveSettings(layers).settings.configured).to.equal(true);
    expect(resolveSettings(layers, { username: '100' }).settings.configured).to.equal(false);
    expect(resolveSettings(layers, { server: 'a.example' }).settings.configured).to.equal(true);
  });

  it('gives every default', () => {
    const { settings, media, context, attributes } = resolve({});
    expect(settings).to.deep.include({
      servers: [],
      domain: '',
      register: false,
      maxCalls: 2,
      onLeave: 'keep',
      codecs: ['opus', 'g722', 'pcmu', 'pcma', 'g729'],
    });
    expect(media.iceServers).to.deep.equal([]);
    expect(media.iceTransportPolicy).to.equal('all');
    expect(context).to.equal('page');
    expect(attributes).to.deep.equal({});
  });

  it('gives the same result for the same layers', () => {
    const config: PhoneConfig = { ...enough, username: '100', password: 'pw', register: true };
    expect(resolve(config)).to.deep.equal(resolve(config));
  });

  it('never shares an object with what the page handed in', () => {
    const attributes = { customer: '17' };
    const codecs = ['opus'] as const;
    const resolved = resolve({ ...enough, attributes, codecs });
    expect(resolved.attributes).to.deep.equal(attributes);
    expect(resolved.attributes === attributes).to.equal(false);
    expect(resolved.settings.codecs).to.deep.equal(codecs);
    expect(Object.is(resolved.settings.codecs, codecs)).to.equal(false);
  });

  describe('by precedence', () => {
    const attributes = [{ server: 'attribute.example', domain: 'a.example', displayName: 'A' }];
    const properties = { domain: 'p.example', displayName: 'P' };

    it('puts the token answer over properties over attributes', () => {
      const { settings } = resolveSettings({ properties, attributes }, { displayName: 'T' });
      expect(settings.servers).to.deep.equal(['wss://attribute.example/ws']);
      expect(settings.domain).to.equal('p.example');
      expect(settings.displayName).to.equal('T');
    });

    it('leaves what is empty or undefined in one layer to the next', () => {
      const open: PhoneConfig = { domain: ' ', server: [] };
      const { settings } = resolveSettings({ properties: open, attributes });
      expect(settings.domain).to.equal('a.example');
      expect(settings.servers).to.deep.equal(['wss://attribute.example/ws']);
    });

    it('lets the first of two elements stand and warns of the conflict', () => {
      const two = [{ server: 'a.example' }, { server: 'b.example', username: '100' }];
      const { settings, warnings, problems } = resolveSettings({ properties: {}, attributes: two });
      expect(settings.servers).to.deep.equal(['wss://a.example/ws']);
      expect(settings.username).to.equal('100');
      expect(warnings.map((w) => [w.code, w.detail.key])).to.deep.equal([
        ['config/conflict', 'server'],
      ]);
      expect(problems).to.deep.equal([]);
    });

    it('sees no conflict in equal values, in targets, or where a property decides', () => {
      const two = [
        { server: 'a.example', codecs: ['opus'] as const, target: '0800' },
        { server: 'a.example', codecs: ['opus'] as const, target: '0801' },
      ];
      expect(resolveSettings({ properties: {}, attributes: two }).warnings).to.deep.equal([]);
      const three = [{ domain: 'a.example' }, { domain: 'b.example' }];
      const decided = resolveSettings({ properties: { domain: 'c.example' }, attributes: three });
      expect(decided.settings.domain).to.equal('c.example');
      expect(decided.warnings).to.deep.equal([]);
    });

    it('registers if any element asks, unless a property says no', () => {
      const person = { ...enough, username: '100', password: 'pw' };
      const asking = [{ ...person, register: false }, { register: true }];
      expect(resolveSettings({ properties: {}, attributes: asking }).settings.register).to.equal(
        true,
      );
      const never = resolveSettings({ properties: { register: false }, attributes: asking });
      expect(never.settings.register).to.equal(false);
    });

    it('lets a secret of a higher layer replace every secret below it', () => {
      const layers = {
        properties: { ...enough, username: '1', ha1: 'a'.repeat(32) },
        attributes: [],
      };
      const { settings, credentials } = resolveSettings(layers, { password: 'new' });
      expect(settings.auth).to.equal('secret');
      expect(credentials).to.deep.equal({ password: 'new', authUser: '1' });
    });
  });

  describe('for authentication', () => {
    const ha1 = '0123456789abcdef0123456789ABCDEF';
    const person = { ...enough, username: '100' };

    it('goes by what is given: ha1, then password, then token', () => {
      expect(resolve({ ...person, ha1, password: 'p', token: 't' }).settings.auth).to.equal('ha1');
      expect(resolve({ ...person, password: 'p', token: 't' }).settings.auth).to.equal('secret');
      expect(resolve({ ...person, token: 't' }).settings.auth).to.equal('token');
      expect(resolve(person).settings.auth).to.equal('guest');
    });

    it('accepts the numbers of the portal: 1 secret, 2 ha1, 3 guest', () => {
      const numbered = (auth: string): PhoneConfig =>
        Object.assign({ ...person, ha1, password: 'p' }, { auth });
      expect(resolve(numbered('1')).settings.auth).to.equal('secret');
      expect(resolve(numbered('2')).settings.auth).to.equal('ha1');
      expect(resolve(numbered('3')).settings.auth).to.equal('guest');
    });

    it('hands over the secret of its method only', () => {
      const all = { ...person, authUser: 'auth100', ha1, password: 'p', token: 't' };
      expect(resolve({ ...all, auth: 'secret' }).credentials).to.deep.equal({
        password: 'p',
        authUser: 'auth100',
      });
      expect(resolve({ ...all, auth: 'ha1' }).credentials).to.deep.equal({
        ha1: ha1.toLowerCase(),
        authUser: 'auth100',
      });
    });

    it('takes the realm of the token answer', () => {
      const layers = { properties: person, attributes: [] };
      const { credentials } = resolveSettings(layers, { token: 't', realm: 'asterisk' });
      expect(credentials).to.deep.equal({ token: 't', authUser: '100', realm: 'asterisk' });
    });

    it('drops any password of a guest and warns that it did', () => {
      const { credentials, warnings, problems } = resolve({
        ...person,
        auth: 'guest',
        password: 'p',
      });
      expect(credentials).to.deep.equal({});
      expect(warnings.map(({ detail }) => detail.hint)).to.deep.equal(['ignored-in-guest-mode']);
      expect(problems).to.deep.equal([]);
    });

    it('never lets a guest register', () => {
      const { settings } = resolve({ ...enough, auth: 'guest', register: true });
      expect(settings.register).to.equal(false);
    });

    it('waits for token-src before it misses a name, a secret or TURN credentials', () => {
      const pending: PhoneConfig = {
        tokenSrc: '/token',
        auth: 'token',
        register: true,
        turn: 'turn:a',
      };
      expect(problemsOf(resolve(pending))).to.deep.equal([]);
      const answered = resolveSettings(
        { properties: pending, attributes: [] },
        { server: 'a.example' },
      );
      expect(answered.problems.map(({ code }) => code)).to.have.members([
        'config/not-configured',
        'auth/credentials-needed',
        'config/value-invalid',
      ]);
    });

    it('leaves it to token-src whether a registration is possible', () => {
      const pending: PhoneConfig = { ...enough, tokenSrc: '/token', register: true };
      expect(resolve(pending).settings.register).to.equal(true);
      const answered = resolveSettings(
        { properties: pending, attributes: [] },
        { username: '100', token: 't' },
      );
      expect(answered.settings).to.include({ auth: 'token', register: true, configured: true });
    });

    it('uses the name as digest user unless told another', () => {
      expect(resolve({ ...person, password: 'p' }).settings.authUser).to.equal('100');
      expect(resolve({ ...person, password: 'p', authUser: 'x' }).settings.authUser).to.equal('x');
    });

    it('takes an outbound proxy as host or SIP URI', () => {
      const proxies = [
        'edge.example',
        'edge.example:5070',
        'sip:edge.example;transport=ws;lr',
        'sip:[2001:db8::1]:5060',
      ];
      for (const outboundProxy of proxies) {
        const { account, problems } = resolve({ ...enough, outboundProxy });
        expect(problems).to.deep.equal([]);
        expect(account.outboundProxy).to.equal(outboundProxy);
      }
    });

    it('lets a guest keep the name it was told', () => {
      expect(resolve({ ...enough, username: 'portal' }).account.username).to.equal('portal');
    });
  });

  describe('for media', () => {
    it('keeps the order of the codecs, once each, also G.729 beside others', () => {
      expect(resolve({ ...enough, codecs: 'PCMA opus, pcma g729' }).media.codecs).to.deep.equal([
        'pcma',
        'opus',
        'g729',
      ]);
    });

    it('joins iceServers, stun and turn', () => {
      const { media, problems } = resolve({
        ...enough,
        iceServers: [
          {
            urls: ['stun:one.example', 'turns:one.example:443?transport=tcp'],
            username: 'a',
            credential: 'b',
          },
        ],
        stun: 'stun.example.com stun:[2001:db8::1]:3478',
        turn: ['turn:turn.example.com?transport=udp', 'turns:turn.example.com'],
        turnUsername: 'u',
        turnCredential: 'c',
      });
      expect(problems).to.deep.equal([]);
      expect(media.iceServers).to.deep.equal([
        {
          urls: ['stun:one.example', 'turns:one.example:443?transport=tcp'],
          username: 'a',
          credential: 'b',
        },
        { urls: ['stun:stun.example.com', 'stun:[2001:db8::1]:3478'] },
        {
          urls: ['turn:turn.example.com?transport=udp', 'turns:turn.example.com'],
          username: 'u',
          credential: 'c',
        },
      ]);
    });

    it('gives only what RTCPeerConnection accepts', () => {
      const { media } = resolve({
        ...enough,
        stun: 'stun.example.com:3478',
        turn: 'turn:turn.example.com:3478?transport=tcp',
        turnUsername: 'u',
        turnCredential: 'c',
      });
      const pc = new RTCPeerConnection({ iceServers: [...media.iceServers] });
      expect(pc.getConfiguration().iceServers).to.have.length(2);
      pc.close();
    });

    it('adds the ICE servers of the token answer', () => {
      const layers = { properties: { ...enough, stun: 'a.example' }, attributes: [] };
      const iceServers = [{ urls: 'turn:t.example', username: 'u', credential: 'c' }];
      expect(resolveSettings(layers, { iceServers }).media.iceServers).to.deep.equal([
        { urls: ['turn:t.example'], username: 'u', credential: 'c' },
        { urls: ['stun:a.example'] },
      ]);
    });
  });
});
