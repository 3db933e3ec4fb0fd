// @ts-check
import assert from 'node:assert/strict';
import { after, before, describe, it } from './bounded.mjs';
import { launch } from './browsers.mjs';
import { labEnvironment } from './environment.mjs';
import { ceilingMs, heard, openPage, openPhone } from './phone-page.mjs';
import { startSite } from './site.mjs';
import { until } from './until.mjs';

/** @typedef {import('./browsers.mjs').BrowserName} BrowserName */

/** @typedef {{ username: string, password: string }} Account */

/**
 * One PBX under test.
 *
 * @typedef {object} PbxUnderTest
 * @property {string} server WebSocket address
 * @property {string} domain
 * @property {Account} caller who registers and calls
 * @property {{ server: string, username: string, password: string }} agent answers the help desk
 * @property {readonly [Account, Account]} colleagues two more, at the same server as the caller
 * @property {() => Promise<number>} liveCalls channels or calls on the PBX now
 * @property {(dial: () => Promise<void>) => Promise<string>} collectDigits what the PBX received while `dial` ran
 * @property {() => Promise<void>} hangupAll ends every call on the PBX
 * @property {() => Promise<void>} close
 */

/** How often each call is made: 5 in every run, 50 in `npm run verify`. */
const repeat = Number(process.env['VOIP_E2E_REPEAT'] ?? 5);

/**
 * The main job against one PBX in one browser.
 *
 * @param {BrowserName} browserName
 * @param {string} pbxName
 * @param {() => Promise<PbxUnderTest>} provide
 */
