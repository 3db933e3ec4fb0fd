// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from './support/bounded.mjs';
import { connectAmi } from '../../lab/ami.mjs';
import { endpoints } from '../../lab/endpoints.mjs';
import { asteriskUnderTest } from './support/pbxes.mjs';
import { heard, ringing } from './support/phone-page.mjs';
import { connected, over, RecoveryScene } from './support/recovery-scene.mjs';
import { until } from './support/until.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** ms within which another tab leads, registered. */
const handOverMs = 2_000;

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`one line for all tabs: Asterisk, ${browserName}`, () => {
    /** @type {RecoveryScene} */
    let scene;
    /** @type {import('../../lab/ami.mjs').Ami} */
    let ami;

    before(async () => {
      scene = await RecoveryScene.open(browserName, asteriskUnderTest);
      ami = await connectAmi(endpoints.asterisk.ami);
    });
    afterEach(() => scene.clear());
    after(async () => {
      await ami.close();
      await scene?.close();
    });

    /** Addresses under which the PBX reaches the account of the tabs. */
    async function contacts() {
      const { username } = scene.pbx.caller;
      const listed = await ami.command('pjsip show contacts');
      return listed.split('\n').filter((line) => line.includes(`  Contact:  ${username}/`)).length;
    }

    /** @param {number} count */
    async function openTabs(count) {
      const context = await scene.browser.newContext();
      /** @type {Page[]} */
      const tabs = [];
      for (let i = 0; i < count; i += 1) tabs.push((await scene.openConfigured(context)).page);
      return { context, tabs, first: only(tabs[0]), last: only(tabs.at(-1)) };
    }

    it('twelve tabs are one contact, ring as one, and any of them answers', async () => {
      const { context, tabs, first, last } = await openTabs(12);
      assert.equal(await contacts(), 1);
      assert.deepEqual(await Promise.all(tabs.map(role)), [
        'leader',
        ...Array.from({ length: 11 }, () => 'follower'),
      ]);
      await scene.agent.configure({ codecs: 'g722' });
      const calling = scene.agent.call(scene.pbx.caller.username);
      const ids = new Set(await Promise.all(tabs.map(ringing)));
      assert.equal(ids.size, 1, 'one call, under one name');
      const id = String([...ids][0]);
      await last.evaluate((callId) => window.phone.answer(callId), id);
      const outgoing = await calling;
      await Promise.all(tabs.map((tab) => connected(tab, id)));
      // Firefox grants the microphone to the page that asked: there the call comes to the tab that answered.
      const speaking = browserName === 'firefox' ? last : first;
      assert.equal(await role(speaking), 'leader');
      await Promise.all([heard(speaking), scene.agent.untilHeard()]);
      const sounds = await Promise.all(
        tabs.map((tab) => tab.evaluate(() => window.phone.state.tab.sound)),
      );
      assert.equal(sounds.filter((sound) => sound === 'here').length, 1);
      const told = await Promise.all(tabs.map(leadingEvents));
      assert.equal(told.flat().length, 1, 'one tab told it as the one that leads');
      await scene.agent.verb('hangup', outgoing);
      await Promise.all(tabs.map((tab) => over(tab, id)));
      await scene.agent.configure({ codecs: 'opus g722 pcmu pcma' });
      await context.close();
    });

    it('a call made in one tab is held and ended from another', async () => {
      const { context, first, last } = await openTabs(2);
      const calling = last.evaluate(
        (target) => window.phone.call(target),
        scene.pbx.agent.username,
      );
      const incoming = await scene.agent.untilRinging();
      await scene.agent.verb('answer', incoming);
      const id = await calling;
      await Promise.all([connected(first, id), connected(last, id), scene.agent.untilHeard()]);
      await first.evaluate((callId) => window.phone.hold(callId), id);
      assert.equal(
        await last.evaluate((callId) => window.phone.state.calls.byId[callId]?.hold.local, id),
        'on',
      );
      await last.evaluate((callId) => window.phone.resume(callId), id);
      await scene.agent.untilHeard();
      await first.evaluate((callId) => window.phone.hangup(callId), id);
      await Promise.all([over(last, id), scene.agent.untilCall(incoming, 'ended')]);
      await context.close();
    });

    it('takeOver() brings a call here and back, and the far end is told nothing', async (test) => {
      const { context, first, last } = await openTabs(2);
      const call = await scene.talk(first);
      await connected(last, call.id);
      for (const [tab, other] of [
        [last, first],
        [first, last],
      ]) {
        await tab?.evaluate(() => window.phone.takeOver());
        assert.equal(await role(only(tab)), 'leader');
        assert.equal(await role(only(other)), 'follower');
        await connected(only(tab), call.id);
        await Promise.all([heard(only(tab)), scene.agent.untilHeard()]);
        assert.equal(await contactsSettled(), 1);
      }
      const silence = await scene.goesOn(first, call);
      test.diagnostic(`longest silence ${silence} ms`);
      await context.close();
    });

    it('the tab with the line is closed: another is registered within two seconds, and rings', async (test) => {
      const { context, tabs, first, last } = await openTabs(4);
      await first.close();
      const closed = Date.now();
      const others = tabs.slice(1);
      await until(async () => (await Promise.all(others.map(hasLine))).includes(true));
      const took = Date.now() - closed;
      const roles = await Promise.all(others.map(role));
      assert.deepEqual([...roles].sort(), ['follower', 'follower', 'leader']);
      test.diagnostic(`registered again after ${took} ms`);
      assert.ok(took < handOverMs, `${took} ms`);
      assert.equal(await contactsSettled(), 1);
      const calling = scene.agent.call(scene.pbx.caller.username);
      const id = await ringing(last);
      await last.evaluate((callId) => window.phone.decline(callId), id);
      await calling;
      await until(async () => (await scene.pbx.liveCalls()) === 0);
      await context.close();
    });

    /** The contact of a tab that let go is gone with its socket, which takes the PBX a moment. */
    async function contactsSettled() {
      await until(async () => (await contacts()) === 1);
      return contacts();
    }
  });
}

/** @param {Page} page */
const role = (page) => page.evaluate(() => window.phone.state.tab.role);

/** @param {Page} page */
const hasLine = (page) =>
  page.evaluate(
    () =>
      window.phone.state.tab.role === 'leader' &&
      window.phone.state.registration.status === 'registered',
  );

/** @param {Page} page */
const leadingEvents = (page) =>
  page.evaluate(() =>
    window.events.filter(({ name, detail }) => name === 'voip-incoming' && detail.leader),
  );

/** @template T @param {T | undefined} value @returns {T} */
function only(value) {
  if (value === undefined) throw new Error('no such tab');
  return value;
}
