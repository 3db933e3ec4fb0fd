/** Bidi marks (UAX #9), zero-width characters, soft hyphens, variation selectors, lone surrogates. */
const invisible = /[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
const lineEnd = /\r\n?|[\n\v\f\x85\u2028\u2029]/g;
/** Controls that are neither a line end nor a tab. */
const control = /[^\P{Cc}\n\t]/gu;
const fullWidth = /[\uFF01-\uFF5E]/g;
const dash = /[\p{Pd}\u2043\u2212]/gu;
/** A Japanese keyboard types the sound mark of katakana for a dash. */
const dashOfJapaneseKeyboard = /(?<=\d)\u30FC(?=\d)/g;
const space = /[\p{Zs}\t]/gu;
/** Most numbers: a search makes thousands of them plain. */
const alreadyPlain = /^[\x20-\x7E]*$/;
const foreignDigit = /[^\P{Nd}0-9]/gu;

/**
 * Text from a keyboard, a clipboard or a caller without what cannot be seen: what remains is one line
 * of text per line, plain spaces, ASCII digits, hyphens and full-width forms. Never throws.
 */
export function plainText(text: string): string {
  if (alreadyPlain.test(text)) return text;
  return text
    .replace(invisible, '')
    .replace(lineEnd, '\n')
    .replace(control, '')
    .replace(fullWidth, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(foreignDigit, asciiDigit)
    .replace(dashOfJapaneseKeyboard, '-')
    .replace(dash, '-')
    .replace(space, ' ');
}

/** The same in one line, for showing a name that somebody else has chosen. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}

/**
 * Unicode encodes decimal digits in runs of ten, from zero to nine, so the distance from the start of
 * the run is the value in any script; several runs may lie side by side (U+1D7CE…1D7FF).
 */
export function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let start = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start -= 1;
  return String((code - start) % 10);
}
