// @ts-check
/**
 * One INVITE (or MESSAGE) to every place where somebody can be reached (RFC 3261 §16.7): the first
 * 2xx wins and the others are cancelled, else the best refusal goes back when all have refused.
 *
 * @typedef {import('./sip/message.mjs').Response} Response
 * @typedef {import('./transactions.mjs').ClientTransaction} ClientTransaction
 * @typedef {import('./transactions.mjs').ServerTransaction} ServerTransaction
 */

const elsewhere = 'SIP;cause=200;text="Call completed elsewhere"';

/** A party that was cancelled and says nothing is not waited for. */
const cancelGraceMs = 2_000;

export class Fork {
  /** @type {ClientTransaction[]} */
  #branches = [];
  /** @type {Response[]} */
  #refusals = [];
  #won = false;
  #over = false;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /**
   * @param {ServerTransaction} upstream
   * @param {{ noAnswerMs: number, onResponse: (response: Response, branch: ClientTransaction) => void, onOver: () => void }} options
   *   `onResponse`: a response is about to go back; `onOver`: there will be no call
   */
  constructor(upstream, options) {
    this.upstream = upstream;
    this.options = options;
  }

  /**
   * @param {readonly ((onResponse: (response: Response) => void) => ClientTransaction)[]} senders
   */
  start(senders) {
    this.upstream.onCancel = () => this.#giveUp(487);
    this.#timer = setTimeout(() => this.#giveUp(408), this.options.noAnswerMs);
    this.#branches = senders.map((send) => {
      const branch = send((response) => this.#receive(response, branch));
      return branch;
    });
  }

  close() {
    clearTimeout(this.#timer);
  }

  /**
   * @param {Response} response
   * @param {ClientTransaction} branch
   */
  #receive(response, branch) {
    if (response.status < 200) {
      if (!this.#over && !this.#won) this.#forward(response, branch);
    } else if (response.status < 300) {
      // Also a second one: the caller acknowledges it and hangs it up (RFC 3261 §13.2.2.4).
      this.#won = true;
      this.close();
      this.#cancelOthers(branch, elsewhere);
      this.#forward(response, branch);
    } else {
      this.#refusals.push(response);
      if (response.status >= 600) this.#cancelOthers(branch);
      if (this.#refusals.length === this.#branches.length) this.#fail();
    }
  }

  /**
   * @param {Response} response
   * @param {ClientTransaction} branch
   */
  #forward(response, branch) {
    this.options.onResponse(response, branch);
    this.upstream.respond(response);
  }

  /**
   * @param {ClientTransaction | undefined} winner
   * @param {string} [reason]
   */
  #cancelOthers(winner, reason) {
    for (const branch of this.#branches) if (branch !== winner) branch.cancel(reason);
  }

  /** @param {number} status the answer when no branch gives a better one in time */
  #giveUp(status) {
    if (this.#won || this.#over) return;
    clearTimeout(this.#timer);
    this.#cancelOthers(undefined);
    if (status !== 487) return this.#end(() => this.upstream.answer(status));
    this.#timer = setTimeout(() => this.#end(() => this.upstream.answer(status)), cancelGraceMs);
  }

  /** The best refusal: 6xx decides for all, else the lowest class (§16.7 item 6). */
  #fail() {
    if (this.#won) return;
    const rank = (/** @type {Response} */ { status }) => (status >= 600 ? 0 : status);
    const best = [...this.#refusals].sort((a, b) => rank(a) - rank(b))[0];
    this.#end(() => (best ? this.upstream.respond(best) : this.upstream.answer(480)));
  }

  /** @param {() => void} respond */
  #end(respond) {
    if (this.#over) return;
    this.#over = true;
    this.close();
    respond();
    this.options.onOver();
  }
}
