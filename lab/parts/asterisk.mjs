// @ts-check
import { cpSync, readdirSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { ensureCertificate } from '../support/certificate.mjs';
import { daemonPid, startDaemon, stopDaemon, waitForDaemon } from '../support/daemon.mjs';
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
  writeFileSync(join(target, 'rtp_ice.conf'), await iceSection());
  await run('chroot', [chrootDir, 'chown', '-R', 'asterisk:asterisk', '/etc/asterisk']);
}

/**
 * Asterisk gathers no loopback candidates (RFC 8445, section 5.1.1.1 forbids them), so one address
 * of the machine is presented as 127.0.0.1 and the others are left out.
 *
 * @returns {Promise<string>} text of rtp_ice.conf
 */
async function iceSection() {
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, address }) => family === 'IPv4' && !address.startsWith('127.'))
    .map(({ address }) => address);
  const [first, ...others] = own.length > 0 ? own : [await addressOnLoopback()];
  const denied = others.map((address) => `ice_deny = ${address}/32\n`).join('');
  return `${denied}\n[ice_host_candidates]\n${first} => 127.0.0.1\n`;
}

/** A machine without any network gets an address from the documentation range (RFC 5737) on lo. */
async function addressOnLoopback() {
  const address = '192.0.2.77';
  await run('ip', ['address', 'add', `${address}/32`, 'dev', 'lo']);
  return address;
}
