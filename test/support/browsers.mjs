// @ts-check
import { findOrInstallBrowsers } from '../../lab/browsers.mjs';

/**
 * Paths of the two browsers, installed where they are missing.
 * @returns {Promise<{ chromium: string, firefox: string }>}
 */
export async function findBrowsers() {
  const { chromium, firefox } = await findOrInstallBrowsers();
  return { chromium: pathOf('Chromium', chromium), firefox: pathOf('Firefox', firefox) };
}

/**
 * @param {string} name
 * @param {import('../../lab/browsers.mjs').FoundBrowser} found
 */
function pathOf(name, found) {
  if ('path' in found) return found.path;
  throw new Error(`These tests need ${name}: ${found.reason}`);
}
