// @ts-check
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { digestResponse, parseDigest } from './sip/digest.mjs';
import { without } from './sip/message.mjs';

/**
 * @typedef {{ kind: 'accepted', user: string } | { kind: 'challenge', header: string }} Verdict
 */

/** Digest authentication, MD5 with qop=auth (RFC 2617, as RFC 3261 §22 uses it). */
export class Authenticator {
  #secret = randomBytes(32);
  /** @type {Map<string, { count: number, until: number }>} highest nonce count seen, by nonce */
  #counts = new Map();

  /** @param {{ realm: string, passwords: ReadonlyMap<string, string>, nonceSeconds: number }} options */
  constructor(options) {
    this.options = options;
  }

  /**
   * @param {string} method
   * @param {readonly string[]} credentials values of Authorization or Proxy-Authorization
   * @returns {Verdict}
   */
  check(method, credentials) {
    const { realm, passwords } = this.options;
    const given = credentials.map(parseDigest).find((one) => one.get('realm') === realm);
    const user = given?.get('username') ?? '';
    const password = passwords.get(user);
    if (!given || password === undefined || given.get('qop') !== 'auth') return this.#challenge();
    const expected = Buffer.from(digestResponse(given, { realm, password, method }));
    const actual = Buffer.from(given.get('response') ?? '');
    if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
      return this.#challenge();
    }
    const count = Number.parseInt(given.get('nc') ?? '', 16);
    if (!this.#accept(given.get('nonce') ?? '', count)) return this.#challenge({ stale: true });
    return { kind: 'accepted', user };
  }

  /**
   * A nonce of ours, in time, with a count not used before: else somebody may be repeating what he
   * overheard.
   *
   * @param {string} nonce
   * @param {number} count
   */
  #accept(nonce, count) {
    const until = Number.parseInt(nonce.split('.')[0] ?? '', 36);
    const now = Date.now();
    if (!(until > now) || nonce !== this.#nonce(until, nonce.split('.')[1] ?? '')) return false;
    if (!(count > (this.#counts.get(nonce)?.count ?? 0))) return false;
    for (const [old, entry] of this.#counts) if (entry.until < now) this.#counts.delete(old);
    this.#counts.set(nonce, { count, until });
    return true;
  }

  /**
   * @param {number} until ms since 1970
   * @param {string} salt
   */
  #nonce(until, salt) {
    const signed = `${until.toString(36)}.${salt}`;
    const signature = createHmac('sha256', this.#secret).update(signed).digest('hex');
    return `${signed}.${signature.slice(0, 24)}`;
  }

  /**
   * @param {{ stale?: boolean }} [options]
   * @returns {Verdict}
   */
  #challenge({ stale = false } = {}) {
    const { realm, nonceSeconds } = this.options;
    const nonce = this.#nonce(Date.now() + nonceSeconds * 1_000, randomBytes(6).toString('hex'));
    const header = `Digest realm="${realm}", nonce="${nonce}", algorithm=MD5, qop="auth"`;
    return { kind: 'challenge', header: stale ? `${header}, stale=true` : header };
  }
}

/**
 * The request as it is passed on: without credentials, which are for us, and without what a client
 * says about who it is, since only we assert that (RFC 3325).
 *
 * @param {import('./sip/message.mjs').Request} request
 */
export const withoutClaims = (request) =>
  without(request, [
    'Authorization',
    'Proxy-Authorization',
    'P-Asserted-Identity',
    'P-Preferred-Identity',
  ]);
