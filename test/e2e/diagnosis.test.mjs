// @ts-check
/** The rows of docs/diagnosis.md that need no server but small ones of ours. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from './support/bounded.mjs';
import { launch } from './support/browsers.mjs';
import {
  assertDiagnosis,
  assertGreen,
  diagnosed,
  untilNothingIsLeft,
} from './support/diagnosed.mjs';
import { labEnvironment } from './support/environment.mjs';
import {
  closedPort,
  mutePort,
  plainAnswer,
  scriptedSip,
  selfSigned,
  socketWithoutSip,
  webServer,
  welcome,
} from './support/odd-servers.mjs';
import { embeddedUnderTest } from './support/pbxes.mjs';
import { openPage } from './support/phone-page.mjs';
import { startSite } from './support/site.mjs';
import { phonePage } from './support/phone-html.mjs';

/** @typedef {Awaited<ReturnType<typeof diagnosed>>} Diagnosed */

const password = 'canary-4711';
const account = { domain: 'voip.test', username: '1001', password };

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`what phone.diagnose() says, ${browserName}`, { concurrency: 3 }, () => {
    /** @type {import('playwright-core').Browser} */
    let browser;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {Awaited<ReturnType<typeof embeddedUnderTest>>} */
    let pbx;

    before(async () => {
      const env = labEnvironment(browserName);
      browser = await launch(browserName, { checkCertificates: true, env });
      site = await startSite({
        '/csp.html': () => phonePage({ 'content-security-policy': "connect-src 'self'" }),
      });
      pbx = await embeddedUnderTest();
    });
    after(async () => {
      await pbx?.close();
      await site?.close();
      await browser?.close();
    });

    /**
     * @param {object} settings
     * @param {{ steps?: string[], target?: string }} [options]
     * @param {string} [path]
     */
    const test = (settings, options = { steps: ['account'] }, path = '/phone.html') =>
      diagnosed(browser, site.origin + path, settings, options);

    /**
     * @param {string} expected
     * @param {object} settings
     * @param {{ steps?: string[], target?: string }} [options]
     * @param {string} [path]
     */
    async function says(expected, settings, options, path) {
      const { report, said } = await test(settings, options, path);
      assertDiagnosis(report, expected);
      assert.ok(!`${JSON.stringify(report)}${said.join()}`.includes(password), 'a secret got out');
    }

    /** @param {Awaited<ReturnType<typeof embeddedUnderTest>>} [at] */
    const known = (at = pbx) => ({ server: at.server, domain: at.domain, ...at.caller });

    /**
     * With a PBX of its own, on which no call is left then.
     *
     * @param {(settings: ReturnType<typeof known>) => Promise<void>} act
     */
    async function alone(act) {
      const own = await embeddedUnderTest();
      try {
        await act(known(own));
        assert.equal(await own.liveCalls(), 0);
      } finally {
        await own.close();
      }
    }

    it('a working account: everything works, and nothing is left', () =>
      alone(async (settings) => {
        const { report } = await test(settings, { target: '600' });
        assertGreen(report);
        const status = Object.fromEntries(report.steps.map((step) => [step.name, step.status]));
        assert.equal(status.call, 'passed');
        assert.equal(report.steps.find(({ name }) => name === 'account')?.seen.contacts, 0);
      }));

    it('no settings', () => says('address: not-configured', {}));

    it('a port that browsers never connect to', () =>
      says('address: port-blocked', { ...account, server: 'wss://127.0.0.1:5061/ws' }));

    it('an address that is none of a WebSocket', () =>
      says('address: address-invalid', { ...account, server: 'https://127.0.0.1:8089/janus' }));

    it('a policy of the page without the server', () =>
      says('address: blocked-by-policy', known(), undefined, '/csp.html'));

    it('a server that is down', async () =>
      says('server: unreachable-or-untrusted', {
        ...account,
        server: `ws://${await closedPort()}/ws`,
      }));

    /**
     * @param {import('./support/odd-servers.mjs').OddServer} server
     * @param {(address: string) => Promise<void>} act
     */
    async function on(server, act) {
      try {
        await act(server.address);
      } finally {
        await server.close();
      }
    }

    it('a certificate that nobody signed', async () =>
      on(await selfSigned(), (address) =>
        says(
          browserName === 'firefox'
            ? 'server: certificate-refused'
            : 'server: unreachable-or-untrusted',
          { ...account, server: `wss://${address}/ws` },
        ),
      ));

    it('a port that takes a connection and says nothing', async () =>
      on(await mutePort(), (address) =>
        says('server: no-answer', { ...account, server: `ws://${address}/ws` }),
      ));

    it('a path where no WebSocket is', async () =>
      on(await webServer(), (address) =>
        says('websocket: not-a-websocket', { ...account, server: `ws://${address}/wrong` }),
      ));

    it('a WebSocket without the subprotocol', async () =>
      on(await socketWithoutSip(), (address) =>
        says('websocket: no-sip-subprotocol', { ...account, server: `ws://${address}/ws` }),
      ));

    it('a WebSocket behind which nobody speaks SIP', async () =>
      on(await scriptedSip({}), (address) =>
        says('account: no-sip-answer', { ...account, server: `ws://${address}/ws` }),
      ));

    it('a wrong password, and it is in no report', () =>
      says('account: credentials-rejected', { ...known(), password }));

    it('HA1 for another realm', () =>
      says('account: ha1-rejected', {
        ...known(),
        auth: 'ha1',
        password: undefined,
        ha1: '0123456789abcdef0123456789abcdef',
      }));

    for (const [line, expected, headers = []] of /** @type {[string, string, string[]?][]} */ ([
      ['403 Forbidden', 'account: account-refused'],
      ['404 Not Found', 'account: account-unknown'],
      ['501 Not Implemented', 'account: no-registrar'],
      ['503 Service Unavailable', 'account: server-error'],
      ['302 Moved', 'account: redirected', ['Contact: <sip:edge.voip.test:7443>']],
      [
        '401 Unauthorized',
        'account: digest-unsupported',
        ['WWW-Authenticate: Digest realm="voip.test", nonce="n", algorithm=SHA-256'],
      ],
    ])) {
      it(`REGISTER answered by ${line}`, async () =>
        on(await scriptedSip({ REGISTER: () => ({ line, headers }) }), (address) =>
          says(expected, { ...account, server: `ws://${address}/ws` }),
        ));
    }

    it('a redirect names the server to be put in', async () =>
      on(
        await scriptedSip({
          REGISTER: () => ({ line: '302 Moved', headers: ['Contact: <sip:edge.voip.test:7443>'] }),
        }),
        async (address) => {
          const { report } = await test({ ...account, server: `ws://${address}/ws` });
          assert.equal(report.suggestedProxy, 'edge.voip.test:7443');
        },
      ));

    const call = { steps: ['call'], target: '600' };

    it('an offer that is refused', async () =>
      on(
        await scriptedSip({ REGISTER: welcome, INVITE: () => ({ line: '488 Not Acceptable' }) }),
        (address) =>
          says('call: offer-refused', { ...account, server: `ws://${address}/ws` }, call),
      ));

    it('an answer of an extension without encryption', async () =>
      on(await scriptedSip({ REGISTER: welcome, INVITE: plainAnswer, BYE: welcome }), (address) =>
        says('call: answer-without-encryption', { ...account, server: `ws://${address}/ws` }, call),
      ));

    it('a guest who may not call', async () =>
      on(
        await scriptedSip({ OPTIONS: welcome, INVITE: () => ({ line: '403 Forbidden' }) }),
        (address) =>
          says('call: guest-refused', { server: `ws://${address}/ws`, auth: 'guest' }, call),
      ));

    it('a number that is busy', () =>
      says('call: call-refused', known(), { steps: ['call'], target: '602' }));

    it('a number that is not answered, and is cancelled', () =>
      alone((settings) =>
        says('call: call-unanswered', settings, { steps: ['call'], target: '603' }),
      ));

    it('a codec that no browser has', () =>
      says('codecs: no-usable-codec', { ...known(), codecs: 'g729' }, { steps: ['codecs'] }));

    it('a STUN server that does not answer', async () => {
      const stun = `stun:${await closedPort()}`;
      await says('stun: stun-silent', { ...known(), stun }, { steps: ['stun'] });
    });

    it('cancelled: ends at once, and nothing is left', () =>
      alone(async (settings) => {
        const { page, close } = await openPage(browser, `${site.origin}/phone.html`);
        await page.waitForFunction(() => 'phone' in window);
        const report = await page.evaluate(async (config) => {
          await window.phone.configure({ register: false, ...config });
          const stop = new AbortController();
          window.phone.subscribe((state) => {
            const step = state.diagnostics?.steps.find(({ name }) => name === 'call');
            if (step?.status === 'running') stop.abort();
          });
          return window.phone.diagnose({ target: '603', signal: stop.signal });
        }, settings);
        assert.equal(report.outcome, 'cancelled');
        assert.equal(report.steps.find(({ name }) => name === 'call')?.status, 'cancelled');
        await untilNothingIsLeft(page);
        await close();
      }));
  });
}
