// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from './bounded.mjs';
import { killTab } from './kill-tab.mjs';
import { ceilingMs, seen } from './phone-page.mjs';
import { connected, RecoveryScene } from './recovery-scene.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** How often each cell is tried. */
const repeat = Number(process.env['VOIP_E2E_VIDEO_RECOVERIES'] ?? 1);

/**
 * A call with video survives its page, with both pictures: against one PBX in one browser.
 *
 * @param {import('./browsers.mjs').BrowserName} browserName
 * @param {string} pbxName
 * @param {() => Promise<import('./scenarios.mjs').PbxUnderTest>} provide
 */
export function describeVideoRecovery(browserName, pbxName, provide) {
  describe(`a call with video survives its page: ${pbxName}, ${browserName}`, () => {
    /** @type {RecoveryScene} */
    let scene;

    before(async () => {
      scene = await RecoveryScene.open(browserName, provide, { video: true });
    });
    afterEach(() => scene.clear());
    after(() => scene?.close());

    /** @param {Page} page */
    async function talkWithVideo(page) {
      const call = await scene.talk(page, { video: true });
      await Promise.all([showsBoth(page, call.id), showsBoth(scene.agent.page, call.ringing)]);
      return call;
    }

    /**
     * Both pictures and both sounds again; nobody was asked anything.
     *
     * @param {Page} page
     * @param {import('./recovery-scene.mjs').Talk} call
     * @param {number} from when the page went
     */
    async function goesOn(page, call, from) {
      await connected(page, call.id);
      await Promise.all([showsBoth(page, call.id), showsBoth(scene.agent.page, call.ringing)]);
      const seenAgain = Date.now() - from;
      return { silence: await scene.goesOn(page, call), seenAgain };
    }

    it(`a reload, ${repeat} of ${repeat}`, async (test) => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context, { video: true });
      await repeated(test, async () => {
        const call = await talkWithVideo(page);
        const from = Date.now();
        await page.reload();
        return goesOn(page, call, from);
      });
      await context.close();
    });

    it(`the leading tab is killed and another is open, ${repeat} of ${repeat}`, async (test) => {
      await repeated(test, async () => {
        const context = await scene.browser.newContext();
        const leader = await scene.openConfigured(context, { video: true });
        const { page: other } = await scene.openConfigured(context, { video: true });
        const call = await talkWithVideo(leader.page);
        const from = Date.now();
        await killTab(leader.page, leader.pid);
        const found = await goesOn(other, call, from);
        await context.close();
        return found;
      });
    });
  });
}

/**
 * Says so, and the other side's picture moves.
 *
 * @param {Page} page
 * @param {string} id
 */
async function showsBoth(page, id) {
  await page.waitForFunction(
    (callId) => {
      const { local, remote, offered } = window.phone.state.calls.byId[callId]?.video ?? {};
      return local && remote && !offered;
    },
    id,
    { timeout: ceilingMs, polling: 20 },
  );
  await seen(page);
}

/**
 * @param {import('node:test').TestContext} test
 * @param {() => Promise<{ silence: number, seenAgain: number }>} tryOnce
 */
async function repeated(test, tryOnce) {
  /** @type {{ silence: number, seenAgain: number }[]} */
  const found = [];
  for (let i = 0; i < repeat; i += 1) found.push(await tryOnce());
  const longest = (/** @type {'silence' | 'seenAgain'} */ what) =>
    Math.max(...found.map((one) => one[what]));
  test.diagnostic(
    `n ${found.length}: longest silence ${longest('silence')} ms, both seen again after ${longest('seenAgain')} ms at most`,
  );
  assert.ok(longest('silence') < 8_000, `silent for ${longest('silence')} ms`);
}
