// @ts-check
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { reasonOf } from './support/lab-error.mjs';
import { ensurePackages } from './support/packages.mjs';
import { run } from './support/run.mjs';

/** @typedef {{ path: string, version: string } | { reason: string }} FoundBrowser */

const wanted = /** @type {const} */ ({
  chromium: {
    variable: 'CHROME_PATH',
    programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    packages: ['chromium'],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    programs: ['firefox-esr', 'firefox'],
    packages: ['firefox-esr'],
  },
});

/** @type {Promise<{ chromium: FoundBrowser, firefox: FoundBrowser }> | undefined} */
let search;

/**
 * The two browsers of the tests: from CHROME_PATH and FIREFOX_PATH, else from PATH, else installed
 * from Debian. The answer is kept for the life of this process.
 *
 * @returns {Promise<{ chromium: FoundBrowser, firefox: FoundBrowser }>} path and version, or the
 *   coded reason why there is none
 */
export function findOrInstallBrowsers() {
  // One after the other: apt allows one installation at a time.
  search ??= findOrInstall('chromium').then(async (chromium) => ({
    chromium,
    firefox: await findOrInstall('firefox'),
  }));
  return search;
}

/** Whether both are there already; installs nothing. */
export function hasBrowsers() {
  return pathOf('chromium') !== undefined && pathOf('firefox') !== undefined;
}

/**
 * @param {keyof typeof wanted} name
 * @returns {Promise<FoundBrowser>}
 */
async function findOrInstall(name) {
  try {
    if (pathOf(name) === undefined) await ensurePackages([...wanted[name].packages]);
    const path = pathOf(name);
    if (path === undefined) return { reason: 'start-failed: installed, and still not in PATH' };
    return { path, version: await versionOf(path) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/**
 * @param {keyof typeof wanted} name
 * @returns {string | undefined}
 */
function pathOf(name) {
  const { variable, programs } = wanted[name];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  return [process.env[variable] ?? '', ...places].find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  if (path === '') return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} path */
async function versionOf(path) {
  const { output } = await run(path, ['--version'], { timeoutMs: 20_000 });
  return /\d+(\.\d+)+/.exec(output)?.[0] ?? 'unknown';
}
