import { dialledRange, nameRanges } from './highlight.js';
import type { Matcher } from './matcher.js';

/**
 * Words: each is the beginning of a word of the name, in any order, or a piece of the number; or all
 * of it is somewhere in the name.
 *
 * @param folded see `fold`
 */
export function wordMatcher(folded: string): Matcher {
  const typed = folded.split(' ').map((word) => ({ word, begun: ` ${word}` }));
  const start = ` ${folded}`;
  const numeric = typed.filter(({ word }) => /^\d+$/.test(word));
  return {
    rank({ words, digits }) {
      if (words.startsWith(start)) return 'name start';
      const each = typed.every(
        (one) => words.includes(one.begun) || (numeric.includes(one) && digits.includes(one.word)),
      );
      if (each) return 'word start';
      return words.includes(folded) ? 'inside' : undefined;
    },
    ranges({ entry, words, digits }) {
      const alone = numeric.find(({ begun }) => !words.includes(begun));
      const at = alone ? digits.indexOf(alone.word) : -1;
      return {
        name: nameRanges(entry.name ?? '', (name) => {
          const begun = typed.flatMap((one): [number, number][] => {
            const found = name.indexOf(one.begun);
            return found < 0 ? [] : [[found + 1, one.word.length]];
          });
          const inside = name.indexOf(folded);
          return begun.length || inside < 0 ? begun : [[inside, folded.length]];
        }),
        number: alone && at >= 0 ? dialledRange(entry.number, at, alone.word.length) : [],
      };
    },
  };
}
