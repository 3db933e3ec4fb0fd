// @ts-check
/** Everything with a number of its own and no person behind it: takes calls and runs the dial plan. */
import { answerTo } from '../sip/build.mjs';
import { header } from '../sip/message.mjs';
import { parseAddress, parseUri, tagOf } from '../sip/address.mjs';
import { dialPlan } from './dial-plan.mjs';
import { ExtensionCall } from './extension-call.mjs';
import { follow } from './referral.mjs';

/**
 * @typedef {import('../sip/message.mjs').Message} Message
 * @typedef {import('../sip/message.mjs').Request} Request
 * @typedef {{ id: string, extension: string, digits: string } & import('../media/call-media.mjs').MediaStats} ExtensionCallReport
 */

/** Each call is a peer connection of this process. */
const maxCalls = 60;

export class ExtensionServer {
  /** @type {Map<string, ExtensionCall>} by Call-ID and the caller's tag */
  #calls = new Map();

  /**
   * @param {object} options
   * @param {string} options.host
   * @param {(message: Message) => void} options.send
   * @param {(news: { id: string, extension: string, digit: string }) => void} options.onDtmf
   * @param {(report: ExtensionCallReport) => void} options.onEnded
   */
  constructor(options) {
    this.options = options;
  }

  /** @returns {ExtensionCallReport[]} */
  reports() {
    return [...this.#calls.values()].map(reportOf);
  }

  /** @param {Message} message */
  receive(message) {
    // What we send (BYE, REFER) needs no attention when it is answered.
    if (message.kind === 'response') return;
    const call = this.#calls.get(keyOf(message));
    if (message.method === 'INVITE' && !tagOf(header(message, 'To') ?? '')) this.#invited(message);
    else if (call && (message.method !== 'CANCEL' || call.isCancelledBy(message))) {
      call.receive(message);
    } else if (message.method !== 'ACK') this.options.send(answerTo(message, 481));
  }

  close() {
    for (const call of this.#calls.values()) call.end();
  }

  /** @param {Request} invite */
  #invited(invite) {
    const { host, send, onDtmf, onEnded } = this.options;
    const replaced = this.#replacedBy(invite);
    const extension = replaced?.extension ?? parseUri(invite.uri)?.user ?? '';
    const run = dialPlan.get(extension);
    if (!run) return send(answerTo(invite, 404));
    if (this.#calls.size >= maxCalls) return send(answerTo(invite, 503));
    if (invite.body === '') return send(answerTo(invite, 488)); // no offer, nothing to answer

    const key = keyOf(invite);
    const id = header(invite, 'Call-ID') ?? '';
    const call = new ExtensionCall(invite, `sip:${extension}@${host};transport=ws`, {
      send,
      onKey: (digit) => onDtmf({ id, extension, digit }),
      onRefer: (refer) =>
        follow(call, refer, {
          find: (number) => dialPlan.get(number),
          findReplaced: (replaces) => this.#findReplaced(replaces),
        }),
      onEnded: () => {
        this.#calls.delete(key);
        onEnded(reportOf(call));
      },
    });
    this.#calls.set(key, call);
    if (replaced) takeOver(call, replaced.call);
    else run(call);
  }

  /** @param {Request} invite */
  #replacedBy(invite) {
    const call = this.#findReplaced(header(invite, 'Replaces') ?? '');
    return call && { call, extension: parseUri(call.contact)?.user ?? '' };
  }

  /** @param {string} replaces */
  #findReplaced(replaces) {
    const { uri: id, params } = parseAddress(replaces);
    const call = this.#calls.get(`${id} ${params.get('from-tag') ?? ''}`);
    if (!call || call.tag !== params.get('to-tag') || call.state === 'early') return undefined;
    return call;
  }
}

/**
 * The new leg goes on where the old one was, which is let go (RFC 3891 §3).
 *
 * @param {ExtensionCall} call
 * @param {ExtensionCall} old
 */
function takeOver(call, old) {
  call.digits = old.digits;
  call.onKey = old.onKey;
  call.media.play(old.media.source);
  void call.answer().then(() => old.hangup());
}

/** @param {Request} request whose sender is the caller, as all but our own are */
const keyOf = (request) =>
  `${header(request, 'Call-ID') ?? ''} ${tagOf(header(request, 'From') ?? '')}`;

/**
 * @param {ExtensionCall} call
 * @returns {ExtensionCallReport}
 */
function reportOf(call) {
  const extension = parseUri(call.contact)?.user ?? '';
  return { id: call.callId, extension, digits: call.digits, ...call.media.stats };
}
