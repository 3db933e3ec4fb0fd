// @ts-check
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';

/** @typedef {{ username: string, password: string }} Account */
/** @typedef {{ status: number, headers: Record<string, string> }} SipResponse status and headers by lower-case name */

const md5 = (/** @type {string} */ text) => createHash('md5').update(text).digest('hex');
const token = () => randomBytes(6).toString('hex');

/** A SIP client of one request at a time over a WebSocket (RFC 7118), written out by hand. */
export class RawSip {
  #tag = token();
  #callId = token();
  #cseq = 0;

  /** @param {WebSocket} socket open */
  constructor(socket) {
    this.socket = socket;
  }

  /**
   * @param {string} url
   * @param {string} [origin] as a browser would send it
   * @returns {Promise<RawSip>}
   * @throws when the handshake is refused
   */
  static async open(url, origin) {
    const socket = new WebSocket(url, 'sip', {
      // The lab's certificate is signed by nobody.
      rejectUnauthorized: false,
      ...(origin ? { origin } : {}),
      handshakeTimeout: 5_000,
    });
    await once(socket, 'open');
    return new RawSip(socket);
  }

  /**
   * Sends a request and, when challenged, sends it once more with digest credentials (RFC 2617).
   *
   * @param {string} method
   * @param {string} uri
   * @param {{ from: string, to?: string, account?: Account, headers?: string[] }} options
   * @returns {Promise<SipResponse>} the final response
   */
  async request(method, uri, { from, to = from, account, headers = [] }) {
    const send = (/** @type {string[]} */ more) =>
      this.#exchange(method, uri, { from, to, headers: [...headers, ...more] });
    const first = await send([]);
    const challenge = first.headers['www-authenticate'] ?? first.headers['proxy-authenticate'];
    if (!account || challenge === undefined) return first;
    const name = first.status === 407 ? 'Proxy-Authorization' : 'Authorization';
    return send([`${name}: ${answer(challenge, method, uri, account)}`]);
  }

  close() {
    this.socket.terminate();
  }

  /**
   * @param {string} method
   * @param {string} uri
   * @param {{ from: string, to: string, headers: string[] }} message
   * @returns {Promise<SipResponse>}
   */
  async #exchange(method, uri, { from, to, headers }) {
    const cseq = ++this.#cseq;
    const branch = `z9hG4bK${token()}`;
    const lines = (/** @type {string} */ verb, /** @type {string} */ toHeader) => [
      `${verb} ${uri} SIP/2.0`,
      `Via: SIP/2.0/WS check.invalid;branch=${branch}`,
      'Max-Forwards: 70',
      `From: <${from}>;tag=${this.#tag}`,
      `To: ${toHeader}`,
      `Call-ID: ${this.#callId}`,
      `CSeq: ${cseq} ${verb}`,
    ];
    const end = ['Content-Length: 0', '', ''];
    const contact = '<sip:check@check.invalid;transport=ws>';
    const text = [...lines(method, `<${to}>`), `Contact: ${contact}`, ...headers, ...end];
    const responses = this.#finalResponse(cseq, method);
    this.socket.send(text.join('\r\n'));
    const response = await responses;
    if (method === 'INVITE') {
      const ack = [...lines('ACK', response.headers['to'] ?? `<${to}>`), ...end];
      this.socket.send(ack.join('\r\n'));
    }
    return response;
  }

  /**
   * @param {number} cseq
   * @param {string} method
   * @returns {Promise<SipResponse>}
   */
  #finalResponse(cseq, method) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.socket.off('message', take);
        reject(new Error(`no final response to ${method} in 5 s`));
      }, 5_000);
      /** @param {import('ws').RawData} data */
      const take = (data) => {
        const response = parse(textOf(data));
        if (!response || response.status < 200) return;
        if (response.headers['cseq'] !== `${cseq} ${method}`) return;
        clearTimeout(timer);
        this.socket.off('message', take);
        resolve(response);
      };
      this.socket.on('message', take);
    });
  }
}

/** @param {import('ws').RawData} data a frame of text or bytes */
function textOf(data) {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.from(/** @type {ArrayBuffer} */ (data)).toString();
}

/**
 * @param {string} text
 * @returns {SipResponse | undefined} undefined for a request
 */
function parse(text) {
  const [start = '', ...rest] = (text.split('\r\n\r\n')[0] ?? '').split('\r\n');
  const status = /^SIP\/2\.0 (\d{3})/.exec(start)?.[1];
  if (status === undefined) return undefined;
  /** @type {Record<string, string>} */
  const headers = {};
  for (const line of rest) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).trim().toLowerCase()] ??= line.slice(colon + 1).trim();
  }
  return { status: Number(status), headers };
}

/** The realm a response challenges for, if it does. @param {SipResponse} response */
export function realmOf({ headers }) {
  const challenge = headers['www-authenticate'] ?? headers['proxy-authenticate'] ?? '';
  return parameter(challenge, 'realm');
}

/**
 * @param {string} challenge
 * @param {string} name
 */
function parameter(challenge, name) {
  const [, quoted, bare] = new RegExp(`\\b${name}=(?:"([^"]*)"|([^,\\s]+))`).exec(challenge) ?? [];
  return quoted ?? bare;
}

/**
 * @param {string} challenge
 * @param {string} method
 * @param {string} uri
 * @param {Account} account
 */
function answer(challenge, method, uri, { username, password }) {
  const realm = parameter(challenge, 'realm') ?? '';
  const nonce = parameter(challenge, 'nonce') ?? '';
  const opaque = parameter(challenge, 'opaque');
  const cnonce = token();
  const ha1 = md5(`${username}:${realm}:${password}`);
  const response = md5(`${ha1}:${nonce}:00000001:${cnonce}:auth:${md5(`${method}:${uri}`)}`);
  const fields = [
    `Digest username="${username}"`,
    `realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}"`,
    `algorithm=MD5, qop=auth, nc=00000001, cnonce="${cnonce}"`,
  ];
  return [...fields, ...(opaque === undefined ? [] : [`opaque="${opaque}"`])].join(', ');
}
