import { foldChar } from './fold.js';

/** The letters of each key: ITU-T E.161, and the Russian layout of the same keys. */
const keys: Readonly<Record<string, string>> = {
  2: 'abcабвг',
  3: 'defдежз',
  4: 'ghiийкл',
  5: 'jklмноп',
  6: 'mnoрсту',
  7: 'pqrsфхцч',
  8: 'tuvшщъы',
  9: 'wxyzьэюя',
};

const keyOf: ReadonlyMap<string, string> = new Map(
  Object.entries(keys).flatMap(([key, letters]) =>
    Array.from(letters, (letter): [string, string] => [letter, key]),
  ),
);

/** The keys of folded text; what has no key stays as it is. Same length as the text. */
export function keysOf(folded: string): string {
  let keyed = '';
  for (const char of folded) keyed += keyOf.get(char) ?? char;
  return keyed;
}

/**
 * `0800 FLOWERS` in digits, for an action the user asks for by name: letters are never dialled by themselves.
 * Latin and Cyrillic letters, diacritics folded; every other character stays.
 */
export function vanityDigits(text: string): string {
  let digits = '';
  for (const char of text) digits += /\p{L}/u.test(char) ? keyed(char) : char;
  return digits;
}

function keyed(letter: string): string {
  const keyedLetter = keysOf(foldChar(letter));
  return /^\d+$/.test(keyedLetter) ? keyedLetter : letter;
}
