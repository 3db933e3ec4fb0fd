// @ts-check
import assert from 'node:assert/strict';
import { endpoints } from '../endpoints.mjs';
import { RawSip, realmOf } from './raw-sip.mjs';

/** @typedef {{ name: string, run: () => Promise<void> }} Check */

const { domain, realm } = endpoints;

/**
 * @param {string} server
 * @param {(sip: RawSip) => Promise<void>} work
 */
async function connected(server, work) {
  const sip = await RawSip.open(server);
  try {
    await work(sip);
  } finally {
    sip.close();
  }
}

/**
 * @param {RawSip} sip
 * @param {{ username: string, password: string }} account
 * @param {number} [expires] seconds; 0 takes the contact away again
 */
function register(sip, account, expires = 60) {
  return sip.request('REGISTER', `sip:${domain}`, {
    from: `sip:${account.username}@${domain}`,
    account,
    headers: [`Expires: ${expires}`],
  });
}

/**
 * What must hold on every SIP server of the lab.
 *
 * @param {'asterisk' | 'kamailio'} name
 * @param {number} refusal what a guest is told who dials a number that is not for guests
 * @returns {Check[]}
 */
export function sipChecks(name, refusal) {
  const { ws, wss, users } = endpoints[name];
  return [
    ...[ws, wss].map((server) => ({
      name: `${name}: OPTIONS over ${server}`,
      run: () =>
        connected(server, async (sip) => {
          const uri = `sip:${domain}`;
          assert.equal(
            (await sip.request('OPTIONS', uri, { from: `sip:check@${domain}` })).status,
            200,
          );
        }),
    })),
    ...users.map((account) => ({
      name: `${name}: ${account.username} registers`,
      run: () =>
        connected(ws, async (sip) => {
          assert.equal((await register(sip, account)).status, 200);
          assert.equal((await register(sip, account, 0)).status, 200);
        }),
    })),
    ...users.slice(0, 1).map(({ username }) => ({
      name: `${name}: a wrong password is challenged again, in realm ${realm}`,
      run: () =>
        connected(ws, async (sip) => {
          const response = await register(sip, { username, password: 'wrong' });
          assert.equal(response.status, 401);
          assert.equal(realmOf(response), realm);
        }),
    })),
    ...['600', '1001', '2001', '08000', '+15550100'].map((number) => ({
      name: `${name}: a guest who calls ${number} gets ${refusal}`,
      run: () => invite(ws, `sip:anonymous@${domain}`, number, refusal),
    })),
    ...['stranger', 'kamailio', 'kamailio-guests', 'trunk'].map((user) => ({
      name: `${name}: whoever says "${user}" without a password cannot call 600`,
      run: () => invite(ws, `sip:${user}@${domain}`, '600'),
    })),
  ];
}

/**
 * @param {string} server
 * @param {string} from
 * @param {string} number
 * @param {number} [expected] any refusal unless told
 */
function invite(server, from, number, expected) {
  return connected(server, async (sip) => {
    const to = `sip:${number}@${domain}`;
    const { status } = await sip.request('INVITE', to, { from, to });
    if (expected === undefined) assert.ok(status >= 400 && status < 500, `status ${status}`);
    else assert.equal(status, expected);
  });
}

/** @type {Check[]} */
export const originChecks = [
  {
    name: 'kamailio: a page from elsewhere gets no WebSocket',
    run: () =>
      assert.rejects(RawSip.open(endpoints.kamailio.ws, 'https://elsewhere.example'), /403/),
  },
  {
    name: 'kamailio: a page from this machine does',
    run: async () => (await RawSip.open(endpoints.kamailio.ws, 'http://localhost:8000')).close(),
  },
];
