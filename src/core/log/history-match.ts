import { isMissed, type HistoryEntry, type HistoryQuery } from '../history.js';

/** A number as people write it, whole or in part. */
const numberLike = /^\+?[\d\s().\-/]*\d[\d\s().\-/]*$/;

/** For comparison: without case, accents and compatibility forms. */
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Whether an entry is among those that are asked for. */
export function historyMatch({ query = '', only }: HistoryQuery): (entry: HistoryEntry) => boolean {
  const text = folded(query.trim());
  const digits = numberLike.test(text) ? digitsOf(text) : '';
  return (entry) => {
    if (only === 'missed' && !isMissed(entry)) return false;
    if (!text) return true;
    const { raw, e164 = '', display, name = '' } = entry.remote;
    if ([raw, display, name, entry.note ?? ''].some((part) => folded(part).includes(text))) {
      return true;
    }
    return digits !== '' && [raw, e164].some((part) => digitsOf(part).includes(digits));
  };
}
