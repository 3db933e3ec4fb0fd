// @ts-check
import { ceilingMs } from './phone-page.mjs';

/**
 * @param {() => Promise<boolean>} condition
 * @param {number} [ms]
 */
export async function until(condition, ms = ceilingMs) {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('still not so after the ceiling');
    // The PBX is asked over and over: it has no event for "nothing is left".
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
