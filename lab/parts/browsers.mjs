// @ts-check
import { findOrInstallBrowsers } from '../browsers.mjs';
import { LabError } from '../support/lab-error.mjs';

let found = false;

/**
 * No server: makes sure that both browsers are installed.
 *
 * @type {import('./part.mjs').Part}
 */
export const browsers = {
  name: 'browsers',
  packages: [],
  ports: [],
  isRunning: () => found,
  async version() {
    const both = Object.entries(await findOrInstallBrowsers());
    return both.map(([name, at]) => ('version' in at ? `${name} ${at.version}` : '')).join(', ');
  },
  async start() {
    for (const [name, at] of Object.entries(await findOrInstallBrowsers())) {
      if ('reason' in at) throw new LabError('install-failed', `${name}: ${at.reason}`);
    }
    found = true;
  },
  async stop() {
    found = false;
  },
};
