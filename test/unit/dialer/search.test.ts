import { expect } from '@open-wc/testing';
import { shortest } from '../../support/shortest.js';
import { prepareSearch } from '../../../src/components/voip-dialer/numbers/t9.js';
import type { SearchEntry } from '../../../src/components/voip-dialer/numbers/matcher.js';

const russia = { callingCode: '7', nationalPrefix: '8', lengths: [10] };
const people: SearchEntry[] = [
  { name: 'Anna Berg', number: '101' },
  { name: 'Бергман Аня', number: '+7 (912) 345-67-89' },
  { name: 'José Núñez', number: '8 495 123-45-67' },
  { name: 'Алёна Королёва', number: '2374' },
  { name: 'Їжак Ґалаґан', number: '+380441234567' },
  { name: 'Room 700', number: '700' },
  { number: '84957654321' },
];

/** What was found, the highlighted parts in brackets. */
function shown(query: string, entries = people, plan = russia): string[] {
  return prepareSearch(entries, { plan })
    .find(query)
    .map(({ entry, name, number }) =>
      `${marked(entry.name ?? '', name)} ${marked(entry.number, number)}`.trim(),
    );
}

function marked(text: string, ranges: readonly (readonly [number, number])[]): string {
  let out = text;
  for (const [start, end] of [...ranges].reverse()) {
    out = `${out.slice(0, start)}[${out.slice(start, end)}]${out.slice(end)}`;
  }
  return out;
}

describe('one box for names and numbers', () => {
  it('finds digits in numbers however either is written', () => {
    expect(shown('345-67-8')).to.deep.equal(['Бергман Аня +7 (912) [345-67-8]9']);
    expect(shown('(495) 1')).to.deep.equal(['José Núñez 8 [495 1]23-45-67']);
  });

  it('finds the same Russian number behind 8, +7, 7, or nothing', () => {
    for (const query of ['8912345', '+7912345', '7912345', '912345']) {
      expect(shown(query)[0], query).to.match(/^Бергман Аня .*912\) 345\]-67-89$/);
    }
    for (const query of ['+7495123', '8 495 123', '495123']) {
      expect(shown(query)[0], query).to.contain('José');
    }
    expect(shown('+7 912 345-67-89', [{ number: '89123456789' }])).to.deep.equal(['8[9123456789]']);
  });

  it('tells an area code that begins as the national prefix does from that prefix', () => {
    const petersburg = [{ number: '812 123-45-67' }];
    expect(shown('+7 812 1', petersburg)).to.deep.equal(['[812 1]23-45-67']);
    expect(shown('8 812 1', petersburg)).to.deep.equal(['[812 1]23-45-67']);
  });

  it('does not take numbers for the same without a country, nor across countries', () => {
    expect(prepareSearch(people).find('8912345')).to.deep.equal([]);
    expect(shown('8380')).to.deep.equal([]);
  });

  it('finds the keys of the beginnings of words in every script at once', () => {
    expect(shown('2374')).to.deep.equal(['Алёна Королёва [2374]', 'Anna [Berg] 101']);
    expect(shown('2362')).to.deep.equal(['[Берг]ман Аня +7 (912) 345-67-89']);
    expect(shown('236').slice(0, 1)).to.deep.equal(['[Бер]гман Аня +7 (912) 345-67-89']);
    expect(shown('2662')).to.deep.equal(['[Anna] Berg 101']);
    expect(shown('24352')).to.deep.equal(['[Алёна] Королёва 2374']);
    expect(shown('4324')).to.deep.equal(['[Їжак] Ґалаґан +380441234567']);
    expect(shown('68639')).to.deep.equal(['José [Núñez] 8 495 123-45-67']);
  });

  it('finds letters in names, case and diacritics aside', () => {
    expect(shown('nunez')).to.deep.equal(['José [Núñez] 8 495 123-45-67']);
    expect(shown('АЛЕНА')).to.deep.equal(['[Алёна] Королёва 2374']);
    expect(shown('рол')).to.deep.equal(['Алёна Ко[рол]ёва 2374']);
    expect(shown('berg an')).to.deep.equal(['[An]na [Berg] 101']);
    expect(shown('room 70')).to.deep.equal(['[Room] [70]0 700']);
    expect(shown('anna 101')).to.deep.equal(['[Anna] Berg [101]']);
  });

  it('has the whole number first, then beginnings, then the rest in the given order', () => {
    const entries = [{ number: '5101' }, { number: '1015' }, { number: '101' }, { number: '6101' }];
    expect(shown('101', entries)).to.deep.equal(['[101]', '[101]5', '5[101]', '6[101]']);
  });

  it('highlights the right characters behind astral, decomposed and invisible ones', () => {
    const entries = [
      { name: '😀😀 𝐀nna e\u0301lan', number: '1' },
      { name: '\u202EStraße Ligature Ærø', number: '\u202A٤٩٥\u202C' },
    ];
    expect(shown('elan', entries)).to.deep.equal(['😀😀 𝐀nna [e\u0301lan] 1']);
    expect(shown('strasse', entries)).to.deep.equal([
      '\u202E[Straße] Ligature Ærø \u202A٤٩٥\u202C',
    ]);
    expect(shown('aero', entries)).to.deep.equal(['\u202EStraße Ligature [Ærø] \u202A٤٩٥\u202C']);
    expect(shown('495', entries)).to.deep.equal(['\u202EStraße Ligature Ærø \u202A[٤٩٥]\u202C']);
  });

  it('finds nothing for nothing, for signs, and for what is too long', () => {
    for (const query of ['', ' ', '\u200E', '()', '!', '+', '1'.repeat(101), '['.repeat(50)]) {
      expect(shown(query), query).to.deep.equal([]);
    }
  });

  it('returns no more than asked', () => {
    const entries = Array.from({ length: 200 }, (_, i) => ({ number: `1${i}` }));
    expect(prepareSearch(entries).find('1')).to.have.length(50);
    expect(prepareSearch(entries).find('1', 3)).to.have.length(3);
  });

  it('takes no more than 10 ms for a key among 10 000 entries', async () => {
    const first = ['Anna', 'Мария', 'José', 'Алёна', 'Oleksandr', 'Ґалина', 'Müller', 'Иван'];
    const entries = Array.from({ length: 10_000 }, (_, i) => ({
      name: `${first[i % 8]} ${first[i % 7]} ${i}`,
      number: i % 3 ? `+7 (9${i % 10}1) ${100 + (i % 900)}-10-${10 + (i % 80)}` : `8495${1e6 + i}`,
    }));
    const search = prepareSearch(entries, { plan: russia });
    for (const query of ['2', '8912', '+7 912 3', 'анна', 'a', 'zzz']) {
      expect(await shortest(15, () => search.find(query)), query).to.be.below(10);
    }
  });
});
