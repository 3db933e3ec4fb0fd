import type { NumberingPlan } from './numbering-plan.js';

/** A text with its caret, in UTF-16 units. */
export interface Edited {
  readonly text: string;
  readonly caret: number;
}

/** Numbers as people of one country write them. What is dialled is never changed: only spaces, brackets, dashes come in. */
export interface Formatter {
  /** For `prepareSearch`. */
  readonly plan: NumberingPlan;
  /**
   * While typing, spaces and brackets put in. Extensions (up to six digits), codes with `*` and `#`,
   * names and addresses stay as they are, and so does what follows the number (`,` and tones).
   */
  format(text: string): string;
  /** The same, with the caret behind the same digit as before. */
  formatWithCaret(text: string, caret: number): Edited;
  /** For the clipboard: `+79123456789`; nothing for extensions, codes, and what is too short or long. */
  e164(number: string): string | undefined;
  /** For lists: the own country's numbers the national way, others the international one. */
  displayNumber(number: string): string;
}

const longestExtension = 6;
const significant = /[\d*#+,;\p{L}]/u;

/**
 * Fetches the numbering plans of all countries (32 kB gz, a chunk of its own): only where the host names
 * its country, and never before the dialer is shown.
 *
 * @param country ISO 3166-1 alpha-2, either case, from the host; never guessed from an address
 * @returns nothing for a country that has no numbering plan; numbers are then shown as they are
 * @throws TypeError when the chunk cannot be fetched; numbers are then shown as they are
 */
export async function loadFormatter(country: string): Promise<Formatter | undefined> {
  const { readerOf } = await import('./phone-library.js');
  const reader = readerOf(country.toUpperCase());
  return reader && formatterOf(reader);
}

/** What the library knows of one country. */
export interface NumberReader {
  readonly plan: NumberingPlan;
  /** @param number digits, with a plus at the start or without */
  read(number: string): {
    readonly typed: string;
    readonly e164?: string;
    readonly display?: string;
  };
}

function formatterOf({ plan, read }: NumberReader): Formatter {
  const format = (text: string) => {
    const [, number = '', rest = ''] = /^([+\d ()./-]*)(.*)$/s.exec(text) ?? [];
    const dialled = number.replace(/[^+\d]/g, '');
    if (!isPhoneNumber(dialled) || /^[*#\p{L}@]/u.test(rest)) return text;
    const { typed } = read(dialled);
    // Nothing is shown that was not typed.
    return typed.replace(/[^+\d]/g, '') === dialled ? typed + rest : text;
  };
  return {
    plan,
    format,
    formatWithCaret(text, caret) {
      const formatted = format(text);
      return { text: formatted, caret: caretAfter(text, caret, formatted) };
    },
    e164: (number) => (isPhoneNumber(number) ? read(number).e164 : undefined),
    displayNumber: (number) => (isPhoneNumber(number) && read(number).display) || number,
  };
}

/** A plus makes a phone number of any length; without it, up to six digits are an extension. */
function isPhoneNumber(dialled: string): boolean {
  return /^\+\d+$/.test(dialled) || (/^\d+$/.test(dialled) && dialled.length > longestExtension);
}

/**
 * The caret stays behind the same digit, before any formatting that follows: so Backspace finds a digit.
 */
export function caretAfter(before: string, caret: number, after: string): number {
  if (before === after) return caret;
  let left = 0;
  for (const char of before.slice(0, caret)) if (significant.test(char)) left += 1;
  if (!left) return 0;
  let at = 0;
  for (const char of after) {
    at += char.length;
    if (significant.test(char)) left -= 1;
    if (!left) return at;
  }
  return after.length;
}
