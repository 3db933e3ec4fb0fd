import { expect } from '@open-wc/testing';
import { shortest } from '../../support/shortest.js';
import { judgeFrame } from '../../../src/core/signaling/sip/frame-gate.js';
import { traceOf } from '../../../src/core/signaling/sip/sip-frame.js';

const invite = [
  'INVITE sip:alice@pbx.test SIP/2.0',
  'Via: SIP/2.0/WSS pbx.test;branch=z9hG4bK1',
  'From: "Bob" <sip:bob@pbx.test>;tag=1',
  'To: <sip:alice@pbx.test>',
  'Call-ID: 1',
  'CSeq: 1 INVITE',
  'Contact: <sip:bob@pbx.test>',
];

function frame(lines: readonly string[], body = ''): string {
  return [...lines, '', body].join('\r\n');
}

/** The INVITE with one line replaced, left out or added. */
function changed(name: string, line?: string): string {
  const kept = invite.filter((one) => !one.startsWith(name));
  return frame(line === undefined ? kept : [...kept, line]);
}

function verdict(message: string): string {
  const judged = judgeFrame(message);
  return judged.refused ? `${judged.refused} ${judged.reason}` : 'passes';
}

const passing: [what: string, message: string][] = [
  ['an INVITE', frame(invite)],
  ['short names', frame(invite).replace('From', 'f').replace('To', 't').replace('Call-ID', 'i')],
  ['a folded line', changed('From', 'From: "Bob"\r\n <sip:bob@pbx.test>;tag=1')],
  ['a response', frame(['SIP/2.0 200 OK', ...invite.slice(1)])],
  ['a response without a reason', frame(['SIP/2.0 200 ', ...invite.slice(1)])],
  ['several Vias', frame([...invite, 'Via: SIP/2.0/UDP a.test;branch=z9hG4bK2'])],
  ['a body with its type', frame([...invite, 'Content-Type: text/plain'], 'hello')],
  ['Expires of an hour', frame([...invite, 'Expires: 3600'])],
  ['Unicode in a name', changed('From', 'From: "Zoë 🦊" <sip:bob@pbx.test>;tag=1')],
];

const refused: [what: string, message: string, verdict: string][] = [
  ['more than 64 kB', frame([...invite, `X-A: ${'x'.repeat(65_536)}`]), 'too-large size'],
  ['64 kB in bytes', frame([...invite, `X-A: ${'ä'.repeat(32_768)}`]), 'too-large size'],
  [
    'more than 256 headers',
    frame([...invite, ...Array.from({ length: 256 }, () => 'X-A: 1')]),
    'too-large header-count',
  ],
  ['a line of 8 kB', frame([...invite, `X-A: ${'x'.repeat(8_192)}`]), 'too-large line-length'],
  ['no end of headers', invite.join('\r\n'), 'malformed no-headers'],
  ['a line without a colon', frame([...invite, 'nonsense']), 'malformed no-headers'],
  ['no SIP', frame(['GET / HTTP/1.1', ...invite.slice(1)]), 'malformed start-line'],
  ['SIP/7.0', frame(invite).replace('SIP/2.0\r', 'SIP/7.0\r'), 'malformed version'],
  ['a status of 0', frame(['SIP/2.0 000 x', ...invite.slice(1)]), 'malformed start-line'],
  ['a status of 4 digits', frame(['SIP/2.0 2000 x', ...invite.slice(1)]), 'malformed start-line'],
  ['an unknown scheme', frame(invite).replace('sip:alice', 'nobody:alice'), 'malformed start-line'],
  ['a CSeq without method', changed('CSeq', 'CSeq: 1'), 'malformed cseq'],
  ['a CSeq of letters', changed('CSeq', 'CSeq: one INVITE'), 'malformed cseq'],
  ['a CSeq too large', changed('CSeq', 'CSeq: 4294967296 INVITE'), 'malformed cseq'],
  ['a CSeq of another method', changed('CSeq', 'CSeq: 1 OPTIONS'), 'malformed cseq-method'],
  ['no Via', changed('Via'), 'malformed via-missing'],
  ['no From', changed('From'), 'malformed from-missing'],
  ['no To', changed('To'), 'malformed to-missing'],
  ['no Call-ID', changed('Call-ID'), 'malformed call-id-missing'],
  ['no CSeq', changed('CSeq'), 'malformed cseq-missing'],
  ['two From', frame([...invite, 'f: <sip:eve@x>;tag=2']), 'malformed from-twice'],
  ['two Call-ID', frame([...invite, 'Call-ID: 2']), 'malformed call-id-twice'],
  ['two CSeq', frame([...invite, 'CSeq: 2 INVITE']), 'malformed cseq-twice'],
  ['Expires overflowing a timer', frame([...invite, 'Expires: 2147484']), 'malformed expires'],
  ['Expires of 10^19', frame([...invite, 'Expires: 10000000000000000000']), 'malformed expires'],
  ['Expires of words', frame([...invite, 'Expires: soon']), 'malformed expires'],
  ['a body without type', frame(invite, 'hello'), 'malformed content-type-missing'],
  [
    'a body shorter than told',
    frame([...invite, 'Content-Type: text/plain', 'Content-Length: 9'], 'hello'),
    'malformed content-length',
  ],
  ['a Content-Length of -1', frame([...invite, 'Content-Length: -1']), 'malformed content-length'],
  ['a NUL in a header', frame([...invite, 'X-A: a\0b']), 'malformed control-character'],
  ['a bare line feed', frame([...invite, 'X-A: a\nb: c']), 'malformed control-character'],
];

describe('the gate for what comes in', () => {
  for (const [what, message] of passing) {
    it(`lets ${what} pass`, () => expect(verdict(message)).to.equal('passes'));
  }

  for (const [what, message, expected] of refused) {
    it(`refuses ${what}`, () => expect(verdict(message)).to.equal(expected));
  }

  it('judges the largest frame within a frame of the screen', async () => {
    const large = frame([
      ...invite,
      ...Array.from({ length: 240 }, () => `X-A: ${'x'.repeat(250)}`),
    ]);
    expect(await shortest(10, () => expect(verdict(large)).to.equal('passes'))).to.be.lessThan(16);
  });
});

describe('a line of the debug log', () => {
  it('tells method, Call-ID and CSeq, and no address, digit or secret', () => {
    const secret = [
      ...invite,
      'Authorization: Digest username="alice", response="deadbeef"',
      'Content-Type: application/dtmf-relay',
    ];
    const judged = judgeFrame(frame(secret, 'Signal=7'));
    const line = judged.refused ? '' : JSON.stringify(traceOf(judged.frame));
    expect(JSON.parse(line)).to.deep.equal({ what: 'INVITE', callId: '1', cseq: '1 INVITE' });
  });
});
