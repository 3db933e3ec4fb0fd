import { plainLine, plainText } from './plain-text.js';
import { splitPostDial } from './post-dial.js';
import { readAddress, unescaped } from './sip-address.js';

/**
 * What a text in the number field is.
 * - `number`: digits, `*`, `#`, a plus at the start or after a feature code; may be dialled.
 * - `address`: a `sip:` URI, or a user name of the own domain written with `sip:`; may be dialled.
 * - `name`: letters, so a search. Never turned into digits; see `vanityDigits`.
 * - `invalid`: nothing that could be dialled. `too-long`: more than core takes; nothing is cut off.
 */
export type CleanNumber =
  | {
      readonly kind: 'number' | 'address';
      /** What `phone.call()` takes. */
      readonly number: string;
      /**
       * Tones to send after the answer, as `phone.sendDtmf()` takes them, `,` for two seconds. A `;`
       * waits for the user: send what follows it when they ask for it.
       */
      readonly postDial?: string;
    }
  | { readonly kind: 'name' | 'invalid'; readonly text: string }
  | { readonly kind: 'too-long'; readonly length: number }
  | { readonly kind: 'empty' };

export interface CleanNumberOptions {
  /** The own SIP domain: an address in it is an extension. */
  readonly domain?: string;
  /** What the host says stands for `+`, such as `00`. Without it nothing is rewritten. */
  readonly internationalPrefix?: string;
}

/** The longest dial string of core (`core/signaling/sip/sip-uri.ts`). */
const longestNumber = 32;
const longestPostDial = 64;
/** No number, name or address is longer; a pasted page is not searched for. */
const longestText = 1000;
const separators = /[ ()[\]{}./·•‧-]/g;

/**
 * Reads what was typed or is to be dialled. Never throws; the time is linear in the length.
 *
 * A Russian `8` at the start stays an `8`, and `+7` stays `+7`: a PBX has its dial plan for what its users
 * dial, many trunks take only one of the two, and nothing here knows which. Search and display know
 * that they are one number.
 */
export function cleanNumber(text: string, options: CleanNumberOptions = {}): CleanNumber {
  if (text.length > longestText) return { kind: 'too-long', length: text.length };
  const plain = plainText(text)
    .trim()
    .replace(/^<(.*)>$/, '$1');
  const [, scheme = '', rest = plain] = /^(tel|sips?|callto):(?:\/\/)?(.*)$/is.exec(plain) ?? [];
  const kind = scheme.toLowerCase();
  if (!rest.trim()) return { kind: 'empty' };
  if (kind.startsWith('sip')) return fromAddress(kind, rest, options);
  if (!kind && /^[^\s@]+@[^\s@]+$/.test(rest)) return fromAddress('sip', rest, options);
  return fromDigits(kind ? withoutParameters(rest) : rest, options);
}

/** The number of a `tel:` URI (RFC 3966), its extension written out. Other parameters say nothing to a PBX. */
function withoutParameters(rest: string): string {
  const [number = '', ...parameters] = rest.split(';');
  const extension = parameters.find((one) => /^ext=/i.test(one))?.slice(4);
  const whole = extension ? `${number} ext ${extension}` : number;
  const decoded = unescaped(whole);
  return decoded === undefined ? whole : plainText(decoded).trim();
}

function fromDigits(text: string, { internationalPrefix }: CleanNumberOptions): CleanNumber {
  const { head, postDial } = splitPostDial(text);
  const number = withPlus(withoutTrunkZero(head).replace(separators, ''), internationalPrefix);
  if (!isDialString(number) || !/^[\d*#,;]*$/.test(postDial)) {
    return { kind: /\p{L}/u.test(text) ? 'name' : 'invalid', text: plainLine(text) };
  }
  if (number.length > longestNumber) return { kind: 'too-long', length: number.length };
  if (postDial.length > longestPostDial) return { kind: 'too-long', length: postDial.length };
  return { kind: 'number', number, ...(postDial ? { postDial } : {}) };
}

function fromAddress(scheme: string, rest: string, options: CleanNumberOptions): CleanNumber {
  const address = readAddress(rest);
  const invalid = { kind: 'invalid', text: plainLine(rest) } as const;
  if (!address) return invalid;
  const { user, host, parameters } = address;
  if (!host || host.toLowerCase() === options.domain?.toLowerCase()) {
    const number = user.replace(separators, '');
    return isDialString(number) ? fromDigits(number, {}) : { kind: 'address', number: user };
  }
  // `sips:` asks for TLS on every hop (RFC 3261 §26.2.2). Core cannot promise it, and must not call without.
  if (scheme === 'sips') return invalid;
  return { kind: 'address', number: `sip:${user}@${host}${parameters}` };
}

function isDialString(number: string): boolean {
  // One plus: at the start, or after a feature code (`#31#+7…`, 3GPP TS 22.030), with digits behind it.
  return /^[+\d*#]+$/.test(number) && !/\d\+|\+(?!\d)|\+.*\+/.test(number);
}

/**
 * `+44 (0)20 …`: the zero is dialled inside the country only (ITU-T E.123 §7 forbids this notation, but
 * it is everywhere). In Italy and San Marino the zero belongs to the number.
 */
function withoutTrunkZero(head: string): string {
  return /^\+ ?(?!39|378)/.test(head) ? head.replace('(0)', '') : head;
}

function withPlus(number: string, prefix: string | undefined): string {
  const isInternational = prefix && number.startsWith(prefix) && number.length > prefix.length + 6;
  return isInternational ? `+${number.slice(prefix.length)}` : number;
}
