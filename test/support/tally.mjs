// @ts-check
/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export const sum = (tallies) =>
  tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });

/**
 * The closing line of every run.
 * @param {Tally} tally
 */
export const closingLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
