// @ts-check
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, it } from './support/bounded.mjs';
import { launch } from './support/browsers.mjs';
import { labEnvironment } from './support/environment.mjs';
import { ceilingMs, heard, openPhone, probeScript } from './support/phone-page.mjs';
import { embeddedUnderTest } from './support/pbxes.mjs';
import { startSite } from './support/site.mjs';
import { until } from './support/until.mjs';

/** @typedef {import('playwright-core').Page} Page */

const plain =
  '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>No phone</title>';

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`a call window, ${browserName}`, () => {
    /** @type {Awaited<ReturnType<typeof embeddedUnderTest>>} */
    let pbx;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {import('playwright-core').Browser} */
    let browser;
    /** @type {import('playwright-core').BrowserContext} */
    let context;
    /** @type {import('./support/phone-page.mjs').PhonePage} */
    let agent;
    /** @type {string[]} */
    let errors = [];

    before(async () => {
      pbx = await embeddedUnderTest();
      const answer = async () => ({ headers: { 'content-type': 'text/html' }, body: plain });
      site = await startSite({ '/plain.html': answer });
      browser = await launch(browserName, { asVisitors: true, env: labEnvironment(browserName) });
      const { domain } = pbx;
      agent = await openPhone(browser, site.origin, { domain, ...pbx.agent, register: true });
    });

    after(async () => {
      await agent?.close();
      await browser?.close();
      await site?.close();
      await pbx?.close();
    });

    beforeEach(async () => {
      errors = [];
      context = await browser.newContext();
      context.on('page', (page) => page.on('pageerror', (error) => errors.push(String(error))));
      await context.addInitScript(probeScript);
    });

    afterEach(async () => {
      await context.close();
      await pbx.hangupAll();
      await until(async () => (await pbx.liveCalls()) === 0);
    });

    const settings = () => ({ server: pbx.server, domain: pbx.domain, target: '0800' });
    const callPage = () => `/button.html?${new URLSearchParams(settings())}`;
    const portalPage = (window = callPage()) =>
      `/button.html?${new URLSearchParams({ ...settings(), 'call-window': window })}`;

    const openPortal = async (window = callPage()) => {
      const page = await context.newPage();
      await page.goto(site.origin + portalPage(window));
      return page;
    };

    const press = (/** @type {Page} */ page) =>
      page.getByRole('button', { name: 'Call support' }).click();

    /** The visitor presses, the agent answers, and both hear each other through the window. */
    const talk = async (/** @type {Page} */ page) => {
      const opening = page.waitForEvent('popup');
      await press(page);
      const popup = await opening;
      const ringing = await agent.untilRinging();
      await agent.verb('answer', ringing);
      await agent.untilCall(ringing, 'connected');
      await Promise.all([agent.untilHeard(), heard(popup)]);
      return { popup, ringing };
    };

    const ends = (/** @type {Page} */ page) => page.waitForEvent('close', { timeout: ceilingMs });

    const invites = (/** @type {Page} */ page) =>
      page.evaluate(
        () =>
          window.probe.frames.filter(
            ({ direction, data }) => direction === 'out' && /^INVITE /.test(data),
          ).length,
      );

    const stateOf = (/** @type {Page} */ page) =>
      page.evaluate(() => document.querySelector('voip-button')?.phone.state);

    const shown = (/** @type {Page} */ page, /** @type {string} */ call) =>
      page.waitForFunction(
        (state) =>
          Object.values(document.querySelector('voip-button')?.phone.state.calls.byId ?? {})[0]
            ?.state === state,
        call,
        { timeout: ceilingMs, polling: 50 },
      );

    it('opens with the press, has the call, and its sound plays without another press', async () => {
      const page = await openPortal();
      const { popup } = await talk(page);
      assert.equal(await page.evaluate(() => window.probe.connections.length), 0);
      assert.equal(await page.evaluate(() => window.probe.microphoneTracks.length), 0);
      assert.equal((await stateOf(page))?.tab.role, 'follower');
      const { tab, devices } = /** @type {any} */ (await stateOf(popup));
      assert.deepEqual([tab.role, tab.sound, devices.playback], ['leader', 'here', 'allowed']);
      assert.deepEqual(errors, []);
    });

    it('goes on while the page goes to others, without and with a phone, and is ended there', async () => {
      const page = await openPortal();
      const { popup, ringing } = await talk(page);
      await agent.page.evaluate(() => window.probe.watchSilence());
      await page.goto(`${site.origin}/plain.html`);
      await Promise.all([agent.untilHeard(), heard(popup)]);
      await page.goto(site.origin + portalPage());
      await shown(page, 'connected');
      await page.reload();
      await shown(page, 'connected');
      await Promise.all([agent.untilHeard(), heard(popup)]);
      const silence = await agent.page.evaluate(() => window.probe.longestSilence());
      console.log(`longest silence ${silence} ms`);
      // The very same dialog and media: nothing was asked for anew.
      const sent = await invites(popup);
      assert.equal(sent, 1);
      assert.equal(await popup.evaluate(() => window.probe.connections.length), 1);
      assert.equal((await agent.snapshot(ringing))?.state, 'connected');
      const closing = ends(popup);
      await page.locator('voip-button [part=button]').click();
      await page.getByRole('button', { name: /^End/ }).click();
      await agent.untilCall(ringing, 'ended');
      await shown(page, 'ended');
      // Nobody needs it any more.
      await closing;
      assert.deepEqual(errors, []);
    });

    it('is used again for the next call, without being loaded anew', async () => {
      const page = await openPortal();
      const { popup, ringing } = await talk(page);
      const origin = await popup.evaluate(() => performance.timeOrigin);
      await agent.verb('hangup', ringing);
      await shown(page, 'ended');
      await page.getByRole('button', { name: 'Call again' }).click();
      // It grants nothing for longer than a call, so the panel says first that it is going to ask.
      if (browserName === 'firefox') await page.getByRole('button', { name: 'Continue' }).click();
      const second = await agent.untilRinging();
      await agent.verb('answer', second);
      await Promise.all([agent.untilHeard(), heard(popup)]);
      assert.equal(await popup.evaluate(() => performance.timeOrigin), origin);
      assert.equal(context.pages().length, 2);
    });

    it('that the browser does not open costs no call: it is made in the page, which is told', async () => {
      await context.addInitScript(() => {
        window.open = () => null;
      });
      const page = await openPortal();
      await page.evaluate(() => {
        Object.assign(window, { codes: [] });
        document.addEventListener('voip-error', (event) =>
          /** @type {any} */ (window).codes.push(event.detail.error.code),
        );
      });
      await press(page);
      const ringing = await agent.untilRinging();
      await agent.verb('answer', ringing);
      await Promise.all([agent.untilHeard(), heard(page)]);
      assert.deepEqual(await page.evaluate('codes'), ['tabs/window-blocked']);
      assert.equal(context.pages().length, 1);
    });

    it('that is closed in a call leaves it to the page, as any last page does', async () => {
      const page = await openPortal();
      const { popup, ringing } = await talk(page);
      await popup.close();
      await page.waitForFunction(
        () => document.querySelector('voip-button')?.phone.state.tab.role === 'leader',
        undefined,
        { timeout: ceilingMs },
      );
      await shown(page, 'connected');
      await Promise.all([agent.untilHeard(), heard(page)]);
      assert.equal((await agent.snapshot(ringing))?.state, 'connected');
    });

    it('that is closed before there is a call means that none is wanted', async () => {
      // A page that never has the line.
      const page = await openPortal('/plain.html');
      const opening = page.waitForEvent('popup');
      await press(page);
      const popup = await opening;
      await page.getByRole('dialog').waitFor();
      await popup.close();
      await until(async () => !(await page.getByRole('dialog').count()));
      assert.deepEqual((await stateOf(page))?.calls.order, []);
      assert.equal(await pbx.liveCalls(), 0);
    });
  });
}