export function describeCalls(browserName, pbxName, provide) {
  describe(`${pbxName}, ${browserName}`, () => {
    /** @type {PbxUnderTest} */
    let pbx;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {import('playwright-core').Browser} */
    let browser;

    before(async () => {
      pbx = await provide();
      site = await startSite();
      browser = await launch(browserName, { env: labEnvironment(browserName) });
    });

    after(async () => {
      await browser?.close();
      await site?.close();
      await pbx?.close();
    });

    const registered = () => {
      const { server, domain, caller } = pbx;
      return openPhone(browser, site.origin, { server, domain, ...caller, register: true });
    };

    const untilIdle = () => until(async () => (await pbx.liveCalls()) === 0);

    it(`${repeat} of ${repeat} registered calls to the echo are heard at both ends`, async () => {
      const phone = await registered();
      for (let i = 0; i < repeat; i += 1) {
        const id = await phone.call('600');
        await phone.untilCall(id, 'connected');
        // What comes back from an echo went out before: both ends are proved by it.
        await phone.untilHeard();
        await phone.verb('hangup', id);
        await phone.untilCall(id, 'ended');
        assert.equal((await phone.snapshot(id))?.end?.outcome, 'completed');
        await phone.untilReleased();
        await untilIdle();
      }
      assert.deepEqual(phone.errors, []);
      await phone.close();
    });

    it(`${repeat} of ${repeat} presses of the button reach an agent and both hear each other`, async () => {
      const { server, domain } = pbx;
      const agent = await openPhone(browser, site.origin, { domain, ...pbx.agent, register: true });
      for (let i = 0; i < repeat; i += 1) {
        const query = new URLSearchParams({ server, domain, target: '0800' });
        const visitor = await openPage(browser, `${site.origin}/button.html?${query}`);
        const { page } = visitor;
        assert.equal(
          await page.evaluate(() => window.probe.sockets.length),
          0,
          'nothing before the press',
        );
        await page.getByRole('button', { name: 'Call support' }).click();
        const id = await agent.untilRinging();
        await agent.verb('answer', id);
        await agent.untilCall(id, 'connected');
        await Promise.all([agent.untilHeard(), heard(page)]);
        // The agent ends it on even turns, the visitor on odd ones; the other side sees it.
        if (i % 2 === 0) await agent.verb('hangup', id);
        else await page.getByRole('button', { name: /^End/ }).click();
        await agent.untilCall(id, 'ended');
        await page.waitForFunction(() => window.probe.liveMicrophones() === 0, undefined, {
          timeout: ceilingMs,
        });
        await agent.untilReleased();
        await untilIdle();
        assert.deepEqual(visitor.errors, []);
        await visitor.close();
      }
      assert.deepEqual(agent.errors, []);
      await agent.close();
    });

    it('the PBX receives the digits in order', async () => {
      const phone = await registered();
      const digits = await pbx.collectDigits(async () => {
        const id = await phone.call('606');
        await phone.untilCall(id, 'connected');
        await phone.dtmf(id, '12#04');
        await phone.verb('hangup', id);
        await phone.untilCall(id, 'ended');
      });
      assert.equal(digits, '12#04');
      await phone.close();
      await untilIdle();
    });

    it('a hang-up by the PBX ends the call here', async () => {
      const phone = await registered();
      const id = await phone.call('600');
      await phone.untilCall(id, 'connected');
      await pbx.hangupAll();
      await phone.untilCall(id, 'ended');
      const call = await phone.snapshot(id);
      assert.equal(call?.end?.by, 'remote');
      assert.equal(call?.end?.outcome, 'completed');
      await phone.untilReleased();
      await phone.close();
      await untilIdle();
    });

    it('busy, declined, unavailable and unknown numbers are told apart', async () => {
      const phone = await registered();
      const expected = { 602: 'busy', 607: 'forbidden', 608: 'unreachable', 609: 'invalid-number' };
      for (const [target, outcome] of Object.entries(expected)) {
        const id = await phone.call(target);
        await phone.untilCall(id, 'ended');
        assert.equal((await phone.snapshot(id))?.end?.outcome, outcome, target);
        await phone.untilReleased();
      }
      await phone.close();
      await untilIdle();
    });

    it('hold and resume are agreed with the PBX and sound returns', async () => {
      const phone = await registered();
      const id = await phone.call('600');
      await phone.untilCall(id, 'connected');
      await phone.untilHeard();
      await phone.verb('hold', id);
      assert.equal((await phone.snapshot(id))?.hold.local, 'on');
      await phone.verb('resume', id);
      assert.equal((await phone.snapshot(id))?.hold.local, 'off');
      await phone.untilHeard();
      await phone.verb('hangup', id);
      await phone.untilReleased();
      await phone.close();
      await untilIdle();
    });

    it('a guest cannot call anything but the help desk', async () => {
      const { server, domain } = pbx;
      const phone = await openPhone(browser, site.origin, { server, domain });
      // From a press, as a visitor would: without one a guest's call is refused before it leaves.
      await phone.page.evaluate(() => {
        const press = document.createElement('button');
        press.textContent = 'Press';
        press.onclick = () => {
          window.phone.call('600').catch(() => undefined);
        };
        document.body.append(press);
      });
      await phone.page.getByRole('button', { name: 'Press' }).click();
      await phone.page.waitForFunction(
        () => Object.values(window.phone.state.calls.byId)[0]?.state === 'ended',
        undefined,
        { timeout: ceilingMs },
      );
      const call = await phone.page.evaluate(() => Object.values(window.phone.state.calls.byId)[0]);
      assert.equal(call?.answeredAt, undefined);
      await phone.untilReleased();
      await phone.close();
      await untilIdle();
    });

    it('a call given up while it rings leaves nothing on the PBX', async () => {
      const phone = await registered();
      const id = await phone.call('603');
      await phone.untilCall(id, 'ringing');
      await phone.verb('hangup', id);
      await phone.untilCall(id, 'ended');
      assert.equal((await phone.snapshot(id))?.end?.outcome, 'cancelled');
      await phone.untilReleased();
      await untilIdle();
      await phone.close();
    });

    it('a reset socket in a call costs no sound, and the other side can still hang up', async () => {
      const phone = await registered();
      const id = await phone.call('600');
      await phone.untilCall(id, 'connected');
      await phone.untilHeard();
      await phone.page.evaluate(() => window.probe.sockets.at(-1)?.close());
      await phone.page.waitForFunction(() => window.probe.sockets.length > 1, undefined, {
        timeout: ceilingMs,
      });
      await phone.untilRegistered();
      // One re-INVITE of ours on the new socket, answered.
      await phone.page.waitForFunction(
        () =>
          window.probe.frames.some(
            ({ direction, data }) =>
              direction === 'out' && /^INVITE /.test(data) && /\nTo:.*tag=/i.test(data),
          ),
        undefined,
        { timeout: ceilingMs },
      );
      await phone.untilHeard();
      assert.equal((await phone.snapshot(id))?.state, 'connected');
      await pbx.hangupAll();
      await phone.untilCall(id, 'ended');
      await phone.untilReleased();
      await phone.close();
      await untilIdle();
    });
  });
}
