// @ts-check
/** What somebody sees who opens the demo for the first time, in real browsers. Needs `npm run build`. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { labEnvironment } from '../../test/e2e/support/environment.mjs';
import { launch } from '../../test/e2e/support/browsers.mjs';
import { ceilingMs, heard, openPage } from '../../test/e2e/support/phone-page.mjs';
import { startDemo } from '../server.mjs';

/** From the opening of the page to the voice, seconds. */
const budget = 10;

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`the demo, ${browserName}`, () => {
    /** @type {Awaited<ReturnType<typeof startDemo>>} */
    let demo;
    /** @type {import('playwright-core').Browser} */
    let browser;

    before(async () => {
      demo = await startDemo({ port: 0 });
      browser = await launch(browserName, { env: labEnvironment(browserName) });
    });

    after(async () => {
      await browser?.close();
      await demo?.close();
    });

    /** @param {string} path */
    const open = (path) => openPage(browser, demo.origin + path);

    it(`answers "Call support" with sound within ${budget} s of the page's opening`, async (t) => {
      const from = performance.now();
      const { page, errors, close } = await open('/');
      await page.getByRole('button', { name: 'Call support' }).click();
      await heard(page);
      const seconds = (performance.now() - from) / 1_000;
      t.diagnostic(`${browserName}: voice ${seconds.toFixed(2)} s after opening the page`);
      assert.ok(seconds < budget, `${seconds} s`);
      await page.getByRole('button', { name: /^End/ }).click();
      await page.waitForFunction(() => window.probe.liveMicrophones() === 0);
      assert.deepEqual(demo.pbx.calls(), []);
      assert.deepEqual(errors, []);
      await close();
    });

    it('lets a second window be the help desk, which sees the page and the bill', async () => {
      const agent = await open('/agent/');
      await agent.page.getByRole('button', { name: 'Go on duty' }).click();
      await agent.page.getByText('On duty').waitFor({ timeout: ceilingMs });
      const visitor = await open('/portal/');
      // The page's own button is dead until the script has come; then it says what it opens.
      const ownButton = visitor.page.locator('button[aria-expanded]');
      await ownButton.filter({ hasText: 'Talk about this bill' }).click();
      const answer = agent.page.getByRole('button', { name: 'Answer' });
      await answer.waitFor({ timeout: ceilingMs });
      await agent.page.getByText('B-2611-0417').waitFor();
      await agent.page.getByText(`${demo.origin}/portal/`).waitFor();
      assert.equal(demo.pbx.extensionCalls().length, 0);
      await answer.click();
      await Promise.all([heard(agent.page), heard(visitor.page)]);
      await agent.page.getByRole('button', { name: 'Hang up' }).click();
      await visitor.page.waitForFunction(() => window.probe.liveMicrophones() === 0);
      await agent.page.getByText('Call ended').waitFor();
      assert.deepEqual(demo.pbx.calls(), []);
      assert.deepEqual([...agent.errors, ...visitor.errors], []);
      await Promise.all([agent.close(), visitor.close()]);
    });

    it('violates nothing on the strict page during a call', async () => {
      const { page, errors, close } = await open('/strict/');
      await page.getByRole('button', { name: 'Call support' }).click();
      await heard(page);
      await page.getByRole('button', { name: /^End/ }).click();
      await page.waitForFunction(() => window.probe.liveMicrophones() === 0);
      assert.equal(await page.locator('#status').textContent(), '0 violations');
      assert.deepEqual(await page.evaluate(() => window.probe.violations), []);
      assert.deepEqual(errors, []);
      await close();
    });

    it('shows the newest event first and the state as it is', async () => {
      const { page, errors, close } = await open('/events/');
      await page.getByText('voip-login').waitFor({ timeout: ceilingMs });
      await page.getByLabel('Number').selectOption('605'); // hangs up by itself
      await page.getByRole('button', { name: 'Call', exact: true }).click();
      const lines = page.locator('#events summary');
      await lines.filter({ hasText: 'voip-call-ended' }).waitFor({ timeout: ceilingMs });
      const times = await page.locator('#events time').allTextContents();
      assert.deepEqual(times, [...times].sort().reverse());
      assert.match((await page.locator('#state').textContent()) ?? '', /"outcome": "completed"/);
      await page.getByRole('button', { name: 'hold', exact: true }).click();
      const rejected = lines.filter({ hasText: 'phone.hold() rejected' });
      assert.match((await rejected.textContent()) ?? '', /call\/invalid-state/);
      assert.deepEqual(errors, []);
      await close();
    });
  });
}
