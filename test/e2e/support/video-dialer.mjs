// @ts-check
import { ceilingMs, probeScript } from './phone-page.mjs';

/**
 * A dialer with video in a profile of its own, driven by what is on the screen.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 * @param {{ server: string, domain: string, username: string, password?: string }} account
 */
export async function openVideoDialer(browser, origin, account) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.addInitScript(probeScript);
  const settings = encodeURIComponent(JSON.stringify({ ...account, video: true }));
  await page.goto(`${origin}/dialer.html#${settings}`);
  const element = page.locator('voip-dialer');
  const timeout = ceilingMs;
  /** @param {string} text */
  const shows = (text) =>
    element.getByText(text).filter({ visible: true }).first().waitFor({ timeout });
  /** @param {string} name */
  const press = (name) =>
    element.getByRole('button', { name, exact: true }).first().click({ timeout });
  await shows('Ready');
  return {
    page,
    shows,
    press,
    /** @param {string} text */
    type: (text) => element.locator('[part~=number-input]').pressSequentially(text),
    /** The other side's picture moves. */
    sees: () => moves(page, 'remote-video'),
    seesItself: () => moves(page, 'self-view'),
    seesNothing: () =>
      element.locator('[part=video]').first().waitFor({ state: 'detached', timeout }),
    close: () => context.close(),
  };
}

/**
 * Resolves when a picture has changed twice, by its pixels.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} part
 */
async function moves(page, part) {
  await page.waitForFunction(
    (name) => {
      const video = document
        .querySelector('voip-dialer')
        ?.shadowRoot?.querySelector(`video[part~=${name}]`);
      if (!(video instanceof HTMLVideoElement) || !video.videoWidth) return false;
      const canvas = new OffscreenCanvas(32, 24);
      const brush = canvas.getContext('2d');
      brush?.drawImage(video, 0, 0, 32, 24);
      const { data } = brush?.getImageData(0, 0, 32, 24) ?? {};
      const sum = String(data);
      const seen = (/** @type {any} */ (video).seen ??= new Set());
      seen.add(sum);
      return seen.size > 2;
    },
    part,
    { timeout: ceilingMs, polling: 100 },
  );
}
