// @ts-check
import { displayEnvironment } from './parts/display.mjs';
import { pulseEnvironment } from './parts/pulse.mjs';

/**
 * Users of one server. The password of user N is `lab-N`.
 *
 * @param {string[]} usernames
 */
const users = (...usernames) =>
  usernames.map((username) => ({ username, password: `lab-${username}` }));

/** Where everything is. All of it on the loopback, at fixed ports. */
export const endpoints = {
  /** Domain of every address of record. */
  domain: 'voip.test',
  /** Realm of every digest challenge: HA1 is MD5(`user:voip.test:password`). */
  realm: 'voip.test',
  asterisk: {
    ws: 'ws://127.0.0.1:8088/ws',
    wss: 'wss://127.0.0.1:8089/ws',
    sip: { address: '127.0.0.1', port: 5160 },
    /** 1006 is stored as HA1 on the server. */
    users: users('1001', '1002', '1003', '1004', '1005', '1006'),
    ami: { host: '127.0.0.1', port: 5038, username: 'lab', secret: 'lab' },
  },
  kamailio: {
    ws: 'ws://127.0.0.1:8080',
    wss: 'wss://127.0.0.1:8443',
    users: users('2001', '2002', '2003', '2004'),
  },
  turn: {
    address: '127.0.0.1',
    port: 3478,
    urls: ['turn:127.0.0.1:3478?transport=udp', 'turn:127.0.0.1:3478?transport=tcp'],
    username: 'lab',
    credential: 'lab',
    /** A second server with time-limited credentials: user `expiry:name`, password by HMAC-SHA1. */
    rest: { port: 3479, urls: ['turn:127.0.0.1:3479?transport=udp'], secret: 'lab-turn-secret' },
  },
  /** For the process of Firefox, whose AudioContext needs a sound server. */
  pulse: { env: pulseEnvironment },
  /** For the process of a browser that shall have windows. */
  display: { env: displayEnvironment },
};
