// @ts-check
/** A SIP client made of nothing but text, so that the tests decide every line that is sent. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { digestResponse, parseDigest } from '../sip/digest.mjs';
import { answerTo, cseqOf, randomBranch, randomId } from '../sip/build.mjs';
import { header, parse, serialize } from '../sip/message.mjs';
import { textOf } from '../socket-link.mjs';

/**
 * @typedef {import('../sip/message.mjs').Header} Header
 * @typedef {import('../sip/message.mjs').Message} Message
 * @typedef {import('../sip/message.mjs').Request} Request
 * @typedef {import('../sip/message.mjs').Response} Response
 */

/** Longest a test waits for one message. */
const patienceMs = 3_000;

export class RawClient {
  /** @type {Message[]} received and not yet taken */
  #inbox = [];
  /** @type {Set<() => void>} */
  #waiting = new Set();
  /** @type {string[]} everything that was no SIP message */
  other = [];
  cseq = 0;

  /**
   * @param {WebSocket} socket
   * @param {string} user
   */
  constructor(socket, user) {
    this.socket = socket;
    this.user = user;
    this.contact = `sip:${user}-${randomId().slice(0, 6)}@browser.invalid;transport=ws`;
    socket.on('message', (data) => {
      const text = textOf(data);
      if (text.trim() === '') this.other.push(text);
      else this.#inbox.push(parse(text));
      for (const wake of this.#waiting) wake();
    });
  }

  /**
   * @param {string} url
   * @param {string} [user]
   */
  static async connect(url, user = 'anonymous') {
    const socket = new WebSocket(url, 'sip');
    await once(socket, 'open');
    return new RawClient(socket, user);
  }

  /**
   * The next message that fits; what does not fit stays for later.
   *
   * @param {(message: Message) => boolean} fits
   * @param {string} what for the error
   * @returns {Promise<Message>}
   */
  async take(fits, what) {
    const end = Date.now() + patienceMs;
    for (;;) {
      const at = this.#inbox.findIndex(fits);
      if (at >= 0) return /** @type {Message} */ (this.#inbox.splice(at, 1)[0]);
      if (Date.now() > end) throw new Error(`${this.user} got no ${what}`);
      await new Promise((resolve) => {
        const wake = () => {
          this.#waiting.delete(wake);
          clearTimeout(timer);
          resolve(undefined);
        };
        const timer = setTimeout(wake, patienceMs);
        this.#waiting.add(wake);
      });
    }
  }

  /**
   * @param {string} method of the request it answers
   * @param {string} [callId]
   * @returns {Promise<Response>} the next final one
   */
  async final(method, callId) {
    const message = await this.take(
      (one) =>
        one.kind === 'response' &&
        one.status >= 200 &&
        (header(one, 'CSeq') ?? '').endsWith(method) &&
        (callId === undefined || header(one, 'Call-ID') === callId),
      `final answer to ${method}`,
    );
    if (message.kind !== 'response') throw new Error('not reached');
    return message;
  }

  /** @param {number} status */
  async status(status) {
    const message = await this.take(
      (one) => one.kind === 'response' && one.status === status,
      String(status),
    );
    if (message.kind !== 'response') throw new Error('not reached');
    return message;
  }

  /** @param {string} method */
  async request(method) {
    const message = await this.take(
      (one) => one.kind === 'request' && one.method === method,
      method,
    );
    if (message.kind !== 'request') throw new Error('not reached');
    return message;
  }

  /** Whether such a request has arrived by now. @param {string} method */
  got(method) {
    return this.#inbox.some((one) => one.kind === 'request' && one.method === method);
  }

  /** @param {Message} message */
  send(message) {
    this.socket.send(serialize(message));
  }

  /**
   * @param {string} method
   * @param {string} uri
   * @param {{ to?: string, from?: string, callId?: string, headers?: readonly Header[], body?: string }} [options]
   * @returns {Request}
   */
  build(method, uri, { to = `<${uri}>`, from, callId = randomId(), headers = [], body = '' } = {}) {
    this.cseq += 1;
    return {
      kind: 'request',
      method,
      uri,
      headers: [
        ['Via', `SIP/2.0/WS browser.invalid;branch=${randomBranch()}`],
        ['Max-Forwards', '70'],
        ['From', from ?? `<sip:${this.user}@voip.test>;tag=${randomId()}`],
        ['To', to],
        ['Call-ID', callId],
        ['CSeq', `${this.cseq} ${method}`],
        ['Contact', `<${this.contact}>`],
        ...headers,
      ],
      body,
    };
  }

  /**
   * The same request with the answer to a challenge.
   *
   * @param {Request} request
   * @param {Response} challenge 401 or 407
   * @param {string} password
   * @param {{ nc?: string }} [options]
   * @returns {Request}
   */
  authorised(request, challenge, password, { nc = '00000001' } = {}) {
    const proxy = challenge.status === 407;
    const asked = parseDigest(
      header(challenge, proxy ? 'Proxy-Authenticate' : 'WWW-Authenticate') ?? '',
    );
    const realm = asked.get('realm') ?? '';
    const given = new Map([
      ['username', this.user],
      ['realm', realm],
      ['nonce', asked.get('nonce') ?? ''],
      ['uri', request.uri],
      ['qop', 'auth'],
      ['nc', nc],
      ['cnonce', 'abc'],
    ]);
    given.set('response', digestResponse(given, { realm, password, method: request.method }));
    const value = [...given].map(([name, text]) => `${name}="${text}"`).join(', ');
    this.cseq += 1;
    const headers = request.headers.map(([name, text]) => {
      if (name === 'CSeq') return /** @type {Header} */ ([name, `${this.cseq} ${request.method}`]);
      if (name !== 'Via') return /** @type {Header} */ ([name, text]);
      return /** @type {Header} */ ([name, `SIP/2.0/WS browser.invalid;branch=${randomBranch()}`]);
    });
    headers.push([proxy ? 'Proxy-Authorization' : 'Authorization', `Digest ${value}`]);
    return { ...request, headers };
  }

  /**
   * @param {{ password?: string, expires?: number, contact?: string }} [options]
   * @returns {Promise<Response>} the final answer after at most one challenge
   */
  async register({ password = `demo-${this.user}`, expires = 60, contact } = {}) {
    const request = this.build('REGISTER', 'sip:voip.test', {
      to: `<sip:${this.user}@voip.test>`,
      headers: [['Expires', String(expires)]],
    });
    if (contact !== undefined) {
      request.headers = request.headers.map(([name, value]) => [
        name,
        name === 'Contact' ? contact : value,
      ]);
    }
    this.send(request);
    const challenge = await this.final('REGISTER');
    if (challenge.status !== 401) return challenge;
    this.send(this.authorised(request, challenge, password));
    return this.final('REGISTER');
  }

  /**
   * Sends an INVITE, with credentials when it is asked for some.
   *
   * @param {string} number
   * @param {Parameters<RawClient['build']>[2]} [options]
   * @returns {Promise<Request>} the INVITE that counts
   */
  async invite(number, options) {
    const invite = this.build('INVITE', `sip:${number}@voip.test`, options);
    this.send(invite);
    if (this.user === 'anonymous') return invite;
    const challenge = await this.final('INVITE');
    this.send(this.follow('ACK', invite, challenge));
    const again = this.authorised(invite, challenge, `demo-${this.user}`);
    this.send(again);
    return again;
  }

  /**
   * ACK of a refusal and CANCEL repeat the branch, an ACK of a 2xx and BYE do not.
   *
   * @param {'ACK' | 'CANCEL' | 'BYE' | 'INFO'} method
   * @param {Request} invite
   * @param {Response} [answer]
   * @returns {Request}
   */
  follow(method, invite, answer) {
    const sameBranch = method === 'CANCEL' || (answer?.status ?? 0) >= 300;
    const request = this.build(method, invite.uri, {
      from: header(invite, 'From') ?? '',
      to: (answer ? header(answer, 'To') : header(invite, 'To')) ?? '',
      callId: header(invite, 'Call-ID') ?? '',
    });
    const number = method === 'ACK' || method === 'CANCEL' ? cseqOf(invite).number : this.cseq;
    request.headers = request.headers.map(([name, value]) => {
      if (name === 'CSeq') return [name, `${number} ${method}`];
      return [name, name === 'Via' && sameBranch ? (header(invite, 'Via') ?? '') : value];
    });
    return request;
  }

  /**
   * @param {Request} request
   * @param {number} status
   * @param {{ tag?: string }} [options]
   */
  answer(request, status, { tag = 'callee' } = {}) {
    this.send(answerTo(request, status, { tag, headers: [['Contact', `<${this.contact}>`]] }));
  }

  close() {
    this.socket.terminate();
  }
}
