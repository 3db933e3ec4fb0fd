// @ts-check
import { createHash } from 'node:crypto';
import { splitOutside } from './message.mjs';

/** @param {string} text */
const md5 = (text) => createHash('md5').update(text).digest('hex');

/**
 * @param {string} value `Digest username="…", realm="…", …`
 * @returns {Map<string, string>} names lower-cased, quotes taken off
 */
export function parseDigest(value) {
  const [, list = ''] = /^Digest\s+(.*)$/i.exec(value) ?? [];
  return new Map(
    splitOutside(list, ',').map((part) => {
      const at = part.indexOf('=');
      const name = part.slice(0, Math.max(at, 0)).trim().toLowerCase();
      return [
        name,
        part
          .slice(at + 1)
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      ];
    }),
  );
}

/**
 * The response that the right password gives (RFC 2617 §3.2.2, qop=auth).
 *
 * @param {Map<string, string>} given what the client sent
 * @param {{ realm: string, password: string, method: string }} expected
 */
export function digestResponse(given, { realm, password, method }) {
  const ha1 = md5(`${given.get('username') ?? ''}:${realm}:${password}`);
  const ha2 = md5(`${method}:${given.get('uri') ?? ''}`);
  const field = (/** @type {string} */ name) => given.get(name) ?? '';
  return md5(`${ha1}:${field('nonce')}:${field('nc')}:${field('cnonce')}:${field('qop')}:${ha2}`);
}
