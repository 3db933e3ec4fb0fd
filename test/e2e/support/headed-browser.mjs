// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallBrowsers } from '../../../lab/browsers.mjs';
import { endpoints } from '../../../lab/endpoints.mjs';
import { firefoxPrefs, onlyLoopback } from './browsers.mjs';
import { labEnvironment } from './environment.mjs';
import { until } from './until.mjs';

/** Few: what these browsers do to tabs in the background shall be what they do at people's desks. */
const chromiumFlags = [
  '--no-sandbox', // Debian's Chromium refuses to run as root with it
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
  onlyLoopback,
];

/**
 * A browser with windows, as people start it: no automation keeps its tabs awake. Each page is a tab of one window.
 *
 * @param {import('./browsers.mjs').BrowserName} name
 * @param {string[]} pages
 */
export async function openHeaded(name, pages) {
  const found = (await findOrInstallBrowsers())[name];
  if (!('path' in found)) throw new Error(`${name} is not available: ${found.reason}`);
  const profile = mkdtempSync(join(tmpdir(), 'voip-headed-'));
  if (name === 'firefox') writeFileSync(join(profile, 'user.js'), userJs());
  const args =
    name === 'chromium'
      ? [...chromiumFlags, `--user-data-dir=${profile}`, ...pages]
      : ['--no-remote', '--profile', profile, ...pages];
  const browser = spawn(found.path, args, {
    env: { ...process.env, ...endpoints.display.env, ...labEnvironment(name) },
    stdio: 'ignore',
    detached: true,
  });
  return {
    /** Where DevTools listen; Chromium only. */
    devtools: () => devtoolsOf(profile),
    async close() {
      const gone = once(browser, 'exit');
      // With all of its processes, which would go on writing into the profile.
      if (browser.pid) process.kill(-browser.pid, 'SIGKILL');
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** @param {string} profile @returns {Promise<string>} an origin */
async function devtoolsOf(profile) {
  let port = '';
  await until(async () => {
    try {
      [port = ''] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
    } catch {
      // Not written yet.
    }
    return port !== '';
  });
  return `http://127.0.0.1:${port}`;
}

function userJs() {
  const prefs = {
    ...firefoxPrefs,
    'browser.shell.checkDefaultBrowser': false,
    'browser.aboutwelcome.enabled': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
    'toolkit.startup.max_resumed_crashes': -1,
  };
  return Object.entries(prefs)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}
