// @ts-check
/**
 * Tests that need a browser, each in Chromium and in Firefox. One folder of `test/` is one group:
 * `npx wtr --group unit`, `npx wtr --files test/unit/call-machine.test.ts`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findBrowsers } from './test/support/browsers.mjs';
import { countingReporter } from './test/support/counting-reporter.mjs';
import { embeddedPbx } from './test/support/embedded-pbx.mjs';

const folders = ['unit', 'sip', 'contract', 'components'];
/** @param {string} folder */
const hasTests = (folder) =>
  existsSync(folder) &&
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((file) =>
    file.endsWith('.test.ts'),
  );

const groups = folders
  .filter((name) => hasTests(`test/${name}`))
  .map((name) => ({ name, files: `test/${name}/**/*.test.ts` }));

const { chromium, firefox } = await findBrowsers();

const chrome = chromeLauncher({
  launchOptions: {
    executablePath: chromium,
    args: [
      '--no-sandbox', // Debian's Chromium refuses to run as root with it
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  },
});
chrome.name = 'Chromium';

const fox = chromeLauncher({
  launchOptions: {
    browser: 'firefox',
    executablePath: firefox,
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
      // Otherwise the microphone is withheld from a window without the focus.
      'media.devices.unfocused.enabled': true,
      'media.peerconnection.ice.loopback': true,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
      'network.websocket.delay-failed-reconnects': false,
    },
  },
});
fox.name = 'Firefox';

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  nodeResolve: { exportConditions: ['browser', 'production'] },
  hostname: 'localhost', // a secure context: the microphone works on it
  // Files named on the command line are run alone.
  groups: process.argv.includes('--files') ? [] : groups,
  browsers: [chrome],
  concurrentBrowsers: 2,
  concurrency: 1, // a hidden tab has its timers slowed down to one a second
  testFramework: { config: { ui: 'bdd', timeout: 5000 } },
  testsFinishTimeout: 120_000,
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' }),
    embeddedPbx(),
  ],
  reporters: countingReporter(),
  // What a page logs is part of what a failing test says; Lit's hint to use its production build is not.
  filterBrowserLogs: ({ args }) => !args.some((arg) => /lit\.dev\/msg/.test(String(arg))),
};
