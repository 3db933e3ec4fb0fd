import { fold } from './fold.js';
import { dialledChars } from './highlight.js';
import { keysOf } from './keypad-letters.js';
import { digitMatcher } from './match-digits.js';
import { wordMatcher } from './match-words.js';
import {
  type Highlights,
  type Matcher,
  type Prepared,
  type Rank,
  type SearchEntry,
  ranks,
} from './matcher.js';
import { type NumberingPlan, nationalNumber } from './numbering-plan.js';
import { plainLine } from './plain-text.js';

export interface SearchMatch<E extends SearchEntry> extends Highlights {
  readonly entry: E;
}

export interface SearchOptions {
  /** The own country's, as `Formatter.plan` has it: `8 912` finds `+7 912` and the other way round. */
  readonly plan?: NumberingPlan;
}

export interface Search<E extends SearchEntry> {
  /**
   * Digits are part of a number, or the keys of the beginning of a word of the name, in every script
   * at once; letters are the beginnings of words, or part of the name. The best first, the given order
   * among equals.
   *
   * @param query as typed; nothing matches an empty one
   * @param most how many matches to return
   */
  find(query: string, most?: number): SearchMatch<E>[];
}

const longestQuery = 100;
const looksDialled = /^[+*#\d ()./-]*[*#\d][+*#\d ()./-]*$/;

/** Makes the entries ready; to be done again when they change. 10 000 of them take some 100 ms. */
export function prepareSearch<E extends SearchEntry>(
  entries: readonly E[],
  options: SearchOptions = {},
): Search<E> {
  const index = new SearchIndex<E>(options);
  index.add(entries);
  return index;
}

/** The same for many entries that come piece by piece, so that the page does not stand still meanwhile. */
export class SearchIndex<E extends SearchEntry> implements Search<E> {
  readonly #prepared: Prepared<E>[] = [];
  readonly #plan: NumberingPlan | undefined;

  constructor({ plan }: SearchOptions = {}) {
    this.#plan = plan;
  }

  /** Behind those that are there. */
  add(entries: readonly E[]): void {
    for (const entry of entries) this.#prepared.push(prepare(entry, this.#plan));
  }

  find(query: string, most = 50): SearchMatch<E>[] {
    if (query.length > longestQuery) return [];
    const plain = plainLine(query);
    if (looksDialled.test(plain)) {
      return best(this.#prepared, digitMatcher(dialledChars(plain), this.#plan), most);
    }
    const folded = fold(plain);
    return folded ? best(this.#prepared, wordMatcher(folded), most) : [];
  }
}

function prepare<E extends SearchEntry>(entry: E, plan: NumberingPlan | undefined): Prepared<E> {
  const words = ` ${fold(entry.name ?? '')}`;
  const digits = dialledChars(entry.number);
  return { entry, words, keys: keysOf(words), digits, national: nationalNumber(digits, plan) };
}

function best<E extends SearchEntry>(
  prepared: readonly Prepared<E>[],
  matcher: Matcher,
  most: number,
): SearchMatch<E>[] {
  const ranked = byRank(prepared, matcher);
  return ranks
    .flatMap((rank) => ranked.get(rank) ?? [])
    .slice(0, most)
    .map((one) => ({ entry: one.entry, ...matcher.ranges(one) }));
}

function byRank<P extends Prepared>(prepared: readonly P[], matcher: Matcher): Map<Rank, P[]> {
  const ranked = new Map(ranks.map((rank): [Rank, P[]] => [rank, []]));
  for (const one of prepared) {
    const rank = matcher.rank(one);
    if (rank) ranked.get(rank)?.push(one);
  }
  return ranked;
}
