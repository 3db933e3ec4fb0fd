// @ts-check
import { randomBytes } from 'node:crypto';
import { header, headers } from './message.mjs';
import { tagOf, withTag } from './address.mjs';

/**
 * @typedef {import('./message.mjs').Header} Header
 * @typedef {import('./message.mjs').Request} Request
 * @typedef {import('./message.mjs').Response} Response
 */

export const allowedMethods =
  'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, MESSAGE, REFER, NOTIFY, SUBSCRIBE';

/** @type {Readonly<Record<number, string>>} */
const reasons = {
  100: 'Trying',
  180: 'Ringing',
  183: 'Session Progress',
  200: 'OK',
  202: 'Accepted',
  302: 'Moved Temporarily',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  423: 'Interval Too Brief',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  483: 'Too Many Hops',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  489: 'Bad Event',
  491: 'Request Pending',
  500: 'Server Internal Error',
  503: 'Service Unavailable',
};

/** @param {number} status */
export const statusLine = (status) => `SIP/2.0 ${status} ${reasons[status] ?? 'Unknown'}`;

/** Random text for tags, branches and nonces: who knows a dialog's tags may speak in it. */
export const randomId = () => randomBytes(12).toString('hex');

/** A branch in the form RFC 3261 §8.1.1.7 asks for. */
export const randomBranch = () => `z9hG4bK${randomId()}`;

/**
 * An answer to a request (RFC 3261 §8.2.6).
 *
 * @param {Request} request
 * @param {number} status
 * @param {{ tag?: string, headers?: readonly Header[], body?: string }} [more] `tag` for To, when it has none
 * @returns {Response}
 */
export function answerTo(request, status, { tag, headers: added = [], body = '' } = {}) {
  const to = header(request, 'To') ?? '';
  return {
    kind: 'response',
    status,
    reason: reasons[status] ?? 'Unknown',
    headers: [
      ...headers(request, 'Via').map((via) => /** @type {Header} */ (['Via', via])),
      ['From', header(request, 'From') ?? ''],
      ['To', status === 100 ? to : withTag(to, tag ?? randomId())],
      ['Call-ID', header(request, 'Call-ID') ?? ''],
      ['CSeq', header(request, 'CSeq') ?? ''],
      ...added,
    ],
    body,
  };
}

/**
 * @param {Request | Response} message
 * @returns {{ number: number, method: string }}
 */
export function cseqOf(message) {
  const [, number = '0', method = ''] = /^(\d+)\s+(\S+)$/.exec(header(message, 'CSeq') ?? '') ?? [];
  return { number: Number(number), method };
}

/**
 * What is wrong with a request, so wrong that it cannot be worked on (RFC 3261 §16.3).
 *
 * @param {Request} request
 * @returns {string | undefined}
 */
export function problemOf(request) {
  for (const name of ['From', 'To', 'Call-ID', 'CSeq']) {
    const count = headers(request, name).length;
    if (count !== 1) return count === 0 ? `${name} is missing` : `${name} twice`;
  }
  if (cseqOf(request).method !== request.method) return 'CSeq names another method';
  if (tagOf(header(request, 'From') ?? '') === '') return 'From without a tag';
  const hops = header(request, 'Max-Forwards');
  if (hops !== undefined && !/^\d{1,3}$/.test(hops)) return 'Max-Forwards is no number';
  if (request.body !== '' && header(request, 'Content-Type') === undefined) {
    return 'a body without Content-Type';
  }
  return undefined;
}
