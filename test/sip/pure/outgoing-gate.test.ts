import { expect } from '@open-wc/testing';
import { outgoingProblem } from '../../../src/core/signaling/sip/outgoing-gate.js';

const head = [
  'INVITE sip:600@pbx.test SIP/2.0',
  'Via: SIP/2.0/WSS x.invalid;branch=z9hG4bK1',
  'To: <sip:600@pbx.test>',
  'From: "Alice" <sip:alice@pbx.test>;tag=1',
  'CSeq: 1 INVITE',
  'Call-ID: 1',
  'Max-Forwards: 70',
  'X-Voip-Page: https://example.com/',
  'Contact: <sip:abc@x.invalid;transport=ws>',
  'Supported: outbound',
  'User-Agent: voip-elements',
];

function message(extra: readonly string[] = [], body = '', length = body.length): string {
  return [...head, ...extra, `Content-Length: ${length}`, '', body].join('\r\n');
}

describe('the gate for what goes out', () => {
  it('lets our own messages pass', () => {
    expect(outgoingProblem(message())).to.equal(undefined);
    expect(outgoingProblem(message(['Content-Type: application/sdp'], 'v=0'))).to.equal(undefined);
  });

  const foreign: [what: string, text: string][] = [
    ['a header that is not ours', message(['Alert-Info: <http://evil>'])],
    ['a second From', message(['From: <sip:evil@x>;tag=2'])],
    ['a second CSeq', message(['CSeq: 2 BYE'])],
    ['a bare line feed', message(['X-A: a\nRoute: <sip:evil>'])],
    ['a NUL', message(['X-A: a\0'])],
    ['a line that is no header', message(['nonsense'])],
    ['an empty line smuggled in', message(['X-A: 1\r\n\r\nv=0'])],
    ['a body longer than told', message(['Content-Type: application/sdp'], 'v=0', 1)],
    ['an X- header with a strange name', message(['X-A b: 1'])],
  ];
  for (const [what, text] of foreign) {
    it(`refuses ${what}`, () => expect(outgoingProblem(text)).to.equal('foreign-line'));
  }

  it('refuses more than 60 kB, before a server closes the socket for it', () => {
    expect(outgoingProblem(message([], 'x'.repeat(60_000)))).to.equal('too-large');
  });
});
