import type { Contact } from '../../../core/contacts.js';
import type { HistoryEntry } from '../../../core/history.js';
import { dialledChars } from '../numbers/highlight.js';
import type { SearchEntry } from '../numbers/matcher.js';

/** Somebody to suggest, by one number. */
export interface Person extends SearchEntry {
  /** What that number is, or where it comes from. */
  readonly hint: string;
}

/** What tells that two are the same number as it is dialled. */
export const personKey = (number: string): string => dialledChars(number) || number.toLowerCase();

/** Whom somebody has, one for each number. */
export const peopleOf = ({ name, numbers, organization, source }: Contact): Person[] =>
  numbers.map(({ number, label }) => ({
    name,
    number,
    hint: label ?? organization ?? source ?? '',
  }));

/** @param find who has that number */
export function personOf(
  { remote }: HistoryEntry,
  find: (number: string) => Contact | undefined,
): Person | undefined {
  const { raw, e164, name, anonymous } = remote;
  if (anonymous || !raw) return undefined;
  const known = find(e164 ?? raw);
  const shown = known?.name ?? (name === raw ? undefined : name);
  const [only, ...others] = known?.numbers ?? [];
  // As it is kept it can be dialled; as it was signalled perhaps not.
  const number = only && !others.length ? only.number : raw;
  const { label } = known?.numbers.find((one) => one.number === number) ?? {};
  const hint = label ?? known?.organization ?? '';
  return { number, hint, ...(shown ? { name: shown } : {}) };
}
