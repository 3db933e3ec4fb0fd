// @ts-check
import { cpSync, readdirSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { ensureCertificate } from '../support/certificate.mjs';
import { daemonPid, startDaemon, stopDaemon, waitForDaemon } from '../support/daemon.mjs';
import { iceSection } from '../support/ice-section.mjs';
import { assertRoot } from '../support/packages.mjs';
import { chrootDir, labDir } from '../support/paths.mjs';
import { lastLine, run } from '../support/run.mjs';
import { ensureChroot } from './asterisk-chroot.mjs';

/** @type {import('./part.mjs').Part} */
export const asterisk = {
  name: 'asterisk',
  packages: ['debootstrap', 'openssl'],
  ports: [
    { protocol: 'tcp', address: '127.0.0.1', port: 8088 },
    { protocol: 'tcp', address: '127.0.0.1', port: 8089 },
    { protocol: 'tcp', address: '127.0.0.1', port: 5038 },
    { protocol: 'tcp', address: '127.0.0.1', port: 5160 },
    { protocol: 'udp', address: '127.0.0.1', port: 5160 },
  ],
  isRunning: () => daemonPid('asterisk') !== undefined,
  async version() {
    const { output } = await run('chroot', [chrootDir, 'asterisk', '-V']);
    return lastLine(output)
      .replace(/^Asterisk /, '')
      .replace(/\+.*$/, '');
  },
  async start() {
    assertRoot('running Asterisk in a chroot');
    await ensureChroot();
    await writeConfiguration();
    await startDaemon('asterisk', 'chroot', [chrootDir, 'asterisk', '-f']);
    // Ports open before the modules are loaded; this command returns when everything is.
    await waitForDaemon('asterisk', async () => {
      const { code } = await run('chroot', [chrootDir, 'asterisk', '-rx', 'core waitfullybooted']);
      return code === 0;
    });
  },
  async stop() {
    await stopDaemon('asterisk');
  },
};

/** Lays the lab's configuration where Debian's package expects it. */
async function writeConfiguration() {
  const { certificate, key } = await ensureCertificate();
  const target = join(chrootDir, 'etc/asterisk');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(join(target, 'keys'), { recursive: true });
  const source = join(labDir, 'asterisk');
  for (const file of readdirSync(source)) cpSync(join(source, file), join(target, file));
  cpSync(certificate, join(target, 'keys/lab.crt'));
  cpSync(key, join(target, 'keys/lab.key'));
  const [first, ...others] = await ownAddresses();
  writeFileSync(join(target, 'rtp_ice.conf'), iceSection(first, others));
  await run('chroot', [chrootDir, 'chown', '-R', 'asterisk:asterisk', '/etc/asterisk']);
}

/** @returns {Promise<[string, ...string[]]>} this machine's own addresses, at least one */
async function ownAddresses() {
  const [first, ...others] = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, address }) => family === 'IPv4' && !address.startsWith('127.'))
    .map(({ address }) => address);
  return [first ?? (await addressOnLoopback()), ...others];
}

/** A machine without any network gets an address from the documentation range (RFC 5737) on lo. */
async function addressOnLoopback() {
  const address = '192.0.2.77';
  await run('ip', ['address', 'add', `${address}/32`, 'dev', 'lo']);
  return address;
}
