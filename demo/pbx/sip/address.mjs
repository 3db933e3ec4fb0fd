// @ts-check
import { splitOutside } from './message.mjs';

/**
 * @typedef {{ display: string, uri: string, params: Map<string, string> }} Address
 * @typedef {{ user: string, host: string }} SipUri
 */

/**
 * `;name=value` pairs. Quotes around a value are taken off, names are lower-cased.
 *
 * @param {readonly string[]} parts
 * @returns {Map<string, string>}
 */
function parseParams(parts) {
  /** @type {Map<string, string>} */
  const params = new Map();
  for (const part of parts) {
    const at = part.indexOf('=');
    const name = (at < 0 ? part : part.slice(0, at)).trim().toLowerCase();
    const value = at < 0 ? '' : part.slice(at + 1).trim();
    if (!params.has(name)) params.set(name, value.replace(/^"(.*)"$/, '$1'));
  }
  return params;
}

/**
 * The value of From, To, Contact, Route … (RFC 3261 §20.10).
 *
 * @param {string} value
 * @returns {Address}
 */
export function parseAddress(value) {
  const [first = '', ...rest] = splitOutside(value, ';');
  const open = first.indexOf('<', first.lastIndexOf('"') + 1);
  const close = first.indexOf('>', open);
  const bracketed = open >= 0 && close > open;
  return {
    display: bracketed
      ? first
          .slice(0, open)
          .trim()
          .replace(/^"(.*)"$/, '$1')
      : '',
    uri: bracketed ? first.slice(open + 1, close) : first,
    params: parseParams(rest),
  };
}

/**
 * @param {string} value
 * @returns {string} the tag, or an empty string
 */
export const tagOf = (value) => parseAddress(value).params.get('tag') ?? '';

/**
 * @param {string} value of From or To
 * @param {string} tag
 */
export const withTag = (value, tag) => (tagOf(value) ? value : `${value};tag=${tag}`);

/**
 * @param {string} uri
 * @returns {SipUri | undefined} undefined when it is no SIP URI
 */
export function parseUri(uri) {
  const match = /^sips?:(?:([^@;?:]*)(?::[^@]*)?@)?(\[[^\]]+\]|[^;?:/]+)/i.exec(uri);
  return match?.[2] === undefined
    ? undefined
    : { user: decode(match[1] ?? ''), host: match[2].toLowerCase() };
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * @param {string | undefined} via the value of one Via header
 * @returns {string} the branch, or an empty string
 */
export const branchOf = (via) =>
  parseParams(splitOutside(via ?? '', ';').slice(1)).get('branch') ?? '';
