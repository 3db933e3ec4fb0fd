// @ts-check
import { median, p95 } from './statistics.mjs';
import { peers, variants } from './variants.mjs';

/** @typedef {import('./measure/sample.mjs').Sample} Sample */
/** @typedef {'registered' | 'microphone' | 'invite' | 'inviteFromMicrophone' | 'answer' | 'audio' | 'audioFromAnswer'} Measure */

/**
 * @typedef {object} Floor
 * @property {string} text what is promised
 * @property {string} where the variant's title
 * @property {number} value
 * @property {number} limit
 * @property {boolean} met
 */

/**
 * @param {readonly Sample[]} samples
 * @param {string} variant
 * @param {Sample['client']} client
 * @param {Measure} measure
 */
export function valuesOf(samples, variant, client, measure) {
  return samples
    .filter((sample) => sample.variant === variant && sample.client === client)
    .flatMap((sample) => sample[measure] ?? []);
}

/**
 * The better peer's median.
 *
 * @param {readonly Sample[]} samples
 * @param {string} variant
 * @param {Measure} measure
 */
export function betterPeer(samples, variant, measure) {
  return Math.min(...peers.map((peer) => median(valuesOf(samples, variant, peer, measure))));
}

/**
 * What the bench holds us to, in Chromium; a variant that was not measured has no floors.
 *
 * @param {readonly Sample[]} samples
 * @returns {Floor[]}
 */
export function checkFloors(samples) {
  return variants
    .filter(({ id, browser }) => browser === 'chromium' && samples.some((s) => s.variant === id))
    .flatMap(({ id, stun, title }) => {
      const invite = valuesOf(samples, id, 'ours', 'invite');
      if (stun === 'silent') {
        return [floor('press to INVITE, p95 in ms', title, p95(invite), 500)];
      }
      const ratio = (/** @type {Measure} */ measure) =>
        median(valuesOf(samples, id, 'ours', measure)) / betterPeer(samples, id, measure);
      return [
        floor('press to INVITE, median against the better peer', title, ratio('invite'), 0.5),
        floor('press to first audio, median against the better peer', title, ratio('audio'), 0.9),
      ];
    })
    .concat(completeness(samples));
}

/** A call that failed is missing from the medians; it must not make them look better. */
/** @param {readonly Sample[]} samples */
function completeness(samples) {
  const failed = samples.filter(({ client, problem }) => client === 'ours' && problem).length;
  return [floor('our calls that failed', 'all variants', failed, 0)];
}

/**
 * @param {string} text
 * @param {string} where
 * @param {number} value
 * @param {number} limit
 * @returns {Floor}
 */
function floor(text, where, value, limit) {
  return { text, where, value, limit, met: value <= limit };
}
