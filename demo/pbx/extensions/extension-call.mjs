// @ts-check
/**
 * One call to an extension, seen from the extension: a user agent server (RFC 3261 §13.3) with media.
 * What is done with it, the dial plan says.
 */
import {
  allowedMethods,
  answerTo,
  cseqOf,
  randomBranch,
  randomId,
  statusLine,
} from '../sip/build.mjs';
import { header, headers } from '../sip/message.mjs';
import { parseAddress, tagOf } from '../sip/address.mjs';
import { CallMedia } from '../media/call-media.mjs';
import { keyOfInfo } from '../media/dtmf.mjs';

/**
 * @typedef {import('../sip/message.mjs').Header} Header
 * @typedef {import('../sip/message.mjs').Message} Message
 * @typedef {import('../sip/message.mjs').Request} Request
 * @typedef {import('./dial-plan.mjs').PlannedKey} KeyHandler
 * @typedef {object} CallHooks
 * @property {(message: Message) => void} send
 * @property {(key: string) => void} onKey
 * @property {(refer: Request) => void} onRefer the caller wants somebody else in its place
 * @property {() => void} onEnded
 */

/** As long as RFC 3261 §13.3.1.4 waits for an ACK. */
const ackMs = 32_000;

/** @type {Header} */
const sdpType = ['Content-Type', 'application/sdp'];

export class ExtensionCall {
  /** @type {'early' | 'answered' | 'confirmed' | 'ended'} */
  state = 'early';
  tag = randomId();
  digits = '';
  /**
   * What the n-th re-INVITE is refused with; undefined takes it.
   *
   * @type {(count: number) => number | undefined}
   */
  refusalOfReinvite = () => undefined;
  /** What an INFO is answered with. */
  statusOfInfo = 200;
  /** What a key does; gets the call itself, since another leg may take this one over. @type {KeyHandler} */
  onKey = () => undefined;
  /** @type {string | undefined} */
  #sdp;
  #cseq = 0;
  #reinvites = 0;
  /** @type {Set<NodeJS.Timeout>} */
  #timers = new Set();
  /** One at a time: an answer is not ready when the next request comes. */
  #queue = Promise.resolve();

