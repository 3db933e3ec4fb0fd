// @ts-check
/**
 * The calls that have begun: what is sent within them, who is in them, and how the PBX itself ends
 * one. How they begin is the proxy's matter.
 */
import { withoutClaims } from './auth.mjs';
import { byeTo, Dialogs } from './dialogs.mjs';
import { parseAddress, parseUri, tagOf } from './sip/address.mjs';
import { header } from './sip/message.mjs';

/**
 * @typedef {import('./sip/message.mjs').Request} Request
 * @typedef {import('./sip/message.mjs').Response} Response
 * @typedef {import('./link.mjs').Link} Link
 * @typedef {import('./dialogs.mjs').Dialog} Dialog
 * @typedef {import('./transactions.mjs').ServerTransaction} ServerTransaction
 * @typedef {{ id: string, from: string, to: string, state: 'ringing' | 'connected' | 'ended', status?: number }} CallNews
 *   `id`: the Call-ID; `status`: of the refusal that ended it
 */

const sweepMs = 1_000;

/** @param {string | undefined} value of From or To */
export const userOf = (value) => parseUri(parseAddress(value ?? '').uri)?.user ?? '';

export class OngoingCalls {
  #dialogs = new Dialogs();
  #sweeper = setInterval(() => this.#sweep(), sweepMs).unref();

  /**
   * @param {object} options
   * @param {import('./transactions.mjs').Transactions} options.transactions
   * @param {number} options.lostFlowSeconds a call whose browser is gone for so long is ended
   * @param {(news: CallNews) => void} options.onCall
   */
  constructor(options) {
    this.options = options;
  }

  /** @returns {CallNews[]} */
  list() {
    return this.#dialogs.list().map((dialog) => newsOf(dialog, stateOf(dialog)));
  }

  /**
   * How many calls a browser has begun.
   *
   * @param {Link} link
   */
  countOf(link) {
    return this.#dialogs.list().filter((one) => one.caller.link === link && !link.trusted).length;
  }

  /**
   * The call that a new one wants to take over (RFC 3891).
   *
   * @param {string} replaces
   */
  findReplaced(replaces) {
    return this.#dialogs.findReplaced(replaces);
  }

  /**
   * Learns from an answer to an INVITE on its way back.
   *
   * @param {Request} request
   * @param {Link} link of the caller
   * @param {Response} response
   * @param {Link} calleeLink
   */
  learn(request, link, response, calleeLink) {
    if (request.method !== 'INVITE') return;
    const dialog = this.#dialogs.learn(request, link, response, calleeLink);
    if (!dialog) return;
    if (dialog.state === 'confirmed') this.#dialogs.removeEarly(dialog.callId);
    this.options.onCall(newsOf(dialog, stateOf(dialog)));
  }

  /**
   * The INVITE got no call.
   *
   * @param {Request} request
   * @param {number} status of the answer to it
   */
  fail(request, status) {
    const id = header(request, 'Call-ID') ?? '';
    this.#dialogs.removeEarly(id);
    const [from, to] = [userOf(header(request, 'From')), userOf(header(request, 'To'))];
    this.options.onCall({ id, from, to, state: 'ended', status });
  }

  /**
   * A request within a call. Its dialog is known by Call-ID and both tags, which nobody but the two
   * parties has seen; so it may come through a new socket, after the old one was lost.
   *
   * @param {Request} request
   * @param {Link} link
   * @param {ServerTransaction} [transaction] none for ACK
   */
  passOn(request, link, transaction) {
    const found = this.#dialogs.find(
      header(request, 'Call-ID') ?? '',
      tagOf(header(request, 'From') ?? ''),
      tagOf(header(request, 'To') ?? ''),
    );
    if (!found) return transaction?.answer(481);
    const { dialog, sender, receiver } = found;
    this.#dialogs.update(sender, request, link);
    if (request.method === 'BYE') this.#forget(dialog);
    const outgoing = withoutClaims(request);
    if (!transaction) return this.options.transactions.forwardAck(outgoing, receiver.link);
    if (!receiver.link.open) return transaction.answer(480);
    if (request.method === 'INVITE') transaction.answer(100);
    const branch = this.options.transactions.forward(outgoing, receiver.link, {
      onResponse: (response) => {
        // An answer refreshes the target of the one who gave it (RFC 3261 §12.2.1.2).
        if (response.status < 300) {
          receiver.uri = parseAddress(header(response, 'Contact') ?? '').uri || receiver.uri;
        }
        transaction.respond(response);
      },
    });
    transaction.onCancel = () => branch.cancel();
  }

  /** Ends every call that was answered, as an administrator would. */
  hangupAll() {
    for (const dialog of this.#dialogs.list()) {
      if (dialog.state === 'confirmed') this.#end(dialog);
    }
  }

  close() {
    clearInterval(this.#sweeper);
  }

  /** @param {Dialog} dialog */
  #end(dialog) {
    this.#forget(dialog);
    for (const side of [dialog.caller, dialog.callee]) {
      this.options.transactions.forward(byeTo(dialog, side), side.link, {
        onResponse: () => undefined,
      });
    }
  }

  /** @param {Dialog} dialog */
  #forget(dialog) {
    if (this.#dialogs.remove(dialog)) this.options.onCall(newsOf(dialog, 'ended'));
  }

  /** Calls of browsers that went and did not come back. */
  #sweep() {
    const limit = Date.now() - this.options.lostFlowSeconds * 1_000;
    for (const dialog of this.#dialogs.list()) {
      const { caller, callee } = dialog;
      if (Math.min(caller.link.closedAt, callee.link.closedAt) < limit) this.#end(dialog);
    }
  }
}

/** @param {Dialog} dialog */
const stateOf = ({ state }) => (state === 'early' ? 'ringing' : 'connected');

/**
 * @param {Dialog} dialog
 * @param {CallNews['state']} state
 * @returns {CallNews}
 */
function newsOf({ callId, caller, callee }, state) {
  return { id: callId, from: userOf(caller.address), to: userOf(callee.address), state };
}
