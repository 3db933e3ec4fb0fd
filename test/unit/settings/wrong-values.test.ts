import { expect } from '@open-wc/testing';
import type { PhoneConfig } from '../../../src/core/config.js';
import { enough, problemsOf, resolve } from './resolve.js';

const text129 = 'x'.repeat(129);
const person = { username: '100', password: 'pw' };

/** What comes from untyped pages, adapters and JSON. */
const untyped = (config: Record<string, unknown>): PhoneConfig => config;

type Row = [config: PhoneConfig, code: string, detail: Record<string, unknown>];

const rows: Row[] = [
  // server
  [{ server: 'http://pbx.example.com/ws' }, 'config/server-invalid', { hint: 'http-url' }],
  [{ server: 'https://127.0.0.1:8089/janus' }, 'config/server-invalid', { hint: 'janus' }],
  [{ server: 'wss://pbx.example.com/janus/' }, 'config/server-invalid', { hint: 'janus' }],
  [{ server: 'sip:100@pbx.example.com' }, 'config/server-invalid', { hint: 'sip-uri' }],
  [{ server: 'sips:pbx.example.com' }, 'config/server-invalid', { hint: 'sip-uri' }],
  [{ server: 'udp:pbx.example.com:5060' }, 'config/server-invalid', { hint: 'transport' }],
  [{ server: 'tls://pbx.example.com:5061' }, 'config/server-invalid', { hint: 'transport' }],
  [{ server: 'ftp://pbx.example.com' }, 'config/server-invalid', { hint: 'scheme' }],
  [{ server: 'wss://' }, 'config/server-invalid', { hint: 'syntax' }],
  [{ server: 'pbx.example.com:99999' }, 'config/server-invalid', { hint: 'syntax' }],
  [{ server: 'pbx<script>' }, 'config/server-invalid', { hint: 'syntax' }],
  [untyped({ server: [42] }), 'config/server-invalid', { hint: 'type' }],
  [{ server: 'wss://pbx.example.com:5060/ws' }, 'config/server-port-blocked', { port: 5060 }],
  [{ server: 'pbx.example.com:5061' }, 'config/server-port-blocked', { port: 5061 }],
  [{ server: 'pbx.example.com:6000' }, 'config/server-port-blocked', { port: 6000 }],
  [{ server: 'pbx.example.com:10080' }, 'config/server-port-blocked', { port: 10080 }],
  [{ server: 'pbx.example.com:0' }, 'config/server-port-blocked', { port: 0 }],
  [{ server: 'ws://pbx.example.com/ws' }, 'config/server-insecure', {}],
  [{ server: 'ws://128.0.0.1/ws' }, 'config/server-insecure', {}],
  [{ server: 'ws://localhost.example.com/ws' }, 'config/server-insecure', {}],
  // the wrong type altogether, as a page's script may assign it to a property
  [untyped({ server: 5 }), 'config/value-invalid', { key: 'server', hint: 'wrong-type' }],
  [untyped({ ...enough, username: 1001 }), 'config/value-invalid', { key: 'username' }],
  [untyped({ ...enough, stun: 5 }), 'config/value-invalid', { key: 'stun', takes: 'string list' }],
  [untyped({ ...enough, codecs: 5 }), 'config/value-invalid', { key: 'codecs' }],
  [untyped({ ...enough, target: 800 }), 'config/value-invalid', { key: 'target' }],
  [untyped({ ...enough, attributes: 'abc' }), 'config/value-invalid', { key: 'attributes' }],
  [untyped({ ...enough, password: 4711 }), 'config/value-invalid', { key: 'password' }],
  // domain
  [{ ...enough, domain: 'exa mple' }, 'config/domain-invalid', { value: 'exa mple' }],
  [{ ...enough, domain: 'sip:example.com' }, 'config/domain-invalid', {}],
  [{ ...enough, domain: 'example.com:5060' }, 'config/domain-invalid', {}],
  [{ ...enough, domain: 'user@example.com' }, 'config/domain-invalid', {}],
  [{ ...enough, domain: 'wss://example.com' }, 'config/domain-invalid', {}],
  [{ ...enough, domain: '[2001:db8::1]:5060' }, 'config/domain-invalid', {}],
  [{ ...enough, domain: 'my_pbx' }, 'config/domain-invalid', { value: 'my_pbx' }],
  [{ server: 'my_pbx.example.com' }, 'config/domain-invalid', { value: 'my_pbx.example.com' }],
  // who we are
  [{ ...enough, username: 'a\r\nb' }, 'config/value-invalid', { key: 'username' }],
  [{ ...enough, username: text129 }, 'config/value-invalid', { key: 'username' }],
  [{ ...enough, username: 'sip:100@example.com' }, 'config/value-invalid', { hint: 'sip-uri' }],
  [{ ...enough, authUser: 'a\u0000b' }, 'config/value-invalid', { key: 'authUser' }],
  [{ ...enough, authUser: 'sip:100@x' }, 'config/value-invalid', { key: 'authUser' }],
  [{ ...enough, displayName: 'a\nb' }, 'config/value-invalid', { key: 'displayName' }],
  [{ ...enough, displayName: text129 }, 'config/value-invalid', { key: 'displayName' }],
  [untyped({ ...enough, auth: 'digest' }), 'config/value-invalid', { key: 'auth' }],
  [untyped({ ...enough, auth: '4' }), 'config/value-invalid', { key: 'auth' }],
  [untyped({ ...enough, auth: 'constructor' }), 'config/value-invalid', { key: 'auth' }],
  [{ ...enough, auth: 'secret', username: '100' }, 'auth/credentials-needed', { key: 'password' }],
  [{ ...enough, auth: 'ha1', ...person }, 'auth/credentials-needed', { key: 'ha1' }],
  [{ ...enough, auth: 'token', ...person }, 'auth/credentials-needed', { key: 'token' }],
  [{ ...enough, username: '100', ha1: 'abc' }, 'config/value-invalid', { key: 'ha1', length: 3 }],
  [{ ...enough, password: 'pw' }, 'config/not-configured', { key: 'username' }],
  [{ ...enough, register: true }, 'auth/credentials-needed', { key: 'register' }],
  [{ ...enough, ...person, auth: 'guest', register: true }, 'auth/guest-cannot-register', {}],
  // the way
  [{ ...enough, outboundProxy: 'a b' }, 'config/value-invalid', { key: 'outboundProxy' }],
  [{ ...enough, username: '1\u200b00' }, 'config/value-invalid', { hint: 'invisible' }],
  [{ ...enough, outboundProxy: 'sip:user@a' }, 'config/value-invalid', { key: 'outboundProxy' }],
  [{ ...enough, outboundProxy: '<sip:a>' }, 'config/value-invalid', { key: 'outboundProxy' }],
  [{ ...enough, outboundProxy: 'wss://a/ws' }, 'config/value-invalid', { key: 'outboundProxy' }],
  [{ ...enough, tokenSrc: 'javascript:alert(1)' }, 'config/value-invalid', { key: 'tokenSrc' }],
  [{ ...enough, tokenSrc: 'data:,{}' }, 'config/value-invalid', { key: 'tokenSrc' }],
  [{ ...enough, tokenSrc: 'https://' }, 'config/value-invalid', { key: 'tokenSrc' }],
  [{ ...enough, target: '0800\r\nX-Evil: 1' }, 'config/value-invalid', { key: 'target' }],
  [{ ...enough, target: text129 }, 'config/value-invalid', { key: 'target' }],
  // media
  [{ ...enough, codecs: 'opus speex' }, 'config/value-invalid', { key: 'codecs', value: 'speex' }],
  [{ ...enough, codecs: '' }, 'config/codecs-empty', { key: 'codecs' }],
  [{ ...enough, codecs: [] }, 'config/codecs-empty', { key: 'codecs' }],
  [{ ...enough, codecs: 'g729' }, 'config/codecs-empty', { key: 'codecs', value: 'g729' }],
  [{ ...enough, stun: 'stun:' }, 'config/value-invalid', { key: 'stun' }],
  [{ ...enough, stun: 'turn:turn.example.com' }, 'config/value-invalid', { key: 'stun' }],
  [{ ...enough, stun: 'stun:a:99999' }, 'config/value-invalid', { key: 'stun' }],
  [{ ...enough, stun: 'stun:a?transport=udp' }, 'config/value-invalid', { key: 'stun' }],
  [{ ...enough, turn: 'turn:a' }, 'config/value-invalid', { key: 'turn', hint: 'credentials' }],
  [{ ...enough, turn: 'turn:a?transport=sctp' }, 'config/value-invalid', { key: 'turn' }],
  [{ ...enough, turn: 'stun:a' }, 'config/value-invalid', { key: 'turn', value: 'stun:a' }],
  [
    { ...enough, iceServers: [{ urls: 'http://a' }] },
    'config/value-invalid',
    { key: 'iceServers' },
  ],
  [{ ...enough, iceServers: [{ urls: [] }] }, 'config/value-invalid', { key: 'iceServers' }],
  [
    { ...enough, iceServers: [{ urls: 'turn:a' }] },
    'config/value-invalid',
    { hint: 'credentials' },
  ],
  [untyped({ ...enough, iceServers: [{}] }), 'config/value-invalid', { key: 'iceServers' }],
  [untyped({ ...enough, iceServers: [null] }), 'config/value-invalid', { key: 'iceServers' }],
  [untyped({ ...enough, iceTransportPolicy: 'none' }), 'config/value-invalid', { value: 'none' }],
  // the rest
  [{ ...enough, maxCalls: 0 }, 'config/value-invalid', { key: 'maxCalls', value: '0' }],
  [{ ...enough, maxCalls: 9 }, 'config/value-invalid', { key: 'maxCalls', value: '9' }],
  [{ ...enough, maxCalls: 1.5 }, 'config/value-invalid', { key: 'maxCalls', value: '1.5' }],
  [{ ...enough, maxCalls: NaN }, 'config/value-invalid', { key: 'maxCalls', value: 'NaN' }],
  [untyped({ ...enough, onLeave: 'stay' }), 'config/value-invalid', { key: 'onLeave' }],
  [untyped({ ...enough, logLevel: 'all' }), 'config/value-invalid', { key: 'logLevel' }],
  [untyped({ ...enough, context: 'url' }), 'config/value-invalid', { key: 'context' }],
  [{ ...enough, attributes: { 'a b': '1' } }, 'config/value-invalid', { reason: 'name' }],
  [{ ...enough, attributes: { a: '1\r\n2' } }, 'config/value-invalid', { reason: 'not-printable' }],
  [
    { ...enough, attributes: { a: 'é'.repeat(129) } },
    'config/value-invalid',
    { reason: 'too-long' },
  ],
  [untyped({ ...enough, attributes: { a: 1 } }), 'config/value-invalid', { reason: 'type' }],
  [untyped({ ...enough, pasword: 'x' }), 'config/value-invalid', { hint: 'unknown-key' }],
  [untyped({ ...enough, constructor: 'x' }), 'config/value-invalid', { key: 'constructor' }],
];

