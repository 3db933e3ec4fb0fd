import { markKey } from '../call-mark.js';

/** ms after which nobody goes on with the calls of a page that crashed, and its mark is worth nothing. */
const oldMs = 120_000;

/** Marks an account with calls, or takes its mark away. Those of other accounts stay while they are fresh. */
export function setCallMark(on: boolean, account: string): void {
  try {
    const fresh = readMarks().filter(([key, at]) => key !== account && isFresh(at));
    const marks = on ? [...fresh, [account, Date.now()] as const] : fresh;
    if (marks.length) localStorage.setItem(markKey, JSON.stringify(Object.fromEntries(marks)));
    else localStorage.removeItem(markKey);
  } catch {
    // Storage is forbidden: only pages that load the engine by themselves go on with calls then.
  }
}

/** Takes old marks away: while one stands, every page fetches the engine. */
export function pruneCallMarks(): void {
  setCallMark(false, '');
}

/** Whether this account has a fresh mark. */
export function hasMarkOf(account: string): boolean {
  return readMarks().some(([key, at]) => key === account && isFresh(at));
}

const isFresh = (at: number): boolean => Math.abs(Date.now() - at) < oldMs;

/** What is stored may have been written by anybody; where storage is forbidden, there is nothing. */
function readMarks(): (readonly [key: string, at: number])[] {
  let marks: unknown;
  try {
    marks = JSON.parse(localStorage.getItem(markKey) ?? '{}');
  } catch {
    return [];
  }
  if (typeof marks !== 'object' || marks === null) return [];
  return Object.entries(marks).flatMap(([key, at]: [string, unknown]) =>
    typeof at === 'number' ? [[key, at] as const] : [],
  );
}
