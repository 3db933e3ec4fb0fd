// @ts-check
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCertificate } from '../support/certificate.mjs';
import { daemonPid, startDaemon, stopDaemon, waitForDaemon } from '../support/daemon.mjs';
import { inRunDir, labDir } from '../support/paths.mjs';
import { answersTcp } from '../support/ports.mjs';
import { run } from '../support/run.mjs';

const folder = inRunDir('kamailio');

/**
 * Kamailio, and the media relay it commands.
 *
 * @type {import('./part.mjs').Part}
 */
export const kamailio = {
  name: 'kamailio',
  packages: [
    'kamailio',
    'kamailio-websocket-modules',
    'kamailio-tls-modules',
    'kamailio-outbound-modules',
    'rtpengine-daemon',
    'openssl',
  ],
  ports: [
    { protocol: 'tcp', address: '127.0.0.1', port: 8080 },
    { protocol: 'tcp', address: '127.0.0.1', port: 8443 },
    { protocol: 'udp', address: '127.0.0.2', port: 5260 },
    { protocol: 'udp', address: '127.0.0.3', port: 5260 },
    { protocol: 'udp', address: '127.0.0.1', port: 2223 },
  ],
  isRunning: () => daemonPid('kamailio') !== undefined && daemonPid('rtpengine') !== undefined,
  async version() {
    const { output } = await run('kamailio', ['-v']);
    const engine = await run('rtpengine', ['--version']);
    return `${numberIn(output)}, rtpengine ${numberIn(engine.output)}`;
  },
  async start() {
    const { certificate, key } = await ensureCertificate();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await startDaemon('rtpengine', 'rtpengine', [
      `--config-file=${join(labDir, 'kamailio', 'rtpengine.conf')}`,
    ]);
    await startDaemon('kamailio', 'kamailio', [
      ...['-DD', '-E', '-Y', folder, '-f', join(labDir, 'kamailio', 'kamailio.cfg')],
      ...[
        '-A',
        `CERTIFICATE="${certificate}"`,
        '-A',
        `KEY="${key}"`,
        '-A',
        `CONTROL="unix:${folder}/control"`,
      ],
      // Shared and private memory in MB: a lab needs little.
      ...['-m', '32', '-M', '8'],
    ]);
    await waitForDaemon('rtpengine', () => true);
    await waitForDaemon(
      'kamailio',
      async () => (await answersTcp('127.0.0.1', 8080)) && answersTcp('127.0.0.1', 8443),
    );
  },
  async stop() {
    await stopDaemon('kamailio');
    await stopDaemon('rtpengine');
  },
};

/** @param {string} output */
function numberIn(output) {
  return /\d+(\.\d+)+/.exec(output)?.[0] ?? 'unknown';
}