const shortJson = (config: PhoneConfig): string => JSON.stringify(config).slice(0, 90);

describe('resolveSettings, with a wrong value', () => {
  for (const [config, code, detail] of rows) {
    it(`says ${code} for ${shortJson(config)}`, () => {
      const problems = problemsOf(resolve(config));
      expect(problems.map(([found]) => found)).to.deep.equal([code]);
      expect(problems[0]?.[1]).to.include(detail);
    });

    it(`is not configured by ${shortJson(config)}`, () => {
      const { settings } = resolve(config);
      expect(settings.configured).to.equal(false);
      expect(settings.error?.code).to.equal(code);
    });
  }

  it('names the key in every problem, and a value no longer than 80 characters', () => {
    for (const [config] of rows) {
      for (const [, detail] of problemsOf(resolve(config))) {
        expect(detail.key).to.be.a('string');
        if (typeof detail.value === 'string') expect(detail.value).to.have.lengthOf.at.most(80);
      }
    }
  });

  it('tells every wrong value, not only the first', () => {
    const { problems } = resolve({ ...enough, maxCalls: 99, codecs: 'speex opus', stun: 'stun:' });
    expect(problems.map(({ detail }) => detail.key)).to.have.members([
      'codecs',
      'maxCalls',
      'stun',
    ]);
  });

  it('puts the default in the place of a wrong value', () => {
    const { settings, media } = resolve({ ...enough, maxCalls: 99, codecs: 'g729', stun: 'stun:' });
    expect(settings.maxCalls).to.equal(2);
    expect(media.codecs).to.deep.equal(['opus', 'g722', 'pcmu', 'pcma', 'g729']);
    expect(media.iceServers).to.deep.equal([]);
  });

  it('refuses the eleventh context attribute', () => {
    const attributes = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`a${n}`, 'x']));
    const { attributes: accepted, problems } = resolve({ ...enough, attributes });
    expect(Object.keys(accepted)).to.have.length(10);
    expect(problems.map(({ detail }) => detail.reason)).to.deep.equal(['too-many']);
  });

  it('never repeats a secret in a problem, a warning or the state', () => {
    const secret = 'hunter2hunter2';
    const configs: PhoneConfig[] = [
      { server: `wss://100:${secret}@pbx.example.com/ws`, username: '100', password: secret },
      { server: `https://100:${secret}@pbx.example.com/janus` },
      { ...enough, ha1: secret, username: '100' },
      { ...enough, auth: 'guest', password: secret, ha1: secret, token: secret },
      { ...enough, turn: 'turn:a', turnCredential: secret },
      { ...enough, iceServers: [{ urls: 'turn:a', username: 'u', credential: secret }] },
      { ...enough, iceServers: [{ urls: 'turn:a', credential: secret }] },
      { ...enough, tokenSrc: `https://u:${secret}@example.com/token` },
      { ...enough, attributes: { 'a b': secret } },
      { server: `wss://100:a/${secret}@pbx.example.com/ws` },
      { server: `https://pbx.example.com/ws?token=${secret}` },
      { ...enough, stun: `stun:u:${secret}@a.example` },
      { ...enough, turn: `turn:u:${secret}@a.example` },
      untyped({ ...enough, iceServers: [{ urls: [{ credential: secret }] }] }),
      untyped({ ...enough, maxCalls: { secret } }),
      untyped({ ...enough, codecs: [{ secret }] }),
      { ...enough, outboundProxy: `sip:u:${secret}@a.example` },
    ];
    for (const config of configs) {
      const { settings, problems, warnings } = resolve(config);
      const told = [...problems, ...warnings].map((error) => [error.message, error.toInfo()]);
      expect(JSON.stringify([settings, told])).not.to.contain(secret);
    }
  });
});
