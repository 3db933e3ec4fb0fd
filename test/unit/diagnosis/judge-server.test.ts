import { expect } from '@open-wc/testing';
import {
  judgeServer,
  judgeServers,
  type ServerFindings,
  type SocketFinding,
} from '../../../src/core/diagnosis/judge-server.js';

const socket = (how: SocketFinding['how'], protocol = '', code = 0): SocketFinding => ({
  how,
  protocol,
  code,
  tookMs: 5,
});
const opened = socket('opened', 'sip');
const closed = socket('closed', '', 1006);
const found = (more: Partial<ServerFindings>): ServerFindings => ({
  url: 'wss://pbx.test:8089/ws',
  socket: closed,
  localNetwork: 'unknown',
  ...more,
});

function classOf(findings: ServerFindings): string {
  const broken = Object.entries(judgeServer(findings)).filter(
    ([, { status }]) => status === 'failed',
  );
  return broken.map(([step, { diagnosis }]) => `${step}: ${diagnosis ?? ''}`).join() || 'none';
}

describe('what a WebSocket that does not open means', () => {
  const rows: [string, Partial<ServerFindings>, string][] = [
    ['SIP', { socket: opened }, 'none'],
    ['another protocol than SIP', { socket: socket('opened') }, 'websocket: no-sip-subprotocol'],
    ['only without asking for SIP', { bare: socket('opened') }, 'websocket: no-sip-subprotocol'],
    ['closed, but HTTP answers', { bare: closed, http: 'answered' }, 'websocket: not-a-websocket'],
    [
      'closed, and so is HTTP',
      { bare: closed, http: 'failed' },
      'server: unreachable-or-untrusted',
    ],
    [
      'closed, and HTTP may not be asked',
      { bare: closed, http: 'not-asked' },
      'server: not-connected',
    ],
    ['silent, and so is HTTP', { socket: socket('silent'), http: 'silent' }, 'server: no-answer'],
    [
      'delayed by the browser, and HTTP is refused',
      { socket: socket('silent'), http: 'failed' },
      'server: unreachable-or-untrusted',
    ],
    [
      'a TLS handshake that failed, where the browser says so',
      { socket: socket('closed', '', 1015), http: 'failed' },
      'server: certificate-refused',
    ],
    ['refused by the page', { socket: socket('blocked') }, 'address: blocked-by-policy'],
    [
      'refused by the browser at once',
      { socket: socket('refused-here') },
      'address: address-insecure',
    ],
    [
      'on a private address that may not be asked',
      { url: 'wss://192.168.1.5/ws', http: 'failed', localNetwork: 'denied' },
      'server: local-network-denied',
    ],
    [
      'on a public address: the permission is not to blame',
      { http: 'failed', localNetwork: 'denied' },
      'server: unreachable-or-untrusted',
    ],
  ];
  for (const [what, more, expected] of rows) {
    it(`${what}: ${expected}`, () => expect(classOf(found(more))).to.equal(expected));
  }

  it('tells no query of the address', () => {
    const verdicts = judgeServer(found({ url: 'wss://pbx.test/ws?token=canary', socket: opened }));
    expect(JSON.stringify(verdicts)).not.to.include('canary');
  });
});

describe('several servers', () => {
  it('one that works is enough, and the other is a warning', () => {
    const works = found({ url: 'wss://b.test/ws', socket: opened });
    const { usable, server, websocket } = judgeServers([found({ http: 'failed' }), works]);
    expect(usable).to.equal('wss://b.test/ws');
    expect(server).to.include({ status: 'warned', diagnosis: 'unreachable-or-untrusted' });
    expect(websocket.status).to.equal('passed');
  });

  it('none that works: the first is told', () => {
    const { usable, websocket } = judgeServers([
      found({ http: 'answered' }),
      found({ http: 'failed' }),
    ]);
    expect(usable).to.equal(undefined);
    expect(websocket.diagnosis).to.equal('not-a-websocket');
  });
});
