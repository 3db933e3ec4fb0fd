// @ts-check
import { ceilingMs, probeScript } from './phone-page.mjs';

/** @typedef {Awaited<ReturnType<typeof openDialer>>} DialerPage */

/**
 * A dialer, ready, driven by what is on the screen.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} origin
 * @param {{ server: string, domain: string, [key: string]: unknown }} settings
 * @param {(page: import('playwright-core').Page) => Promise<void>} [signIn] by hand, where the settings name no account
 */
export async function openDialer(context, origin, settings, signIn) {
  const page = await context.newPage();
  await page.addInitScript(probeScript);
  await page.goto(`${origin}/dialer.html#${encodeURIComponent(JSON.stringify(settings))}`);
  const element = page.locator('voip-dialer');
  const timeout = ceilingMs;
  /** @param {string} text */
  const shows = (text) =>
    element.getByText(text).filter({ visible: true }).first().waitFor({ timeout });
  /** @param {string} name */
  const press = (name) =>
    element.getByRole('button', { name, exact: true }).first().click({ timeout });
  const field = element.locator('[part~=number-input]');
  /** @param {string} text */
  const type = (text) => field.pressSequentially(text);
  await signIn?.(page);
  await shows('Ready');
  return {
    page,
    element,
    shows,
    press,
    type,
    /** @param {string} number */
    dial: async (number) => {
      await type(number);
      await page.keyboard.press('Enter');
    },
  };
}
