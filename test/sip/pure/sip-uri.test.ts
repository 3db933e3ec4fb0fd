import { expect } from '@open-wc/testing';
import { VoipError } from '../../../src/core/errors.js';
import { accountUri, routeSet, targetUri } from '../../../src/core/signaling/sip/sip-uri.js';

function codeOf(make: () => unknown): string {
  try {
    return `no error: ${String(make())}`;
  } catch (error) {
    return error instanceof VoipError ? error.code : String(error);
  }
}

const dialled: [target: string, uri: string][] = [
  ['600', 'sip:600@pbx.test'],
  ['+4930123456', 'sip:+4930123456@pbx.test'],
  ['*76', 'sip:*76@pbx.test'],
  ['##21#', 'sip:%23%2321%23@pbx.test'],
  ['help-desk', 'sip:help-desk@pbx.test'],
  ['anna.b_c', 'sip:anna.b_c@pbx.test'],
  ['sip:bob@example.com', 'sip:bob@example.com'],
  ['sip:bob@example.com:5080', 'sip:bob@example.com:5080'],
  ['sip:bob@[::1]', 'sip:bob@[::1]'],
  ['sip:+49@example.com;user=phone', 'sip:+49@example.com;user=phone'],
  ['SIP:bob@example.com', 'sip:bob@example.com'],
];

const refused = [
  ...['', ' ', 'a b', '0800 1', '1'.repeat(65), '600\r\n', '600\r\nX-Evil: 1', '<600>', '"600"'],
  ...['sip:', 'sip:@', 'sip:bob', 'sip:@example.com', 'sip:bob@', 'sip:bob@exa mple.com'],
  ...['sip:bob@example.com?Route=%3Csip:evil%3E', 'sip:bob@example.com;maddr=evil.example'],
  ...['sip:bob:secret@example.com', 'sip:bob%0d%0aX-Evil:1@example.com', 'sip:bob@a@b'],
  ...[
    'sip:bob@example.com:port',
    'sip:bob@-a',
    'sips:bob@example.com',
    'tel:+49',
    'bob@example.com',
  ],
  ...['javascript:alert(1)', 'http://example.com', 'bob;x=1', '%0d%0a', '6\u202e00'],
];

describe('a dialled target', () => {
  for (const [target, uri] of dialled) {
    it(`${target} is ${uri}`, () => {
      expect(targetUri(target, 'pbx.test')).to.equal(uri);
    });
  }

  for (const target of refused) {
    it(`${JSON.stringify(target.slice(0, 50))} is refused`, () => {
      expect(codeOf(() => targetUri(target, 'pbx.test'))).to.equal('call/invalid-target');
    });
  }
});

describe('our own address', () => {
  it('escapes what a URI cannot hold', () => {
    expect(accountUri('anna@home', 'pbx.test')).to.equal('sip:anna%40home@pbx.test');
    expect(accountUri('a"<b>', 'pbx.test:5080')).to.equal('sip:a%22%3Cb%3E@pbx.test:5080');
  });

  it('refuses what is no host and no name', () => {
    for (const domain of ['', 'a b', 'a;x', 'a\r\nb', 'a@b', '[x]', 'a:b:1']) {
      expect(codeOf(() => accountUri('anna', domain))).to.equal('config/domain-invalid');
    }
    for (const name of ['', 'a\r\nb', 'a\u202eb', 'a\0']) {
      expect(codeOf(() => accountUri(name, 'pbx.test'))).to.equal('config/value-invalid');
    }
  });
});

describe('the outbound proxy', () => {
  it('becomes one loose route', () => {
    expect(routeSet('')).to.deep.equal([]);
    expect(routeSet('edge.test')).to.deep.equal(['<sip:edge.test;lr>']);
    expect(routeSet('sip:edge.test:5080;lr')).to.deep.equal(['<sip:edge.test:5080;lr>']);
    expect(routeSet('<sip:edge.test;transport=ws;lr>')).to.deep.equal([
      '<sip:edge.test;transport=ws;lr>',
    ]);
  });

  it('refuses anything that could be a second header or route', () => {
    for (const proxy of ['a b', 'a>,<sip:evil', 'a\r\nX: 1', 'sip:a?X=1', 'a;maddr=evil']) {
      expect(codeOf(() => routeSet(proxy))).to.equal('config/value-invalid');
    }
  });
});
