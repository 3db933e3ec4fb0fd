// @ts-check
/** The rows of docs/diagnosis.md about the page and its microphone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from './support/bounded.mjs';
import { launch } from './support/browsers.mjs';
import { assertDiagnosis, assertGreen, diagnosed, runTest } from './support/diagnosed.mjs';
import { labEnvironment } from './support/environment.mjs';
import { phonePage } from './support/phone-html.mjs';
import { openPage } from './support/phone-page.mjs';
import { startSite } from './support/site.mjs';

/** Of a server that these tests do not come to. */
const settings = { server: 'ws://127.0.0.1:4999/ws', username: '1001', password: 'canary-4711' };

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`what phone.diagnose() says of a page, ${browserName}`, () => {
    /** @type {import('playwright-core').Browser} */
    let browser;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;

    before(async () => {
      browser = await launch(browserName, { env: labEnvironment(browserName) });
      site = await startSite({
        '/frame.html': async ({ headers }) => ({
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: `<!doctype html><title>Frame</title><iframe src="http://localhost:${
            String(headers.host).split(':')[1] ?? ''
          }/phone.html"></iframe>`,
        }),
        '/no-microphone.html': () => phonePage({ 'permissions-policy': 'microphone=()' }),
      });
    });
    after(async () => {
      await site?.close();
      await browser?.close();
    });

    /** @param {{ steps: string[] }} options */
    const test = (options) =>
      diagnosed(browser, `${site.origin}/no-microphone.html`, settings, options);

    it('a page that may not use the microphone', async () => {
      // Firefox knows no such header.
      if (browserName === 'chromium') {
        const steps = { steps: ['microphone'] };
        const { report } = await test(steps);
        assertDiagnosis(report, 'page: microphone-policy');
      } else {
        assertGreen((await test({ steps: ['microphone'] })).report);
      }
    });

    it('a frame without allow', async () => {
      const { page, close } = await openPage(browser, `${site.origin}/frame.html`);
      try {
        const frame = page.frames().find((one) => one.url().includes('localhost'));
        assert.ok(frame);
        await frame.waitForFunction(() => 'phone' in window, undefined, { polling: 50 });
        const report = await runTest(frame, settings, { steps: ['microphone'] });
        assertDiagnosis(
          report,
          browserName === 'chromium'
            ? 'page: microphone-policy'
            : 'microphone: microphone-not-allowed',
        );
      } finally {
        await close();
      }
    });

    it('a page without HTTPS', async () => {
      const context = await browser.newContext();
      try {
        await context.route('http://insecure.test/**', async (route) => {
          const { pathname } = new URL(route.request().url());
          const answer = await fetch(site.origin + pathname);
          const contentType = answer.headers.get('content-type') ?? 'text/plain';
          await route.fulfill({ contentType, body: Buffer.from(await answer.arrayBuffer()) });
        });
        const page = await context.newPage();
        await page.goto('http://insecure.test/phone.html');
        await page.waitForFunction(() => 'phone' in window, undefined, { polling: 50 });
        const report = await runTest(page, settings, { steps: ['microphone'] });
        assertDiagnosis(report, 'page: insecure-page');
      } finally {
        await context.close();
      }
    });

    for (const [microphone, expected] of /** @type {const} */ ([
      ['denied', 'microphone: microphone-denied'],
      ['none', 'microphone: microphone-missing'],
    ])) {
      it(`microphone: ${microphone}`, async () => {
        // The lab's sound server has something that looks like one.
        const env = microphone === 'none' ? {} : labEnvironment(browserName);
        const other = await launch(browserName, { microphone, env });
        try {
          const url = `${site.origin}/phone.html`;
          const { report } = await diagnosed(other, url, settings, { steps: ['microphone'] });
          assertDiagnosis(report, expected);
        } finally {
          await other.close();
        }
      });
    }
  });
}
