// @ts-check
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { daemonPid, startDaemon, stopDaemon, waitForDaemon } from '../support/daemon.mjs';
import { inRunDir, labDir } from '../support/paths.mjs';
import { answersTcp } from '../support/ports.mjs';
import { lastLine, run } from '../support/run.mjs';

/** One server knows static users or a shared secret, not both: two processes. */
const servers = [
  { name: 'coturn', port: 3478, configuration: 'turnserver.conf' },
  { name: 'coturn-rest', port: 3479, configuration: 'turnserver-rest.conf' },
];

/** @type {import('./part.mjs').Part} */
export const coturn = {
  name: 'coturn',
  packages: ['coturn'],
  ports: servers.flatMap(({ port }) => [
    { protocol: 'tcp', address: '127.0.0.1', port },
    { protocol: 'udp', address: '127.0.0.1', port },
  ]),
  isRunning: () => servers.every(({ name }) => daemonPid(name) !== undefined),
  async version() {
    const { output } = await run('dpkg-query', ['-W', '--showformat=$' + '{Version}', 'coturn']);
    return lastLine(output).replace(/-.*$/, '');
  },
  async start() {
    for (const { name, port, configuration } of servers) {
      const folder = inRunDir(name);
      mkdirSync(folder, { recursive: true });
      await startDaemon(name, 'turnserver', [
        ...['-c', join(labDir, 'coturn', configuration)],
        ...['--userdb', join(folder, 'turndb'), '--pidfile', join(folder, 'pid')],
      ]);
      await waitForDaemon(name, () => answersTcp('127.0.0.1', port));
    }
  },
  async stop() {
    for (const { name } of servers) await stopDaemon(name);
  },
};
