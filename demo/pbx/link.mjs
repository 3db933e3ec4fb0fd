// @ts-check
/**
 * @typedef {import('./sip/message.mjs').Message} Message
 */

/**
 * The way to one party: a browser's WebSocket, or the extensions inside this process.
 *
 * @typedef {object} Link
 * @property {boolean} trusted what comes from here needs no credentials
 * @property {boolean} open
 * @property {number} closedAt ms since 1970, `Infinity` while it is open
 * @property {(message: Message) => void} send to a closed link: is lost, as on a real network
 */

/**
 * The extensions' end of the proxy. Messages arrive in a later turn, as over a socket.
 *
 * @implements {Link}
 */
export class InternalLink {
  trusted = true;
  open = true;
  closedAt = Infinity;
  #receive;

  /** @param {(message: Message) => void} receive */
  constructor(receive) {
    this.#receive = receive;
  }

  /** @param {Message} message */
  send(message) {
    queueMicrotask(() => this.#receive(message));
  }
}
