// @ts-check
/** The rows of docs/diagnosis.md on real servers, and that nobody is disturbed. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from './support/bounded.mjs';
import { endpoints } from '../../lab/endpoints.mjs';
import { launch } from './support/browsers.mjs';
import { assertDiagnosis, assertGreen, diagnosed, runTest } from './support/diagnosed.mjs';
import { labEnvironment } from './support/environment.mjs';
import { withoutUdp } from './support/odd-servers.mjs';
import { asteriskUnderTest, kamailioUnderTest } from './support/pbxes.mjs';
import { openPage, PhonePage } from './support/phone-page.mjs';
import { startSite } from './support/site.mjs';

/** @typedef {import('./support/scenarios.mjs').PbxUnderTest} PbxUnderTest */

const { turn, asterisk, domain } = endpoints;
const relay = {
  stun: `stun:${turn.address}:${turn.port}`,
  turn: turn.urls,
  turnUsername: turn.username,
  turnCredential: turn.credential,
};

/** @param {number} expiry seconds since 1970 */
function restCredentials(expiry) {
  const turnUsername = `${expiry}:visitor`;
  const turnCredential = createHmac('sha1', turn.rest.secret).update(turnUsername).digest('base64');
  return { turn: turn.rest.urls, turnUsername, turnCredential };
}

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`phone.diagnose() on real servers, ${browserName}`, () => {
    /** @type {import('playwright-core').Browser} */
    let browser;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {PbxUnderTest[]} */
    let pbxes;

    before(async () => {
      const env = labEnvironment(browserName);
      browser = await launch(browserName, { checkCertificates: true, env });
      site = await startSite();
      pbxes = await Promise.all([asteriskUnderTest(), kamailioUnderTest()]);
    });
    after(async () => {
      await Promise.all((pbxes ?? []).map((pbx) => pbx.close()));
      await site?.close();
      await browser?.close();
    });

    /** @param {number} which */
    function knownAt(which) {
      const pbx = pbxes[which];
      if (!pbx) throw new Error('no PBX');
      return { server: pbx.server, domain: pbx.domain, ...pbx.caller };
    }

    /**
     * @param {object} settings
     * @param {{ steps?: string[], target?: string }} [options]
     */
    async function test(settings, options = { steps: ['account'] }) {
      const url = `${site.origin}/phone.html`;
      const { report, said } = await diagnosed(browser, url, settings, options);
      for (const secret of ['lab-1006', 'lab-2003', 'canary-4711', turn.rest.secret]) {
        assert.ok(!`${JSON.stringify(report)}${said.join()}`.includes(secret), 'a secret got out');
      }
      return report;
    }

    /**
     * @param {string} expected
     * @param {object} settings
     * @param {{ steps?: string[], target?: string }} [options]
     */
    const says = async (expected, settings, options) =>
      assertDiagnosis(await test(settings, options), expected);

    for (const [which, name] of /** @type {const} */ (['Asterisk', 'Kamailio']).entries()) {
      it(`${name}: a working account is all green, adds no contact and leaves no call`, async () => {
        const settings = { ...knownAt(which), ...relay };
        const report = await test(settings, { target: '600' });
        assertGreen(report);
        assert.deepEqual(
          report.steps.filter(({ status }) => status !== 'passed'),
          [],
        );
        const again = await test(settings);
        assert.equal(again.steps.find((step) => step.name === 'account')?.seen.contacts, 0);
        assert.equal(await pbxes[which]?.liveCalls(), 0);
      });

      it(`${name}: a wrong password`, () =>
        says('account: credentials-rejected', { ...knownAt(which), password: 'canary-4711' }));
    }

    it('Asterisk: an unknown user', async () => {
      const report = await test({ ...knownAt(0), username: '7777', password: 'canary-4711' });
      const account = report.steps.find(({ name }) => name === 'account');
      assert.equal(account?.status, 'failed');
      assert.match(
        String(account.diagnosis),
        /^(credentials-rejected|account-unknown|account-refused|server-error)$/,
        JSON.stringify(account),
      );
    });

    it('Asterisk: HA1 for another realm', () =>
      says('account: ha1-rejected', {
        server: asterisk.ws,
        domain,
        username: '1006',
        auth: 'ha1',
        ha1: '0123456789abcdef0123456789abcdef',
      }));

    it('Asterisk: a certificate that nobody signed', () =>
      says(
        browserName === 'firefox'
          ? 'server: certificate-refused'
          : 'server: unreachable-or-untrusted',
        { ...knownAt(0), server: asterisk.wss },
      ));

    it('Asterisk: a wrong path', () =>
      says('websocket: not-a-websocket', {
        ...knownAt(0),
        server: asterisk.ws.replace('/ws', '/wrong'),
      }));

    it('Asterisk: its plain SIP port', async () => {
      const { address, port } = asterisk.sip;
      const report = await test({ ...knownAt(0), server: `ws://${address}:${port}/ws` });
      const broken = report.steps.find(({ status }) => status === 'failed');
      // Firefox takes whatever that port answers for an answer of a web server.
      const expected =
        browserName === 'firefox'
          ? /^(server: (no-answer|unreachable-or-untrusted)|websocket: not-a-websocket)$/
          : /^server: (no-answer|unreachable-or-untrusted)$/;
      assert.match(`${broken?.name}: ${broken?.diagnosis}`, expected);
    });

    it('Asterisk: a number that guests may not call', () =>
      says(
        'call: guest-refused',
        { server: asterisk.ws, domain, auth: 'guest' },
        { steps: ['call'], target: '600' },
      ));

    it('Asterisk: a number that plays a tone of its own works; one that is busy is told', async () => {
      assertGreen(await test(knownAt(0), { steps: ['call'], target: '601' }));
      await says('call: call-refused', knownAt(0), { steps: ['call'], target: '602' });
    });

    it('TURN with expired credentials', () =>
      says(
        'turn: turn-expired',
        { ...knownAt(0), ...restCredentials(1_600_000_000) },
        { steps: ['turn'] },
      ));

    it('TURN with a wrong password', () =>
      says(
        'turn: turn-refused',
        { ...knownAt(0), ...relay, stun: undefined, turnCredential: 'canary-4711' },
        { steps: ['turn'] },
      ));

    it('UDP blocked: TURN by TCP still relays', async () => {
      const odd = await withoutUdp(turn.port);
      try {
        const report = await test(
          {
            ...knownAt(0),
            ...relay,
            stun: `stun:${odd.address}`,
            turn: [`turn:${odd.address}?transport=udp`, `turn:${odd.address}?transport=tcp`],
          },
          { steps: ['network'] },
        );
        const told = report.steps.flatMap(({ name, status, diagnosis }) =>
          diagnosis ? [`${name} ${status}: ${diagnosis}`] : [],
        );
        assert.deepEqual(told, [
          'stun warned: udp-blocked',
          'turn warned: udp-blocked',
          'network warned: udp-blocked',
        ]);
      } finally {
        await odd.close();
      }
    });

    it('a phone that is registered and in a call in another tab is not disturbed', async () => {
      const context = await browser.newContext();
      try {
        const opened = await openPage(
          /** @type {any} */ ({ newContext: async () => context }),
          `${site.origin}/phone.html`,
        );
        const { page, errors } = opened;
        const phone = new PhonePage(page, errors, async () => undefined);
        await page.waitForFunction(() => 'phone' in window);
        await page.evaluate(
          (config) => window.phone.configure(config),
          /** @type {any} */ ({ ...knownAt(0), register: true }),
        );
        await phone.untilRegistered();
        const id = await phone.call('600');
        await phone.untilCall(id, 'connected');
        await phone.untilHeard();
        const before = await page.evaluate(() => window.phone.state.registration);

        const other = await context.newPage();
        await other.goto(`${site.origin}/phone.html`);
        await other.waitForFunction(() => 'phone' in window);
        const report = await runTest(
          other,
          { ...knownAt(0), register: true },
          { steps: ['account', 'call'], target: '600' },
        );
        assertGreen(report);
        assert.equal(report.steps.find(({ name }) => name === 'account')?.seen.contacts, 1);
        await phone.untilHeard();
        assert.equal((await phone.snapshot(id))?.state, 'connected');
        assert.deepEqual(await page.evaluate(() => window.phone.state.registration), before);
        assert.equal(await pbxes[0]?.liveCalls(), 1);
        await phone.verb('hangup', id);
        await phone.untilCall(id, 'ended');
      } finally {
        await context.close();
      }
    });
  });
}
