// @ts-check
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ceilingMs, heard, openPage, seen } from './phone-page.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./globals.js').JssipCall} JssipCall
 */

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A phone that is not ours</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/jssip.js"></script>
  </head>
  <body></body>
</html>
`;

/** What a site has to serve besides, so that a phone on JsSIP can be opened there. */
export async function jssipRoutes() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('jssip-page.mjs', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    define: { global: 'globalThis' },
  });
  const script = outputFiles[0]?.text ?? '';
  return {
    '/jssip.html': async () => ({
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: html,
    }),
    '/jssip.js': async () => ({
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
      body: script,
    }),
  };
}

/**
 * Registered, in a profile of its own.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 * @param {{ server: string, domain: string, username: string, password: string, noAnswerSeconds?: number }} account
 */
export async function openJssip(browser, origin, account) {
  const { page, errors, close } = await openPage(browser, `${origin}/jssip.html`);
  await page.waitForFunction(() => 'jssip' in window);
  await page.evaluate((settings) => window.jssip.register(settings), account);
  return new JssipPhone(page, errors, close, account.username);
}

/** What a test asks of one of them; of several calls the one that began last is meant. */
export class JssipPhone {
  /**
   * @param {Page} page
   * @param {string[]} errors uncaught errors of the page
   * @param {() => Promise<void>} close
   * @param {string} number
   */
  constructor(page, errors, close, number) {
    this.page = page;
    this.errors = errors;
    this.close = close;
    this.number = number;
  }

  /** @param {string} number @param {{ video?: boolean }} [options] */
  call(number, { video = false } = {}) {
    return this.page.evaluate(
      ([to, pictures]) => window.jssip.call(to, pictures),
      /** @type {const} */ ([number, video]),
    );
  }

  untilRinging() {
    return this.untilLast({ direction: 'incoming', state: 'ringing' });
  }

  /** Waits until it rings here. @param {{ video?: boolean }} [options] */
  async answer({ video = false } = {}) {
    await this.untilRinging();
    await this.page.evaluate((pictures) => window.jssip.answer(pictures), video);
    await this.untilLast({ state: 'connected' });
  }

  /** @param {'decline' | 'end' | 'hold' | 'resume' | 'mute' | 'unmute' | 'addCamera'} verb */
  does(verb) {
    return this.page.evaluate((name) => window.jssip[name](), verb);
  }

  /** Also those that did not begin last. */
  endsAll() {
    return this.page.evaluate(() => window.jssip.endAll());
  }

  /** @param {string} keys @param {'rtp' | 'info'} way */
  sendKeys(keys, way) {
    return this.page.evaluate(
      ([digits, transport]) => window.jssip.sendKeys(digits, transport),
      /** @type {const} */ ([keys, way]),
    );
  }

  /** The call that began last is like this. @param {Partial<JssipCall>} wanted */
  async untilLast(wanted) {
    await this.page.waitForFunction(
      (parts) => {
        const last = Object.entries(window.jssip.calls.at(-1) ?? {});
        return Object.entries(parts).every(([name, value]) =>
          last.some(([key, is]) => key === name && is === value),
        );
      },
      wanted,
      { timeout: ceilingMs, polling: 50 },
    );
  }

  /** @returns {Promise<JssipCall | undefined>} */
  last() {
    return this.page.evaluate(() => window.jssip.calls.at(-1));
  }

  /** Sound arrives here from now on. */
  hears() {
    return heard(this.page);
  }

  /** A picture moves here from now on. */
  sees() {
    return seen(this.page);
  }
}
