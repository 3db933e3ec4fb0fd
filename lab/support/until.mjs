// @ts-check
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for something that has no event of its own: another process's socket, file or end.
 *
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} timeoutMs
 * @returns {Promise<boolean>} whether it came true in time
 */
export async function until(condition, timeoutMs) {
  const end = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > end) return false;
    await delay(25);
  }
  return true;
}
