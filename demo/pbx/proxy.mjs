// @ts-check
/**
 * What happens to a message that comes in: the registrar, a call to be routed, or something within a
 * call that has begun (RFC 3261 §16).
 */
import { allowedMethods, answerTo, problemOf } from './sip/build.mjs';
import { header, headers } from './sip/message.mjs';
import { parseUri, tagOf } from './sip/address.mjs';
import { withoutClaims } from './auth.mjs';
import { Fork } from './fork.mjs';
import { Notifier } from './notifier.mjs';
import { OngoingCalls, userOf } from './ongoing-calls.mjs';
import { routeOf } from './routing.mjs';
import { Transactions } from './transactions.mjs';

/**
 * @typedef {import('./sip/message.mjs').Header} Header
 * @typedef {import('./sip/message.mjs').Message} Message
 * @typedef {import('./sip/message.mjs').Request} Request
 * @typedef {import('./link.mjs').Link} Link
 * @typedef {import('./transactions.mjs').ServerTransaction} ServerTransaction
 * @typedef {import('./ongoing-calls.mjs').CallNews} CallNews
 * @typedef {object} ProxyOptions
 * @property {string} domain
 * @property {string} host own host and port
 * @property {readonly string[]} agents who the help desk rings
 * @property {ReadonlySet<string>} users
 * @property {ReadonlySet<string>} extensions
 * @property {Link} extensionLink
 * @property {import('./registrar.mjs').Registrar} registrar
 * @property {import('./watched.mjs').Watched} watched
 * @property {import('./auth.mjs').Authenticator} authenticator
 * @property {number} noAnswerSeconds
 * @property {number} lostFlowSeconds a call whose browser is gone for so long is ended
 * @property {(news: CallNews) => void} onCall
 * @property {(user: string) => void} onRegistration
 * @property {() => void} onNewInvite a call was asked for; one that is challenged counts twice
 */

const maxCallsPerLink = 10;

export class Proxy {
  #transactions;
  /** @type {Set<Fork>} */
  #forks = new Set();

