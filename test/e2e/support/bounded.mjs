// @ts-check
/**
 * node:test with a ceiling: Playwright waits forever for an answer of a page whose process is gone,
 * and one test or hook that does would take all that follow with it.
 */
import * as unbounded from 'node:test';

export { describe } from 'node:test';

/** @typedef {() => unknown} Hook */

/** A test takes seconds; `npm run verify` repeats within one test and takes longer. */
const timeout = Number(process.env['VOIP_TEST_MINUTES'] ?? 3) * 60_000;

/**
 * @param {string} name
 * @param {(test: import('node:test').TestContext) => void | Promise<void>} work
 */
export function it(name, work) {
  void unbounded.it(name, { timeout }, work);
}

/** @param {Hook} work */
export const before = (work) => unbounded.before(work, { timeout });

/** @param {Hook} work */
export const after = (work) => unbounded.after(work, { timeout });

/** @param {Hook} work */
export const beforeEach = (work) => unbounded.beforeEach(work, { timeout });

/** @param {Hook} work */
export const afterEach = (work) => unbounded.afterEach(work, { timeout });
