// @ts-check
import assert from 'node:assert/strict';
import { connectAmi } from '../../lab/ami.mjs';
import { endpoints } from '../../lab/endpoints.mjs';
import { after, afterEach, before, describe, it } from './support/bounded.mjs';
import { launch } from './support/browsers.mjs';
import { labEnvironment } from './support/environment.mjs';
import { ceilingMs, openPhone } from './support/phone-page.mjs';
import { asteriskUnderTest } from './support/pbxes.mjs';
import { startSite } from './support/site.mjs';
import { until } from './support/until.mjs';

/** @typedef {import('./support/phone-page.mjs').PhonePage} PhonePage */

const ours = /^PJSIP\/(1001|1002|1006)-/;
/** A steady tone of 1004 Hz, which needs no microphone. */
const tone = '601';

/**
 * What is asked of a phone, and what it comes to: `done`, or the code it is rejected with.
 *
 * @param {PhonePage} phone
 * @param {import('../../src/core/intents.js').Intent} intent
 * @returns {Promise<string>}
 */
function does({ page }, intent) {
  return page.evaluate(
    (wanted) =>
      window.phone.request(wanted).then(
        () => 'done',
        (/** @type {unknown} */ error) =>
          error instanceof Error && 'code' in error ? String(error.code) : String(error),
      ),
    intent,
  );
}

/**
 * For a whole second packets have come and no sound was in them.
 *
 * @param {PhonePage} phone
 */
async function untilSilent({ page }) {
  const last = await page.evaluate(async (ceiling) => {
    const end = performance.now() + ceiling;
    for (;;) {
      const from = await window.probe.media();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const to = await window.probe.media();
      const packets = to.packetsReceived - from.packetsReceived;
      const energy = to.energyReceived - from.energyReceived;
      if (packets > 20 && energy < 1e-5) return '';
      if (performance.now() > end) return `${packets} packets, energy ${energy}`;
    }
  }, ceilingMs);
  assert.equal(last, '', 'somebody is heard');
}

/**
 * Sound comes in by each of the connections.
 *
 * @param {PhonePage} phone
 * @param {number} count
 */
async function untilHearsEach({ page }, count) {
  const heard = await page.evaluate(async ([wanted, ceiling]) => {
    const open = window.probe.connections.filter(
      ({ connectionState }) => connectionState !== 'closed',
    );
    /** @param {RTCPeerConnection} connection */
    const energyOf = async (connection) => {
      let energy = 0;
      (await connection.getStats()).forEach((report) => {
        if (report.type === 'inbound-rtp') energy += report.totalAudioEnergy ?? 0;
      });
      return energy;
    };
    const from = await Promise.all(open.map(energyOf));
    const end = performance.now() + ceiling;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const to = await Promise.all(open.map(energyOf));
      const sounding = to.filter((energy, index) => energy - (from[index] ?? 0) > 1e-4).length;
      if (sounding === wanted || performance.now() > end) return sounding;
    }
  }, /** @type {const} */ ([count, ceilingMs]));
  assert.equal(heard, count);
}

