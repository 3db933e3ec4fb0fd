// @ts-check
import { connect } from 'node:net';
import { once } from 'node:events';

/**
 * One block of the manager protocol. A field that comes more than once (`Output`) has its values
 * joined by line ends.
 *
 * @typedef {Record<string, string | undefined>} AmiMessage
 */

/**
 * @typedef {object} AmiAccount
 * @property {string} host
 * @property {number} port
 * @property {string} username
 * @property {string} secret
 */

/** A channel's name as Asterisk shows it, and where in the dial plan it is. */
/** @typedef {{ name: string, state: string, application: string, callerId: string, exten: string, bridgeId: string }} LiveChannel */

/** Asterisk's internal queue for MESSAGE shows up as a channel for good; it is no call. */
const noCall = /^Message\//;

/** A connection to Asterisk's manager interface, for tests. */
export class Ami {
  #buffer = '';
  #nextId = 1;
  /** @type {Map<string, { messages: AmiMessage[], done: (messages: AmiMessage[]) => void, failed: (error: Error) => void }>} */
  #pending = new Map();
  /** @type {Set<(event: AmiMessage) => void>} */
  #listeners = new Set();

  /** @param {import('node:net').Socket} socket connected */
  constructor(socket) {
    this.socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (text) => this.#read(String(text)));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The manager connection is closed')));
  }

  /**
   * @param {Record<string, string>} fields `Action` and its parameters
   * @returns {Promise<AmiMessage[]>} the response, followed by the events of a list
   * @throws when Asterisk answers with an error, or the connection is gone
   */
  action(fields) {
    const id = String(this.#nextId++);
    const lines = Object.entries({ ...fields, ActionID: id }).map(([name, value]) => {
      if (/[\r\n]/.test(value)) throw new Error(`A line end in ${name}`);
      return `${name}: ${value}\r\n`;
    });
    return new Promise((done, failed) => {
      if (!this.socket.writable) {
        failed(new Error('The manager connection is closed'));
        return;
      }
      this.#pending.set(id, { messages: [], done, failed });
      this.socket.write(`${lines.join('')}\r\n`);
    });
  }

  /** @returns {Promise<LiveChannel[]>} every call leg there is now */
  async channels() {
    const messages = await this.action({ Action: 'CoreShowChannels' });
    return messages
      .filter(({ Event, Channel = '' }) => Event === 'CoreShowChannel' && !noCall.test(Channel))
      .map((event) => ({
        name: event.Channel ?? '',
        state: event.ChannelStateDesc ?? '',
        application: event.Application ?? '',
        callerId: event.CallerIDNum ?? '',
        exten: event.Exten ?? '',
        bridgeId: event.BridgeId ?? '',
      }));
  }

  /**
   * @param {(event: AmiMessage) => void} listener gets every event from now on
   * @returns {() => void} stops it
   */
  onEvent(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * @param {(event: AmiMessage) => boolean} predicate
   * @param {{ timeoutMs?: number }} [options]
   * @returns {Promise<AmiMessage>} the first matching event after this call
   * @throws when none came in time (10 s unless told)
   */
  waitForEvent(predicate, { timeoutMs = 10_000 } = {}) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`No such event in ${timeoutMs} ms`));
      }, timeoutMs);
      const stop = this.onEvent((event) => {
        if (!predicate(event)) return;
        clearTimeout(timer);
        stop();
        resolve(event);
      });
    });
  }

  /**
   * Notes every DTMF digit that Asterisk receives from a phone from now on, in order.
   *
   * @param {(event: AmiMessage) => boolean} [from] which channel's, all unless told
   * @returns {{ digits: () => string, stop: () => void }}
   */
  collectDigits(from = () => true) {
    let digits = '';
    const stop = this.onEvent((event) => {
      const received = event.Event === 'DTMFEnd' && event.Direction === 'Received';
      if (received && from(event)) digits += event.Digit ?? '';
    });
    return { digits: () => digits, stop };
  }

  /**
   * Lets the PBX place a call, and puts it into an extension when it is answered.
   *
   * @param {{ channel: string, exten: string, context?: string, callerId?: string, timeoutMs?: number }} call
   *   `channel` for example `PJSIP/1001`, or `Local/1001@agents` for all of its contacts
   */
  async originate({ channel, exten, context = 'users', callerId = '', timeoutMs = 30_000 }) {
    await this.action({
      Action: 'Originate',
      Channel: channel,
      Context: context,
      Exten: exten,
      Priority: '1',
      CallerID: callerId,
      Timeout: String(timeoutMs),
      Async: 'true',
    });
  }

  /** @param {string} channel a channel's name */
  async hangup(channel) {
    await this.action({ Action: 'Hangup', Channel: channel });
  }

  /** Ends every call on the PBX. */
  async hangupAll() {
    for (const { name } of await this.channels()) {
      // A bridged leg may be gone with its other half before its turn comes.
      await this.hangup(name).catch((/** @type {unknown} */ error) => {
        if (!/No such channel/.test(String(error))) throw error;
      });
    }
  }

  /**
   * @param {string} text a command of Asterisk's console, for example `pjsip show contacts`
   * @returns {Promise<string>} what it prints
   * @throws when the command fails: unknown, or about something that does not exist
   */
  async command(text) {
    const [response] = await this.action({ Action: 'Command', Command: text });
    return response?.Output ?? '';
  }

  /** Ends the connection. */
  async close() {
    if (this.socket.closed) return;
    const closed = once(this.socket, 'close');
    this.socket.end();
    this.socket.destroySoon();
    await closed;
  }

  /** @param {string} text */
  #read(text) {
    this.#buffer += text;
    for (let end; (end = this.#buffer.indexOf('\r\n\r\n')) >= 0;) {
      const block = this.#buffer.slice(0, end);
      this.#buffer = this.#buffer.slice(end + 4);
      this.#take(parse(block));
    }
  }

  /** @param {AmiMessage} message */
  #take(message) {
    const request = this.#pending.get(message.ActionID ?? '');
    if (!request) {
      for (const listener of this.#listeners) if (message.Event) listener(message);
      return;
    }
    request.messages.push(message);
    if (message.Response === 'Error') {
      this.#pending.delete(message.ActionID ?? '');
      // A failed command tells why in its output, and once more that it failed.
      const [reason] = (message.Output ?? message.Message ?? 'no reason').split('\n');
      request.failed(new Error(`Asterisk: ${reason}`));
      return;
    }
    // A list says so in its response and ends with an event that says so too.
    const { EventList: list } = message;
    if (list === 'start' || (message.Event && list !== 'Complete')) return;
    this.#pending.delete(message.ActionID ?? '');
    request.done(request.messages);
  }

  /** @param {Error} error */
  #fail(error) {
    for (const { failed } of this.#pending.values()) failed(error);
    this.#pending.clear();
  }
}

/**
 * @param {AmiAccount} account
 * @returns {Promise<Ami>} logged in
 */
export async function connectAmi({ host, port, username, secret }) {
  const socket = connect({ host, port });
  await once(socket, 'connect');
  const ami = new Ami(socket);
  await ami.action({ Action: 'Login', Username: username, Secret: secret });
  return ami;
}

/** @param {string} block */
function parse(block) {
  /** @type {AmiMessage} */
  const message = {};
  for (const line of block.split('\r\n')) {
    const [, name, value = ''] = /^([A-Za-z0-9_()-]+): ?(.*)$/s.exec(line) ?? [];
    // The banner of the first block is no field.
    if (name === undefined) continue;
    message[name] = message[name] === undefined ? value : `${message[name]}\n${value}`;
  }
  return message;
}
