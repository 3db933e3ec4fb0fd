import { type CleanNumber, type CleanNumberOptions, cleanNumber } from './clean-number.js';
import { withoutOtherNumbers } from './not-a-number.js';
import { plainText } from './plain-text.js';

/** A number in a text, cleaned, and how it was written there. */
export type FoundNumber = Extract<CleanNumber, { kind: 'number' | 'address' }> & {
  readonly written: string;
};

const longestText = 20_000;
/** A chooser with more is no help. */
const most = 20;
const uri = /(?<![\p{L}\d])(?:sips?|tel|callto):[^\s<>"',]+/giu;
/** A number as people write it, tones after it included, which letters do not touch. */
const candidate =
  /(?<![\p{L}\p{N}_@=%&?+*#])(?:\+ ?|\(\+? ?)?[\d*#(][\d ().*#/·•‧-]*(?:,+\d{1,6}(?!\d)|(?:,? ?(?:ext(?:ension)?|доб(?:авочный)?|вн(?:утр)?|x|х)[ .:]*\d{1,6}\)?))*/giu;
const fewest = 7;
/** ITU-T E.164. */
const longest = 15;
const longestWritten = 100;

/**
 * The numbers in a pasted text, in their order and each once, at most 20: one is for the field, several for
 * a chooser, none says that the text is for the field as it is. Dates, times, prices, and what a label calls a
 * number of another kind are left out. Fewer than seven digits are a number only where the whole text is
 * numbers (`101, 102`), else they are a postcode, a house, a year. E-mail addresses are not offered.
 */
export function findNumbers(text: string, options: CleanNumberOptions = {}): FoundNumber[] {
  if (text.length > longestText) return [];
  const plain = plainText(text).replace(/ +/g, ' ');
  const addresses = (plain.match(uri) ?? []).flatMap((one) => cleaned(one, options));
  const rest = withoutOtherNumbers(plain.replace(uri, '\uFFFC'));
  const onlyNumbers = !/[\p{L}\uFFFC]/u.test(rest.replace(conjunction, ' '));
  const digits = pieces(rest)
    .flatMap(candidates)
    .filter((one) => isLikely(one, onlyNumbers))
    .flatMap((one) => cleaned(one, options));
  return unique([...addresses, ...digits]).slice(0, most);
}

const conjunction = /(?<!\p{L})(?:or|and|или|и|o|y|ou|e)(?!\p{L})/giu;

/** Lines, and what punctuation, a plus or a conjunction divides. */
function pieces(text: string): string[] {
  return text
    .replace(/(?<=[\d)] ?)\+/g, '\n+')
    .replace(/,(?=\+?\d{7})/g, '\n')
    .split(/\n|[,;] |[|;\uFFFC]| - (?=\+)| {2}/);
}

function candidates(piece: string): string[] {
  return [...piece.matchAll(candidate)]
    .filter(({ 0: written, index }) => {
      const next = piece.slice(index + written.length, index + written.length + 1);
      return written.endsWith(' ') || !/[\p{L}_]/u.test(next);
    })
    .flatMap(({ 0: written }) => apart(written));
}

/**
 * `495 123-45-67 / 765-43-21` are two, `030/1234567` is one with its area code: a slash behind more digits
 * than an area code has divides. So do spaces between long runs of digits.
 */
function apart(written: string): string[] {
  const [first = '', ...others] = written.split('/');
  const parts = digitsOf(first) > 5 ? [first, ...others] : [written];
  return parts.flatMap((part) => {
    const words = part.trim().split(' ');
    const each = words.length > 1 && words.every((word) => digitsOf(word) >= fewest);
    return each ? words : [part];
  });
}

function isLikely(written: string, onlyNumbers: boolean): boolean {
  const [number = ''] = written.split(/[,\p{L}]/u);
  const count = digitsOf(number);
  if (count > longest || written.length > longestWritten) return false;
  return count >= fewest || (onlyNumbers && /[\d*#]{2}/.test(number.replace(/\D/g, '') || number));
}

const digitsOf = (text: string) => text.replace(/\D/g, '').length;

function cleaned(written: string, options: CleanNumberOptions): FoundNumber[] {
  const bare = written.replace(/[\s.,;:(/-]+$/, '').trim();
  const clean = cleanNumber(bare, options);
  return clean.kind === 'number' || clean.kind === 'address' ? [{ ...clean, written: bare }] : [];
}

function unique(found: FoundNumber[]): FoundNumber[] {
  const known = new Set<string>();
  return found.filter(({ number, postDial = '' }) => {
    const key = `${number} ${postDial}`;
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}