/** @param {'chromium' | 'firefox'} browserName */
function describeConferences(browserName) {
  describe(`Three-way calls, Asterisk, ${browserName}`, () => {
    /** @type {Awaited<ReturnType<typeof asteriskUnderTest>>} */
    let pbx;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {import('playwright-core').Browser} */
    let browser;
    /** @type {Awaited<ReturnType<typeof connectAmi>>} */
    let ami;
    /** @type {PhonePage[]} */
    const using = [];

    before(async () => {
      pbx = await asteriskUnderTest(ours);
      ami = await connectAmi(endpoints.asterisk.ami);
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
      await ami?.close();
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
      const all = { server, domain, ...user, register: true, maxCalls: 3, ...settings };
      const phone = await openPhone(browser, site.origin, all);
      using.push(phone);
      return phone;
    }

    /**
     * @param {PhonePage} phone
     * @param {PhonePage} agent
     * @param {string} number
     */
    async function talk(phone, agent, number) {
      const id = await phone.call(number);
      const agentId = await agent.untilRinging();
      await agent.verb('answer', agentId);
      await phone.untilCall(id, 'connected');
      await agent.untilHeard();
      return { id, agentId };
    }

    /** @param {PhonePage} phone */
    async function hangUp(phone) {
      await phone.page.evaluate(() => window.phone.hangupAll());
      await Promise.all(using.map((one) => one.untilReleased()));
      await until(async () => (await pbx.liveCalls()) === 0);
      assert.deepEqual(
        using.flatMap(({ errors }) => errors),
        [],
      );
    }

    it('the other side hears the tone of the second call through us, and not after they are split', async () => {
      const [phone, agent] = await Promise.all([phoneOf('1006'), phoneOf('1001')]);
      const { id } = await talk(phone, agent, '1001');
      const toneId = await phone.call(tone);
      await phone.untilCall(toneId, 'connected');
      await phone.untilHeard();
      await phone.verb('resume', id);
      await phone.verb('mute', id);
      await untilSilent(agent);
      assert.equal(await does(phone, { type: 'merge', ids: [id, toneId] }), 'done');
      // We are muted towards all: what is heard is the tone.
      await agent.untilHeard();
      assert.equal((await phone.snapshot(toneId))?.muted, true);
      assert.equal(await does(phone, { type: 'split', id }), 'done');
      assert.equal((await phone.snapshot(toneId))?.hold.local, 'on');
      await untilSilent(agent);
      await phone.verb('unmute', id);
      await agent.untilHeard();
      await hangUp(phone);
    });

    it('each of three hears the others and not itself, and two go on when the third leaves', async () => {
      const [phone, first, second] = await Promise.all(
        ['1006', '1001', '1002'].map((name) => phoneOf(name)),
      );
      assert.ok(phone && first && second);
      const one = await talk(phone, first, '1001');
      const two = await talk(phone, second, '1002');
      assert.equal(await does(phone, { type: 'merge', ids: [one.id, two.id] }), 'done');
      await Promise.all([untilHearsEach(phone, 2), first.untilHeard(), second.untilHeard()]);
      await phone.verb('mute', one.id);
      await Promise.all([first.untilHeard(), second.untilHeard()]);
      // Only the first speaks now: they hear nobody, and so not themselves.
      await second.verb('mute', two.agentId);
      await Promise.all([untilSilent(first), second.untilHeard()]);
      // Another microphone takes its place in the mix. Firefox gives none to a page without the focus.
      await phone.page.bringToFront();
      await phone.verb('unmute', one.id);
      const deviceId = await phone.page.evaluate(
        () => window.phone.state.devices.microphones.at(-1)?.deviceId ?? '',
      );
      assert.equal(await does(phone, { type: 'setDevice', kind: 'microphone', deviceId }), 'done');
      await Promise.all([first.untilHeard(), second.untilHeard()]);
      await second.verb('hangup', two.agentId);
      await phone.untilCall(two.id, 'ended');
      assert.equal((await phone.snapshot(one.id))?.conference, undefined);
      await Promise.all([first.untilHeard(), untilHearsEach(phone, 1)]);
      await hangUp(phone);
    });

    for (const [record, known] of [
      ['info', ['on', 'off']],
      ['*3', ['unknown', 'unknown']],
    ]) {
      it(`is recorded by Asterisk when asked by ${String(record)}, and no longer when asked again`, async () => {
        const [phone, agent] = await Promise.all([phoneOf('1006', { record }), phoneOf('1001')]);
        const { id } = await talk(phone, agent, '51001');
        for (const [index, wish] of /** @type {const} */ (['on', 'off']).entries()) {
          const event = wish === 'on' ? 'MixMonitorStart' : 'MixMonitorStop';
          const done = ami.waitForEvent(({ Event }) => Event === event);
          assert.equal(await does(phone, { type: 'setRecording', id, recording: wish }), 'done');
          await done;
          assert.equal((await phone.snapshot(id))?.recording, known?.[index]);
        }
        await hangUp(phone);
      });
    }
  });
}

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) describeConferences(browser);
