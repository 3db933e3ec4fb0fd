// @ts-check
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { launch } from './browsers.mjs';
import { labEnvironment } from './environment.mjs';
import { contentProcesses } from './kill-tab.mjs';
import { ceilingMs, heard, openPhone, probeScript } from './phone-page.mjs';
import { startSite } from './site.mjs';
import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ id: string, ringing: string }} Talk the call's id in the page and at the agent's */

/** One PBX, one browser, and an agent who stays where the other pages go. */
export class RecoveryScene {
  /**
   * @param {import('./scenarios.mjs').PbxUnderTest} pbx
   * @param {Awaited<ReturnType<typeof startSite>>} site
   * @param {import('playwright-core').Browser} browser
   * @param {import('./phone-page.mjs').PhonePage} agent
   * @param {string} mark in the environment of the browser's processes
   */
  constructor(pbx, site, browser, agent, mark) {
    this.pbx = pbx;
    this.site = site;
    this.browser = browser;
    this.agent = agent;
    this.mark = mark;
  }

  /**
   * @param {import('./browsers.mjs').BrowserName} browserName
   * @param {() => Promise<import('./scenarios.mjs').PbxUnderTest>} provide
   * @param {{ video?: boolean }} [more] settings of the agent's phone; a camera is reopened only where it is granted for good
   */
  static async open(browserName, provide, more = {}) {
    const [pbx, site] = await Promise.all([provide(), startSite()]);
    const mark = randomUUID();
    const env = { ...labEnvironment(browserName), VOIP_E2E_RUN: mark };
    const browser = await launch(browserName, {
      crashable: true,
      remembersDevices: more.video === true,
      env,
    });
    const settings = { domain: pbx.domain, ...pbx.agent, register: true, ...more };
    const agent = await openPhone(browser, site.origin, settings);
    return new RecoveryScene(pbx, site, browser, agent, mark);
  }

  async clear() {
    await this.pbx.hangupAll();
    await until(async () => (await this.pbx.liveCalls()) === 0);
  }

  async close() {
    await this.agent.close();
    await this.browser.close();
    await this.site.close();
    await this.pbx.close();
  }

  /**
   * A page that registers by itself whenever it is loaded.
   *
   * @param {import('playwright-core').BrowserContext} context
   * @param {object} [more] settings
   */
  async openConfigured(context, more = {}) {
    const before = contentProcesses(this.mark);
    const page = await context.newPage();
    await page.addInitScript(probeScript);
    const { server, domain, caller } = this.pbx;
    const settings = JSON.stringify({ server, domain, ...caller, register: true, ...more });
    await page.goto(`${this.site.origin}/configured.html#${encodeURIComponent(settings)}`);
    await page.waitForFunction(
      () => window.phone?.state.registration.status === 'registered',
      undefined,
      { timeout: ceilingMs },
    );
    const started = [...contentProcesses(this.mark)].filter((one) => !before.has(one));
    return { page, pid: started.length ? Math.max(...started) : undefined };
  }

  /**
   * The page calls the agent and both hear each other.
   *
   * @param {Page} page
   * @param {{ video?: boolean }} [options] of both
   * @returns {Promise<Talk>}
   */
  async talk(page, options = {}) {
    const { agent, pbx } = this;
    const calling = page.evaluate(
      ([target, more]) => window.phone.call(target, more),
      /** @type {const} */ ([pbx.agent.username, options]),
    );
    const ringing = await agent.untilRinging();
    await agent.answer(ringing, options);
    const id = await calling;
    await connected(page, id);
    await Promise.all([heard(page), agent.untilHeard()]);
    await agent.page.evaluate(() => window.probe.watchSilence());
    return { id, ringing };
  }

  /**
   * Sound at both ends again; the agent was told nothing and can end it.
   *
   * @param {Page} page
   * @param {Talk} call
   * @returns {Promise<number>} the longest silence at the agent's end, ms
   */
  async goesOn(page, { id, ringing }) {
    const { agent, pbx } = this;
    await connected(page, id);
    await Promise.all([heard(page), agent.untilHeard()]);
    const state = (await agent.snapshot(ringing))?.state;
    assert.equal(state, 'connected', 'the agent noticed nothing');
    const calls = await agent.page.evaluate(() => Object.values(window.phone.state.calls.byId));
    const live = calls.filter((call) => call.state !== 'ended');
    assert.equal(live.length, 1, 'nobody was rung a second time');
    const silence = await agent.page.evaluate(() => window.probe.longestSilence());
    await agent.verb('hangup', ringing);
    await over(page, id);
    await until(async () => (await pbx.liveCalls()) === 0);
    return silence;
  }
}

/**
 * @param {Page} page
 * @param {string} id
 */
export function connected(page, id) {
  return page.waitForFunction(
    (callId) => window.phone?.state.calls.byId[callId]?.state === 'connected',
    id,
    { timeout: ceilingMs, polling: 20 },
  );
}

/**
 * @param {Page} page
 * @param {string} id
 */
export function over(page, id) {
  return page.waitForFunction(
    (callId) => window.phone.state.calls.byId[callId]?.state === 'ended',
    id,
    { timeout: ceilingMs },
  );
}
