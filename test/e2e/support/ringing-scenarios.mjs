// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from './bounded.mjs';
import { DialerScene } from './dialer-scene.mjs';
import { ceilingMs, heard, quiet } from './phone-page.mjs';
import { until } from './until.mjs';

/**
 * What becomes of calls before and beside the answer, by what the dialer shows. Sound is proved at both ends.
 *
 * @param {import('./browsers.mjs').BrowserName} browserName
 * @param {string} pbxName
 * @param {() => Promise<import('./scenarios.mjs').PbxUnderTest>} provide
 * @param {{ givesUp?: string, remembersDevices?: boolean }} [options] what before a number has the PBX give up after
 *   some seconds; whether the microphone is granted to all tabs for good
 */
export function describeRinging(browserName, pbxName, provide, { givesUp, ...more } = {}) {
  describe(`<voip-dialer> rings, ${pbxName}, ${browserName}`, () => {
    /** @type {DialerScene} */
    let scene;
    /** @type {Awaited<ReturnType<DialerScene['dialer']>>} */
    let desk;
    /** The same account in another browser. @type {Awaited<ReturnType<DialerScene['dialer']>>} */
    let home;
    /** @type {import('./phone-page.mjs').PhonePage} */
    let colleague;

    before(async () => {
      scene = await DialerScene.open(browserName, provide, more);
      [desk, home, colleague] = await Promise.all([scene.dialer(), scene.dialer(), scene.agent()]);
    });
    afterEach(() => scene.hangUp());
    after(() => scene?.close());

    /** The log is read again by a tab that has just come to lead. @param {{ page: import('playwright-core').Page }} phone */
    async function missed({ page }) {
      const recents = await page.waitForFunction(() => window.phone.state.recents, undefined, {
        timeout: ceilingMs,
      });
      return recents.evaluate((read) => Number(read?.missed));
    }

    it('hears what the PBX plays before the answer, and counts the time from the answer', async () => {
      const { phone } = desk;
      await phone.dial('604');
      await phone.shows('Ringing, listen…');
      const early = await phone.page.evaluate(heardBeforeAnswer, ceilingMs);
      assert.ok(early.energy > 1e-4, `energy ${early.energy} before ${early.state}`);
      await phone.shows('Connected');
      const answeredAt = await phone.page.evaluate(() => {
        const { byId, activeId } = window.phone.state.calls;
        return activeId ? byId[activeId]?.answeredAt : undefined;
      });
      assert.ok(Date.parse(answeredAt ?? '') > early.at, 'the time counts from the answer');
      await heard(phone.page);
    });

    it('rings in every browser of the account: the others say who answered, and miss nothing', async () => {
      const id = await colleague.call(scene.pbx.caller.username);
      await Promise.all([desk, home].map(({ phone }) => phone.shows('Incoming call')));
      await desk.phone.press('Answer');
      await home.phone.shows('Answered on another device');
      await desk.phone.shows('Connected');
      await Promise.all([heard(desk.phone.page), colleague.untilHeard()]);
      await home.phone.press('Recents');
      await home.phone.element.locator('[part~=entry][data-outcome=answered-elsewhere]').waitFor();
      assert.equal(await missed(home.phone), 0);
      await colleague.verb('hangup', id);
      await desk.phone.shows('Call ended');
    });

    it('answers from a tab that does not have the line, holds and ends there', async () => {
      const leader = desk.phone;
      const follower = await scene.dialerIn(desk.context);
      const id = await colleague.call(scene.pbx.caller.username);
      await follower.shows('Incoming call');
      await follower.press('Answer');
      await Promise.all([leader.shows('Connected'), follower.shows('Connected')]);
      const withSound = await Promise.all([leader, follower].map(hasSound));
      assert.equal(withSound.filter(Boolean).length, 1, 'the sound is in one of them');
      const speaking = withSound[0] ? leader.page : follower.page;
      await Promise.all([heard(speaking), colleague.untilHeard()]);
      await follower.press('Hold');
      await leader.shows('On hold');
      await quiet(speaking);
      await follower.press('Hold');
      await leader.shows('Connected');
      await Promise.all([heard(speaking), colleague.untilHeard()]);
      await follower.press('End');
      await leader.shows('Call ended');
      await colleague.untilCall(id, 'ended');
      await follower.page.close();
    });

    if (givesUp) {
      it('says that nobody answered when the PBX gives up, and misses a call like that', async () => {
        const { phone } = desk;
        const before = await missed(phone);
        await phone.dial(`${givesUp}${scene.pbx.agent.username}`);
        const id = await colleague.untilRinging();
        await phone.shows('Ringing…');
        await phone.shows('No answer');
        await colleague.untilCall(id, 'ended');
        await colleague.call(`${givesUp}${scene.pbx.caller.username}`);
        await phone.shows('Incoming call');
        await phone.shows('Missed call');
        await until(async () => (await missed(phone)) === before + 1);
      });
    }
  });
}

/** Whether the sound of the account is in this tab. @param {{ page: import('playwright-core').Page }} tab */
const hasSound = ({ page }) => page.evaluate(() => window.phone.state.tab.sound === 'here');

/**
 * In the page: the sound that has come until there is some, or until the call no longer rings.
 *
 * @param {number} ceiling ms
 */
async function heardBeforeAnswer(ceiling) {
  const end = performance.now() + ceiling;
  for (;;) {
    const { energyReceived: energy } = await window.probe.media();
    const at = Date.now();
    const { byId, activeId } = window.phone.state.calls;
    const state = String(activeId && byId[activeId]?.state);
    if (state !== 'ringing' || performance.now() > end) return { energy: 0, at, state };
    if (energy > 1e-4) return { energy, at, state };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
