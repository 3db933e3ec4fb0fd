// @ts-check
import { gzipSync } from 'node:zlib';
import { openPage } from '../../test/e2e/support/phone-page.mjs';
import { accounts, asterisk } from '../targets.mjs';
import { clientNames, phoneClients } from '../variants.mjs';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../site.mjs').BenchSite} BenchSite */

/** The bench's own script is no part of anybody's page. */
const own = '/bench/watch.js';

/**
 * @typedef {object} BytesResult
 * @property {string} page
 * @property {{ files: number, minified: number, gzip: number }} before the press
 * @property {{ files: number, minified: number, gzip: number }} after it, until the INVITE
 */

/**
 * Chromium only: what scripts a page fetches, as the browser saw them.
 *
 * @param {Browser} browser
 * @param {BenchSite} site
 * @returns {Promise<BytesResult[]>}
 */
export async function measureBytes(browser, site) {
  const { server, domain, helpDesk, instantEcho } = asterisk;
  const button = site.buttonUrl({ server, domain, target: helpDesk });
  const results = [await measurePage(browser, 'voip-elements, page with `<voip-button>`', button)];
  for (const client of phoneClients) {
    const setup = { server, domain, target: instantEcho, iceServers: [], ...accounts[client] };
    const url = site.phoneUrl(client, setup);
    results.push(await measurePage(browser, `${clientNames[client]}, registered page`, url));
  }
  return results;
}

/**
 * @param {Browser} browser
 * @param {string} name
 * @param {string} url
 * @returns {Promise<BytesResult>}
 */
async function measurePage(browser, name, url) {
  const { page, close } = await openPage(browser, 'about:blank', { permissions: ['microphone'] });
  /** @type {Promise<Buffer>[]} */
  let scripts = [];
  const collect = (/** @type {import('playwright-core').Response} */ response) => {
    const isScript = response.request().resourceType() === 'script';
    if (isScript && !response.url().includes(own)) scripts.push(response.body());
  };
  page.on('response', collect);
  try {
    await page.goto(url, { waitUntil: 'networkidle' });
    const before = await sizes(scripts);
    scripts = [];
    await page.getByRole('button', { name: /^Call/ }).click();
    // What makes the tones is fetched when it rings.
    await page.waitForFunction(() =>
      window.probe.frames.some(({ data }) => /^SIP\S* 180/.test(data)),
    );
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    // What comes later than that has no page to be read from.
    page.off('response', collect);
    return { page: name, before, after: await sizes(scripts) };
  } finally {
    await close();
  }
}

/** @param {Promise<Buffer>[]} responses */
async function sizes(responses) {
  const bodies = await Promise.all(responses);
  return {
    files: bodies.length,
    minified: sum(bodies.map((body) => body.length)),
    gzip: sum(bodies.map((body) => gzipSync(body, { level: 9 }).length)),
  };
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
