// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from './bounded.mjs';
import { killTab } from './kill-tab.mjs';
import { ceilingMs, heard, openPage, ringing } from './phone-page.mjs';
import { over, RecoveryScene } from './recovery-scene.mjs';
import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Calls that nobody has answered when their page goes.
 *
 * @param {import('./browsers.mjs').BrowserName} browserName
 * @param {string} pbxName
 * @param {() => Promise<import('./scenarios.mjs').PbxUnderTest>} provide
 */
export function describeUnanswered(browserName, pbxName, provide) {
  describe(`a call that rings when its page goes: ${pbxName}, ${browserName}`, () => {
    /** @type {RecoveryScene} */
    let scene;

    before(async () => {
      scene = await RecoveryScene.open(browserName, provide);
    });
    // What one test leaves behind is none of the next one's.
    afterEach(() => scene.clear());
    after(() => scene?.close());

    it('outgoing: stops ringing at the other end, and is told as lost, once', async (test) => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context);
      const { id, ringing: far } = await rings(scene, page);
      const start = Date.now();
      await page.reload();
      await stops(scene, far);
      test.diagnostic(`rang for ${Date.now() - start} ms more`);
      await toldAsLost(page, id);
      const ended = await page.evaluate(
        () => window.events.filter(({ name }) => name === 'voip-call-ended').length,
      );
      assert.equal(ended, 1);
      await context.close();
    });

    it('outgoing, of a leading tab that is killed: the next one cancels it', async (test) => {
      const context = await scene.browser.newContext();
      const leader = await scene.openConfigured(context);
      const { page: other } = await scene.openConfigured(context);
      const { id, ringing: far } = await rings(scene, leader.page);
      await other.waitForFunction((call) => window.phone.state.calls.byId[call], id);
      const start = Date.now();
      await killTab(leader.page, leader.pid);
      await stops(scene, far);
      test.diagnostic(`rang for ${Date.now() - start} ms more`);
      await toldAsLost(other, id);
      await context.close();
    });

    it('incoming: rings on after a reload, and is answered there', async () => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context);
      const { id, outgoing } = await ringsOn(scene, page);
      await page.evaluate((call) => window.phone.answer(call), id);
      await scene.agent.untilCall(outgoing, 'connected');
      await Promise.all([heard(page), scene.agent.untilHeard()]);
      await scene.agent.verb('hangup', outgoing);
      await over(page, id);
      await until(async () => (await scene.pbx.liveCalls()) === 0);
      await context.close();
    });

    it('incoming: declined after a reload, the caller is told', async () => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context);
      const { id, outgoing } = await ringsOn(scene, page);
      await page.evaluate((call) => window.phone.decline(call), id);
      await scene.agent.untilCall(outgoing, 'ended');
      await until(async () => (await scene.pbx.liveCalls()) === 0);
      await context.close();
    });

    it('outgoing, of a visitor: the button says so, and calls again with one press', async () => {
      const { server, domain } = scene.pbx;
      const query = new URLSearchParams({ server, domain, target: '0800' });
      const visitor = await openPage(scene.browser, `${scene.site.origin}/button.html?${query}`);
      const { page } = visitor;
      // Whoever is asked whether to leave wants to.
      page.on('dialog', (dialog) => void dialog.accept());
      await page.getByRole('button', { name: 'Call support' }).click();
      const first = await scene.agent.untilRinging();
      await page.getByRole('button', { name: /^Cancel|^End/ }).waitFor({ timeout: ceilingMs });
      await page.reload();
      await stops(scene, first);
      await page.getByRole('button', { name: 'Try again' }).click({ timeout: ceilingMs });
      // Firefox does not remember the permission: there the visitor is told first that it will ask.
      const primer = page.getByRole('button', { name: 'Continue' });
      if (browserName === 'firefox') await primer.click({ timeout: ceilingMs });
      const second = await scene.agent.untilRinging();
      assert.notEqual(second, first);
      await page.getByRole('button', { name: /^Cancel|^End/ }).click();
      await stops(scene, second);
      assert.deepEqual(visitor.errors, []);
      await visitor.close();
    });
  });
}

/**
 * The page calls the agent, where it rings.
 *
 * @param {RecoveryScene} scene
 * @param {Page} page
 */
async function rings({ agent, pbx }, page) {
  const calling = page.evaluate((target) => window.phone.call(target), pbx.agent.username);
  const ringing = await agent.untilRinging();
  const id = await calling;
  await page.waitForFunction(
    (call) => window.phone.state.calls.byId[call]?.state === 'ringing',
    id,
    { timeout: ceilingMs },
  );
  return { id, ringing };
}

/**
 * The agent calls the page, which reloads while it rings.
 *
 * @param {RecoveryScene} scene
 * @param {Page} page
 */
async function ringsOn({ agent, pbx }, page) {
  const calling = agent.call(pbx.caller.username);
  const id = await ringing(page);
  await page.reload();
  assert.equal(await ringing(page), id);
  return { id, outgoing: await calling };
}

/**
 * @param {RecoveryScene} scene
 * @param {string} ringing
 */
async function stops({ agent, pbx }, ringing) {
  await agent.untilCall(ringing, 'ended');
  const { outcome } = (await agent.snapshot(ringing))?.end ?? {};
  // A queue tells every agent that somebody else took it.
  assert.ok(outcome === 'missed' || outcome === 'answered-elsewhere', outcome);
  await until(async () => (await pbx.liveCalls()) === 0);
}

/**
 * @param {Page} page
 * @param {string} id
 */
async function toldAsLost(page, id) {
  await over(page, id);
  const end = await page.evaluate((call) => window.phone.state.calls.byId[call]?.end, id);
  assert.equal(end?.outcome, 'network-lost');
  assert.equal(end?.error?.code, 'call/not-recovered');
}
