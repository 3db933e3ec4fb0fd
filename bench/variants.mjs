// @ts-check
/** @typedef {import('./options.mjs').BrowserName} BrowserName */
/** @typedef {'ours' | 'sipjs' | 'jssip'} PhoneClient */
/** @typedef {PhoneClient | 'button'} Client */

/** @type {readonly PhoneClient[]} */
export const phoneClients = ['ours', 'sipjs', 'jssip'];
export const peers = /** @type {const} */ (['sipjs', 'jssip']);

/** @type {Record<Client, string>} */
export const clientNames = {
  ours: 'voip-elements',
  sipjs: 'SIP.js SimpleUser',
  jssip: 'JsSIP',
  button: 'voip-elements, cold button',
};

/**
 * @typedef {object} Variant
 * @property {string} id
 * @property {BrowserName} browser
 * @property {boolean} mdns host candidates masked: the permission is only granted after the press
 * @property {'none' | 'silent'} stun
 * @property {string} title
 */

/**
 * @param {string} id
 * @param {string} title
 * @param {Pick<Variant, 'browser' | 'mdns' | 'stun'>} rest
 * @returns {Variant}
 */
const variant = (id, title, rest) => ({ id, title, ...rest });

/** @type {readonly Variant[]} */
export const variants = [
  variant('plain', 'Chromium, no STUN, masking off', {
    browser: 'chromium',
    mdns: false,
    stun: 'none',
  }),
  variant('masked', 'Chromium, no STUN, masking on', {
    browser: 'chromium',
    mdns: true,
    stun: 'none',
  }),
  variant('plain-stun', 'Chromium, silent STUN server, masking off', {
    browser: 'chromium',
    mdns: false,
    stun: 'silent',
  }),
  variant('masked-stun', 'Chromium, silent STUN server, masking on', {
    browser: 'chromium',
    mdns: true,
    stun: 'silent',
  }),
  variant('firefox', 'Firefox, no STUN, masking off', {
    browser: 'firefox',
    mdns: false,
    stun: 'none',
  }),
  variant('firefox-stun', 'Firefox, silent STUN server, masking off', {
    browser: 'firefox',
    mdns: false,
    stun: 'silent',
  }),
];

/** Who is measured in a variant: the cold press once, where the rest of it compares best. */
/** @param {Variant} variant @returns {readonly Client[]} */
export function clientsOf({ stun, mdns }) {
  return stun === 'none' && !mdns ? [...phoneClients, 'button'] : phoneClients;
}

/** @typedef {'response' | 'answer' | 'audio'} Followed */

/**
 * How far a press is followed. Nobody is signed in at the help desk that the button calls. With no
 * address but `.local` names Asterisk finds the way of the media sometimes, whoever calls.
 *
 * @param {Variant} variant
 * @param {Client} client
 * @returns {Followed}
 */
export function followedTo({ mdns }, client) {
  if (client === 'button') return 'response';
  return mdns ? 'answer' : 'audio';
}

/**
 * The peers wait for a silent STUN server by a fixed time (5 s and 40 s): few repetitions show it.
 *
 * @param {Variant} variant
 * @param {Client} client
 * @param {number} n
 */
export function repetitions({ browser, stun }, client, n) {
  const most = browser === 'firefox' ? Math.min(n, 10) : n;
  if (stun === 'silent' && client === 'sipjs') return Math.min(most, 5);
  if (stun === 'silent' && client === 'jssip') return Math.min(most, 3);
  return most;
}
