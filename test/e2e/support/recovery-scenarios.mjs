// @ts-check
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import { launch } from './browsers.mjs';
import { labEnvironment } from './environment.mjs';
import { contentProcesses, killTab } from './kill-tab.mjs';
import { ceilingMs, heard, openPage, openPhone, probeScript } from './phone-page.mjs';
import { startSite } from './site.mjs';
import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./scenarios.mjs').PbxUnderTest} PbxUnderTest */

/** How often each cell is tried: 2 in every run, 30 in `npm run verify`. */
const repeat = Number(process.env['VOIP_E2E_RECOVERIES'] ?? 2);

/** Agreed beforehand: what is asked of a page that is gone. */
const ceilings = { reload: 5_000, navigation: 5_000, crash: 8_000 };

/**
 * A call survives its page, against one PBX in one browser.
 *
 * @param {import('./browsers.mjs').BrowserName} browserName
 * @param {string} pbxName
 * @param {() => Promise<PbxUnderTest>} provide
 */
export function describeRecovery(browserName, pbxName, provide) {
  describe(`a call survives its page: ${pbxName}, ${browserName}`, () => {
    const mark = `VOIP_E2E_RUN=${randomUUID()}`;
    /** @type {PbxUnderTest} */
    let pbx;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {import('playwright-core').Browser} */
    let browser;
    /** @type {import('./phone-page.mjs').PhonePage} */
    let agent;

    before(async () => {
      pbx = await provide();
      site = await startSite();
      const [name = '', value = ''] = mark.split('=');
      browser = await launch(browserName, {
        crashable: true,
        env: { ...labEnvironment(browserName), [name]: value },
      });
      const { domain } = pbx;
      agent = await openPhone(browser, site.origin, { domain, ...pbx.agent, register: true });
    });

    // What one test leaves behind is none of the next one's.
    afterEach(async () => {
      await pbx.hangupAll();
      await until(async () => (await pbx.liveCalls()) === 0);
    });

    after(async () => {
      await agent?.close();
      await browser?.close();
      await site?.close();
      await pbx?.close();
    });

    /** A page that registers by itself whenever it is loaded. */
    async function openConfigured(/** @type {import('playwright-core').BrowserContext} */ context) {
      const before = contentProcesses(mark);
      const page = await context.newPage();
      await page.addInitScript(probeScript);
      const { server, domain, caller } = pbx;
      const settings = JSON.stringify({ server, domain, ...caller, register: true });
      await page.goto(`${site.origin}/configured.html#${encodeURIComponent(settings)}`);
      await page.waitForFunction(
        () => window.phone?.state.registration.status === 'registered',
        undefined,
        { timeout: ceilingMs },
      );
      const started = [...contentProcesses(mark)].filter((one) => !before.has(one));
      return { page, pid: browserName === 'firefox' ? Math.max(...started) : undefined };
    }

    /** The page calls the agent and both hear each other. */
    async function talk(/** @type {Page} */ page) {
      const calling = page.evaluate((target) => window.phone.call(target), pbx.agent.username);
      const ringing = await agent.untilRinging();
      await agent.verb('answer', ringing);
      const id = await calling;
      await connected(page, id);
      await Promise.all([heard(page), agent.untilHeard()]);
      await agent.page.evaluate(() => window.probe.watchSilence());
      return { id, ringing };
    }

    const connected = (/** @type {Page} */ page, /** @type {string} */ id) =>
      page.waitForFunction(
        (callId) => window.phone?.state.calls.byId[callId]?.state === 'connected',
        id,
        { timeout: ceilingMs, polling: 20 },
      );

    /**
     * Sound at both ends again; the agent was told nothing and can end it.
     *
     * @param {Page} page
     * @param {{ id: string, ringing: string }} call
     */
    async function goesOn(page, { id, ringing }) {
      await connected(page, id);
      await Promise.all([heard(page), agent.untilHeard()]);
      assert.equal(
        (await agent.snapshot(ringing))?.state,
        'connected',
        'the agent noticed nothing',
      );
      const live = await agent.page.evaluate(
        () =>
          Object.values(window.phone.state.calls.byId).filter(({ state }) => state !== 'ended')
            .length,
      );
      assert.equal(live, 1, 'nobody was rung a second time');
      const silence = await agent.page.evaluate(() => window.probe.longestSilence());
      await agent.verb('hangup', ringing);
      await page.waitForFunction(
        (callId) => window.phone.state.calls.byId[callId]?.state === 'ended',
        id,
        { timeout: ceilingMs },
      );
      await until(async () => (await pbx.liveCalls()) === 0);
      return silence;
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

    it(`a reload, ${repeat} of ${repeat}`, async (test) => {
      const context = await browser.newContext();
      const { page } = await openConfigured(context);
      const silences = await repeated(async (found) => {
        const call = await talk(page);
        const before = await page.evaluate((id) => window.phone.state.calls.byId[id], call.id);
        await page.reload();
        await connected(page, call.id);
        const now = await page.evaluate((id) => window.phone.state.calls.byId[id], call.id);
        assert.equal(now?.answeredAt, before?.answeredAt, 'the timer goes on');
        assert.deepEqual(now?.remote, before?.remote);
        found.push(await goesOn(page, call));
      });
      judge(test, silences, ceilings.reload);
      await context.close();
    });

    it(`a link to another page, ${repeat} of ${repeat}`, async (test) => {
      const context = await browser.newContext();
      const { page } = await openConfigured(context);
      const silences = await repeated(async (found) => {
        const call = await talk(page);
        await page.getByRole('link', { name: 'Next page' }).click();
        found.push(await goesOn(page, call));
      });
      judge(test, silences, ceilings.navigation);
      await context.close();
    });

    it('a call on hold, muted before, is on hold and muted after a reload', async () => {
      const context = await browser.newContext();
      const { page } = await openConfigured(context);
      const call = await talk(page);
      await page.evaluate(async (id) => {
        await window.phone.mute(id);
        await window.phone.hold(id);
      }, call.id);
      await page.reload();
      await connected(page, call.id);
      const after = await page.evaluate((id) => window.phone.state.calls.byId[id], call.id);
      assert.equal(after?.hold.local, 'on');
      assert.equal(after?.muted, true);
      assert.equal((await agent.snapshot(call.ringing))?.state, 'connected');
      await page.evaluate(async (id) => {
        await window.phone.unmute(id);
        await window.phone.resume(id);
      }, call.id);
      await goesOn(page, call);
      await context.close();
    });

    it('two calls are both there after a reload, and either can be spoken in', async () => {
      const context = await browser.newContext();
      const { page } = await openConfigured(context);
      const call = await talk(page);
      const echo = await page.evaluate(() => window.phone.call('600'));
      await connected(page, echo);
      await page.reload();
      await Promise.all([connected(page, call.id), connected(page, echo)]);
      const { byId } = await page.evaluate(() => window.phone.state.calls);
      assert.equal(byId[call.id]?.hold.local, 'on');
      assert.equal(byId[echo]?.hold.local, 'off');
      await heard(page);
      await page.evaluate((id) => window.phone.hangup(id), echo);
      await page.evaluate((id) => window.phone.resume(id), call.id);
      await goesOn(page, call);
      await context.close();
    });

    it('the back button keeps the call', async () => {
      const context = await browser.newContext();
      const { page } = await openConfigured(context);
      await page.getByRole('link', { name: 'Next page' }).click();
      await page.waitForFunction(
        () => window.phone?.state.registration.status === 'registered',
        undefined,
        { timeout: ceilingMs },
      );
      const call = await talk(page);
      await page.goBack();
      await goesOn(page, call);
      await context.close();
    });

    it('an incoming call is kept by a reload of the page that answered it', async () => {
      const context = await browser.newContext();
      const { page } = await openConfigured(context);
      // Where Asterisk 22.10.1 translates between two codecs, it sends nothing more to the caller after
      // about half of all Replaces of a leg that it had dialled itself: one codec for both, then.
      await agent.configure({ codecs: 'g722' });
      const calling = agent.call(pbx.caller.username);
      const ringing = await page.waitForFunction(
        () =>
          Object.values(window.phone.state.calls.byId).find(({ state }) => state === 'ringing')?.id,
        undefined,
        { timeout: ceilingMs },
      );
      const id = String(await ringing.jsonValue());
      await page.evaluate((callId) => window.phone.answer(callId), id);
      const outgoing = await calling;
      await agent.untilCall(outgoing, 'connected');
      await Promise.all([heard(page), agent.untilHeard()]);
      await agent.page.evaluate(() => window.probe.watchSilence());
      await page.reload();
      await goesOn(page, { id, ringing: outgoing });
      await agent.configure({ codecs: 'opus g722 pcmu pcma' });
      await context.close();
    });

    it('the leading tab is closed and another is open', async () => {
      const context = await browser.newContext();
      const leader = await openConfigured(context);
      const { page: other } = await openConfigured(context);
      const call = await talk(leader.page);
      await leader.page.close();
      await goesOn(other, call);
      await context.close();
    });

    it('a call that the PBX has ended meanwhile is lost within two seconds of knowing', async () => {
      const context = await browser.newContext();
      const { page } = await openConfigured(context);
      const call = await talk(page);
      // Away while the other side hangs up.
      await page.goto('about:blank');
      await agent.verb('hangup', call.ringing);
      await until(async () => (await pbx.liveCalls()) === 0);
      await page.goBack();
      const lost = await page.waitForFunction(
        (id) => window.phone?.state.calls.byId[id]?.end,
        call.id,
        { timeout: ceilingMs },
      );
      const end = await lost.jsonValue();
      assert.equal(end?.outcome, 'network-lost');
      assert.equal(end?.error?.code, 'call/not-recovered');
      await context.close();
    });

    it('a reload of the page whose button a visitor called with', async () => {
      const { server, domain } = pbx;
      const query = new URLSearchParams({ server, domain, target: '0800' });
      const visitor = await openPage(browser, `${site.origin}/button.html?${query}`);
      const { page } = visitor;
      await page.getByRole('button', { name: 'Call support' }).click();
      const ringing = await agent.untilRinging();
      await agent.verb('answer', ringing);
      await Promise.all([heard(page), agent.untilHeard()]);
      await page.reload();
      // The panel is there again, with the call in it, and nobody pressed anything.
      await page.getByRole('button', { name: /^End/ }).waitFor({ timeout: ceilingMs });
      await Promise.all([heard(page), agent.untilHeard()]);
      assert.equal(
        (await agent.snapshot(ringing))?.state,
        'connected',
        'the agent noticed nothing',
      );
      await page.getByRole('button', { name: /^End/ }).click();
      await agent.untilCall(ringing, 'ended');
      await until(async () => (await pbx.liveCalls()) === 0);
      assert.deepEqual(visitor.errors, []);
      // Without a call the next page loads nothing again.
      await page.reload();
      await page.getByRole('button', { name: 'Call support' }).waitFor();
      assert.equal(await page.evaluate(() => window.probe.sockets.length), 0);
      await visitor.close();
    });

    it(`the leading tab is killed and another is open, ${repeat} of ${repeat}`, async (test) => {
      const silences = await repeated(async (found) => {
        const context = await browser.newContext();
        const leader = await openConfigured(context);
        const { page: other } = await openConfigured(context);
        const call = await talk(leader.page);
        await killTab(leader.page, leader.pid);
        found.push(await goesOn(other, call));
        await context.close();
      });
      judge(test, silences, ceilings.crash);
    });
  });
}
