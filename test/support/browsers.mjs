// @ts-check
import { accessSync, constants } from 'node:fs';

/** @type {{ chromium: string[], firefox: string[] }} */
const usual = {
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
};

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Paths of the two browsers.
 * @returns {Promise<{ chromium: string, firefox: string }>}
 */
export async function findBrowsers() {
  const chromium = process.env.VOIP_CHROMIUM ?? usual.chromium.find(isExecutable);
  const firefox = process.env.VOIP_FIREFOX ?? usual.firefox.find(isExecutable);
  if (!chromium || !firefox) throw new Error('Chromium and Firefox are needed for these tests');
  return { chromium, firefox };
}
