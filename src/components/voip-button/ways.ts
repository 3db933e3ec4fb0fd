import type { Way } from './views/view.js';

/** A web address a link may lead to; what a page's author pastes may be anything, `javascript:` too. */
export function safeUrl(value: string | undefined): string | null {
  if (!value) return null;
  const url = URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** As the page's author gave them. */
export interface GivenWays {
  readonly fallbackTel: string | undefined;
  readonly fallbackUrl: string | undefined;
  readonly fallbackMailto: string | undefined;
}

/** The other ways in the order in which people like them best; without those that lead nowhere. */
export function waysFrom(given: GivenWays): Way[] {
  const { fallbackTel, fallbackUrl, fallbackMailto } = given;
  const ways: Way[] = [];
  // RFC 3966: visual separators are for people; what is dialled is digits, + and pauses.
  const digits = fallbackTel?.replace(/^tel:/i, '').replace(/[^\d+*#,;]/g, '');
  if (fallbackTel && digits) {
    const shown = fallbackTel.replace(/^tel:/i, '');
    ways.push({ kind: 'tel', href: `tel:${digits.replace(/#/g, '%23')}`, shown });
  }
  const address = fallbackMailto?.replace(/^mailto:/i, '');
  if (address?.includes('@'))
    ways.push({ kind: 'mailto', href: `mailto:${address}`, shown: address.split('?')[0] ?? '' });
  const url = safeUrl(fallbackUrl);
  if (url) ways.push({ kind: 'url', href: url, shown: '' });
  return ways;
}
