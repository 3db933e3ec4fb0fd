// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { heard } from './phone-page.mjs';
import { connected, RecoveryScene } from './recovery-scene.mjs';
import { until } from './until.mjs';

/** @type {[what: string, leave: (page: import('playwright-core').Page) => Promise<unknown>][]} */
const waysToLeave = [
  ['a reload', (page) => page.reload()],
  ['a link to another page', (page) => page.getByRole('link', { name: 'Next page' }).click()],
  ['closing the tab', (page) => page.close({ runBeforeUnload: true })],
];

/** How many last pages are closed at once: 1 in every run, 20 in `npm run verify`. */
const closings = Number(process.env['VOIP_E2E_CLOSINGS'] ?? 1);

/** Seconds. In Chromium a worker outlives the page and says BYE, in Firefox the PBX misses the sound. */
const limits = { chromium: 15, firefox: 35 };

/**
 * What ends with its page.
 *
 * @param {import('./browsers.mjs').BrowserName} browserName
 * @param {string} pbxName
 * @param {() => Promise<import('./scenarios.mjs').PbxUnderTest>} provide
 */
export function describeLeaving(browserName, pbxName, provide) {
  describe(`a call that ends with its page: ${pbxName}, ${browserName}`, () => {
    const limit = limits[browserName];
    /** @type {RecoveryScene} */
    let scene;

    before(async () => {
      scene = await RecoveryScene.open(browserName, provide);
    });
    // What one test leaves behind is none of the next one's.
    afterEach(() => scene.clear());
    after(() => scene?.close());

    for (const [what, leave] of waysToLeave) {
      it(`on-leave="end" ends the call at once with ${what}`, async () => {
        const context = await scene.browser.newContext();
        const { page } = await scene.openConfigured(context, { onLeave: 'end' });
        const { ringing } = await scene.talk(page);
        const start = Date.now();
        await Promise.all([leave(page), scene.agent.untilCall(ringing, 'ended')]);
        assert.ok(Date.now() - start < 5_000, 'long before the PBX misses the sound');
        assert.equal((await scene.agent.snapshot(ringing))?.end?.outcome, 'completed');
        await until(async () => (await scene.pbx.liveCalls()) === 0);
        await context.close();
      });
    }

    it(`the last page closed for good, ${closings} of ${closings}: nothing is left after ${limit} s`, async (test) => {
      const contexts = await Promise.all(
        Array.from({ length: closings }, () => scene.browser.newContext()),
      );
      const pages = await Promise.all(
        contexts.map(async (context) => {
          const { page } = await scene.openConfigured(context);
          const call = await page.evaluate(() => window.phone.call('600'));
          await connected(page, call);
          await heard(page);
          return page;
        }),
      );
      assert.equal(await scene.pbx.liveCalls(), closings);
      const start = Date.now();
      await Promise.all(pages.map((page) => page.close()));
      await until(async () => (await scene.pbx.liveCalls()) < closings, 40_000);
      const first = (Date.now() - start) / 1000;
      await until(async () => (await scene.pbx.liveCalls()) === 0, 40_000);
      const last = (Date.now() - start) / 1000;
      test.diagnostic(`channels gone after ${first.toFixed(1)} to ${last.toFixed(1)} s`);
      assert.ok(first > 9, 'a page that reloads has its time');
      assert.ok(last < limit);
      await Promise.all(contexts.map((context) => context.close()));
    });

    it('a page that reloaded in a call keeps it for longer than a closed one', async () => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context);
      const call = await scene.talk(page);
      await page.reload();
      await connected(page, call.id);
      await page.waitForTimeout(limits.chromium * 1000);
      await scene.goesOn(page, call);
      await context.close();
    });
  });
}
