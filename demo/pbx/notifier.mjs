// @ts-check
/**
 * Tells who has subscribed what is watched (RFC 6665): calls of an extension as dialog-info (RFC 4235), and
 * messages that wait (RFC 3842).
 */
import { answerTo, randomId } from './sip/build.mjs';
import { header } from './sip/message.mjs';
import { parseAddress, parseUri, tagOf, withTag } from './sip/address.mjs';

/**
 * @typedef {import('./sip/message.mjs').Request} Request
 * @typedef {import('./link.mjs').Link} Link
 * @typedef {import('./transactions.mjs').ServerTransaction} ServerTransaction
 * @typedef {import('./watched.mjs').Watched} Watched
 * @typedef {object} Subscription
 * @property {'dialog' | 'message-summary'} event
 * @property {string} what the extension, or whose mailbox
 * @property {Request} request the first one
 * @property {string} tag ours
 * @property {Link} link
 * @property {number} cseq
 * @property {number} expiresAt ms since 1970
 */

const minSeconds = 5;
const maxSeconds = 3_600;
const mostSubscriptions = 500;

export class Notifier {
  /** @type {Map<string, Subscription>} by Call-ID and both tags */
  #subscriptions = new Map();

  /**
   * @param {object} options
   * @param {string} options.host
   * @param {Watched} options.watched
   * @param {import('./transactions.mjs').Transactions} options.transactions
   */
  constructor(options) {
    this.options = options;
  }

  /**
   * A SUBSCRIBE of somebody who has proved who it is.
   *
   * @param {ServerTransaction} transaction
   * @param {string} user
   */
  subscribe(transaction, user) {
    const { request, link } = transaction;
    const event = (header(request, 'Event') ?? '').split(';')[0]?.trim();
    if (event !== 'dialog' && event !== 'message-summary') return transaction.answer(489);
    const seconds = Math.min(Number(header(request, 'Expires') ?? maxSeconds), maxSeconds);
    if (!(seconds >= 0)) return transaction.answer(400);
    if (seconds > 0 && seconds < minSeconds) {
      return transaction.answer(423, { headers: [['Min-Expires', String(minSeconds)]] });
    }
    const known = this.#subscriptions.get(keyOf(request));
    if (!known && tagOf(header(request, 'To') ?? '') !== '') return transaction.answer(481);
    const what = parseUri(request.uri)?.user ?? '';
    if (!known && event === 'dialog' && !this.options.watched.knows(what)) {
      return transaction.answer(404);
    }
    // Nobody else's messages.
    if (!known && event === 'message-summary' && what !== user) return transaction.answer(403);
    if (this.#subscriptions.size >= mostSubscriptions) return transaction.answer(503);
    /** @type {Subscription} */
    const subscription = known ?? {
      event,
      what,
      request,
      tag: randomId(),
      link,
      cseq: 0,
      expiresAt: 0,
    };
    subscription.link = link;
    subscription.expiresAt = Date.now() + seconds * 1_000;
    const key = known ? keyOf(request) : `${keyOf(request)}${subscription.tag}`;
    if (seconds > 0) this.#subscriptions.set(key, subscription);
    else this.#subscriptions.delete(key);
    transaction.respond(
      answerTo(request, 200, {
        tag: subscription.tag,
        headers: [this.#contact, ['Expires', String(seconds)]],
      }),
    );
    this.#notify(subscription);
  }

  /** @param {{ extension: string } | { mailbox: string }} what has changed */
  changed(what) {
    const [event, name] =
      'extension' in what ? ['dialog', what.extension] : ['message-summary', what.mailbox];
    for (const [key, subscription] of this.#subscriptions) {
      const { link, expiresAt } = subscription;
      if (!link.open || expiresAt < Date.now()) this.#subscriptions.delete(key);
      else if (subscription.event === event && subscription.what === name) {
        this.#notify(subscription);
      }
    }
  }

  /** Ends every subscription, as a restart does; who wants it goes on asking. */
  deactivate() {
    for (const [key, subscription] of this.#subscriptions) {
      this.#subscriptions.delete(key);
      this.#notify(subscription, 'terminated;reason=deactivated');
    }
  }

  /** @returns {import('./sip/message.mjs').Header} */
  get #contact() {
    return ['Contact', `<sip:${this.options.host};transport=ws>`];
  }

  /**
   * @param {Subscription} subscription
   * @param {string} [state]
   */
  #notify(subscription, state = stateOf(subscription)) {
    const { request, tag, link, event, what } = subscription;
    subscription.cseq += 1;
    const { watched } = this.options;
    const [type, body] =
      event === 'dialog'
        ? ['application/dialog-info+xml', dialogInfo(what, watched, subscription.cseq)]
        : ['application/simple-message-summary', messageSummary(what, watched)];
    /** @type {Request} */
    const notify = {
      kind: 'request',
      method: 'NOTIFY',
      uri: parseAddress(header(request, 'Contact') ?? '').uri,
      headers: [
        ['Max-Forwards', '70'],
        ['From', withTag(header(request, 'To') ?? '', tag)],
        ['To', header(request, 'From') ?? ''],
        ['Call-ID', header(request, 'Call-ID') ?? ''],
        ['CSeq', `${subscription.cseq} NOTIFY`],
        ['Event', event],
        ['Subscription-State', state],
        this.#contact,
        ['Content-Type', type],
      ],
      body,
    };
    this.options.transactions.forward(notify, link, { onResponse: () => undefined });
  }
}

/** @param {Subscription} subscription */
function stateOf({ expiresAt }) {
  const seconds = Math.ceil((expiresAt - Date.now()) / 1_000);
  return seconds > 0 ? `active;expires=${seconds}` : 'terminated;reason=timeout';
}

/**
 * As the server of a subscription sees it; our tag is missing in the first request.
 *
 * @param {Request} request
 */
const keyOf = (request) =>
  `${header(request, 'Call-ID') ?? ''} ${tagOf(header(request, 'From') ?? '')} ${tagOf(header(request, 'To') ?? '')}`;

/**
 * @param {string} extension
 * @param {Watched} watched
 * @param {number} version
 */
function dialogInfo(extension, watched, version) {
  const { status, remote = '' } = watched.stateOf(extension);
  const state = { idle: 'terminated', ringing: 'early', busy: 'confirmed' }[status];
  const uri = `sip:${encodeURIComponent(remote)}@voip.test`;
  const party = remote ? `<remote><identity>${uri}</identity></remote>` : '';
  return [
    '<?xml version="1.0"?>',
    `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="full" entity="sip:${extension}@voip.test">`,
    `<dialog id="${extension}" direction="recipient"><state>${state}</state>${party}</dialog>`,
    '</dialog-info>',
    '',
  ].join('\r\n');
}

/**
 * @param {string} user
 * @param {Watched} watched
 */
function messageSummary(user, watched) {
  const { new: fresh, old } = watched.mailboxOf(user);
  return `Messages-Waiting: ${fresh ? 'yes' : 'no'}\r\nVoice-Message: ${fresh}/${old} (0/0)\r\n`;
}
