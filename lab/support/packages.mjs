// @ts-check
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { LabError } from './lab-error.mjs';
import { lastLine, run } from './run.mjs';

const env = { DEBIAN_FRONTEND: 'noninteractive' };
const policyFile = '/usr/sbin/policy-rc.d';

/** Fetched once in the life of this process. @type {ReturnType<typeof run> | undefined} */
let lists;

/**
 * Installs what is not there yet from the Debian release that this machine runs.
 *
 * @param {string[]} packages
 * @throws {LabError} `not-debian`, `not-root` or `install-failed`
 */
export async function ensurePackages(packages) {
  /** @type {string[]} */
  const missing = [];
  for (const name of packages) if (!(await isInstalled(name))) missing.push(name);
  if (missing.length === 0) return;
  const names = missing.join(' ');
  if (!existsSync('/usr/bin/apt-get')) {
    throw new LabError('not-debian', `needs Debian's packages ${names}`);
  }
  assertRoot(`installing ${names}`);
  await withoutServices(async () => {
    // Old lists install old versions: a Firefox that the tests' driver does not know. Where the
    // mirror is not reached, what is known may still do.
    lists ??= run('apt-get', ['update', '-qq'], { env });
    await lists;
    const { code, output } = await install(missing);
    if (code !== 0) throw new LabError('install-failed', `${names}: ${lastLine(output)}`);
  });
}

/** @param {string} purpose */
export function assertRoot(purpose) {
  if (process.getuid?.() !== 0) throw new LabError('not-root', `${purpose} needs root`);
}

/** @param {string} name */
async function isInstalled(name) {
  const { code, output } = await run('dpkg-query', ['-W', '--showformat=$' + '{Status}', name]);
  return code === 0 && output.endsWith(' installed');
}

/** @param {string[]} packages */
function install(packages) {
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/**
 * Keeps the packages' own system services from starting on their usual ports: the lab starts its
 * programs itself. invoke-rc.d(8) asks this file.
 *
 * @param {() => Promise<void>} work
 */
async function withoutServices(work) {
  const mine = !existsSync(policyFile);
  if (mine) {
    writeFileSync(policyFile, '#!/bin/sh\nexit 101\n');
    chmodSync(policyFile, 0o755);
  }
  try {
    await work();
  } finally {
    if (mine) rmSync(policyFile, { force: true });
  }
}
