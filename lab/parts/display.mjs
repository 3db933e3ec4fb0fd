// @ts-check
import { existsSync } from 'node:fs';
import { daemonPid, startDaemon, stopDaemon, waitForDaemon } from '../support/daemon.mjs';

const number = 97;

/** What a browser with windows needs in its environment. @type {Record<string, string>} */
export const displayEnvironment = { DISPLAY: `:${number}` };

/**
 * A screen in memory: without one there are no windows, and so no tabs that are really hidden.
 *
 * @type {import('./part.mjs').Part}
 */
export const display = {
  name: 'display',
  packages: ['xvfb'],
  ports: [],
  isRunning: () => daemonPid('display') !== undefined,
  // It has no option that tells its version.
  version: () => Promise.resolve(`:${number}`),
  async start() {
    const screen = ['-screen', '0', '1280x800x24'];
    await startDaemon('display', 'Xvfb', [`:${number}`, ...screen, '-nolisten', 'tcp']);
    await waitForDaemon('display', () => existsSync(`/tmp/.X11-unix/X${number}`));
  },
  async stop() {
    await stopDaemon('display');
  },
};
