// @ts-check
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, afterEach, before, describe, it } from './support/bounded.mjs';
import { killTab } from './support/kill-tab.mjs';
import { asteriskUnderTest } from './support/pbxes.mjs';
import { ceilingMs, heard, ringing } from './support/phone-page.mjs';
import { connected, over, RecoveryScene } from './support/recovery-scene.mjs';
import { until } from './support/until.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ page: Page, pid: number | undefined }} Tab */

/** How many leading tabs are killed: 4 in every run, 50 in `npm run verify`. */
const kills = Number(process.env['VOIP_E2E_LEADER_KILLS'] ?? 4);

/** As many as Firefox gives a process of their own, so that one can be killed without the others. */
const openTabs = 4;

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`a leading tab that is killed under an incoming call: Asterisk, ${browserName}`, () => {
    /** @type {RecoveryScene} */
    let scene;

    before(async () => {
      scene = await RecoveryScene.open(browserName, asteriskUnderTest);
      // One codec for both: Asterisk 22.10.1 loses sound after Replaces where it translates.
      await scene.agent.configure({ codecs: 'g722' });
    });
    afterEach(() => scene.clear());
    after(() => scene?.close());

    it(`${kills} of ${kills}: no answered call is lost, none rings twice`, async (test) => {
      const context = await scene.browser.newContext();
      /** @type {Tab[]} */
      let tabs = [];
      for (let turn = 0; turn < kills; turn += 1) {
        while (tabs.length < openTabs) tabs.push(await scene.openConfigured(context));
        const leader = await leading(tabs);
        const others = tabs.filter((tab) => tab !== leader);
        const pages = others.map(({ page }) => page);
        // Ringing or answered, at no particular moment.
        const answeredFirst = turn % 2 === 1;
        const moment = Math.round(Math.random() * 1_000);
        const what = `turn ${turn}: ${answeredFirst ? 'answered' : 'ringing'} for ${moment} ms`;
        const calling = scene.agent.call(scene.pbx.caller.username);
        const id = await ringing(leader.page);
        await Promise.all(pages.map(ringing));
        const answering = pages[turn % pages.length] ?? leader.page;
        if (answeredFirst) await answer(answering, id);
        await pause(moment);
        await killTab(leader.page, leader.pid);
        tabs = others;
        const next = await leading(tabs);
        if (!answeredFirst) {
          assert.equal(await ringing(next.page), id, what);
          await answer(answering, id);
        }
        await Promise.all(pages.map((page) => connected(page, id)));
        const outgoing = await calling;
        await scene.agent.untilCall(outgoing, 'connected');
        const heardBy = await leading(tabs);
        await Promise.all([heard(heardBy.page), scene.agent.untilHeard()]);
        assert.deepEqual(
          await Promise.all(pages.map(callsSeen)),
          pages.map(() => [id]),
          what,
        );
        await scene.agent.verb('hangup', outgoing);
        await Promise.all(pages.map((page) => over(page, id)));
        await until(async () => (await scene.pbx.liveCalls()) === 0);
        // What crashed is gone from the context only once it is closed.
        await leader.page.close().catch(() => undefined);
        await Promise.all(pages.map((page) => page.evaluate(() => (window.events.length = 0))));
      }
      test.diagnostic(`${kills} leading tabs killed`);
      await context.close();
    });
  });
}

/**
 * The tab that leads, registered.
 *
 * @param {Tab[]} tabs
 * @returns {Promise<Tab>}
 */
async function leading(tabs) {
  /** @type {Tab | undefined} */
  let found;
  await until(async () => {
    const lead = await Promise.all(tabs.map(({ page }) => page.evaluate(leads)));
    found = tabs[lead.indexOf(true)];
    return found !== undefined;
  }, ceilingMs);
  if (!found) throw new Error('nobody leads');
  return found;
}

const leads = () =>
  window.phone.state.tab.role === 'leader' &&
  window.phone.state.registration.status === 'registered';

/** @param {Page} page @param {string} id */
const answer = (page, id) => page.evaluate((call) => window.phone.answer(call), id);

/**
 * The ids that this tab told as incoming since the last turn; a second ring would be one more.
 *
 * @param {Page} page
 */
const callsSeen = (page) =>
  page.evaluate(() =>
    window.events
      .filter(({ name }) => name === 'voip-incoming')
      .map(({ detail }) => detail.call?.id),
  );
