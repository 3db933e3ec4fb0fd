import { expect } from '@open-wc/testing';
import { cleanNumber } from '../../../src/components/voip-dialer/numbers/clean-number.js';
import { findNumbers } from '../../../src/components/voip-dialer/numbers/find-numbers.js';
import { fold, foldWithPositions } from '../../../src/components/voip-dialer/numbers/fold.js';
import { vanityDigits } from '../../../src/components/voip-dialer/numbers/keypad-letters.js';
import { plainLine, plainText } from '../../../src/components/voip-dialer/numbers/plain-text.js';
import { prepareSearch } from '../../../src/components/voip-dialer/numbers/t9.js';
import { targetUri } from '../../../src/core/signaling/sip/sip-uri.js';

/** Mulberry32: the same texts in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const snippets = [
  ...Array.from('0123456789+*#,;:.-()/@<>?&=%"\'\\ \t\r\n\0x', String),
  ...[
    'tel:',
    'sip:',
    'sips:',
    'callto:',
    ';ext=',
    ' доб. ',
    ' or ',
    '@example.org',
    '(0)',
    '%0D%0A',
  ],
  ...[
    '\u202E',
    '\u2066',
    '\u200F',
    '\u200B',
    '\uFEFF',
    '\u2028',
    '\uD800',
    '\uDC00',
    '٣',
    '＋',
    '７',
  ],
  ...['é', 'e\u0301', 'Ё', '😀', '½', '𝟗', 'ﬁ', 'İ', 'ß', '\uFFFC', '\uFFFF'],
];

function* texts(count: number): Generator<string> {
  const next = random(1);
  for (let i = 0; i < count; i += 1) {
    const length = Math.floor(next() * 30);
    yield Array.from({ length }, () =>
      next() < 0.1
        ? String.fromCharCode(Math.floor(next() * 0x10000))
        : (snippets[Math.floor(next() * snippets.length)] ?? ''),
    ).join('');
  }
}

const harmless = /^[^\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]*$/u;

describe('whatever is typed, pasted or called', () => {
  it('leads to something core dials, or to nothing that is dialled', () => {
    let dialled = 0;
    for (const text of texts(20_000)) {
      const clean = cleanNumber(text, { domain: 'example.org', internationalPrefix: '00' });
      const said = JSON.stringify([text, clean]);
      if (clean.kind === 'number') expect(clean.number, said).to.match(/^[+\d*#]{1,32}$/);
      if (clean.kind === 'address') expect(clean.number, said).to.match(/^[\x21-\x7E]+$/);
      if (clean.kind === 'number' || clean.kind === 'address') {
        expect(clean.postDial ?? '', said).to.match(/^[\d*#,;]{0,64}$/);
        expect(targetUri(clean.number, 'pbx.example'), said).to.match(/^sip:[\x21-\x7E]+$/);
        dialled += 1;
      }
      if (clean.kind === 'name' || clean.kind === 'invalid') expect(clean.text).to.match(harmless);
    }
    expect(dialled).to.be.above(300);
  });

  it('dials no digit that was not typed, and no digits in another order', () => {
    for (const text of texts(20_000)) {
      const clean = cleanNumber(text);
      if (clean.kind !== 'number') continue;
      let typed = plainText(/%/.test(text) ? decoded(text) : text);
      for (const char of clean.number + (clean.postDial ?? '').replaceAll(/[,;]/g, '')) {
        const at = typed.indexOf(char);
        expect(at, JSON.stringify([text, clean])).to.be.at.least(0);
        typed = typed.slice(at + 1);
      }
    }
  });

  it('is found, folded, shown and searched without an error', () => {
    const entries = Array.from(texts(300), (name, i) => ({ name, number: `${i}${name}` }));
    const search = prepareSearch(entries, {
      plan: { callingCode: '7', nationalPrefix: '8', lengths: [10] },
    });
    for (const text of texts(3000)) {
      for (const found of findNumbers(text)) {
        expect(targetUri(found.number, 'pbx.example')).to.match(/^sip:/);
      }
      expect(plainLine(text)).to.match(harmless);
      expect(foldWithPositions(text).text).to.equal(fold(text));
      expect(vanityDigits(text)).to.be.a('string');
    }
    for (const text of texts(300)) {
      for (const { entry, name, number } of search.find(text)) {
        for (const [start, end] of name) {
          expect(start >= 0 && start < end && end <= entry.name.length).to.equal(true);
        }
        for (const [start, end] of number) {
          expect(start >= 0 && start < end && end <= entry.number.length).to.equal(true);
        }
      }
    }
  });

  const units = ['1', '1 ', '(', '+', '#', ' ', ',1', 'x', 'x1', '1/', '\u202E', '٣', '1-', '%41'];
  units.push('sip:', '@a', 'доб ', '1.1.', '$1', '😀', '\uD800', 'e\u0301', '. ', '1:', 'a');
  for (const unit of units) {
    it(`takes a time linear in its length: ${JSON.stringify(unit)} over and over`, () => {
      const text = unit.repeat(Math.ceil(50_000 / unit.length));
      const begun = performance.now();
      plainLine(text);
      cleanNumber(text);
      cleanNumber(text.slice(0, 1000));
      findNumbers(text.slice(0, 20_000));
      fold(text);
      vanityDigits(text);
      prepareSearch([{ name: text, number: text }]).find(text.slice(0, 100));
      // A step for each pair of characters would take seconds; this takes some 50 ms.
      expect(performance.now() - begun).to.be.below(1000);
    });
  }
});

function decoded(text: string): string {
  return text.replace(/%([\dA-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
