import { refuseValue } from '../shared/refuse-value.js';
import { safeUrl, waysFrom, type GivenWays } from './ways.js';
import type { VoipButton } from './voip-button.js';

/** The attributes that take one word of a few; what is none of them is the first. */
const choices: readonly (readonly [attribute: string, ...words: string[]])[] = [
  ['variant', 'button', 'icon', 'bar', 'link'],
  ['placement', 'inline', 'bottom-end', 'bottom-start', 'top-end', 'top-start'],
  ['preload', 'hover', 'idle', 'none'],
  ['theme', 'auto', 'light', 'dark'],
];

const noWays: GivenWays = {
  fallbackTel: undefined,
  fallbackUrl: undefined,
  fallbackMailto: undefined,
};

/**
 * Tells the page's author of every value the button goes on without. The phone's own attributes are
 * judged by its schema, in the engine.
 */
export function checkAttributes(host: VoipButton): void {
  for (const [attribute, ...words] of choices) {
    const value = host.getAttribute(attribute);
    if (value && !words.includes(value)) {
      refuseValue(host, attribute, `must be one of ${words.join(', ')}, not "${value}"`);
    }
  }
  const { fallbackTel, fallbackUrl, fallbackMailto, noticeUrl } = host;
  const leadsNowhere = (way: Partial<GivenWays>) => !waysFrom({ ...noWays, ...way }).length;
  if (fallbackTel && leadsNowhere({ fallbackTel })) {
    refuseValue(host, 'fallback-tel', 'holds no phone number');
  }
  if (fallbackMailto && leadsNowhere({ fallbackMailto })) {
    refuseValue(host, 'fallback-mailto', 'holds no e-mail address');
  }
  for (const [attribute, url] of [
    ['fallback-url', fallbackUrl],
    ['notice-url', noticeUrl],
  ] as const) {
    if (url && !safeUrl(url)) refuseValue(host, attribute, 'is no address of a web page');
  }
}