  /** @param {ProxyOptions} options */
  constructor(options) {
    this.options = options;
    this.#transactions = new Transactions({
      host: options.host,
      isOurs: (uri) => this.#isOurs(parseUri(uri)?.host),
    });
    this.notifier = new Notifier({ ...options, transactions: this.#transactions });
    this.calls = new OngoingCalls({ ...options, transactions: this.#transactions });
  }

  /**
   * @param {Message} message
   * @param {Link} link where it came from
   */
  receive(message, link) {
    if (message.kind === 'response') this.#transactions.receive(message);
    else this.#receiveRequest(message, link);
  }

  close() {
    this.calls.close();
    for (const fork of this.#forks) fork.close();
    this.#transactions.close();
  }

  /**
   * @param {Request} request
   * @param {Link} link
   */
  #receiveRequest(request, link) {
    const { method } = request;
    const known = this.#transactions.find(request);
    if (method === 'ACK') {
      if (!known) this.calls.passOn(request, link);
      return;
    }
    const problem = problemOf(request);
    if (problem) {
      link.send(answerTo(request, 400, { headers: [['Warning', `399 voip.test "${problem}"`]] }));
    } else if (method === 'CANCEL') {
      link.send(answerTo(request, known ? 200 : 481));
      known?.onCancel();
    } else if (known) {
      if (known.last) link.send(known.last);
    } else {
      this.#work(this.#transactions.open(request, link));
    }
  }

  /** @param {ServerTransaction} transaction */
  #work(transaction) {
    const { request, link } = transaction;
    const { method } = request;
    if (Number(header(request, 'Max-Forwards') ?? 70) < 1) return transaction.answer(483);
    if (method === 'SUBSCRIBE') return this.#subscribe(transaction);
    if (tagOf(header(request, 'To') ?? '') !== '')
      return this.calls.passOn(request, link, transaction);
    if (method === 'OPTIONS') {
      return transaction.answer(200, { headers: [['Allow', allowedMethods]] });
    }
    if (method === 'REGISTER') return this.#register(transaction);
    if (method === 'INVITE' || method === 'MESSAGE') return this.#call(transaction);
    if (method === 'PUBLISH') return transaction.answer(489);
    return transaction.answer(405, { headers: [['Allow', allowedMethods]] });
  }

  /** @param {ServerTransaction} transaction */
  #register(transaction) {
    const { request, link } = transaction;
    const { authenticator, registrar } = this.options;
    const verdict = authenticator.check('REGISTER', headers(request, 'Authorization'));
    if (verdict.kind === 'challenge') {
      transaction.answer(401, { headers: [['WWW-Authenticate', verdict.header]] });
    } else if (userOf(header(request, 'To')) !== verdict.user) {
      transaction.answer(403);
    } else {
      transaction.respond(registrar.register(verdict.user, request, link));
      this.options.onRegistration(verdict.user);
    }
  }

  /** @param {ServerTransaction} transaction */
  #subscribe(transaction) {
    const from = userOf(header(transaction.request, 'From'));
    if (!this.options.users.has(from)) return transaction.answer(403);
    if (this.#isProved(transaction, from)) this.notifier.subscribe(transaction, from);
  }

  /**
   * Whether it comes from that user; if not, it is answered.
   *
   * @param {ServerTransaction} transaction
   * @param {string} user
   */
  #isProved(transaction, user) {
    const { request } = transaction;
    const credentials = headers(request, 'Proxy-Authorization');
    const verdict = this.options.authenticator.check(request.method, credentials);
    if (verdict.kind === 'challenge') {
      transaction.answer(407, { headers: [['Proxy-Authenticate', verdict.header]] });
      return false;
    }
    if (verdict.user !== user) transaction.answer(403);
    return verdict.user === user;
  }

  /** @param {ServerTransaction} transaction */
  #call(transaction) {
    const { request, link } = transaction;
    const { users, agents, extensions, registrar } = this.options;
    if (request.method === 'INVITE') this.options.onNewInvite();
    const from = userOf(header(request, 'From'));
    const guest = !users.has(from);
    if (!guest && !this.#isProved(transaction, from)) return;
    if (this.calls.countOf(link) >= maxCallsPerLink) return transaction.answer(503);
    if (request.method === 'INVITE') transaction.answer(100);
    const asserted = guest ? '' : from;
    const replaces = header(request, 'Replaces');
    if (replaces !== undefined) return this.#replace(transaction, replaces, asserted);

    const target = parseUri(request.uri);
    if (!target || !this.#isOurs(target.host)) return transaction.answer(404);
    const contactsOf = (/** @type {string} */ user) => registrar.contactsOf(user);
    const route = routeOf(target.user, { guest, users, agents, extensions, contactsOf });
    if (route.kind === 'refuse') return transaction.answer(route.status);
    const targets =
      route.kind === 'extension'
        ? [{ link: this.options.extensionLink, uri: request.uri }]
        : route.bindings;
    return this.#fork(transaction, targets, asserted);
  }

  /**
   * A call that takes the place of another one (RFC 3891) goes to where that one goes.
   *
   * @param {ServerTransaction} transaction
   * @param {string} replaces
   * @param {string} asserted
   */
  #replace(transaction, replaces, asserted) {
    const found = this.calls.findReplaced(replaces);
    if (found?.dialog.state !== 'confirmed') return transaction.answer(481);
    // A guest may come back to his own call, never into one of somebody with an account.
    if (!asserted && this.options.users.has(userOf(found.sender.address))) {
      return transaction.answer(403);
    }
    if (!found.receiver.link.open) return transaction.answer(480);
    return this.#fork(transaction, [found.receiver], asserted);
  }

  /**
   * @param {ServerTransaction} transaction
   * @param {readonly { link: Link, uri: string }[]} targets
   * @param {string} asserted the user who proved to be that one, or nobody
   */
  #fork(transaction, targets, asserted) {
    const { domain, host, noAnswerSeconds } = this.options;
    const { request, link } = transaction;
    const outgoing = withoutClaims(request);
    /** @type {Header[]} */
    const added = [['Record-Route', `<sip:${host};transport=ws;lr>`]];
    if (asserted) added.push(['P-Asserted-Identity', `<sip:${asserted}@${domain}>`]);

    const fork = new Fork(transaction, {
      noAnswerMs: noAnswerSeconds * 1_000,
      onResponse: (response, branch) => this.calls.learn(request, link, response, branch.link),
      onOver: () => {
        this.#forks.delete(fork);
        this.calls.fail(request, transaction.last?.status ?? 0);
      },
    });
    this.#forks.add(fork);
    fork.start(
      targets.map(
        (target) => (onResponse) =>
          this.#transactions.forward(outgoing, target.link, {
            uri: target.uri,
            headers: added,
            onResponse,
          }),
      ),
    );
  }

  /** @param {string | undefined} host */
  #isOurs(host) {
    return host !== undefined && [this.options.domain, '127.0.0.1', 'localhost'].includes(host);
  }
}
