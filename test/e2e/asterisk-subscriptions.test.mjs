// @ts-check
import assert from 'node:assert/strict';
import { endpoints } from '../../lab/endpoints.mjs';
import { after, afterEach, before, describe, it } from './support/bounded.mjs';
import { launch } from './support/browsers.mjs';
import { labEnvironment } from './support/environment.mjs';
import { ceilingMs, openPhone } from './support/phone-page.mjs';
import { asteriskUnderTest } from './support/pbxes.mjs';
import { startSite } from './support/site.mjs';
import { until } from './support/until.mjs';

/**
 * @typedef {import('./support/phone-page.mjs').PhonePage} PhonePage
 * @typedef {import('../../src/core/state.js').ExtensionStatus} ExtensionStatus
 */

const ours = /^PJSIP\/(1001|1002|1006)-/;
const watching = { watch: '1001', voicemail: '*97' };

/**
 * The watched extension is seen to do this.
 *
 * @param {PhonePage} phone
 * @param {ExtensionStatus} status
 */
async function untilSeen({ page }, status) {
  await page.waitForFunction(
    (wanted) => window.phone.state.subscriptions?.extensions[0]?.status === wanted,
    status,
    { timeout: ceilingMs },
  );
}

/** @param {PhonePage} phone */
const messagesOf = ({ page }) =>
  page.evaluate(() => window.phone.state.subscriptions?.messages ?? null);

/**
 * @param {PhonePage} phone
 * @param {number} count of new messages
 */
async function untilMessages({ page }, count) {
  await page.waitForFunction(
    (wanted) => window.phone.state.subscriptions?.messages?.new === wanted,
    count,
    { timeout: ceilingMs },
  );
}

/**
 * So much was spoken, or heard, 20 ms a packet: Asterisk tells nobody how far it has come with a message.
 *
 * @param {PhonePage} phone
 * @param {'packetsSent' | 'packetsReceived'} counter
 * @param {number} count
 */
async function passed({ page }, counter, count) {
  const read = () => page.evaluate(async (name) => (await window.probe.media())[name], counter);
  const before = await read();
  await until(async () => (await read()) - before >= count);
}

/** @param {'chromium' | 'firefox'} browserName */
function describeSubscriptions(browserName) {
  describe(`Watched extensions, Asterisk, ${browserName}`, () => {
    /** @type {Awaited<ReturnType<typeof asteriskUnderTest>>} */
    let pbx;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {import('playwright-core').Browser} */
    let browser;
    /** @type {PhonePage[]} */
    const using = [];

    before(async () => {
      pbx = await asteriskUnderTest(ours);
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
     * @param {string} name
     * @param {object} [settings]
     */
    async function phoneOf(name, settings = {}) {
      const user = endpoints.asterisk.users.find(({ username }) => username === name);
      if (!user) throw new Error(`the lab has no user ${name}`);
      const { domain } = endpoints;
      const { server } = pbx;
      const all = { server, domain, ...user, register: true, ...settings };
      const phone = await openPhone(browser, site.origin, all);
      using.push(phone);
      return phone;
    }

    async function allOver() {
      await Promise.all(using.map((one) => one.untilReleased()));
      await until(async () => (await pbx.liveCalls()) === 0);
      assert.deepEqual(
        using.flatMap(({ errors }) => errors),
        [],
      );
    }

    it('an extension is seen to ring, to be in a call and to be free again, and with whom', async () => {
      const [watcher, colleague, caller] = await Promise.all([
        phoneOf('1006', watching),
        phoneOf('1001'),
        phoneOf('1002'),
      ]);
      await untilSeen(watcher, 'idle');
      const id = await caller.call('1001');
      const ringing = await colleague.untilRinging();
      await untilSeen(watcher, 'ringing');
      const seen = await watcher.page.evaluate(() => window.phone.state.subscriptions?.extensions);
      assert.equal(seen?.[0]?.remote?.number, '1002');
      await colleague.verb('answer', ringing);
      await caller.untilCall(id, 'connected');
      await untilSeen(watcher, 'busy');
      await colleague.verb('hangup', ringing);
      await caller.untilCall(id, 'ended');
      await untilSeen(watcher, 'idle');
      await allOver();
    });

    it('a call that rings there is picked up: both hear each other, and it rings there no longer', async () => {
      const [watcher, colleague, caller] = await Promise.all([
        phoneOf('1006', watching),
        phoneOf('1001'),
        phoneOf('1002'),
      ]);
      await untilSeen(watcher, 'idle');
      const id = await caller.call('1001');
      const ringing = await colleague.untilRinging();
      await untilSeen(watcher, 'ringing');
      const picked = await watcher.page.evaluate(() => window.phone.pickUp('1001'));
      await Promise.all([
        watcher.untilCall(picked, 'connected'),
        caller.untilCall(id, 'connected'),
      ]);
      await colleague.untilCall(ringing, 'ended');
      assert.equal((await colleague.snapshot(ringing))?.end?.outcome, 'answered-elsewhere');
      await Promise.all([watcher.untilHeard(), caller.untilHeard()]);
      await untilSeen(watcher, 'idle');
      await watcher.verb('hangup', picked);
      await caller.untilCall(id, 'ended');
      await allOver();
    });

    it('a message that is left is told, heard by calling the voicemail, and an old one then', async () => {
      const [owner, caller] = await Promise.all([phoneOf('1006', watching), phoneOf('1002')]);
      await owner.page.waitForFunction(
        () => window.phone.state.subscriptions?.messages != null,
        undefined,
        { timeout: ceilingMs },
      );
      const before = await messagesOf(owner);
      assert.ok(before);
      const id = await caller.call('71006');
      await caller.untilCall(id, 'connected');
      await passed(caller, 'packetsSent', 300);
      await caller.verb('hangup', id);
      await untilMessages(owner, before.new + 1);
      assert.equal((await messagesOf(owner))?.waiting, true);
      const hearing = await owner.call('*97');
      await owner.untilCall(hearing, 'connected');
      await owner.untilHeard();
      // The message comes behind the prompts: who hangs up before has not heard it.
      await passed(owner, 'packetsReceived', 500);
      await owner.verb('hangup', hearing);
      await owner.page.waitForFunction(
        (old) => (window.phone.state.subscriptions?.messages?.old ?? 0) > old,
        before.old,
        { timeout: ceilingMs },
      );
      await allOver();
    });
  });
}

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describeSubscriptions(browser);
}
