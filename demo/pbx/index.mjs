// @ts-check
/**
 * A PBX in one process, for the demo and for tests: SIP over WebSocket, digest registration, guest
 * calls, routing between browsers, and extensions that answer with sound.
 *
 * It is not a PBX for use. It listens on the loopback only, knows no TLS, no UDP, no trunks, no
 * voicemail, keeps everything in memory, has its passwords in its source, speaks µ-law only, and
 * retransmits nothing, since a WebSocket loses nothing (RFC 7118). See README.md in this folder.
 */
import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { Authenticator } from './auth.mjs';
import { dialPlan } from './extensions/dial-plan.mjs';
import { ExtensionServer } from './extensions/extension-server.mjs';
import { InternalLink } from './link.mjs';
import { Proxy } from './proxy.mjs';
import { Registrar } from './registrar.mjs';
import { MalformedMessage, parse } from './sip/message.mjs';
import { SocketLink } from './socket-link.mjs';
import { Watched } from './watched.mjs';

/**
 * @typedef {import('./ongoing-calls.mjs').CallNews} CallNews
 * @typedef {import('./extensions/extension-server.mjs').ExtensionCallReport} ExtensionCallReport
 * @typedef {object} PbxEvents
 * @property {[{ id: string, extension: string, digit: string }]} dtmf an extension heard a key
 * @property {[CallNews]} call a call rings, was answered or is over
 * @property {[ExtensionCallReport]} extension-call-ended with what was heard in it
 * @property {[{ user: string }]} registration contacts of that user were added, refreshed or removed
 * @typedef {object} PbxOptions
 * @property {number} [port] 0 (default): any free one; without meaning when `server` is given
 * @property {string} [host]
 * @property {import('node:http').Server} [server] an HTTP server to share, already listening
 * @property {string} [path] of the WebSocket, `/sip` by default
 * @property {readonly string[]} [agents] who 0800 rings as long as they are registered
 * @property {number} [noAnswerSeconds] 60 by default
 * @property {number} [lostFlowSeconds] 40 by default
 * @property {number} [nonceSeconds] 300 by default
 * @property {(line: string) => void} [log]
 */

export const domain = 'voip.test';

/** Users and passwords. They are no secret: nobody but this machine can reach the PBX. */
export const accounts = new Map(
  ['1001', '1002', '1003', '1004', '1005', '1006'].map((user) => [user, `demo-${user}`]),
);

/** RFC 3261 §18.1.1 names no limit; common servers stop between 65 and 100 kB. */
const maxMessageBytes = 64_000;

/** @param {import('node:http').Server} server */
function portOf(server) {
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

/**
 * @param {number} port
 * @param {string} host
 */
async function listen(port, host) {
  const server = createServer((_, response) => response.writeHead(426).end('SIP over WebSocket'));
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => resolve(undefined));
  });
  return server;
}

/**
 * SIP clients only, and no page from elsewhere that happens to be open in the same browser.
 *
 * @param {import('node:http').IncomingMessage} request
 */
function isWelcome({ headers }) {
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',');
  const { origin } = headers;
  const local = origin === undefined || /^https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin);
  return local && protocols.some((protocol) => protocol.trim() === 'sip');
}

/** @param {PbxOptions} [options] */
export async function startPbx({
  port = 0,
  host = '127.0.0.1',
  server: shared,
  path = '/sip',
  agents = ['1001'],
  noAnswerSeconds = 60,
  lostFlowSeconds = 40,
  nonceSeconds = 300,
  log = () => undefined,
} = {}) {
  const server = shared ?? (await listen(port, host));
  const address = `${host}:${portOf(server)}`;
  /** @type {EventEmitter<PbxEvents>} */
  const events = new EventEmitter();
  const counts = { sockets: 0, invites: 0 };
  /** @type {Set<SocketLink>} */
  const links = new Set();

  const extensionServer = new ExtensionServer({
    host: address,
    send: (message) => proxy.receive(message, extensionLink),
    onDtmf: (news) => events.emit('dtmf', news),
    onEnded: (report) => events.emit('extension-call-ended', report),
  });
  const extensionLink = new InternalLink((message) => extensionServer.receive(message));
  const registrar = new Registrar();
  const users = new Set(accounts.keys());
  const watched = new Watched(users, (what) => proxy.notifier.changed(what));
  const proxy = new Proxy({
    domain,
    host: address,
    agents,
    users,
    watched,
    extensions: new Set(dialPlan.keys()),
    extensionLink,
    registrar,
    authenticator: new Authenticator({ realm: domain, passwords: accounts, nonceSeconds }),
    noAnswerSeconds,
    lostFlowSeconds,
    onCall: (news) => {
      watched.follow(news);
      events.emit('call', news);
    },
    onRegistration: (user) => events.emit('registration', { user }),
    onNewInvite: () => (counts.invites += 1),
  });

  /**
   * @param {string} text
   * @param {SocketLink} link
   */
  function receive(text, link) {
    try {
      log(`← ${text.split('\r\n', 1)[0] ?? ''}`);
      proxy.receive(parse(text), link);
    } catch (error) {
      // Nothing one client sends may stop the others.
      log(`refused: ${String(error)}`);
      if (!(error instanceof MalformedMessage)) console.error(error);
      link.refuse();
    }
  }

  /** @type {import('ws').ServerOptions} */
  const socketOptions = {
    ...(shared ? { noServer: true } : { server, path }),
    maxPayload: maxMessageBytes,
    handleProtocols: (offered) => offered.has('sip') && 'sip',
    verifyClient: (/** @type {{ req: import('node:http').IncomingMessage }} */ { req }) =>
      isWelcome(req),
  };
  const sockets = new WebSocketServer(socketOptions);
  sockets.on('connection', (socket) => {
    counts.sockets += 1;
    const link = new SocketLink(socket, {
      log,
      onText: (text) => receive(text, link),
      onClosed: () => links.delete(link),
    });
    links.add(link);
  });

  return {
    url: `ws://${address}${path}`,
    port: portOf(server),
    realm: domain,
    domain,
    events,
    /**
     * Takes over a WebSocket handshake of a shared HTTP server that asks for the path.
     *
     * @param {import('node:http').IncomingMessage} request
     * @param {import('node:stream').Duplex} socket
     * @param {Buffer} head
     */
    handleUpgrade: (request, socket, head) => {
      sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened));
    },
    registrations: () => registrar.list(),
    /** Calls that ring or are answered. */
    calls: () => proxy.calls.list(),
    /** What the extensions hear just now. */
    extensionCalls: () => extensionServer.reports(),
    /** Sockets opened and INVITEs for new calls received so far. */
    counts: () => ({ ...counts }),
    /** What can be watched by SUBSCRIBE, to be changed by a script. */
    watched,
    /** Ends every subscription, as a restart does. */
    deactivateSubscriptions: () => proxy.notifier.deactivate(),
    hangupAll: () => proxy.calls.hangupAll(),
    /** Breaks every socket without a word, as a network does. */
    dropConnections: () => {
      for (const link of links) link.socket.terminate();
    },
    close: async () => {
      proxy.close();
      watched.close();
      extensionServer.close();
      for (const link of links) link.socket.terminate();
      sockets.close();
      if (!shared) await new Promise((resolve) => server.close(resolve));
    },
  };
}
