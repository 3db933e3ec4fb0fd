// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inRunDir, runDir } from './paths.mjs';
import { until } from './until.mjs';

/** Longer than the slowest start: a chroot built from nothing on a slow network. */
const patienceMs = 900_000;

/**
 * Only one process at a time starts or stops parts of the lab; others wait for their turn.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLabLock(work) {
  const file = inRunDir('lock');
  mkdirSync(runDir, { recursive: true });
  const taken = await until(() => take(file), patienceMs);
  if (!taken) throw new Error(`Another process keeps ${file}`);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    // Left behind by a process that was killed.
    if (isStale(file)) rmSync(file, { force: true });
    return false;
  }
}

/** @param {string} file */
function isStale(file) {
  try {
    const owner = readFileSync(file, 'utf8');
    return owner !== '' && !existsSync(`/proc/${owner}`);
  } catch {
    return false;
  }
}