  /**
   * @param {Request} invite
   * @param {string} contact own address within the dialog
   * @param {CallHooks} hooks
   */
  constructor(invite, contact, hooks) {
    this.invite = invite;
    this.contact = contact;
    this.hooks = hooks;
    this.callId = header(invite, 'Call-ID') ?? '';
    this.remoteTag = tagOf(header(invite, 'From') ?? '');
    this.remoteUri = parseAddress(header(invite, 'Contact') ?? '').uri;
    this.media = new CallMedia({ onKey: (key) => this.#heardKey(key) });
  }

  ring() {
    this.#respond(this.invite, 180);
  }

  /** Sound before the answer (RFC 3960). */
  async progress() {
    const sdp = await this.#describe();
    if (sdp && this.state === 'early') this.#respond(this.invite, 183, { sdp });
  }

  async answer() {
    const sdp = await this.#describe();
    if (this.state !== 'early') return;
    if (!sdp) return this.refuse(488);
    this.state = 'answered';
    this.#respond(this.invite, 200, { sdp });
    // An answer that nobody acknowledges did not arrive.
    this.after(ackMs, () => {
      if (this.state === 'answered') this.hangup();
    });
  }

  /**
   * @param {number} status
   * @param {readonly Header[]} [added]
   */
  refuse(status, added = []) {
    if (this.state !== 'early') return;
    this.hooks.send(answerTo(this.invite, status, { tag: this.tag, headers: added }));
    this.end();
  }

  hangup() {
    if (this.state === 'early') return this.refuse(480);
    if (this.state === 'ended') return;
    this.#request('BYE');
    this.end();
  }

  /** @param {string} uri asks the caller to call there (RFC 3515) */
  refer(uri) {
    if (this.state !== 'ended') this.#request('REFER', [['Refer-To', `<${uri}>`]]);
  }

  /**
   * @param {Request} refer
   * @param {number} status
   */
  answerRefer(refer, status) {
    this.hooks.send(answerTo(refer, status, { headers: [['Contact', `<${this.contact}>`]] }));
  }

  /**
   * How the call goes that a REFER asked for (RFC 3515 §2.4.4).
   *
   * @param {number} id the number of the REFER in CSeq
   * @param {number} status
   */
  notify(id, status) {
    if (this.state === 'ended') return;
    const state = status < 200 ? 'active;expires=60' : 'terminated;reason=noresource';
    this.#request(
      'NOTIFY',
      [
        ['Event', `refer;id=${id}`],
        ['Subscription-State', state],
        ['Content-Type', 'message/sipfrag;version=2.0'],
      ],
      statusLine(status),
    );
  }

  /**
   * Not when the call is over by then.
   *
   * @param {number} ms
   * @param {() => void} action
   */
  after(ms, action) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, ms);
    this.#timers.add(timer);
  }

  /** @param {Request} request within the dialog, or the CANCEL of its INVITE */
  receive(request) {
    switch (request.method) {
      case 'ACK':
        if (this.state === 'answered') this.state = 'confirmed';
        return;
      case 'CANCEL':
        this.hooks.send(answerTo(request, 200, { tag: this.tag }));
        return this.refuse(487);
      case 'BYE':
        this.hooks.send(answerTo(request, 200));
        return this.end();
      case 'INFO':
        this.hooks.send(answerTo(request, this.statusOfInfo));
        return this.#heardKey(keyOfInfo(request.body));
      case 'INVITE':
      case 'UPDATE':
        this.#queue = this.#queue.then(() => this.#renegotiate(request));
        return;
      case 'REFER':
        return this.hooks.onRefer(request);
      default:
        this.hooks.send(answerTo(request, 200));
    }
  }

  /** Without a word to the other side. */
  end() {
    if (this.state === 'ended') return;
    this.state = 'ended';
    for (const timer of this.#timers) clearTimeout(timer);
    this.media.close().catch(() => undefined); // it may be half open; it is of no use any more
    this.hooks.onEnded();
  }

  /** @param {string | undefined} key */
  #heardKey(key) {
    if (key === undefined || this.state === 'ended') return;
    this.digits += key;
    this.hooks.onKey(key);
    this.onKey(key, this);
  }

  async #describe() {
    // What the media engine cannot read is an offer we cannot take: 488, as for a codec we lack.
    this.#sdp ??= await this.media.answer(this.invite.body).catch(() => undefined);
    return this.#sdp;
  }

  /** @param {Request} request re-INVITE or UPDATE */
  async #renegotiate(request) {
    if (this.state === 'ended') return this.hooks.send(answerTo(request, 481));
    this.remoteUri = parseAddress(header(request, 'Contact') ?? '').uri || this.remoteUri;
    if (request.method === 'INVITE') this.#reinvites += 1;
    const refusal = this.refusalOfReinvite(this.#reinvites);
    if (refusal !== undefined) return this.hooks.send(answerTo(request, refusal));
    // A refresh of the session or of the target without a new offer (UPDATE, RFC 3311).
    if (request.body === '' && request.method === 'UPDATE') return this.#respond(request, 200);
    const sdp = await this.media.answer(request.body).catch(() => undefined);
    return sdp ? this.#respond(request, 200, { sdp }) : this.#respond(request, 488);
  }

  /**
   * @param {Request} request
   * @param {number} status
   * @param {{ sdp?: string }} [body]
   */
  #respond(request, status, { sdp } = {}) {
    const routes = headers(request, 'Record-Route');
    /** @type {Header[]} */
    const added = [
      ...routes.map((route) => /** @type {Header} */ (['Record-Route', route])),
      ['Contact', `<${this.contact}>`],
      ['Allow', allowedMethods],
      ['Supported', 'replaces'],
    ];
    if (sdp) added.push(sdpType);
    this.hooks.send(answerTo(request, status, { tag: this.tag, headers: added, body: sdp ?? '' }));
  }

  /**
   * @param {'BYE' | 'REFER' | 'NOTIFY'} method
   * @param {readonly Header[]} [added]
   * @param {string} [body]
   */
  #request(method, added = [], body = '') {
    this.#cseq += 1;
    this.hooks.send({
      kind: 'request',
      method,
      uri: this.remoteUri,
      headers: [
        ['Via', `SIP/2.0/WS extensions.invalid;branch=${randomBranch()}`],
        ['Max-Forwards', '70'],
        ['From', `${header(this.invite, 'To') ?? ''};tag=${this.tag}`],
        ['To', header(this.invite, 'From') ?? ''],
        ['Call-ID', this.callId],
        ['CSeq', `${this.#cseq} ${method}`],
        ['Contact', `<${this.contact}>`],
        ...added,
      ],
      body,
    });
  }

  /** @param {Request} request its CANCEL has the sequence number of the INVITE (RFC 3261 §9.1) */
  isCancelledBy(request) {
    return cseqOf(request).number === cseqOf(this.invite).number;
  }
}
