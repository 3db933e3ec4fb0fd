// @ts-check
import { fileURLToPath } from 'node:url';
import { chromium, firefox } from 'playwright-core';
import { findOrInstallBrowsers } from '../../../lab/browsers.mjs';

/** @typedef {'chromium' | 'firefox'} BrowserName */

const chromiumFlags = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
  '--ignore-certificate-errors',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Nothing but the loopback is ever asked for. */
export const onlyLoopback =
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.*, EXCLUDE localhost';

export const firefoxPrefs = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.autoplay.default': 0,
  // Otherwise devices are listed for the window with the focus alone, and only one of ours has it.
  'media.devices.unfocused.enabled': true,
  // A process for each tab, and none in reserve: one can be killed without the others.
  'dom.ipc.processCount.webIsolated': 8,
  'dom.ipc.processPrelaunch.enabled': false,
  'network.websocket.delay-failed-reconnects': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'app.normandy.enabled': false,
  'services.settings.server': 'data:,',
  'browser.safebrowsing.downloads.remote.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** The same as the preference that grants devices, where a page asks whether they are granted for good. */
const remembered = { 'permissions.default.camera': 1, 'permissions.default.microphone': 1 };

const crashableFirefox = fileURLToPath(new URL('crashable-firefox.sh', import.meta.url));

/**
 * @typedef {object} LaunchOptions
 * @property {boolean} [mdns] leave host candidates masked by mDNS names, as for real visitors
 * @property {boolean} [askForMicrophone] do not grant the microphone by flag or preference
 * @property {boolean} [remembersDevices] Firefox says that they are granted for good; Chromium always does
 * @property {boolean} [asVisitors] sound and windows need a press, as by default
 * @property {boolean} [crashable] a tab may be killed, and the browser goes on
 * @property {boolean} [checkCertificates] as for real visitors
 * @property {'fake' | 'denied' | 'none'} [microphone] `fake` by default
 * @property {Record<string, string>} [env] for example PULSE_SERVER
 */

/**
 * @param {BrowserName} name
 * @param {LaunchOptions} [options]
 */
export async function launch(
  name,
  {
    mdns = false,
    askForMicrophone = false,
    remembersDevices = false,
    asVisitors = false,
    crashable = false,
    checkCertificates = false,
    microphone = 'fake',
    env = {},
  } = {},
) {
  const found = await findOrInstallBrowsers();
  const browser = found[name];
  if (!browser || !('path' in browser)) {
    throw new Error(`${name} is not available: ${browser?.reason ?? 'unknown'}`);
  }
  const environment = /** @type {Record<string, string>} */ ({ ...process.env, ...env });
  if (name === 'chromium') {
    const flags = chromiumFlags.filter(
      (flag) =>
        !((askForMicrophone || microphone === 'denied') && flag.includes('fake-ui')) &&
        !(checkCertificates && flag.includes('certificate')) &&
        !(microphone === 'none' && flag.includes('fake-device')) &&
        !(asVisitors && flag.includes('autoplay')),
    );
    const unmask = mdns ? [] : ['--disable-features=WebRtcHideLocalIpsWithMdns'];
    return chromium.launch({
      executablePath: browser.path,
      chromiumSandbox: false,
      args: [...flags, onlyLoopback, ...unmask],
      ...(asVisitors ? { ignoreDefaultArgs: ['--disable-popup-blocking'] } : {}),
      env: environment,
    });
  }
  return firefox.launch({
    channel: 'moz-firefox',
    executablePath: crashable ? crashableFirefox : browser.path,
    firefoxUserPrefs: {
      ...firefoxPrefs,
      ...(askForMicrophone || microphone === 'denied'
        ? { 'media.navigator.permission.disabled': false }
        : {}),
      ...(remembersDevices ? remembered : {}),
      ...(microphone === 'denied' ? { 'permissions.default.microphone': 2 } : {}),
      ...(microphone === 'none' ? { 'media.navigator.streams.fake': false } : {}),
      ...(asVisitors ? { 'media.autoplay.default': 1, 'dom.disable_open_during_load': true } : {}),
      ...(mdns ? { 'media.peerconnection.ice.obfuscate_host_addresses': true } : {}),
    },
    env: {
      ...environment,
      FIREFOX_BINARY: browser.path,
      // What the speakers play counts as a microphone there.
      ...(microphone === 'none' ? { PULSE_SERVER: 'unix:/dev/null' } : {}),
    },
  });
}
