// @ts-check
import { answerTo } from './sip/build.mjs';
import { header, headers } from './sip/message.mjs';
import { parseAddress, parseUri } from './sip/address.mjs';

/**
 * @typedef {import('./sip/message.mjs').Request} Request
 * @typedef {import('./sip/message.mjs').Response} Response
 * @typedef {import('./link.mjs').Link} Link
 * @typedef {{ key: string, uri: string, link: Link, expiresAt: number }} Binding `expiresAt`: ms since 1970
 */

const maxContacts = 10;
const minSeconds = 5;
const maxSeconds = 3_600;
const defaultSeconds = 600;

/** Who can be reached where (RFC 3261 §10.3). A contact is as good as its socket (RFC 5626 §5.3). */
export class Registrar {
  /** @type {Map<string, Binding[]>} */
  #bindings = new Map();

  /**
   * The contacts of a user that can be rung now, the newest first.
   *
   * @param {string} user
   * @returns {Binding[]}
   */
  contactsOf(user) {
    const now = Date.now();
    const live = (this.#bindings.get(user) ?? []).filter(
      ({ expiresAt, link }) => expiresAt > now && link.open,
    );
    this.#bindings.set(user, live);
    return live;
  }

  /** @returns {{ user: string, contact: string, expiresIn: number }[]} `expiresIn` in seconds */
  list() {
    const now = Date.now();
    return [...this.#bindings.keys()].flatMap((user) =>
      this.contactsOf(user).map(({ uri, expiresAt }) => ({
        user,
        contact: uri,
        expiresIn: Math.ceil((expiresAt - now) / 1_000),
      })),
    );
  }

  /**
   * @param {string} user who has proved to be that user
   * @param {Request} request
   * @param {Link} link
   * @returns {Response}
   */
  register(user, request, link) {
    const contacts = headers(request, 'Contact');
    const general = header(request, 'Expires');
    if (contacts.includes('*')) {
      // "All of them" is only ever a removal (§10.2.2).
      if (contacts.length > 1 || general !== '0') return answerTo(request, 400);
      this.#bindings.set(user, []);
      return this.#answer(user, request);
    }
    for (const contact of contacts) {
      const { uri, params } = parseAddress(contact);
      const seconds = Number(params.get('expires') ?? general ?? defaultSeconds);
      if (!parseUri(uri) || !Number.isFinite(seconds) || seconds < 0) return answerTo(request, 400);
      if (seconds > 0 && seconds < minSeconds) {
        return answerTo(request, 423, { headers: [['Min-Expires', String(minSeconds)]] });
      }
      // One browser that comes back with another socket is one contact (RFC 5626 §6).
      const key = params.get('+sip.instance') ?? uri;
      const others = this.contactsOf(user).filter((one) => one.key !== key && one.uri !== uri);
      const expiresAt = Date.now() + Math.min(seconds, maxSeconds) * 1_000;
      const binding = { key, uri, link, expiresAt };
      this.#bindings.set(user, seconds === 0 ? others : [binding, ...others].slice(0, maxContacts));
    }
    return this.#answer(user, request);
  }

  /**
   * @param {string} user
   * @param {Request} request
   */
  #answer(user, request) {
    const now = Date.now();
    return answerTo(request, 200, {
      headers: this.contactsOf(user).map(({ uri, key, expiresAt }) => {
        const instance = key === uri ? '' : `;+sip.instance="${key}"`;
        const seconds = Math.ceil((expiresAt - now) / 1_000);
        return ['Contact', `<${uri}>${instance};expires=${seconds}`];
      }),
    });
  }
}
