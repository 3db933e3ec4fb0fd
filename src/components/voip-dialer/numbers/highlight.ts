import { type Folded, foldWithPositions } from './fold.js';
import { plainText } from './plain-text.js';

/** `[start, end)` in UTF-16 units, in order, not overlapping. */
export type Ranges = readonly (readonly [start: number, end: number])[];

/** What is dialled of a number as it is written; the way back is `dialledRange`. */
export function dialledChars(text: string): string {
  return plainText(text).replace(/[^\d*#+]/g, '');
}

/** Where the characters from `at` on, `length` of them, of `dialledChars(text)` stand in the text. */
export function dialledRange(text: string, at: number, length: number): Ranges {
  let passed = 0;
  let position = 0;
  let start = -1;
  for (const char of text) {
    const kept = dialledChars(char).length;
    if (kept && passed === at) start = position;
    passed += kept;
    position += char.length;
    if (start >= 0 && passed === at + length) return [[start, position]];
  }
  return [];
}

/**
 * Where pieces of the folded name stand in the name as it is written.
 *
 * @param find given the folded name behind a space, the begin and length of each piece in it
 */
export function nameRanges(name: string, find: (words: string) => [number, number][]): Ranges {
  const folded = foldWithPositions(name);
  const pieces = find(` ${folded.text}`).map(([at, length]) => [at - 1, at - 1 + length] as const);
  return merged(pieces.map(([from, to]) => inOriginal(folded, from, to)));
}

function inOriginal({ starts, ends }: Folded, from: number, to: number): readonly [number, number] {
  return [starts[from] ?? 0, ends[to - 1] ?? 0];
}

function merged(ranges: (readonly [number, number])[]): Ranges {
  const out: (readonly [number, number])[] = [];
  for (const [start, end] of ranges.sort(([a], [b]) => a - b)) {
    const last = out.at(-1);
    if (last && start <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], end)];
    else out.push([start, end]);
  }
  return out;
}
