// @ts-check
import assert from 'node:assert/strict';
import { after, before, describe, it } from './support/bounded.mjs';
import { labEnvironment } from './support/environment.mjs';
import { launch } from './support/browsers.mjs';
import { ceilingMs, heard, openPage, openPhone } from './support/phone-page.mjs';
import { embeddedUnderTest } from './support/pbxes.mjs';
import { startSite } from './support/site.mjs';
import { startSocketProxy } from './support/socket-proxy.mjs';
import { until } from './support/until.mjs';

const sip = (/** @type {string[]} */ ...lines) => [...lines, '', ''].join('\r\n');

/** What no PBX should send, and some do. Each is refused without harm. */
const hostileMessages = {
  'not SIP at all': 'GET / HTTP/1.1\r\n\r\n',
  'a response with an unparsable CSeq': sip(
    'SIP/2.0 200 OK',
    'Via: SIP/2.0/WS x.invalid;branch=z9hG4bK1',
    'From: <sip:a@voip.test>;tag=1',
    'To: <sip:b@voip.test>;tag=2',
    'Call-ID: 1',
    'CSeq: x',
    'Content-Length: 0',
  ),
  'a request to an unknown scheme': sip(
    'INVITE nobodyknows:x SIP/2.0',
    'Via: SIP/2.0/WS x.invalid;branch=z9hG4bK2',
    'From: <sip:a@voip.test>;tag=1',
    'To: <sip:b@voip.test>',
    'Call-ID: 2',
    'CSeq: 1 INVITE',
    'Content-Length: 0',
  ),
  'another version': sip('OPTIONS sip:b@voip.test SIP/7.0', 'Call-ID: 3', 'CSeq: 1 OPTIONS'),
  'an expiry beyond every timer': sip(
    'INVITE sip:b@voip.test SIP/2.0',
    'Via: SIP/2.0/WS x.invalid;branch=z9hG4bK4',
    'From: <sip:a@voip.test>;tag=1',
    'To: <sip:b@voip.test>',
    'Call-ID: 4',
    'CSeq: 1 INVITE',
    'Expires: 10000000000000000000',
    'Content-Length: 0',
  ),
  'a megabyte of name': sip(
    'OPTIONS sip:b@voip.test SIP/2.0',
    `From: "${'x'.repeat(1_000_000)}" <sip:a@voip.test>;tag=1`,
    'To: <sip:b@voip.test>',
    'Call-ID: 5',
    'CSeq: 1 OPTIONS',
  ),
};

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`a page, ${browserName}`, () => {
    /** @type {Awaited<ReturnType<typeof embeddedUnderTest>>} */
    let pbx;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {import('playwright-core').Browser} */
    let browser;

    before(async () => {
      pbx = await embeddedUnderTest();
      const policy = [
        "default-src 'none'",
        "script-src 'self'",
        `connect-src 'self' ${pbx.server}`,
        'media-src blob: mediastream:',
        'img-src data:',
        "require-trusted-types-for 'script'",
        'trusted-types voip-elements',
      ].join('; ');
      const html = (/** @type {string} */ body) =>
        `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Strict</title>${body}</html>`;
      const button = `<voip-button enabled server="${pbx.server}" domain="voip.test" target="0800">Call support</voip-button>`;
      site = await startSite({
        '/strict.html': async () => ({
          headers: { 'content-type': 'text/html', 'content-security-policy': policy },
          body: html(
            `<script type="module" src="/dist/cdn/voip-button.js"></script><body>${button}</body>`,
          ),
        }),
        '/no-socket.html': async () => ({
          headers: {
            'content-type': 'text/html',
            'content-security-policy': policy.replace(` ${pbx.server}`, ''),
          },
          body: html(
            `<script type="module" src="/dist/cdn/voip-button.js"></script><body>${button}</body>`,
          ),
        }),
        '/double.html': async () => ({
          headers: { 'content-type': 'text/html' },
          body: html(
            `<script type="module" src="/dist/cdn/voip-elements.js"></script><script type="module" src="/dist/cdn/voip-elements.js?second"></script><body>${button}</body>`,
          ),
        }),
      });
      browser = await launch(browserName, { env: labEnvironment(browserName) });
    });

    after(async () => {
      await browser?.close();
      await site?.close();
      await pbx?.close();
    });

    it('under a strict policy calls, is heard and violates nothing', async () => {
      const { page, errors, close } = await openPage(browser, `${site.origin}/strict.html`);
      await page.getByRole('button', { name: 'Call support' }).click();
      await heard(page);
      // The worker that would end the call of a closed page is allowed, too.
      if (browserName === 'chromium') await until(() => hasSharedWorker(browser));
      await page.getByRole('button', { name: /^End/ }).click();
      await page.waitForFunction(() => window.probe.liveMicrophones() === 0);
      assert.deepEqual(await page.evaluate(() => window.probe.violations), []);
      assert.deepEqual(errors, []);
      await close();
    });

    it("says at once that the page's own policy refuses the PBX", async () => {
      const { page, close } = await openPage(browser, `${site.origin}/no-socket.html`);
      await page.getByRole('button', { name: 'Call support' }).click();
      // Not the connect timeout of ten seconds.
      const end = await page.waitForFunction(
        () => {
          const { byId } = document.querySelector('voip-button')?.phone.state.calls ?? {};
          return Object.values(byId ?? {})[0]?.end;
        },
        undefined,
        { timeout: 5_000 },
      );
      assert.equal((await end.jsonValue())?.error?.code, 'config/blocked-by-policy');
      assert.equal(await page.evaluate(() => window.probe.liveMicrophones()), 0);
      await close();
    });

    it('loads the library twice, warns at most, and calls once', async () => {
      const { page, errors, close } = await openPage(browser, `${site.origin}/double.html`);
      await page.getByRole('button', { name: 'Call support' }).click();
      await heard(page);
      assert.equal(await page.evaluate(() => window.probe.sockets.length), 1);
      assert.equal(await pbx.liveCalls(), 1);
      await page.getByRole('button', { name: /^End/ }).click();
      await page.waitForFunction(() => window.probe.liveMicrophones() === 0);
      assert.deepEqual(errors, []);
      await close();
    });

    it('fetches not a byte of SIP and opens nothing before the press or the hover', async () => {
      /** @type {string[]} */
      const fetched = [];
      const query = new URLSearchParams({
        server: pbx.server,
        domain: 'voip.test',
        target: '0800',
      });
      const context = await browser.newContext();
      const page = await context.newPage();
      page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
      await page.goto(`${site.origin}/button.html?${query}`);
      await page.getByRole('button', { name: 'Call support' }).waitFor();
      assert.deepEqual(
        fetched.filter((path) => /sip|engine/.test(path)),
        [],
      );
      await context.close();
    });

    it('stays unharmed by malformed and oversized messages, and so does its call', async () => {
      const proxy = await startSocketProxy(pbx.server);
      const settings = { server: proxy.url, domain: pbx.domain, ...pbx.caller, register: true };
      const phone = await openPhone(browser, site.origin, settings);
      const id = await phone.call('600');
      await phone.untilCall(id, 'connected');
      for (const [name, message] of Object.entries(hostileMessages)) {
        const told = await phone.page.evaluate(() => window.events.length);
        proxy.inject(message);
        await phone.page.waitForFunction(
          (before) => window.events.slice(before).some(({ name }) => name === 'voip-error'),
          told,
          { timeout: ceilingMs },
        );
        const { name: event, detail } = await phone.page.evaluate(
          (before) =>
            window.events.slice(before).find(({ name }) => name === 'voip-error') ?? {
              name: '',
              detail: {},
            },
          told,
        );
        assert.equal(event, 'voip-error', name);
        assert.match(JSON.stringify(detail), /network\/message-(malformed|too-large)/, name);
        assert.equal((await phone.snapshot(id))?.state, 'connected', name);
      }
      await phone.untilHeard();
      await phone.verb('hangup', id);
      await phone.untilReleased();
      assert.deepEqual(phone.errors, []);
      await phone.close();
      await proxy.close();
    });

    it('shows the help and the phone number when the microphone is refused', async () => {
      const { server, domain } = pbx;
      const query = new URLSearchParams({
        server,
        domain,
        target: '0800',
        'fallback-tel': '+15551234567',
      });
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = () =>
          Promise.reject(new DOMException('refused', 'NotAllowedError'));
      });
      await page.goto(`${site.origin}/button.html?${query}`);
      await page.getByRole('button', { name: 'Call support' }).click();
      const link = page.getByRole('link', { name: /555/ });
      await link.waitFor({ timeout: ceilingMs });
      assert.equal(await link.getAttribute('href'), 'tel:+15551234567');
      assert.equal(await pbx.liveCalls(), 0);
      await context.close();
    });
  });
}

/** @param {import('playwright-core').Browser} browser Chromium */
async function hasSharedWorker(browser) {
  const devtools = await browser.newBrowserCDPSession();
  const { targetInfos } = await devtools.send('Target.getTargets');
  await devtools.detach();
  return targetInfos.some(({ type }) => type === 'shared_worker');
}
