// @ts-check
import { parseArgs } from 'node:util';

const parts = /** @type {const} */ (['setup', 'bytes', 'memory']);
const browsers = /** @type {const} */ (['chromium', 'firefox']);

/** @typedef {typeof parts[number]} Part */
/** @typedef {typeof browsers[number]} BrowserName */

/**
 * @typedef {object} Options
 * @property {number} n repetitions per client and variant
 * @property {readonly BrowserName[]} browsers
 * @property {readonly Part[]} parts
 * @property {number} calls calls of the memory run
 * @property {boolean} write renew docs/bench.md
 */

/**
 * @param {string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      n: { type: 'string', default: '30' },
      calls: { type: 'string', default: '100' },
      browser: { type: 'string' },
      only: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  return {
    n: count('n', values.n),
    calls: count('calls', values.calls),
    browsers: chosen('browser', values.browser, browsers),
    parts: chosen('only', values.only, parts),
    write: values.write,
  };
}

/**
 * @param {string} name
 * @param {string} value
 */
function count(name, value) {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= 1000) return number;
  throw new Error(`--${name} must be a whole number from 1 to 1000`);
}

/**
 * @template {string} T
 * @param {string} name
 * @param {string | undefined} value
 * @param {readonly T[]} known
 * @returns {readonly T[]}
 */
function chosen(name, value, known) {
  if (value === undefined) return known;
  const found = known.filter((one) => one === value);
  if (!found.length) throw new Error(`--${name} must be one of ${known.join(', ')}`);
  return found;
}
