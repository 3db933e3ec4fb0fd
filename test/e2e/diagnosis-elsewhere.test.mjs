// @ts-check
/** What of docs/diagnosis.md is about other addresses than the one that was typed. */
import assert from 'node:assert/strict';
import { startPbx } from '../../demo/pbx/index.mjs';
import { after, before, describe, it } from './support/bounded.mjs';
import { launch } from './support/browsers.mjs';
import { assertDiagnosis, diagnosed } from './support/diagnosed.mjs';
import { labEnvironment } from './support/environment.mjs';
import { closedPort, scriptedSip } from './support/odd-servers.mjs';
import { startSite } from './support/site.mjs';
import { phonePage } from './support/phone-html.mjs';

const password = 'canary-4711';
const account = { domain: 'voip.test', username: '1001', password };

/** @param {import('./support/diagnosed.mjs').Report} report @param {string} step */
const tried = (report, step) =>
  String(report.steps.find(({ name }) => name === step)?.seen.tried).split(' ');

// Hosts of their own, where no other server of this machine has one of the usual ports.
for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`where else phone.diagnose() finds SIP, ${browserName}`, () => {
    /** @type {import('playwright-core').Browser} */
    let browser;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;

    before(async () => {
      const env = labEnvironment(browserName);
      browser = await launch(browserName, { checkCertificates: true, env });
      site = await startSite({
        '/csp.html': () => phonePage({ 'content-security-policy': "connect-src 'self'" }),
      });
    });
    after(async () => {
      await site?.close();
      await browser?.close();
    });

    /** @param {string} server @param {string} [path] */
    const test = (server, path = '/phone.html') =>
      diagnosed(browser, site.origin + path, { ...account, server }, { steps: ['account'] });

    it('at a usual port: it is found as a stranger, and named', async () => {
      const host = '127.0.0.77';
      /** @type {string[]} */
      const lines = [];
      const log = (/** @type {string} */ line) => lines.push(line);
      const found = await startPbx({ host, port: 8088, path: '/ws', log });
      try {
        const server = `ws://${await closedPort(host)}/ws`;
        const { report, said } = await test(server);
        assertDiagnosis(report, 'server: unreachable-or-untrusted');
        assert.equal(report.suggestedServer, `ws://${host}:8088/ws`);
        const asked = tried(report, 'server');
        assert.ok(asked.length <= 6, asked.join());
        assert.deepEqual([...new Set(asked.map((one) => new URL(one).hostname))], [host]);
        const methods = lines
          .filter((line) => line.startsWith('←'))
          .map((line) => line.split(' ')[1]);
        assert.deepEqual([...new Set(methods)], ['OPTIONS']);
        assert.ok(!lines.join().includes('1001'), 'the user name went to an address nobody typed');
        assert.ok(!`${JSON.stringify(report)}${said.join()}`.includes(password));
      } finally {
        await found.close();
      }
    });

    it('at another path of the same port', async () => {
      const found = await startPbx({ path: '/ws' });
      try {
        const server = found.url.replace('/ws', '/wrong').replace(/^.*:\/\//, 'ws://');
        const { report } = await test(server);
        assertDiagnosis(report, 'websocket: not-a-websocket');
        assert.equal(report.suggestedServer, found.url);
      } finally {
        await found.close();
      }
    });

    it('not where the subprotocol is taken and nobody answers, and in time', async () => {
      const host = '127.0.0.78';
      const mute = await scriptedSip({}, { host, port: 5066 });
      try {
        const server = `ws://${await closedPort(host)}/ws`;
        const { report } = await test(server);
        assertDiagnosis(report, 'server: unreachable-or-untrusted');
        assert.equal(report.suggestedServer, undefined);
        assert.ok(tried(report, 'server').includes(`ws://${host}:5066/`));
      } finally {
        await mute.close();
      }
    });

    it('instead of a port that browsers never connect to', async () => {
      const { report } = await test('wss://127.0.0.79:5061/ws');
      assertDiagnosis(report, 'address: port-blocked');
      assert.equal(report.suggestedServer, undefined);
    });

    it('not where a policy of the page forbids the host', async () => {
      const { report } = await test('ws://127.0.0.80:9999/ws', '/csp.html');
      assert.equal(report.suggestedServer, undefined);
      assertDiagnosis(report, 'address: blocked-by-policy');
    });
  });
}
