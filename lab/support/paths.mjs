// @ts-check
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with the lab's own configurations. */
export const labDir = fileURLToPath(new URL('..', import.meta.url));

/** Process ids, logs and rendered configurations of the running lab; ignored by git. */
export const runDir = fileURLToPath(new URL('../../.lab', import.meta.url));

const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');

/**
 * The Debian system that Asterisk runs in. It is large and the same for every clone, so it lives
 * outside of them.
 */
export const chrootDir = join(
  process.env.VOIP_LAB_CACHE || join(caches, 'voip-elements', 'lab'),
  'asterisk-22',
);

/** @param {...string} parts below the run directory */
export const inRunDir = (...parts) => join(runDir, ...parts);
