// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from './bounded.mjs';
import { DialerScene } from './dialer-scene.mjs';
import { ceilingMs, heard } from './phone-page.mjs';

/** How often two calls are swapped. */
const swaps = 5;

/**
 * The agent's phone, driven by what is on the screen, against one PBX in one browser. Sound is proved at both ends.
 *
 * @param {import('./browsers.mjs').BrowserName} browserName
 * @param {string} pbxName
 * @param {() => Promise<import('./scenarios.mjs').PbxUnderTest>} provide
 * @param {{ ringsDialer: boolean, keepsCalls: boolean }} options whether the agent can call the dialer's account,
 * and whether the PBX goes on with a call of a page that is gone
 */
export function describeDialer(browserName, pbxName, provide, { ringsDialer, keepsCalls }) {
  describe(`<voip-dialer>, ${pbxName}, ${browserName}`, () => {
    /** @type {DialerScene} */
    let scene;

    before(async () => {
      scene = await DialerScene.open(browserName, provide);
    });
    afterEach(() => scene.clear());
    after(() => scene?.close());

    it('calls a colleague, holds, resumes and ends', async () => {
      const [{ phone }, colleague] = await Promise.all([scene.dialer(), scene.agent()]);
      await phone.dial(scene.pbx.agent.username);
      const id = await colleague.untilRinging();
      await phone.shows('Ringing…');
      await colleague.verb('answer', id);
      await phone.shows('Connected');
      await Promise.all([heard(phone.page), colleague.untilHeard()]);
      await phone.press('Hold');
      await phone.shows('On hold');
      await phone.press('Hold');
      await phone.shows('Connected');
      await Promise.all([heard(phone.page), colleague.untilHeard()]);
      await phone.press('Mute');
      await phone.press('Mute');
      await Promise.all([heard(phone.page), colleague.untilHeard()]);
      await phone.press('End');
      await phone.shows('Call ended');
      await colleague.untilCall(id, 'ended');
    });

    it('sends the digits that are typed, once and in order', async () => {
      const { phone } = await scene.dialer();
      const digits = await scene.pbx.collectDigits(async () => {
        await phone.dial('606');
        await phone.shows('Digits are sent as you type');
        const sent = phone.page.evaluate(tonesOf, 5);
        await phone.type('12#04');
        await sent;
        await phone.press('End');
        await phone.shows('Call ended');
      });
      assert.equal(digits, '12#04');
    });

    it(`swaps two calls ${swaps} times, and hears the one that goes on`, async () => {
      const { phone } = await scene.dialer();
      await phone.dial('600');
      await phone.shows('Connected');
      await phone.press('New call');
      await phone.dial('601');
      await phone.shows('On hold');
      for (let i = 0; i < swaps; i += 1) {
        await heard(phone.page);
        await phone.press('Swap');
        await phone.page.waitForFunction(
          (number) => {
            const { byId, activeId } = window.phone.state.calls;
            const active = activeId ? byId[activeId] : undefined;
            return active?.remote.raw === number && active.hold.local === 'off';
          },
          i % 2 ? '601' : '600',
          { timeout: ceilingMs },
        );
      }
      await heard(phone.page);
      await phone.press('End');
      await phone.press('End');
      await phone.shows('Call ended');
    });

    if (ringsDialer) {
      it('is called, answers, and is told when the other side hangs up', async () => {
        const [{ phone }, colleague] = await Promise.all([scene.dialer(), scene.agent()]);
        const id = await colleague.call(scene.pbx.caller.username);
        await phone.shows('Incoming call');
        await phone.press('Answer');
        await phone.shows('Connected');
        await Promise.all([heard(phone.page), colleague.untilHeard()]);
        await colleague.verb('hangup', id);
        await phone.shows('Call ended');
      });

      it('declines, and the caller is told', async () => {
        const [{ phone }, colleague] = await Promise.all([scene.dialer(), scene.agent()]);
        const id = await colleague.call(scene.pbx.caller.username);
        await phone.press('Decline');
        await colleague.untilCall(id, 'ended');
        assert.equal((await colleague.snapshot(id))?.end?.by, 'remote');
      });

      it('answers a second call and holds the first', async () => {
        const [{ phone }, colleague] = await Promise.all([scene.dialer(), scene.agent()]);
        await phone.dial('600');
        await phone.shows('Connected');
        const id = await colleague.call(scene.pbx.caller.username);
        await phone.press('Hold and answer');
        await phone.shows('On hold');
        await colleague.untilCall(id, 'connected');
        await Promise.all([heard(phone.page), colleague.untilHeard()]);
      });
    }

    if (keepsCalls) {
      it('keeps the call of somebody who signed in over a reload, and asks for nothing', async () => {
        const context = await scene.context();
        const phone = await scene.dialerIn(context, async (page) => {
          await page.getByLabel('User name').fill(scene.pbx.caller.username);
          await page.getByLabel('Password').fill(scene.pbx.caller.password);
          await page.getByRole('button', { name: 'Sign in' }).click({ timeout: ceilingMs });
        });
        await phone.dial('600');
        await phone.shows('Connected');
        await heard(phone.page);
        await phone.page.reload();
        await phone.shows('Connected');
        await heard(phone.page);
        const other = await scene.dialerIn(context, async () => undefined);
        await other.shows('Connected');
        await other.press('End');
        await phone.shows('Call ended');
        await phone.press('Sign out');
        await other.shows('Password');
        const stored = await phone.page.evaluate(() =>
          JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
        );
        assert.ok(!stored.includes(scene.pbx.caller.password));
      });
    }

    it('says why a call did not come about, in words and as the server said it', async () => {
      const { phone } = await scene.dialer();
      await phone.dial('602');
      await phone.shows('Busy');
      await phone.shows('SIP 486');
      await phone.dial('603');
      await phone.shows('Ringing…');
      await phone.press('End');
      await phone.shows('Cancelled');
    });

    it('works from a tab that does not have the line', async () => {
      const { context, phone: leader } = await scene.dialer();
      const follower = await scene.dialerIn(context);
      await follower.dial('600');
      await follower.shows('Connected');
      await leader.shows('Connected');
      await Promise.race([heard(leader.page), heard(follower.page)]);
      await follower.press('Hold');
      await leader.shows('On hold');
      await follower.press('Hold');
      await follower.press('End');
      await leader.shows('Call ended');
    });
  });
}

/** Resolves when that many tones have been sent. @param {number} count @returns {Promise<void>} */
function tonesOf(count) {
  let sent = 0;
  return new Promise((resolve) => {
    window.phone.addEventListener('voip-dtmf', ({ detail }) => {
      sent += detail.length;
      if (sent >= count) resolve();
    });
  });
}
