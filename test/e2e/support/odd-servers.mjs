// @ts-check
/** Servers that are wrong in one way each, for what the lab's do not do on demand. All on the loopback. */
import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, createServer as createTcpServer } from 'node:net';
import { WebSocketServer } from 'ws';
import { ensureCertificate } from '../../../lab/support/certificate.mjs';

/** @typedef {{ address: string, close: () => Promise<unknown> }} OddServer `address` is `host:port` */

/** @typedef {{ host?: string, port?: number }} Place any free port of 127.0.0.1 by default */

/**
 * @param {import('node:net').Server} server
 * @param {() => void} [also] what else is closed with it
 * @param {Place} [place]
 * @returns {Promise<OddServer>}
 */
async function listening(server, also = () => undefined, { host = '127.0.0.1', port = 0 } = {}) {
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
  });
  await new Promise((resolve) => server.listen(port, host, () => resolve(undefined)));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    address: `${host}:${address.port}`,
    close: () => {
      also();
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * An address where nobody listens.
 *
 * @param {string} [host]
 */
export async function closedPort(host) {
  const { address, close } = await listening(createTcpServer(), undefined, host ? { host } : {});
  await close();
  return address;
}

/** Takes every connection and says nothing, as a plain SIP port does to what is no SIP. */
export const mutePort = () => listening(createTcpServer(() => undefined));

/** A web server, and no WebSocket in it. */
export const webServer = () =>
  listening(createServer((_, response) => response.writeHead(404).end('no such path')));

/** A WebSocket for anything, without the subprotocol of RFC 7118. */
export function socketWithoutSip() {
  const server = createServer((_, response) => response.writeHead(426).end());
  new WebSocketServer({ server, handleProtocols: () => false });
  return listening(server);
}

/** `wss:` under a certificate nobody signed. */
export async function selfSigned() {
  const { certificate, key } = await ensureCertificate();
  const [cert, secret] = await Promise.all([readFile(certificate), readFile(key)]);
  const server = createSecureServer({ cert, key: secret });
  new WebSocketServer({ server, handleProtocols: () => 'sip' });
  return listening(server);
}

/**
 * UDP goes nowhere, TCP goes on to another server: a firewall that knows no UDP.
 *
 * @param {number} port of the other server
 */
export async function withoutUdp(port) {
  const hole = createSocket('udp4');
  const found = await listening(
    createTcpServer((socket) => {
      const onwards = connect(port, '127.0.0.1').on('error', () => socket.destroy());
      socket.on('close', () => onwards.destroy());
      socket.pipe(onwards).pipe(socket);
    }),
    () => hole.close(),
  );
  const bound = Number(found.address.split(':')[1]);
  await new Promise((resolve) => hole.bind(bound, '127.0.0.1', () => resolve(undefined)));
  return found;
}

/**
 * @typedef {object} ScriptedAnswer
 * @property {string} line such as `404 Not Found`
 * @property {string[]} [headers]
 * @property {string} [body] SDP
 */

/**
 * SIP that answers as it is told, to each method; to what it is not told, nothing.
 *
 * @param {Record<string, (offer: string) => ScriptedAnswer>} answers by method
 * @param {Place} [place]
 */
export function scriptedSip(answers, place) {
  const server = createServer((_, response) => response.writeHead(426).end());
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'sip' });
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      const [head = '', body = ''] = String(data).split('\r\n\r\n');
      const answer = answers[head.split(' ')[0] ?? '']?.(body);
      if (answer) socket.send(answerTo(head, answer));
    });
  });
  return listening(server, undefined, place);
}

/**
 * @param {string} head of the request
 * @param {ScriptedAnswer} answer
 */
function answerTo(head, { line, headers = [], body = '' }) {
  const copied = head.split('\r\n').filter((one) => /^(Via|From|To|Call-ID|CSeq):/i.test(one));
  return [
    `SIP/2.0 ${line}`,
    ...copied.map((one) => (/^To:(?!.*;tag=)/i.test(one) ? `${one};tag=odd` : one)),
    ...headers,
    ...(body ? ['Content-Type: application/sdp'] : []),
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

/** Letting everybody in. */
export const welcome = () => ({ line: '200 OK' });

/** An answer as of an extension that knows neither DTLS nor ICE. */
export const plainAnswer = () => ({
  line: '200 OK',
  headers: ['Contact: <sip:600@127.0.0.1;transport=ws>'],
  body: [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    'm=audio 40000 RTP/AVP 0',
    'a=rtpmap:0 PCMU/8000',
    'a=sendrecv',
    '',
  ].join('\r\n'),
});
