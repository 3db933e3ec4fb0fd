// @ts-check
import { launch } from './browsers.mjs';
import { openDialer } from './dialer-page.mjs';
import { labEnvironment } from './environment.mjs';
import { openPhone } from './phone-page.mjs';
import { startSite } from './site.mjs';
import { until } from './until.mjs';

/** @typedef {import('playwright-core').BrowserContext} BrowserContext */

/** One PBX, one browser, dialers of one account in it, and an agent as somebody to talk to. */
export class DialerScene {
  /** @type {(() => Promise<void>)[]} */
  #opened = [];

  /**
   * @param {import('./scenarios.mjs').PbxUnderTest} pbx
   * @param {Awaited<ReturnType<typeof startSite>>} site
   * @param {import('playwright-core').Browser} browser
   */
  constructor(pbx, site, browser) {
    this.pbx = pbx;
    this.site = site;
    this.browser = browser;
  }

  /**
   * @param {import('./browsers.mjs').BrowserName} browserName
   * @param {() => Promise<import('./scenarios.mjs').PbxUnderTest>} provide
   * @param {{ remembersDevices?: boolean }} [more] whether the microphone is granted to all tabs for good
   */
  static async open(browserName, provide, more = {}) {
    const [pbx, site] = await Promise.all([provide(), startSite()]);
    const browser = await launch(browserName, { env: labEnvironment(browserName), ...more });
    return new DialerScene(pbx, site, browser);
  }

  /** What one test leaves behind is none of the next one's. */
  async clear() {
    await Promise.all(this.#opened.splice(0).map((close) => close()));
    await this.hangUp();
  }

  /** The same where the pages stay. */
  async hangUp() {
    await this.pbx.hangupAll();
    await until(async () => (await this.pbx.liveCalls()) === 0);
  }

  async close() {
    await this.browser.close();
    await this.site.close();
    await this.pbx.close();
  }

  async context() {
    const context = await this.browser.newContext({ ignoreHTTPSErrors: true });
    this.#opened.push(() => context.close());
    return context;
  }

  /** In a profile of its own. */
  async dialer() {
    const context = await this.context();
    return { context, phone: await this.dialerIn(context) };
  }

  /**
   * @param {BrowserContext} context
   * @param {(page: import('playwright-core').Page) => Promise<void>} [signIn] by hand, where the page does not
   */
  dialerIn(context, signIn) {
    const { server, domain, caller } = this.pbx;
    const settings = signIn ? { server, domain } : { server, domain, ...caller };
    return openDialer(context, this.site.origin, settings, signIn);
  }

  async agent() {
    const { domain, agent } = this.pbx;
    const settings = { domain, ...agent, register: true };
    const phone = await openPhone(this.browser, this.site.origin, settings);
    this.#opened.push(phone.close);
    return phone;
  }
}
