// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from './bounded.mjs';
import { ceilingMs, heard, openPage, ringing } from './phone-page.mjs';
import { connected, over, RecoveryScene } from './recovery-scene.mjs';
import { until } from './until.mjs';

/**
 * Calls of other kinds, and other ways to leave and to come back.
 *
 * @param {import('./browsers.mjs').BrowserName} browserName
 * @param {string} pbxName
 * @param {() => Promise<import('./scenarios.mjs').PbxUnderTest>} provide
 */
export function describeOtherRecoveries(browserName, pbxName, provide) {
  describe(`any call survives its page: ${pbxName}, ${browserName}`, () => {
    /** @type {RecoveryScene} */
    let scene;

    before(async () => {
      scene = await RecoveryScene.open(browserName, provide);
    });
    // What one test leaves behind is none of the next one's.
    afterEach(() => scene.clear());
    after(() => scene?.close());

    it('a call on hold, muted before, is on hold and muted after a reload', async () => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context);
      const call = await scene.talk(page);
      await page.evaluate(async (id) => {
        await window.phone.mute(id);
        await window.phone.hold(id);
      }, call.id);
      await page.reload();
      await connected(page, call.id);
      const after = await page.evaluate((id) => window.phone.state.calls.byId[id], call.id);
      assert.equal(after?.hold.local, 'on');
      assert.equal(after?.muted, true);
      assert.equal((await scene.agent.snapshot(call.ringing))?.state, 'connected');
      await page.evaluate(async (id) => {
        await window.phone.unmute(id);
        await window.phone.resume(id);
      }, call.id);
      await scene.goesOn(page, call);
      await context.close();
    });

    it('two calls are both there after a reload, and either can be spoken in', async () => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context);
      const call = await scene.talk(page);
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
      await scene.goesOn(page, call);
      await context.close();
    });

    it('the PBX receives the digits that are sent after a reload, in order', async () => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context);
      const digits = await scene.pbx.collectDigits(async () => {
        const id = await page.evaluate(() => window.phone.call('606'));
        await connected(page, id);
        await page.reload();
        await connected(page, id);
        await page.evaluate((call) => window.phone.sendDtmf(call, '12#04'), id);
        await page.evaluate((call) => window.phone.hangup(call), id);
        await over(page, id);
      });
      assert.equal(digits, '12#04');
      await context.close();
    });

    it('the back button keeps the call', async () => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context);
      await page.getByRole('link', { name: 'Next page' }).click();
      await page.waitForFunction(
        () => window.phone?.state.registration.status === 'registered',
        undefined,
        { timeout: ceilingMs },
      );
      const call = await scene.talk(page);
      await page.goBack();
      await scene.goesOn(page, call);
      await context.close();
    });

    it('an incoming call is kept by a reload of the page that answered it', async () => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context);
      // Where Asterisk 22.10.1 translates between two codecs, it sends nothing more to the caller after
      // about half of all Replaces of a leg that it had dialled itself: one codec for both, then.
      await scene.agent.configure({ codecs: 'g722' });
      const calling = scene.agent.call(scene.pbx.caller.username);
      const id = await ringing(page);
      await page.evaluate((callId) => window.phone.answer(callId), id);
      const outgoing = await calling;
      await scene.agent.untilCall(outgoing, 'connected');
      await Promise.all([heard(page), scene.agent.untilHeard()]);
      await scene.agent.page.evaluate(() => window.probe.watchSilence());
      await page.reload();
      await scene.goesOn(page, { id, ringing: outgoing });
      await scene.agent.configure({ codecs: 'opus g722 pcmu pcma' });
      await context.close();
    });

    it('an agent keeps a visitor, who has no number, over a reload', async () => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context, scene.pbx.agent);
      const { server, domain } = scene.pbx;
      const query = new URLSearchParams({ server, domain, target: '0800' });
      const visitor = await openPage(scene.browser, `${scene.site.origin}/button.html?${query}`);
      await visitor.page.getByRole('button', { name: 'Call support' }).click();
      const id = await ringing(page);
      await page.evaluate((callId) => window.phone.answer(callId), id);
      await Promise.all([heard(page), heard(visitor.page)]);
      await page.reload();
      await connected(page, id);
      await Promise.all([heard(page), heard(visitor.page)]);
      await visitor.page.getByRole('button', { name: /^End/ }).click();
      await over(page, id);
      await visitor.close();
      await context.close();
    });

    it('the leading tab is closed and another is open', async () => {
      const context = await scene.browser.newContext();
      const leader = await scene.openConfigured(context);
      const { page: other } = await scene.openConfigured(context);
      const call = await scene.talk(leader.page);
      await leader.page.close();
      await scene.goesOn(other, call);
      await context.close();
    });

    it('a call that the PBX has ended meanwhile is lost within two seconds of knowing', async () => {
      const context = await scene.browser.newContext();
      const { page } = await scene.openConfigured(context);
      const call = await scene.talk(page);
      // Away while the other side hangs up.
      await page.goto('about:blank');
      await scene.agent.verb('hangup', call.ringing);
      await until(async () => (await scene.pbx.liveCalls()) === 0);
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
      const { server, domain } = scene.pbx;
      const query = new URLSearchParams({ server, domain, target: '0800' });
      const visitor = await openPage(scene.browser, `${scene.site.origin}/button.html?${query}`);
      const { page } = visitor;
      await page.getByRole('button', { name: 'Call support' }).click();
      const incoming = await scene.agent.untilRinging();
      await scene.agent.verb('answer', incoming);
      await Promise.all([heard(page), scene.agent.untilHeard()]);
      await page.reload();
      // The panel is there again, with the call in it, and nobody pressed anything.
      await page.getByRole('button', { name: /^End/ }).waitFor({ timeout: ceilingMs });
      await Promise.all([heard(page), scene.agent.untilHeard()]);
      assert.equal(
        (await scene.agent.snapshot(incoming))?.state,
        'connected',
        'the agent noticed nothing',
      );
      await page.getByRole('button', { name: /^End/ }).click();
      await scene.agent.untilCall(incoming, 'ended');
      await until(async () => (await scene.pbx.liveCalls()) === 0);
      assert.deepEqual(visitor.errors, []);
      // Without a call the next page loads nothing again.
      await page.reload();
      await page.getByRole('button', { name: 'Call support' }).waitFor();
      assert.equal(await page.evaluate(() => window.probe.sockets.length), 0);
      await visitor.close();
    });
  });
}
