/**
 * Text that came over the wire, or goes out on it. A display name is chosen by a stranger: control
 * characters would break lines, bidirectional and zero-width ones would make it look like another.
 */

/** Controls, format characters (bidi, zero-width, tags), lone surrogates, private and unassigned. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]/gu;
/** More marks than any script stacks on one letter are used to paint over what stands around. */
const stackedMarks = /(\p{M}{4})\p{M}+/gu;

/** Long before anything is shown, so that a huge name costs no time. */
const longestInput = 2_048;

/** Visible text only, in one line, at most `graphemes` user-perceived characters. */
export function cleanText(value: string, graphemes = 64): string {
  const text = value
    .slice(0, longestInput)
    .replace(/[\t\r\n]+/g, ' ')
    .replace(invisible, '')
    .replace(stackedMarks, '$1')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
  return text.length <= graphemes ? text : firstGraphemes(text, graphemes);
}

/** Inside of a quoted-string (RFC 3261 §25.1), cleaned first; SIP.js adds the quotes but escapes nothing. */
export function quotedText(value: string): string {
  return cleanText(value).replace(/["\\]/g, '\\$&');
}

/** What may stand in a Call-ID, a tag or a branch (RFC 3261 §25.1); anything else was not written by us. */
export const isToken = (value: string): boolean =>
  /^[\w.!%*+`'~()<>:"/[\]?{}@-]{1,256}$/.test(value);

function firstGraphemes(text: string, count: number): string {
  let kept = '';
  let left = count;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    text,
  )) {
    if (left-- === 0) break;
    kept += segment;
  }
  return kept.trimEnd();
}
