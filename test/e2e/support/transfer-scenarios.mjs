// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from './bounded.mjs';
import { launch } from './browsers.mjs';
import { labEnvironment } from './environment.mjs';
import { ceilingMs, openPhone } from './phone-page.mjs';
import { startSite } from './site.mjs';
import { until } from './until.mjs';

/**
 * @typedef {import('./phone-page.mjs').PhonePage} PhonePage
 * @typedef {import('./scenarios.mjs').PbxUnderTest} PbxUnderTest
 */

/** A tone: who is transferred to it hears it. */
const target = '601';
/**
 * An echo: who is handed over to it hears themselves. Asterisk hands over the channel of an application, and the
 * tone of `Playtones` stays behind.
 */
const echo = '600';
/** No such number: the server refuses the REFER. */
const nobody = '699';

/**
 * What a verb of a transfer comes to: `done`, or the code it is rejected with.
 *
 * @param {PhonePage} phone
 * @param {'transfer' | 'startTransfer' | 'completeTransfer' | 'cancelTransfer'} verb
 * @param {string} id
 * @param {string} [to]
 * @returns {Promise<string>} of `startTransfer` the id of the new call
 */
function does(phone, verb, id, to = '') {
  return phone.page.evaluate(
    ([name, callId, number]) =>
      window.phone[name](callId, number).then(
        (given) => given ?? 'done',
        (/** @type {unknown} */ error) =>
          error instanceof Error && 'code' in error ? String(error.code) : String(error),
      ),
    /** @type {const} */ ([verb, id, to]),
  );
}

/**
 * Transfers against one PBX in one browser: a caller has an agent on the line and sends them to a tone.
 *
 * @param {import('./browsers.mjs').BrowserName} browserName
 * @param {string} pbxName
 * @param {() => Promise<PbxUnderTest>} provide
 */
export function describeTransfers(browserName, pbxName, provide) {
  describe(`Transfers, ${pbxName}, ${browserName}`, () => {
    /** @type {PbxUnderTest} */
    let pbx;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {import('playwright-core').Browser} */
    let browser;
    /** @type {PhonePage[]} */
    const using = [];

    before(async () => {
      pbx = await provide();
      site = await startSite();
      browser = await launch(browserName, { env: labEnvironment(browserName) });
    });

    afterEach(async () => {
      await Promise.all(using.splice(0).map((phone) => phone.close()));
      await pbx.hangupAll();
    });

    after(async () => {
      await browser?.close();
      await site?.close();
      await pbx?.close();
    });

    /**
     * @param {(talk: { phone: PhonePage, id: string, agent: PhonePage, agentId: string }) => Promise<void>} task
     */
    async function inCall(task) {
      const { server, domain, caller, agent: account } = pbx;
      const [phone, agent] = await Promise.all([
        openPhone(browser, site.origin, { server, domain, ...caller, register: true }),
        openPhone(browser, site.origin, { domain, ...account, register: true }),
      ]);
      // What one test leaves behind is none of the next one's.
      using.push(phone, agent);
      const id = await phone.call(account.username);
      const agentId = await agent.untilRinging();
      await agent.verb('answer', agentId);
      await phone.untilCall(id, 'connected');
      await Promise.all([phone.untilHeard(), agent.untilHeard()]);
      await task({ phone, id, agent, agentId });
      await agent.page.evaluate(() => window.phone.hangupAll());
      await phone.page.evaluate(() => window.phone.hangupAll());
      await Promise.all([phone.untilReleased(), agent.untilReleased()]);
      await until(async () => (await pbx.liveCalls()) === 0);
      assert.deepEqual([...phone.errors, ...agent.errors], []);
    }

    it('blind: the agent hears the target, and our call has ended as transferred', () =>
      inCall(async ({ phone, id, agent, agentId }) => {
        assert.equal(await does(phone, 'transfer', id, target), 'done');
        await phone.untilCall(id, 'ended');
        const call = await phone.snapshot(id);
        assert.equal(call?.transfer?.state, 'completed');
        assert.equal(call?.end?.outcome, 'transferred');
        await phone.untilReleased();
        assert.equal((await agent.snapshot(agentId))?.state, 'connected');
        await agent.untilHeard();
      }));

    it('blind, to nobody: it has failed, and both go on hearing each other', () =>
      inCall(async ({ phone, id, agent, agentId }) => {
        assert.equal(await does(phone, 'transfer', id, nobody), 'call/transfer-failed');
        const call = await phone.snapshot(id);
        assert.equal(call?.transfer?.state, 'failed');
        assert.equal(call?.state, 'connected');
        assert.equal((await agent.snapshot(agentId))?.state, 'connected');
        await Promise.all([phone.untilHeard(), agent.untilHeard()]);
      }));

    it('attended: the agent hears the target, and both our calls have ended as transferred', () =>
      inCall(async ({ phone, id, agent, agentId }) => {
        const consultId = await does(phone, 'startTransfer', id, echo);
        await phone.untilCall(consultId, 'connected');
        assert.equal((await phone.snapshot(id))?.hold.local, 'on');
        await phone.untilHeard();
        assert.equal(await does(phone, 'completeTransfer', id), 'done');
        for (const one of [id, consultId]) {
          await phone.untilCall(one, 'ended');
          assert.equal((await phone.snapshot(one))?.end?.outcome, 'transferred');
        }
        await phone.untilReleased();
        assert.equal((await agent.snapshot(agentId))?.state, 'connected');
        await agent.untilHeard();
      }));

    it('attended, called off: both hear each other again', () =>
      inCall(async ({ phone, id, agent }) => {
        const consultId = await does(phone, 'startTransfer', id, target);
        await phone.untilCall(consultId, 'connected');
        assert.equal(await does(phone, 'cancelTransfer', id), 'done');
        await phone.untilCall(consultId, 'ended');
        const call = await phone.snapshot(id);
        assert.equal(call?.hold.local, 'off');
        assert.equal(call?.transfer, undefined);
        await Promise.all([phone.untilHeard(), agent.untilHeard()]);
      }));

    it('attended, to somebody who is busy: it has failed, and there is a way back', () =>
      inCall(async ({ phone, id, agent }) => {
        const consultId = await does(phone, 'startTransfer', id, '602');
        await phone.untilCall(consultId, 'ended');
        await phone.page.waitForFunction(
          (callId) => window.phone.state.calls.byId[callId]?.transfer?.state === 'failed',
          id,
          { timeout: ceilingMs },
        );
        assert.equal(await does(phone, 'cancelTransfer', id), 'done');
        assert.equal((await phone.snapshot(id))?.hold.local, 'off');
        await Promise.all([phone.untilHeard(), agent.untilHeard()]);
      }));
  });
}
