// @ts-check
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {{ server: string, domain: string, username?: string, password?: string, ha1?: string, register?: boolean, [key: string]: unknown }} PhoneSettings */

/** Runs in a page before any of its scripts. */
export const probeScript = readFileSync(
  fileURLToPath(new URL('probe.js', import.meta.url)),
  'utf8',
);

/** Longest a step of a call may take before it counts as hanging, ms. */
export const ceilingMs = 20_000;

/**
 * A fresh profile with one page in it, watched by the probe.
 *
 * @param {Browser} browser
 * @param {string} url
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function openPage(browser, url, options = {}) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addInitScript(probeScript);
  await page.goto(url);
  return { page, errors, close: () => context.close() };
}

/**
 * A page with a phone and no element, driven by its verbs.
 *
 * @param {Browser} browser
 * @param {string} origin
 * @param {PhoneSettings} settings
 */
export async function openPhone(browser, origin, settings) {
  const opened = await openPage(browser, `${origin}/phone.html`);
  const phone = new PhonePage(opened.page, opened.errors, opened.close);
  await opened.page.waitForFunction(() => 'phone' in window);
  await opened.page.evaluate((config) => window.phone.configure(config), settings);
  if (settings.register) await phone.untilRegistered();
  return phone;
}

/** What a test asks of one page. */
export class PhonePage {
  /**
   * @param {Page} page
   * @param {string[]} errors uncaught errors of the page
   * @param {() => Promise<void>} close
   */
  constructor(page, errors, close) {
    this.page = page;
    this.errors = errors;
    this.close = close;
  }

  /**
   * Other settings than before; registered with them.
   *
   * @param {object} settings
   */
  async configure(settings) {
    await this.page.evaluate((config) => window.phone.configure(config), settings);
    await this.untilRegistered();
  }

  /** The registrar has answered 200. */
  async untilRegistered() {
    await this.page.waitForFunction(() => window.phone.state.registration.status === 'registered', {
      timeout: ceilingMs,
    });
  }

  /**
   * @param {string} target
   * @param {object} [options]
   * @returns {Promise<string>} the call's id, when the INVITE has left
   */
  call(target, options = {}) {
    return this.page.evaluate(
      ([to, more]) => window.phone.call(to, more),
      /** @type {const} */ ([target, options]),
    );
  }

  /**
   * @param {string} id
   * @param {string} state
   */
  async untilCall(id, state) {
    await this.page.waitForFunction(
      ([callId, wanted]) => window.phone.state.calls.byId[callId]?.state === wanted,
      /** @type {const} */ ([id, state]),
      { timeout: ceilingMs },
    );
  }

  /** @returns {Promise<string>} the id of the call that rings here */
  untilRinging() {
    return ringing(this.page);
  }

  /** @param {string} id */
  snapshot(id) {
    return this.page.evaluate((callId) => window.phone.state.calls.byId[callId], id);
  }

  /**
   * @param {'answer' | 'hangup' | 'hold' | 'resume' | 'mute' | 'unmute' | 'decline'} verb
   * @param {string} id
   */
  verb(verb, id) {
    return this.page.evaluate(
      ([name, callId]) => window.phone[name](callId),
      /** @type {const} */ ([verb, id]),
    );
  }

  /**
   * @param {string} id
   * @param {{ video?: boolean }} options
   */
  answer(id, options) {
    return this.page.evaluate(
      ([callId, more]) => window.phone.answer(callId, more),
      /** @type {const} */ ([id, options]),
    );
  }

  /**
   * @param {string} id
   * @param {string} tones
   */
  dtmf(id, tones) {
    return this.page.evaluate(
      ([callId, digits]) => window.phone.sendDtmf(callId, digits),
      /** @type {const} */ ([id, tones]),
    );
  }

  /** Sound arrives here from now on. */
  untilHeard() {
    return heard(this.page);
  }

  /** Nothing of a call is left: no microphone in use, no peer connection open. */
  async untilReleased() {
    await this.page.waitForFunction(
      () => window.probe.liveMicrophones() === 0 && window.probe.openConnections() === 0,
      undefined,
      { timeout: ceilingMs, polling: 50 },
    );
  }
}

/**
 * Sound arrives at this page from now on. (Not by `waitForFunction`: it takes the promise of an
 * asynchronous predicate for truth.)
 *
 * @param {Page} page
 */
export function heard(page) {
  return page.evaluate((ceiling) => window.probe.untilHeard(ceiling), ceilingMs);
}

/**
 * For a whole second no sound arrives at this page.
 *
 * @param {Page} page
 */
export async function quiet(page) {
  const energy = await page.evaluate(async (ceiling) => {
    const end = performance.now() + ceiling;
    for (;;) {
      const from = await window.probe.media();
      // As often as the microphone of Chromium beeps.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      const to = await window.probe.media();
      const came = to.energyReceived - from.energyReceived;
      if (came < 1e-5 || performance.now() > end) return came;
    }
  }, ceilingMs);
  if (energy >= 1e-5) throw new Error(`somebody is heard: energy ${energy}`);
}

/**
 * A picture moves at this page from now on.
 *
 * @param {Page} page
 */
export function seen(page) {
  return page.evaluate((ceiling) => window.probe.untilSeen(ceiling), ceilingMs);
}

/** @param {Page} page @returns {Promise<string>} the id of the call that rings there */
export async function ringing(page) {
  const found = await page.waitForFunction(
    () =>
      Object.values(window.phone.state.calls.byId).find(
        (call) => call.direction === 'incoming' && call.state === 'ringing',
      )?.id,
    undefined,
    { timeout: ceilingMs },
  );
  return String(await found.jsonValue());
}
