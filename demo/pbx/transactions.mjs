// @ts-check
import { answerTo, cseqOf, randomBranch } from './sip/build.mjs';
import { branchOf, parseAddress } from './sip/address.mjs';
import { header, headers, withOnTop, without, withoutFirst } from './sip/message.mjs';

/**
 * @typedef {import('./sip/message.mjs').Header} Header
 * @typedef {import('./sip/message.mjs').Request} Request
 * @typedef {import('./sip/message.mjs').Response} Response
 * @typedef {import('./link.mjs').Link} Link
 */

/** How long an answered transaction is remembered: repeated requests and late ACKs belong to it. */
const memoryMs = 5_000;

/** A request that came in and waits for its answer (RFC 3261 §17.2). */
export class ServerTransaction {
  /** @type {Response | undefined} */
  last;
  /** Set by who works on it. @type {() => void} */
  onCancel = () => undefined;

  /**
   * @param {Request} request
   * @param {Link} link
   * @param {() => void} onFinal
   */
  constructor(request, link, onFinal) {
    this.request = request;
    this.link = link;
    this.onFinal = onFinal;
  }

  get answered() {
    return (this.last?.status ?? 100) >= 200;
  }

  /** @param {Response} response */
  respond(response) {
    const first = !this.answered;
    // After a final answer only more 2xx of a forked INVITE may follow (§16.7).
    if (!first && response.status >= 300) return;
    this.last = response;
    this.link.send(response);
    if (first && this.answered) this.onFinal();
  }

  /**
   * @param {number} status
   * @param {Parameters<typeof answerTo>[2]} [more]
   */
  answer(status, more) {
    this.respond(answerTo(this.request, status, more));
  }
}

/** A request that was sent on (RFC 3261 §17.1). */
export class ClientTransaction {
  /** The last status received; 0 while there is none. */
  status = 0;
  #cancelReason = /** @type {string | undefined} */ (undefined);
  #cancelled = false;

  /**
   * @param {Request} request with our Via on top
   * @param {Link} link
   * @param {(response: Response) => void} onResponse our Via is off again
   */
  constructor(request, link, onResponse) {
    this.request = request;
    this.link = link;
    this.onResponse = onResponse;
  }

  /** @param {Response} response */
  receive(response) {
    this.status = Math.max(this.status, response.status);
    const invite = this.request.method === 'INVITE';
    // Hop by hop (§16.7.1 item 9): a refusal is acknowledged by whoever sent the INVITE on.
    if (invite && response.status >= 300)
      this.link.send(this.#follow('ACK', header(response, 'To')));
    if (response.status > 100) this.onResponse(withoutFirst(response, 'Via'));
    if (this.#cancelled && response.status < 200) this.#sendCancel();
  }

  /** @param {string} [reason] value of a Reason header (RFC 3326) */
  cancel(reason) {
    if (this.status >= 200 || this.#cancelled) return;
    this.#cancelled = true;
    this.#cancelReason = reason;
    // Not before a provisional answer, else CANCEL may overtake its INVITE (§9.1).
    if (this.status >= 100) this.#sendCancel();
  }

  #sendCancel() {
    const cancel = this.#follow('CANCEL', header(this.request, 'To'));
    this.link.send(
      this.#cancelReason ? withOnTop(cancel, [['Reason', this.#cancelReason]]) : cancel,
    );
  }

  /**
   * @param {'ACK' | 'CANCEL'} method
   * @param {string | undefined} to
   * @returns {Request}
   */
  #follow(method, to) {
    const { request } = this;
    return {
      kind: 'request',
      method,
      uri: request.uri,
      headers: [
        ['Via', header(request, 'Via') ?? ''],
        ['Max-Forwards', '70'],
        ['From', header(request, 'From') ?? ''],
        ['To', to ?? ''],
        ['Call-ID', header(request, 'Call-ID') ?? ''],
        ['CSeq', `${cseqOf(request).number} ${method}`],
      ],
      body: '',
    };
  }
}

export class Transactions {
  /** @type {Map<string, ServerTransaction>} */
  #server = new Map();
  /** @type {Map<string, ClientTransaction>} */
  #client = new Map();
  /** @type {Set<NodeJS.Timeout>} */
  #timers = new Set();

  /** @param {{ host: string, isOurs: (uri: string) => boolean }} self */
  constructor(self) {
    this.self = self;
  }

  /**
   * @param {Request} request
   * @param {Link} link
   */
  open(request, link) {
    const key = keyOf(request, request.method);
    const transaction = new ServerTransaction(request, link, () =>
      this.#later(() => this.#server.delete(key)),
    );
    this.#server.set(key, transaction);
    return transaction;
  }

  /**
   * The transaction a request belongs to: its own when it is repeated, the INVITE's for CANCEL and for
   * the ACK of a refusal. It does not matter which socket it came through.
   *
   * @param {Request} request
   */
  find(request) {
    const method = ['CANCEL', 'ACK'].includes(request.method) ? 'INVITE' : request.method;
    return this.#server.get(keyOf(request, method));
  }

  /**
   * Sends a request on, as RFC 3261 §16.6 says.
   *
   * @param {Request} request
   * @param {Link} link
   * @param {{ uri?: string, headers?: readonly Header[], onResponse: (response: Response) => void }} options
   */
  forward(request, link, { uri, headers: added = [], onResponse }) {
    const branch = randomBranch();
    const outgoing = this.#prepared(request, branch, added, uri);
    const transaction = new ClientTransaction(outgoing, link, (response) => {
      if (response.status >= 200) this.#later(() => this.#client.delete(branch));
      onResponse(response);
    });
    this.#client.set(branch, transaction);
    link.send(outgoing);
    return transaction;
  }

  /**
   * Sends an ACK for a 2xx on; nothing answers it.
   *
   * @param {Request} request
   * @param {Link} link
   */
  forwardAck(request, link) {
    link.send(this.#prepared(request, randomBranch(), []));
  }

  /** @param {Response} response */
  receive(response) {
    const transaction = this.#client.get(branchOf(header(response, 'Via')));
    // The answer to a CANCEL has the branch of its INVITE, and is of no interest (§17.1.3).
    if (cseqOf(response).method === transaction?.request.method) transaction.receive(response);
  }

  close() {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#server.clear();
    this.#client.clear();
  }

  /**
   * @param {Request} request
   * @param {string} branch
   * @param {readonly Header[]} added
   * @param {string} [uri]
   * @returns {Request}
   */
  #prepared(request, branch, added, uri) {
    const hops = Number(header(request, 'Max-Forwards') ?? 70) - 1;
    const routes = headers(request, 'Route').filter(
      (route) => !this.self.isOurs(parseAddress(route).uri),
    );
    const outgoing = withOnTop(without(request, ['Max-Forwards', 'Route']), [
      ['Via', `SIP/2.0/WS ${this.self.host};branch=${branch}`],
      ['Max-Forwards', String(hops)],
      ...routes.map((route) => /** @type {Header} */ (['Route', route])),
      ...added,
    ]);
    return uri === undefined ? outgoing : { ...outgoing, uri };
  }

  /** @param {() => void} action */
  #later(action) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, memoryMs);
    this.#timers.add(timer.unref());
  }
}

/**
 * @param {Request} request
 * @param {string} method
 */
const keyOf = (request, method) =>
  `${branchOf(header(request, 'Via'))} ${header(request, 'Call-ID') ?? ''} ${method}`;
