import { expect } from '@open-wc/testing';
import { shortest } from '../../support/shortest.js';
import { cleanText, quotedText } from '../../../src/core/signaling/sip/text.js';

const cleaned: [what: string, value: string, shown: string][] = [
  ['a plain name', 'Anna Müller', 'Anna Müller'],
  ['line breaks', 'Bob\r\nX-Evil: 1', 'Bob X-Evil: 1'],
  ['NUL and other controls', 'B\0o\x07b\x7f\x85', 'Bob'],
  ['bidirectional overrides', '\u202egro.elpmaxe\u202c', 'gro.elpmaxe'],
  ['bidirectional isolates', '\u2066a\u2069b', 'ab'],
  ['zero-width characters', 'Sup\u200bport\u200d\u2060\ufeff', 'Support'],
  ['invisible letters', '\u3164\u115f\uffa0', ''],
  ['lone surrogates', 'a\ud800b', 'ab'],
  ['runs of white space', '  a \u00a0\u2003 b  ', 'a b'],
  ['piled up marks', `a${'\u0301'.repeat(50)}b`, 'á\u0301\u0301\u0301b'],
];

describe('text from the other side', () => {
  for (const [what, value, shown] of cleaned) {
    it(`${what}: ${JSON.stringify(shown)} is left`, () => {
      expect(cleanText(value)).to.equal(shown);
    });
  }

  it('has at most 64 graphemes, none of them cut in half', () => {
    const family = '\u{1f469}\u{1f3fd}';
    expect(cleanText(family.repeat(80))).to.equal(family.repeat(64));
    expect(cleanText('x'.repeat(80))).to.equal('x'.repeat(64));
  });

  it('of a megabyte does not hold the page up', async () => {
    expect(await shortest(5, () => cleanText('\u0301x'.repeat(500_000)))).to.be.lessThan(200);
  });
});

describe('our own display name', () => {
  it('cannot leave its quotes', () => {
    expect(quotedText('A" <sip:evil@x>')).to.equal('A\\" <sip:evil@x>');
    expect(quotedText('back\\slash')).to.equal('back\\\\slash');
    expect(quotedText('a\r\nRoute: <sip:evil>')).to.equal('a Route: <sip:evil>');
  });
});
