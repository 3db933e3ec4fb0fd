// @ts-check
import { findOrInstallBrowsers, hasBrowsers } from '../browsers.mjs';
import { LabError } from '../support/lab-error.mjs';

/**
 * No server: makes sure that both browsers are installed, and leaves them so.
 *
 * @type {import('./part.mjs').Part}
 */
export const browsers = {
  name: 'browsers',
  packages: [],
  ports: [],
  isRunning: hasBrowsers,
  async version() {
    const both = Object.entries(await findOrInstallBrowsers());
    return both.map(([name, at]) => ('version' in at ? `${name} ${at.version}` : '')).join(', ');
  },
  async start() {
    for (const [name, at] of Object.entries(await findOrInstallBrowsers())) {
      if ('reason' in at) throw new LabError('install-failed', `${name}: ${at.reason}`);
    }
  },
  async stop() {
    // What is installed stays installed.
  },
};
