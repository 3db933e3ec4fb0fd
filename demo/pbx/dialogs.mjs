// @ts-check
import { cseqOf } from './sip/build.mjs';
import { header } from './sip/message.mjs';
import { parseAddress, tagOf } from './sip/address.mjs';

/**
 * The calls in progress. A strict proxy would not need to know them; this one does, to find a browser
 * that came back with another socket, to end what nobody ends, and to tell tests what goes on.
 *
 * @typedef {import('./sip/message.mjs').Request} Request
 * @typedef {import('./sip/message.mjs').Response} Response
 * @typedef {import('./link.mjs').Link} Link
 * @typedef {object} Side
 * @property {string} tag
 * @property {string} address value of From or To, with the tag
 * @property {string} uri the contact: where it is reached within the dialog
 * @property {Link} link
 * @property {number} cseq highest sequence number it used
 * @typedef {object} Dialog
 * @property {string} callId
 * @property {Side} caller
 * @property {Side} callee
 * @property {'early' | 'confirmed'} state
 */

/** @param {import('./sip/message.mjs').Message} message */
const contactOf = (message) => parseAddress(header(message, 'Contact') ?? '').uri;

export class Dialogs {
  /** @type {Set<Dialog>} */
  #all = new Set();

  /**
   * Learns a dialog from an answer with a To tag (RFC 3261 §12.1).
   *
   * @param {Request} request
   * @param {Link} callerLink
   * @param {Response} response
   * @param {Link} calleeLink
   * @returns {Dialog | undefined} undefined when there is none by this answer
   */
  learn(request, callerLink, response, calleeLink) {
    const callId = header(request, 'Call-ID') ?? '';
    const from = header(request, 'From') ?? '';
    const to = header(response, 'To') ?? '';
    if (tagOf(to) === '') return undefined;
    const state = response.status >= 200 ? 'confirmed' : 'early';
    const known = this.find(callId, tagOf(from), tagOf(to))?.dialog;
    if (known) {
      known.state = state;
      known.callee.uri = contactOf(response) || known.callee.uri;
      return known;
    }
    /** @type {Dialog} */
    const dialog = {
      callId,
      state,
      caller: {
        tag: tagOf(from),
        address: from,
        uri: contactOf(request),
        link: callerLink,
        cseq: cseqOf(request).number,
      },
      callee: { tag: tagOf(to), address: to, uri: contactOf(response), link: calleeLink, cseq: 0 },
    };
    this.#all.add(dialog);
    return dialog;
  }

  /**
   * @param {string} callId
   * @param {string} fromTag of who speaks
   * @param {string} toTag of who is spoken to
   * @returns {{ dialog: Dialog, sender: Side, receiver: Side } | undefined}
   */
  find(callId, fromTag, toTag) {
    for (const dialog of this.#all) {
      if (dialog.callId !== callId) continue;
      const { caller, callee } = dialog;
      if (caller.tag === fromTag && callee.tag === toTag) {
        return { dialog, sender: caller, receiver: callee };
      }
      if (callee.tag === fromTag && caller.tag === toTag) {
        return { dialog, sender: callee, receiver: caller };
      }
    }
    return undefined;
  }

  /**
   * The dialog that a new call wants to take over (RFC 3891 §3): `to-tag` is the tag of the party that
   * gets the new INVITE, `from-tag` of the one that goes.
   *
   * @param {string} replaces
   */
  findReplaced(replaces) {
    const { uri: callId, params } = parseAddress(replaces);
    return this.find(callId, params.get('from-tag') ?? '', params.get('to-tag') ?? '');
  }

  /**
   * Notes what a request within a dialog tells about its sender: the socket it uses now and, for a
   * target refresh (RFC 3261 §12.2), its contact.
   *
   * @param {Side} sender
   * @param {Request} request
   * @param {Link} link
   */
  update(sender, request, link) {
    sender.link = link;
    sender.cseq = Math.max(sender.cseq, cseqOf(request).number);
    if (['INVITE', 'UPDATE'].includes(request.method)) {
      sender.uri = contactOf(request) || sender.uri;
    }
  }

  /**
   * @param {Dialog} dialog
   * @returns {boolean} false when it was gone already
   */
  remove(dialog) {
    return this.#all.delete(dialog);
  }

  /**
   * The early dialogs that a call leaves behind which was answered elsewhere or not at all.
   *
   * @param {string} callId
   */
  removeEarly(callId) {
    for (const dialog of this.#all) {
      if (dialog.callId === callId && dialog.state === 'early') this.#all.delete(dialog);
    }
  }

  list() {
    return [...this.#all];
  }
}

/**
 * A BYE in the name of the other side: what a PBX sends when it ends a call itself.
 *
 * @param {Dialog} dialog
 * @param {Side} to
 * @returns {Request}
 */
export function byeTo(dialog, to) {
  const from = to === dialog.caller ? dialog.callee : dialog.caller;
  from.cseq += 1;
  return {
    kind: 'request',
    method: 'BYE',
    uri: to.uri,
    headers: [
      ['Max-Forwards', '70'],
      ['From', from.address],
      ['To', to.address],
      ['Call-ID', dialog.callId],
      ['CSeq', `${from.cseq} BYE`],
    ],
    body: '',
  };
}
