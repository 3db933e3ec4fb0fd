import type { Ranges } from './highlight.js';

export interface SearchEntry {
  readonly name?: string;
  readonly number: string;
}

/** What to highlight in the entry's own strings. */
export interface Highlights {
  readonly name: Ranges;
  readonly number: Ranges;
}

/** An entry with what is compared, made once. */
export interface Prepared<E extends SearchEntry = SearchEntry> {
  readonly entry: E;
  /** The folded name behind a space: every word begins behind one. */
  readonly words: string;
  /** The keys of `words`. */
  readonly keys: string;
  readonly digits: string;
  /** The end of `digits` that is the national number; see `nationalNumber`. */
  readonly national: string;
}

export interface Matcher {
  rank(prepared: Prepared): Rank | undefined;
  ranges(prepared: Prepared): Highlights;
}

/** The best first. */
export const ranks = [
  'whole number',
  'number start',
  'name start',
  'word start',
  'inside',
] as const;
export type Rank = (typeof ranks)[number];
