import { expect } from '@open-wc/testing';
import { withoutSecrets } from '../../../src/core/signaling/sip/without-secrets.js';

const register = [
  'REGISTER sip:voip.test SIP/2.0',
  'From: <sip:1001@voip.test>;tag=a',
  'Authorization: Digest algorithm=MD5, username="1001", realm="voip.test", nonce="n0nce", uri="sip:voip.test", response="0123", cnonce="c1", qop=auth, nc=00000001',
  'Cookie: session=secret',
  '',
  '',
].join('\r\n');

describe('a message for a report', () => {
  it('keeps who and where, and nothing that proves it', () => {
    const text = withoutSecrets(register);
    expect(text).to.include('username="1001"').and.to.include('realm="voip.test"');
    for (const secret of ['n0nce', '0123', 'c1', 'secret']) expect(text).not.to.include(secret);
  });

  it('keeps realm and algorithm of a challenge', () => {
    const text = withoutSecrets(
      'SIP/2.0 401 Unauthorized\r\nWWW-Authenticate:  Digest realm="a \\"b\\"", nonce="n0nce",algorithm=SHA-256, opaque="op"\r\n\r\n',
    );
    expect(text).to.include('realm="a \\"b\\""').and.to.include('algorithm=SHA-256');
    expect(text).not.to.include('n0nce');
    expect(text).not.to.include('op"');
  });

  it('is not fooled by a folded header, another case or another scheme', () => {
    const text = withoutSecrets(
      'X SIP/2.0\r\nproxy-authorization: Digest username="u",\r\n response="0123"\r\nAuthorization: Bearer t0ken\r\n\r\n',
    );
    expect(text).not.to.include('0123');
    expect(text).not.to.include('t0ken');
  });

  it('has no key of the media', () => {
    const text = withoutSecrets(
      'INVITE sip:6 SIP/2.0\r\n\r\na=ice-ufrag:u\r\na=ice-pwd:passw0rd\r\na=crypto:1 AES_CM_128 inline:k3y\r\nk=clear:k3y\r\na=fingerprint:sha-256 AA\r\n',
    );
    expect(text).not.to.include('passw0rd');
    expect(text).not.to.include('k3y');
    expect(text).to.include('a=fingerprint:sha-256 AA').and.to.include('a=ice-ufrag:u');
  });
});
