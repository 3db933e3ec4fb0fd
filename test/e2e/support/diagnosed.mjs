// @ts-check
import assert from 'node:assert/strict';
import { openPage } from './phone-page.mjs';

/** @typedef {import('../../../src/core/diagnostics.js').DiagnosticsReport} Report */

/** ms that a broken layer may take, and a working account altogether. */
export const brokenMs = 10_000 + 500;
export const workingMs = 15_000;

/**
 * Tests the connection on a page of its own; by then everything that was opened for it is closed.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} url of a page with `window.phone`
 * @param {object} settings
 * @param {{ steps?: string[], target?: string }} [options]
 */
export async function diagnosed(browser, url, settings, options = {}) {
  const opened = await openPage(browser, url, { ignoreHTTPSErrors: false });
  /** @type {string[]} */
  const said = [];
  opened.page.on('console', (message) => said.push(message.text()));
  try {
    await opened.page.waitForFunction(() => 'phone' in window, undefined, { polling: 50 });
    const report = await runTest(opened.page, settings, options);
    await untilNothingIsLeft(opened.page);
    // Firefox counts what a server refuses among the page's errors.
    return { report, said: [...said, ...opened.errors] };
  } finally {
    await opened.close();
  }
}

/**
 * @param {import('playwright-core').Page | import('playwright-core').Frame} page
 * @param {object} settings
 * @param {{ steps?: string[], target?: string }} [options]
 * @returns {Promise<Report>}
 */
export function runTest(page, settings, options = {}) {
  return page.evaluate(async ([config, more]) => {
    // Wrong ones are what is to be found out.
    await window.phone.configure({ register: false, ...config }).catch(() => undefined);
    return window.phone.diagnose(more);
  }, /** @type {[any, any]} */ ([settings, options]));
}

/** @param {import('playwright-core').Page} page */
export async function untilNothingIsLeft(page) {
  await page.waitForFunction(
    () =>
      window.probe.liveMicrophones() === 0 &&
      window.probe.openConnections() === 0 &&
      window.probe.sockets.every(({ readyState }) => readyState === WebSocket.CLOSED),
    undefined,
    { polling: 50, timeout: 20_000 },
  );
}

/**
 * This class at this step, and no other blamed.
 *
 * @param {Report} report
 * @param {string} expected `step: class`
 */
export function assertDiagnosis(report, expected) {
  const found = report.steps
    .filter(({ status }) => status === 'failed' || status === 'warned')
    .map(({ name, diagnosis }) => `${name}: ${diagnosis}`);
  assert.deepEqual(found, [expected], JSON.stringify(report.steps));
  for (const { name, tookMs = 0 } of report.steps) {
    assert.ok(tookMs <= brokenMs, `${name} took ${tookMs} ms`);
  }
}

/** @param {Report} report */
export function assertGreen(report) {
  const found = report.steps.filter(({ status }) => status !== 'passed' && status !== 'skipped');
  assert.deepEqual(found, []);
  assert.ok(report.tookMs <= workingMs, `took ${report.tookMs} ms`);
}
