/** What makes a national and an international number the same: Russia is `{ callingCode: '7', nationalPrefix: '8' }`. */
export interface NumberingPlan {
  /** Digits only. */
  readonly callingCode: string;
  /** What is dialled before a national number inside the country; empty where there is nothing. */
  readonly nationalPrefix: string;
  /** How many digits a national number may have, without the prefix. */
  readonly lengths: readonly number[];
}

/** Up to six digits are an extension. */
const shortest = 7;

/**
 * The national (significant) number, the same for `+7 912 …`, `8 912 …` and `912 …`; always an end of the digits.
 * Empty for extensions, codes and numbers of other countries. For comparing, never for dialling.
 *
 * @param number digits, `*`, `#`, and a plus at the start
 */
export function nationalNumber(number: string, plan: NumberingPlan | undefined): string {
  if (!plan || !/^\+?\d+$/.test(number)) return '';
  const { callingCode, nationalPrefix, lengths } = plan;
  if (number.startsWith('+')) {
    return number.startsWith(callingCode, 1) ? number.slice(1 + callingCode.length) : '';
  }
  if (number.length < shortest) return '';
  const prefix = [nationalPrefix, callingCode, ''].find(
    (one) => number.startsWith(one) && lengths.includes(number.length - one.length),
  );
  return prefix === undefined ? '' : number.slice(prefix.length);
}

/**
 * What the beginning of a number, as it is being typed, may be the beginning of among national numbers.
 */
export function nationalBeginnings(typed: string, plan: NumberingPlan | undefined): string[] {
  if (!plan || !/^\+?\d+$/.test(typed)) return [];
  const { callingCode, nationalPrefix } = plan;
  const digits = typed.replace('+', '');
  const prefixes = typed === digits ? [callingCode, nationalPrefix] : [callingCode];
  const cut = prefixes
    .filter((prefix) => prefix && digits.startsWith(prefix))
    .map((prefix) => digits.slice(prefix.length));
  return [...new Set(cut)].filter((rest) => rest);
}
