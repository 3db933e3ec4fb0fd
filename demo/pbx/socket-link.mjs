// @ts-check
import { serialize } from './sip/message.mjs';

/**
 * @typedef {import('./sip/message.mjs').Message} Message
 * @typedef {import('ws').WebSocket} WebSocket
 * @typedef {import('./link.mjs').Link} Link
 */

/** Messages a browser may send in one second, and broken ones in all, before it is put out. */
const maxPerSecond = 300;
const maxMalformed = 50;

/**
 * One browser. The flow of RFC 7118: whole SIP messages, and CRLF CRLF as a keep-alive.
 *
 * @implements {Link}
 */
export class SocketLink {
  trusted = false;
  open = true;
  closedAt = Infinity;
  #second = 0;
  #received = 0;
  #malformed = 0;

  /**
   * @param {WebSocket} socket
   * @param {{ onText: (text: string) => void, onClosed: () => void, log: (line: string) => void }} handlers
   */
  constructor(socket, handlers) {
    this.socket = socket;
    this.log = handlers.log;
    socket.on('message', (data) => {
      const text = textOf(data);
      if (this.#tooMany()) socket.close(1008, 'too many messages');
      // Keep-alive of RFC 5626 §4.4.1: a double CRLF is answered by a single one.
      else if (text === '\r\n\r\n') socket.send('\r\n');
      else if (text.trim() !== '') handlers.onText(text);
    });
    // The library closes the socket by itself after a frame that is too large or broken.
    socket.on('error', (error) => this.log(`socket: ${error.message}`));
    socket.on('close', () => {
      this.open = false;
      this.closedAt = Date.now();
      handlers.onClosed();
    });
  }

  /** @param {Message} message */
  send(message) {
    if (!this.open) return;
    const text = serialize(message);
    this.log(`→ ${text.split('\r\n', 1)[0] ?? ''}`);
    this.socket.send(text);
  }

  /** A message that could not be read. */
  refuse() {
    this.#malformed += 1;
    if (this.#malformed > maxMalformed) this.socket.close(1008, 'malformed messages');
  }

  #tooMany() {
    const second = Math.floor(Date.now() / 1_000);
    if (second !== this.#second) {
      this.#second = second;
      this.#received = 0;
    }
    this.#received += 1;
    return this.#received > maxPerSecond;
  }
}

/** @param {import('ws').RawData} data text and binary frames are alike (RFC 7118 §4) */
export function textOf(data) {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.from(/** @type {ArrayBuffer} */ (data)).toString('utf8');
}
