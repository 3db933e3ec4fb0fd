import type { Contact } from '../contacts.js';

/** What is compared of the end of a number; shorter ones are extensions, and compared as wholes. */
const ending = 7;
/** Digits of a country code (ITU-T E.164). */
const longestCountryCode = 3;

/** Digits, and what stands for the plus taken away; an address as it is, without its case. */
function comparable(number: string): string {
  const isAddress = /\p{L}/u.test(number);
  if (isAddress) return number.toLowerCase().replace(/^sips?:/, '');
  return number.replace(/[^\d*#]/g, '').replace(/^00(?=\d{8})/, '');
}

/** The number without what is dialled before it inside of a country: `0` almost everywhere, `8` where it makes eleven digits. */
const withoutTrunkPrefix = (digits: string): string =>
  digits.length === 11 ? digits.replace(/^[08]/, '') : digits.replace(/^0/, '');

/**
 * Whether both are one telephone's. Nothing is known of the country: `030 123456` is taken for `+49 30 123456`, since the
 * one ends with the other but for a country code. Two numbers of one length are different if any digit is.
 */
export function isSameNumber(one: string, other: string): boolean {
  return isSame(comparable(one), comparable(other));
}

function isSame(one: string, other: string): boolean {
  if (!one || !other) return false;
  if (one === other) return true;
  const [a, b] = [withoutTrunkPrefix(one), withoutTrunkPrefix(other)];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const isNumber = /^\d+$/.test(long) && short.length >= ending;
  const before = long.length - short.length;
  return isNumber && before <= longestCountryCode && long.endsWith(short);
}

const bucketOf = (number: string): string => number.slice(-ending);

/** Whose number one is, of many contacts, without looking at each. The first one stands. */
export class NumberIndex {
  readonly #buckets = new Map<string, { readonly number: string; readonly contact: Contact }[]>();

  constructor(contacts: readonly Contact[] = []) {
    for (const contact of contacts) this.add(contact);
  }

  add(contact: Contact): void {
    for (const { number } of contact.numbers) {
      const digits = comparable(number);
      const bucket = this.#buckets.get(bucketOf(digits));
      if (bucket) bucket.push({ number: digits, contact });
      else if (digits) this.#buckets.set(bucketOf(digits), [{ number: digits, contact }]);
    }
  }

  find(number: string): Contact | undefined {
    const digits = comparable(number);
    const bucket = this.#buckets.get(bucketOf(digits)) ?? [];
    const whole = bucket.find((one) => one.number === digits);
    return (whole ?? bucket.find((one) => isSame(one.number, digits)))?.contact;
  }
}
