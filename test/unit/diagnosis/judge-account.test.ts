import { expect } from '@open-wc/testing';
import {
  challengesIn,
  judgeAccount,
  proxyNamedBy,
  type AccountFindings,
} from '../../../src/core/diagnosis/judge-account.js';

const answered = (status: number, more: Partial<AccountFindings> = {}): AccountFindings => ({
  guest: false,
  credentials: {},
  answer: { status, reason: '', headers: {} },
  challenges: [{ realm: 'voip.test', algorithm: 'MD5' }],
  now: 0,
  ...more,
});

describe('what the answer to a query of the registrar means', () => {
  const rows: [string, AccountFindings, string | undefined][] = [
    ['200', answered(200), undefined],
    ['302', answered(302), 'redirected'],
    ['305', answered(305), 'redirected'],
    ['400', answered(400), 'request-refused'],
    ['401 to a password', answered(401), 'credentials-rejected'],
    ['407 to a password', answered(407), 'credentials-rejected'],
    ['401 to an HA1', answered(401, { credentials: { ha1: 'x' } }), 'ha1-rejected'],
    [
      '401 where the realm is known to be another',
      answered(401, { credentials: { ha1: 'x', realm: 'other.test' } }),
      'realm-mismatch',
    ],
    [
      '401 where the realm is known to be this one',
      answered(401, { credentials: { ha1: 'x', realm: 'voip.test' } }),
      'ha1-rejected',
    ],
    [
      '401 for a digest that is not there',
      answered(401, { challenges: [{ realm: 'r', algorithm: 'SHA-256' }] }),
      'digest-unsupported',
    ],
    ['403', answered(403), 'account-refused'],
    ['404', answered(404), 'account-unknown'],
    ['405', answered(405), 'no-registrar'],
    ['420', answered(420), 'request-refused'],
    ['500', answered(500), 'server-error'],
    ['501', answered(501), 'no-registrar'],
    ['503', answered(503), 'server-error'],
    ['603', answered(603), 'server-error'],
    ['nothing', { guest: false, credentials: {}, challenges: [], now: 0 }, 'no-sip-answer'],
    ['a guest is answered 401', answered(401, { guest: true }), undefined],
    ['a guest is answered 503', answered(503, { guest: true }), 'server-error'],
  ];
  for (const [what, findings, expected] of rows) {
    it(`${what}: ${expected ?? 'works'}`, () =>
      expect(judgeAccount(findings).diagnosis).to.equal(expected));
  }

  it('counts the contacts that are there, and reads the clock of the server', () => {
    const headers = {
      contact: '<sip:a@x.invalid>;expires=5, <sip:b@x.invalid>',
      date: 'Thu, 01 Jan 1970 00:01:00 GMT',
    };
    const { seen } = judgeAccount(
      answered(200, { answer: { status: 200, reason: 'OK', headers } }),
    );
    expect(seen).to.include({ contacts: 2, clockAheadSec: 60, realm: 'voip.test' });
  });
});

describe('a challenge', () => {
  it('is read in any order, and is MD5 where it says nothing', () => {
    const text =
      'SIP/2.0 401 x\r\nwww-authenticate: Digest nonce=…, realm="a"\r\nWWW-Authenticate: Digest algorithm=SHA-256, realm="b"\r\n';
    expect(challengesIn(text)).to.deep.equal([
      { realm: 'a', algorithm: 'MD5' },
      { realm: 'b', algorithm: 'SHA-256' },
    ]);
  });
});

describe('the server that another one names', () => {
  const named = (status: number, headers: Record<string, string>): string | undefined =>
    proxyNamedBy({ status, reason: '', headers });

  it('is read from Service-Route, Path and a redirect', () => {
    expect(named(200, { 'service-route': '<sip:edge.test;lr>' })).to.equal('edge.test');
    expect(named(200, { path: '<sip:flow@[2001:db8::1]:7443;lr;ob>' })).to.equal(
      '[2001:db8::1]:7443',
    );
    expect(named(305, { contact: '<sips:proxy.test:443>' })).to.equal('proxy.test:443');
  });

  it('is none where the contact is our own, or what is named is no host', () => {
    expect(named(200, { contact: '<sip:1001@x.invalid>' })).to.equal(undefined);
    expect(named(200, { path: 'javascript:alert(1)' })).to.equal(undefined);
  });
});
