// @ts-check
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, it } from './support/bounded.mjs';
import { connectAmi } from '../../lab/ami.mjs';
import { endpoints } from '../../lab/endpoints.mjs';
import { openHeaded } from './support/headed-browser.mjs';
import { setLifecycle } from './support/page-lifecycle.mjs';
import { startSite } from './support/site.mjs';
import { until } from './support/until.mjs';

/** How many phones there are, and how long nobody looks at them: small in every run, 20 and 600 s in `npm run verify`. */
const count = Number(process.env['VOIP_E2E_HIDDEN'] ?? 4);
const hiddenSeconds = Number(process.env['VOIP_E2E_HIDDEN_SECONDS'] ?? 20);
const frozenSeconds = Number(process.env['VOIP_E2E_FROZEN_SECONDS'] ?? 10);

/** ms from the call to the ringing in the last of them. */
const ringingMs = 5_000;

/** Each lets five phones register. */
const users = endpoints.asterisk.users.filter(({ username }) => /100[2-5]/.test(username));
const ours = /(Local|PJSIP)\/100[2-5]/;

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`phones in tabs that nobody looks at: Asterisk, ${browserName}`, () => {
    /** @type {HiddenPhone[]} */
    let phones = [];
    /** @type {Awaited<ReturnType<typeof openHeaded>>} */
    let browser;
    /** @type {import('../../lab/ami.mjs').Ami} */
    let ami;

    before(async () => {
      ami = await connectAmi(endpoints.asterisk.ami);
      phones = await Promise.all(
        Array.from({ length: count }, (_, i) => HiddenPhone.open(users[i % users.length])),
      );
      // The tab that people look at is one without a phone.
      browser = await openHeaded(browserName, ['about:blank', ...phones.map(({ url }) => url)]);
      await until(async () => phones.every(({ registered }) => registered), 120_000);
    });
    after(async () => {
      await browser?.close();
      await Promise.all(phones.map((phone) => phone.close()));
      await ami?.close();
    });

    /** Calls everybody; resolves with how long it took until the last of them rang, ms. */
    async function callAll() {
      const start = Date.now();
      for (const phone of phones) phone.rangAt = undefined;
      for (const { username } of users) {
        await ami.originate({ channel: `Local/${username}@agents`, exten: '600' });
      }
      await until(async () => phones.every(({ rangAt }) => rangAt !== undefined)).catch(
        () => undefined,
      );
      // The other end of each, and the phones, are gone with it.
      const calling = (await ami.channels()).filter(({ name }) =>
        /^Local\/100[2-5].*;1$/.test(name),
      );
      await Promise.all(calling.map(({ name }) => ami.hangup(name)));
      await until(async () => !(await ami.channels()).some(({ name }) => ours.test(name)));
      return phones.map(({ rangAt = Infinity }) => rangAt - start).sort((a, b) => a - b);
    }

    /**
     * @param {import('node:test').TestContext} test
     * @param {number[]} times
     */
    function judge(test, times) {
      const inTime = times.filter((ms) => ms <= ringingMs).length;
      const [middle, last] = [times[Math.floor(times.length / 2)], times.at(-1)];
      test.diagnostic(`rang after ms, n ${times.length}: p50 ${middle}, longest ${last}`);
      assert.equal(inTime, count, `${inTime} of ${count} rang within ${ringingMs} ms`);
    }

    it(`${count} of ${count} ring within 5 s after ${hiddenSeconds} s out of sight`, async (test) => {
      // Nothing happens in this time: it is what is tested.
      await pause(hiddenSeconds * 1000);
      assert.deepEqual(
        phones.map(({ visibility }) => visibility),
        phones.map(() => 'hidden'),
      );
      judge(test, await callAll());
    });

    // Only Chromium can be told to freeze a page, and only its pages hear of it.
    if (browserName === 'chromium') {
      it(`${count} of ${count} are registered again 3 s after ${frozenSeconds} s frozen, and ring`, async (test) => {
        const devtools = await browser.devtools();
        const isPhone = (/** @type {string} */ url) => phones.some((phone) => phone.url === url);
        assert.equal(await setLifecycle(devtools, isPhone, 'frozen'), count);
        await pause(frozenSeconds * 1000);
        // Chromium has closed their connections; the PBX learns of it now.
        for (const phone of phones) phone.registered = false;
        const woken = Date.now();
        await setLifecycle(devtools, isPhone, 'active');
        await until(async () => phones.every(({ registered }) => registered));
        const took = Date.now() - woken;
        test.diagnostic(`all registered again after ${took} ms`);
        assert.ok(took < 3_000);
        judge(test, await callAll());
      });
    }
  });
}

/** A page of an origin of its own, so that each is a line of its own in one browser. */
class HiddenPhone {
  registered = false;
  visibility = '';
  /** @type {number | undefined} */
  rangAt;
  url = '';
  /** @type {() => Promise<unknown>} */
  close = async () => undefined;

  /** @param {{ username: string, password: string } | undefined} user */
  static async open(user) {
    const phone = new HiddenPhone();
    const site = await startSite({
      '/report': async ({ url = '' }) => {
        phone.#reported(new URL(url, 'http://site').searchParams);
        return { status: 204, body: '' };
      },
    });
    const settings = { server: endpoints.asterisk.ws, domain: endpoints.domain, ...user };
    const hash = encodeURIComponent(JSON.stringify({ ...settings, register: true }));
    phone.url = `${site.origin}/hidden.html#${hash}`;
    phone.close = site.close;
    return phone;
  }

  /** @param {URLSearchParams} report */
  #reported(report) {
    const what = report.get('what');
    this.visibility = report.get('visibility') ?? '';
    if (what === 'incoming') this.rangAt = Date.now();
    else if (what !== 'visibility') this.registered = what === 'registered';
  }
}
