// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from './bounded.mjs';
import { heard } from './phone-page.mjs';
import { connected, RecoveryScene } from './recovery-scene.mjs';
import { until } from './until.mjs';

/** @type {[what: string, leave: (page: import('playwright-core').Page) => Promise<unknown>][]} */
const waysToLeave = [
  ['a reload', (page) => page.reload()],
  ['a link to another page', (page) => page.getByRole('link', { name: 'Next page' }).click()],
  ['closing the tab', (page) => page.close({ runBeforeUnload: true })],
];

/** How many last pages are closed: 1 in every run, 20 in `npm run verify`. */
const closings = Number(process.env['VOIP_E2E_CLOSINGS'] ?? 1);

/** That the lab's servers let one user register. */
const mostPhones = 5;

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
      /** @type {number[]} */
      const seconds = [];
      while (seconds.length < closings) {
        seconds.push(...(await closeAtOnce(Math.min(closings - seconds.length, mostPhones))));
      }
      const [first, last] = [Math.min(...seconds), Math.max(...seconds)];
      test.diagnostic(`channels gone after s, n ${closings}: ${first} to ${last}`);
      assert.ok(first > 9, 'a page that reloads has its time');
      assert.ok(last < limit);
    });

    /**
     * @param {number} count of pages in a call, each the last of its browser profile
     * @returns {Promise<number[]>} seconds until the PBX had one call less, for each of them
     */
    async function closeAtOnce(count) {
      const contexts = await Promise.all(
        Array.from({ length: count }, () => scene.browser.newContext()),
      );
      const pages = await Promise.all(contexts.map(inCall));
      assert.equal(await scene.pbx.liveCalls(), count);
      const start = Date.now();
      await Promise.all(pages.map((page) => page.close()));
      /** @type {number[]} */
      const seconds = [];
      for (let left = count - 1; left >= 0; left -= 1) {
        await until(async () => (await scene.pbx.liveCalls()) <= left, 40_000);
        seconds.push(Number(((Date.now() - start) / 1000).toFixed(1)));
      }
      await Promise.all(contexts.map((context) => context.close()));
      return seconds;
    }

    /** @param {import('playwright-core').BrowserContext} context */
    async function inCall(context) {
      const { page } = await scene.openConfigured(context);
      const call = await page.evaluate(() => window.phone.call('600'));
      await connected(page, call);
      await heard(page);
      return page;
    }

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
