// @ts-check

/**
 * What the bench tells a page, in its address.
 *
 * @typedef {object} PageSetup
 * @property {string} server
 * @property {string} domain
 * @property {string} username
 * @property {string} password
 * @property {string} target
 * @property {RTCIceServer[]} iceServers
 */

/** @returns {PageSetup} */
export function pageSetup() {
  return JSON.parse(new URLSearchParams(location.search).get('setup') ?? '{}');
}

/** @typedef {import('./globals.js').Bench} Bench */

/**
 * @param {Bench['dial']} dial
 * @param {Bench['hangup']} hangup
 * @param {Bench['connected']} connected
 */
export function offerVerbs(dial, hangup, connected) {
  Object.assign(window.bench, { dial, hangup, connected });
  const button = document.querySelector('button');
  if (!button) throw new Error('no button on the page');
  button.addEventListener('click', () => void dial());
}

/** The element that plays the other side, for clients that leave it to the page. */
export function audioElement() {
  const audio = document.createElement('audio');
  audio.autoplay = true;
  document.body.append(audio);
  return audio;
}
