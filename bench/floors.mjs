// @ts-check
import { median, p95 } from './statistics.mjs';
import { followedTo, peers, variants } from './variants.mjs';

/** @typedef {import('./measure/sample.mjs').Sample} Sample */
/** @typedef {'registered' | 'microphone' | 'invite' | 'inviteFromMicrophone' | 'answer' | 'audio' | 'audioFromAnswer'} Measure */

/**
 * @typedef {object} Floor
 * @property {string} text what is promised
 * @property {string} where the variant's title
 * @property {number} value
 * @property {number} limit
 * @property {'promised' | 'not promised'} standing
 * @property {boolean} met
 */

/**
 * Of the calls without a problem.
 *
 * @param {readonly Sample[]} samples
 * @param {string} variant
 * @param {Sample['client']} client
 * @param {Measure} measure
 */
export function valuesOf(samples, variant, client, measure) {
  return samples
    .filter((one) => one.variant === variant && one.client === client && !one.problem)
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

/** @type {'promised'} */
const promised = 'promised';
/** @type {'not promised'} */
const notPromised = 'not promised';

/** @type {readonly { measure: Measure, text: string, limit: number }[]} */
const ratios = [
  { measure: 'invite', text: 'press to INVITE, median against the better peer', limit: 0.5 },
  { measure: 'audio', text: 'press to first audio, median against the better peer', limit: 0.9 },
];

/**
 * What the bench holds us to: in Chromium, with the microphone permitted before the press. The same is
 * told, and not promised, for a visitor who is only asked then. What was not measured is left out.
 *
 * @param {readonly Sample[]} samples
 * @returns {Floor[]}
 */
export function checkFloors(samples) {
  return variants
    .filter(({ id, browser }) => browser === 'chromium' && samples.some((s) => s.variant === id))
    .flatMap((variant) => {
      const { id, title, mdns } = variant;
      const where = { title, standing: mdns ? notPromised : promised };
      if (variant.stun === 'silent') {
        const invite = valuesOf(samples, id, 'ours', 'invite');
        return [floor('press to INVITE, p95 in ms', where, p95(invite), 500)];
      }
      return ratios
        .filter(({ measure }) => measure !== 'audio' || followedTo(variant, 'ours') === 'audio')
        .map(({ measure, text, limit }) => {
          const ours = median(valuesOf(samples, id, 'ours', measure));
          return floor(text, where, ours / betterPeer(samples, id, measure), limit);
        });
    })
    .concat(completeness(samples));
}

/** A call that failed is missing from the medians; it must not make them look better. */
/** @param {readonly Sample[]} samples */
function completeness(samples) {
  const failed = samples.filter(({ client, problem }) => client === 'ours' && problem).length;
  return [floor('our calls that failed', { title: 'all variants', standing: promised }, failed, 0)];
}

/**
 * @param {string} text
 * @param {{ title: string, standing: Floor['standing'] }} where
 * @param {number} value
 * @param {number} limit
 * @returns {Floor}
 */
function floor(text, { title, standing }, value, limit) {
  return { text, where: title, value, limit, standing, met: value <= limit };
}
