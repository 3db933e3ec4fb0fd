// @ts-check
import { endpoints } from './endpoints.mjs';
import { parts as allParts } from './parts/index.mjs';
import { LabError, reasonOf } from './support/lab-error.mjs';
import { withLabLock } from './support/lock.mjs';
import { ensurePackages } from './support/packages.mjs';
import { assertFree } from './support/ports.mjs';

/** @typedef {import('./parts/part.mjs').Part} Part */
/** @typedef {'asterisk' | 'kamailio' | 'coturn' | 'pulse' | 'display' | 'browsers'} PartName */

/**
 * @typedef {object} PartStatus
 * @property {'running' | 'stopped' | 'unavailable'} status
 * @property {string} [version] when it runs
 * @property {string} [reason] `code: message`, when it is unavailable
 * @property {boolean} [started] whether this call started it; false when it ran already
 */

/** @typedef {{ parts: Record<string, PartStatus>, endpoints: typeof endpoints }} Lab */

/** @type {PartName[]} */
export const partNames = ['asterisk', 'kamailio', 'coturn', 'pulse', 'display', 'browsers'];

/**
 * Brings up the servers, installing what they need. What already runs is left alone. Never throws
 * for a part that cannot run here: its status says why.
 *
 * @param {{ parts?: PartName[] }} [options] all parts unless told
 * @returns {Promise<Lab>}
 */
export function startLab({ parts = partNames } = {}) {
  return withLabLock(async () => {
    const chosen = choose(parts);
    const failures = await installFor(chosen.filter((part) => !part.isRunning()));
    return statusOf(chosen, async (part) => {
      if (part.isRunning()) return running(part, false);
      const failure = failures.get(part);
      if (failure !== undefined) throw failure;
      await bringUp(part);
      return running(part, true);
    });
  });
}

/**
 * Ends the servers and waits until they are gone; harmless when they do not run.
 *
 * @param {{ parts?: PartName[] }} [options] all parts unless told
 * @returns {Promise<Lab>}
 */
export function stopLab({ parts = partNames } = {}) {
  return withLabLock(() =>
    statusOf(choose(parts), async (part) => {
      await part.stop();
      return statusNow(part);
    }),
  );
}

/**
 * What runs now; changes nothing.
 *
 * @param {{ parts?: PartName[] }} [options] all parts unless told
 * @returns {Promise<Lab>}
 */
export function labStatus({ parts = partNames } = {}) {
  return statusOf(choose(parts), statusNow);
}

/** @param {PartName[]} names */
function choose(names) {
  return names.map((name) => allParts[name]);
}

/**
 * @param {Part} part
 * @returns {Promise<PartStatus>}
 */
async function statusNow(part) {
  return part.isRunning() ? running(part, false) : { status: 'stopped' };
}

/**
 * @param {Part} part
 * @param {boolean} started
 * @returns {Promise<PartStatus>}
 */
async function running(part, started) {
  return { status: 'running', version: await part.version(), started };
}

/**
 * One installation for all parts, since apt allows one at a time; part by part when that fails, so
 * that one missing package takes one part down and not all of them.
 *
 * @param {Part[]} parts
 * @returns {Promise<Map<Part, LabError>>} which could not be installed, and why
 */
async function installFor(parts) {
  /** @type {Map<Part, LabError>} */
  const failures = new Map();
  try {
    await ensurePackages(parts.flatMap((part) => part.packages));
  } catch {
    for (const part of parts) {
      try {
        await ensurePackages(part.packages);
      } catch (error) {
        failures.set(
          part,
          error instanceof LabError ? error : new LabError('install-failed', String(error)),
        );
      }
    }
  }
  return failures;
}

/** @param {Part} part */
async function bringUp(part) {
  // What is left of a part of which only one process died.
  await part.stop();
  await assertFree(part.ports);
  try {
    await part.start();
  } catch (error) {
    await part.stop();
    throw error;
  }
}

/**
 * @param {Part[]} parts
 * @param {(part: Part) => Promise<PartStatus>} work done for all of them at once
 * @returns {Promise<Lab>}
 */
async function statusOf(parts, work) {
  /** @type {Record<string, PartStatus>} */
  const statuses = {};
  for (const { name } of parts) statuses[name] = { status: 'stopped' };
  await Promise.all(
    parts.map(async (part) => {
      statuses[part.name] = await work(part).catch((/** @type {unknown} */ error) => ({
        status: 'unavailable',
        reason: reasonOf(error),
      }));
    }),
  );
  return { parts: statuses, endpoints };
}
