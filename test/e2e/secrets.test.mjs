// @ts-check
/** What is typed as a secret is seen nowhere but in its field, through all that can be done with it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { accounts } from '../../demo/pbx/index.mjs';
import { after, before, describe, it } from './support/bounded.mjs';
import { launch } from './support/browsers.mjs';
import { labEnvironment } from './support/environment.mjs';
import { embeddedUnderTest } from './support/pbxes.mjs';
import { ceilingMs, probeScript } from './support/phone-page.mjs';
import { startSite } from './support/site.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ user: string, auth: 'secret' | 'ha1' | 'token', storage: 'none' | 'session' | 'device', secret: string }} Typed */

const canaryScript = await readFile(
  fileURLToPath(new URL('support/canary.js', import.meta.url)),
  'utf8',
);

const passwordOf = (/** @type {string} */ user) => accounts.get(user) ?? '';
const ha1 = (/** @type {string} */ user) =>
  createHash('md5')
    .update(`${user}:voip.test:${passwordOf(user)}`)
    .digest('hex');

/** The embedded PBX takes a token as it takes a password. @type {readonly Typed[]} */
const cases = [
  { user: '1001', auth: 'secret', storage: 'session', secret: passwordOf('1001') },
  { user: '1002', auth: 'ha1', storage: 'device', secret: ha1('1002') },
  { user: '1003', auth: 'token', storage: 'none', secret: passwordOf('1003') },
];

/** As it is, and as it might be written elsewhere. */
const formsOf = (/** @type {string} */ secret) => [
  secret,
  .../** @type {const} */ (['base64', 'base64url', 'hex']).map((form) =>
    Buffer.from(secret).toString(form).replace(/=+$/, ''),
  ),
];

for (const browserName of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`secrets, ${browserName}`, () => {
    /** @type {import('playwright-core').Browser} */
    let browser;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {Awaited<ReturnType<typeof embeddedUnderTest>>} */
    let pbx;

    before(async () => {
      browser = await launch(browserName, { env: labEnvironment(browserName) });
      site = await startSite();
      pbx = await embeddedUnderTest();
    });
    after(async () => {
      await pbx?.close();
      await site?.close();
      await browser?.close();
    });

    /**
     * @param {string} secret
     * @param {(page: Page, isClean: (when: string) => Promise<void>) => Promise<void>} act
     */
    async function watched(secret, act) {
      const canaries = { secret: formsOf(secret) };
      const context = await browser.newContext();
      const page = await context.newPage();
      /** @type {string[]} */
      const said = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      page.on('request', (request) => said.push(`${request.url()} ${request.postData() ?? ''}`));
      await page.addInitScript(`${probeScript};{const canaries=${JSON.stringify(canaries)};
        ${canaryScript}}`);
      try {
        await page.goto(`${site.origin}/settings.html`);
        await page.locator('voip-settings form[data-ready]').waitFor();
        await act(page, async (when) => {
          assert.deepEqual(await page.evaluate(() => window.seenCanaries()), [], when);
          const loud = said.filter((line) => canaries.secret.some((form) => line.includes(form)));
          assert.deepEqual(loud, [], when);
        });
      } finally {
        await context.close();
      }
    }

    const untilRegistered = (/** @type {Page} */ page) =>
      page.waitForFunction(
        () => window.phone.state.registration.status === 'registered',
        undefined,
        { timeout: ceilingMs, polling: 50 },
      );

    /**
     * @param {Page} page
     * @param {Typed} typed
     */
    async function fillIn(page, { user, auth, storage, secret }) {
      await page.locator('[name=server]').fill(pbx.server);
      await page.locator('[name=server]').blur();
      await page.locator('voip-settings [name=username]').fill(user);
      await page.locator('summary', { hasText: 'Advanced' }).click();
      await page.locator('#auth').selectOption(auth);
      await page.locator('#storage').selectOption(storage);
      await page.locator('[name=domain]').fill(pbx.domain);
      await page.locator('[name=secret]').fill(secret);
      await page.getByRole('button', { name: 'Show what was typed' }).first().click();
    }

    it('would be found where they are not to be', () =>
      watched('canary-4711', async (page) => {
        await page.evaluate(() => window.showCanary('canary-4711'));
        assert.deepEqual((await page.evaluate(() => window.seenCanaries())).sort(), [
          'secret in event x',
          'secret in localStorage',
          'secret in the page',
        ]);
      }));

    for (const typed of cases) {
      it(`${typed.auth}, kept for: ${typed.storage}, are nowhere but in their field`, () =>
        watched(typed.secret, async (page, isClean) => {
          await fillIn(page, typed);
          await isClean('typed and shown');

          await page.locator('summary', { hasText: 'Test connection' }).click();
          await page.getByRole('button', { name: 'Check connection' }).click();
          await page.waitForFunction(
            () => window.phone.state.diagnostics?.status === 'done',
            undefined,
            { timeout: ceilingMs, polling: 50 },
          );
          const account = await page.evaluate(() =>
            window.phone.state.diagnostics?.steps.find(({ name }) => name === 'account'),
          );
          assert.equal(account?.status, 'passed');
          await isClean('tested');
          await page.getByRole('button', { name: 'Save as JSON' }).click();

          await page.getByRole('button', { name: 'Save', exact: true }).click();
          await page.locator('[part=done]', { hasText: 'Saved' }).waitFor();
          assert.equal(await page.locator('[name=secret]').inputValue(), '');
          await isClean('saved');
          await page.getByRole('button', { name: 'Save as a file' }).click();
          const files = await page.evaluate(() => window.savedFiles());
          assert.ok(files.length === 2 && files.every((file) => file.includes(typed.user)));
          await isClean('saved as files');
          await page.locator('voip-settings').getByRole('button', { name: 'Connect' }).click();
          await untilRegistered(page);
          await isClean('connected');
          await page.evaluate(async () => {
            const id = await window.phone.call('600');
            await new Promise((resolve) => {
              window.phone.subscribe((state) => {
                if (state.calls.byId[id]?.state === 'connected') resolve(undefined);
              });
            });
            await window.phone.hangup(id);
          });
          await isClean('called');

          if (typed.storage !== 'none') {
            await page.reload();
            await page.locator('voip-settings form[data-ready]').waitFor();
            await untilRegistered(page);
            await isClean('opened again');
          }
          await page.getByRole('button', { name: 'Log out' }).click();
          await page.locator('[part=done]', { hasText: 'logged out' }).waitFor();
          await isClean('logged out');
        }));
    }
  });
}
