// @ts-check
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { mirrorIn } from '../support/apt-mirror.mjs';
import { LabError } from '../support/lab-error.mjs';
import { assertRoot } from '../support/packages.mjs';
import { chrootDir } from '../support/paths.mjs';
import { lastLine, run } from '../support/run.mjs';

const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };

/** sid's Release file may have run out on a snapshot mirror; its signature is still checked. */
const aptSettings = `Acquire::Check-Valid-Until "false";
Acquire::Check-Date "false";
Acquire::Languages "none";
APT::Install-Recommends "false";
`;

/**
 * Builds the Debian system that Asterisk 22 runs in, unless it is there. Debian 12 and 13 have no
 * `asterisk` package, sid has; a chroot keeps sid's libraries away from the machine.
 *
 * A build that is interrupted leaves a folder under another name, which the next one removes.
 *
 * @throws {LabError} `not-root` or `install-failed`
 */
export async function ensureChroot() {
  if (existsSync(chrootDir)) return;
  assertRoot('building the chroot for Asterisk');
  const parent = dirname(chrootDir);
  mkdirSync(parent, { recursive: true });
  await removeLeftovers(parent);
  const unfinished = `${chrootDir}.unfinished-${process.pid}`;
  await step('debootstrap', ['--variant=minbase', 'sid', unfinished, mirror()]);
  writeFileSync(join(unfinished, 'etc/apt/apt.conf.d/90lab'), aptSettings);
  writeFileSync(join(unfinished, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  await step('chroot', [unfinished, 'apt-get', 'update', '-qq']);
  await step('chroot', [
    ...[unfinished, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends'],
    ...['asterisk', 'asterisk-moh-opsound-wav'],
  ]);
  await step('chroot', [unfinished, 'apt-get', 'clean']);
  // Asterisk looks its own host name up before every call; without an answer that costs 10 s.
  writeFileSync(join(unfinished, 'etc/hosts'), `127.0.0.1 localhost ${hostname()}\n`);
  await unmountBelow(unfinished);
  renameSync(unfinished, chrootDir);
}

/**
 * The Debian mirror that this machine itself uses.
 *
 * @throws {LabError} `not-debian`
 */
function mirror() {
  const folder = '/etc/apt/sources.list.d';
  const files = existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];
  for (const file of ['/etc/apt/sources.list', ...files]) {
    if (!/\.(list|sources)$/.test(file) || !existsSync(file)) continue;
    const found = mirrorIn(readFileSync(file, 'utf8'));
    if (found) return found;
  }
  throw new LabError('not-debian', 'the apt sources name no Debian mirror');
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function step(command, args) {
  const { code, output } = await run(command, args, { env });
  if (code !== 0) {
    throw new LabError('install-failed', `${command} ${args.at(-1)}: ${lastLine(output)}`);
  }
}

/** @param {string} parent */
async function removeLeftovers(parent) {
  for (const entry of readdirSync(parent)) {
    const [, builder] = /\.unfinished-(\d+)$/.exec(entry) ?? [];
    if (builder === undefined || existsSync(`/proc/${builder}`)) continue;
    const leftover = join(parent, entry);
    // debootstrap mounts /proc inside: removing through a mount would reach the machine's own.
    await unmountBelow(leftover);
    rmSync(leftover, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function unmountBelow(folder) {
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((mount) => mount.startsWith(`${folder}/`))
    .reverse();
  for (const mount of mounts) {
    const { code, output } = await run('umount', [mount]);
    if (code !== 0) throw new LabError('install-failed', lastLine(output));
  }
}
