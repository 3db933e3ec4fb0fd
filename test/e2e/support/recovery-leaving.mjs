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

/**
 * What ends with its page.
 *
 * @param {import('./browsers.mjs').BrowserName} browserName
 * @param {string} pbxName
 * @param {() => Promise<import('./scenarios.mjs').PbxUnderTest>} provide
 */
export function describeLeaving(browserName, pbxName, provide) {
  describe(`a call that ends with its page: ${pbxName}, ${browserName}`, () => {
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

    it('the last page closed for good leaves nothing on the PBX after 35 seconds', async (test) => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context);
      const call = await page.evaluate(() => window.phone.call('600'));
      await connected(page, call);
      await heard(page);
      await page.close();
      const start = Date.now();
      await until(async () => (await scene.pbx.liveCalls()) === 0, 40_000);
      const seconds = (Date.now() - start) / 1000;
      test.diagnostic(`the channel was gone after ${seconds.toFixed(1)} s`);
      assert.ok(seconds < 35);
      await context.close();
    });
  });
}
