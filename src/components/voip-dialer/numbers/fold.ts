import { asciiDigit } from './plain-text.js';

/** Letters that are not a letter with a mark in Unicode, but are typed as one. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  є: 'е',
  і: 'и',
  ґ: 'г',
};

/** One folded character per code point, kept: names use few of them many times. */
const folded = new Map<string, string>();
const mostKept = 5000;

/** Text for comparing, with the way back. */
export interface Folded {
  readonly text: string;
  /** Where in the original the character of `text` at the same index begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Lower case without diacritics (Ё = Е, Й = И, é = e), ASCII digits; one space for each run of anything else.
 * Apostrophes and marks leave nothing. No space at the ends.
 */
export function fold(text: string): string {
  let out = '';
  let isWord = false;
  for (const char of text) {
    const plain = foldChar(char);
    if (plain === ' ' && !isWord) continue;
    out += plain;
    if (plain) isWord = plain !== ' ';
  }
  return out.trimEnd();
}

/** As `fold`, and where each character comes from, in UTF-16 units of the original. */
export function foldWithPositions(text: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let out = '';
  let isWord = false;
  let at = 0;
  for (const char of text) {
    const start = at;
    at += char.length;
    const plain = foldChar(char);
    // A combining mark belongs to the letter before it.
    if (!plain && isWord && /\p{M}/u.test(char)) ends[ends.length - 1] = at;
    if (!plain || (plain === ' ' && !isWord)) continue;
    out += plain;
    isWord = plain !== ' ';
    for (let i = 0; i < plain.length; i += 1) {
      starts.push(start);
      ends.push(at);
    }
  }
  return { text: out.trimEnd(), starts, ends };
}

/** @param char one code point */
export function foldChar(char: string): string {
  const known = folded.get(char);
  if (known !== undefined) return known;
  const plain = foldAnew(char);
  if (folded.size < mostKept) folded.set(char, plain);
  return plain;
}

function foldAnew(char: string): string {
  let out = '';
  // `Script=Inherited` are the marks of Latin, Cyrillic, Greek and Arabic; the vowels of Indic scripts are letters.
  for (const part of char
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{sc=Zinh}'’ʼ]/gu, '')) {
    if (/\p{Nd}/u.test(part)) out += asciiDigit(part);
    else out += plainLetters[part] ?? (/[\p{L}\p{M}\p{N}]/u.test(part) ? part : ' ');
  }
  return out;
}
