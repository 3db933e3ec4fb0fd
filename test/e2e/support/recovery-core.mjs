// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from './bounded.mjs';
import { killTab } from './kill-tab.mjs';
import { connected, RecoveryScene } from './recovery-scene.mjs';

/** How often each cell is tried: 2 in every run, 30 in `npm run verify`. */
const repeat = Number(process.env['VOIP_E2E_RECOVERIES'] ?? 2);

/** ms after which something hangs; how long the silence is, is printed. */
const ceilings = { reload: 5_000, navigation: 5_000, crash: 8_000 };

/**
 * A call survives its page, as often as it takes to say how long it is silent: against one PBX in one browser.
 *
 * @param {import('./browsers.mjs').BrowserName} browserName
 * @param {string} pbxName
 * @param {() => Promise<import('./scenarios.mjs').PbxUnderTest>} provide
 */
export function describeRecovery(browserName, pbxName, provide) {
  describe(`a call survives its page: ${pbxName}, ${browserName}`, () => {
    /** @type {RecoveryScene} */
    let scene;

    before(async () => {
      scene = await RecoveryScene.open(browserName, provide);
    });
    // What one test leaves behind is none of the next one's.
    afterEach(() => scene.clear());
    after(() => scene?.close());

    it(`a reload, ${repeat} of ${repeat}`, async (test) => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context);
      const silences = await repeated(async (found) => {
        const call = await scene.talk(page);
        const before = await page.evaluate((id) => window.phone.state.calls.byId[id], call.id);
        await page.reload();
        await connected(page, call.id);
        const now = await page.evaluate((id) => window.phone.state.calls.byId[id], call.id);
        assert.equal(now?.answeredAt, before?.answeredAt, 'the timer goes on');
        assert.deepEqual(now?.remote, before?.remote);
        found.push(await scene.goesOn(page, call));
      });
      judge(test, silences, ceilings.reload);
      await context.close();
    });

    it(`a link to another page, ${repeat} of ${repeat}`, async (test) => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context);
      const silences = await repeated(async (found) => {
        const call = await scene.talk(page);
        await page.getByRole('link', { name: 'Next page' }).click();
        found.push(await scene.goesOn(page, call));
      });
      judge(test, silences, ceilings.navigation);
      await context.close();
    });

    it(`the leading tab is killed and another is open, ${repeat} of ${repeat}`, async (test) => {
      const silences = await repeated(async (found) => {
        const context = await scene.browser.newContext();
        const leader = await scene.openConfigured(context);
        const { page: other } = await scene.openConfigured(context);
        const call = await scene.talk(leader.page);
        await killTab(leader.page, leader.pid);
        found.push(await scene.goesOn(other, call));
        await context.close();
      });
      judge(test, silences, ceilings.crash);
    });
  });
}

/** @param {(silences: number[]) => Promise<void>} tryOnce */
async function repeated(tryOnce) {
  /** @type {number[]} */
  const silences = [];
  for (let i = 0; i < repeat; i += 1) await tryOnce(silences);
  return silences.sort((one, other) => one - other);
}

/**
 * @param {import('node:test').TestContext} test
 * @param {number[]} silences
 * @param {number} ceiling
 */
function judge(test, silences, ceiling) {
  const at = (/** @type {number} */ share) =>
    silences[Math.min(silences.length - 1, Math.floor(share * silences.length))] ?? NaN;
  test.diagnostic(`silence ms, n ${silences.length}: p50 ${at(0.5)}, p95 ${at(0.95)}`);
  assert.ok((silences.at(-1) ?? NaN) < ceiling, `silent for ${silences.at(-1)} ms`);
}
