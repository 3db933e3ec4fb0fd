import { dialledRange, nameRanges } from './highlight.js';
import { keysOf } from './keypad-letters.js';
import { type NumberingPlan, nationalBeginnings } from './numbering-plan.js';
import type { Matcher } from './matcher.js';

/** Digits: part of a number, or the keys (T9) of the beginning of a word of the name. */
export function digitMatcher(typed: string, plan: NumberingPlan | undefined): Matcher {
  const beginnings = nationalBeginnings(typed, plan);
  const key = ` ${typed}`;
  /** The number of digits that are the beginning of a national number; 0 when it begins otherwise. */
  const begun = (national: string) =>
    beginnings.find((beginning) => national.startsWith(beginning))?.length ?? 0;
  return {
    rank({ digits, national, keys }) {
      const at = digits.indexOf(typed);
      const length = begun(national);
      if (digits === typed || (length && length === national.length)) return 'whole number';
      if (at === 0 || (at === 1 && digits.startsWith('+')) || length) return 'number start';
      if (at > 0 && at === digits.length - national.length) return 'number start';
      const word = keys.indexOf(key);
      if (word === 0) return 'name start';
      if (word > 0) return 'word start';
      return at > 0 ? 'inside' : undefined;
    },
    ranges({ entry, digits, national }) {
      const at = digits.indexOf(typed);
      const nationalAt = digits.length - national.length;
      return {
        name: nameRanges(entry.name ?? '', (words) => {
          const word = keysOf(words).indexOf(key);
          return word < 0 ? [] : [[word + 1, typed.length]];
        }),
        number:
          at < 0
            ? dialledRange(entry.number, nationalAt, begun(national))
            : dialledRange(entry.number, at, typed.length),
      };
    },
  };
}
