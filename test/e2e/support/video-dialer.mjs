// @ts-check
import { openDialer } from './dialer-page.mjs';
import { ceilingMs } from './phone-page.mjs';

/**
 * A dialer with video in a profile of its own, driven by what is on the screen.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 * @param {{ server: string, domain: string, username: string, password?: string }} account
 */
export async function openVideoDialer(browser, origin, account) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const dialer = await openDialer(context, origin, { ...account, video: true });
  const { page, element } = dialer;
  return {
    ...dialer,
    /** The other side's picture moves. */
    sees: () => moves(page, 'remote-video'),
    seesItself: () => moves(page, 'self-view'),
    seesNothing: () =>
      element.locator('[part=video]').first().waitFor({ state: 'detached', timeout: ceilingMs }),
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
      const watched = /** @type {HTMLVideoElement & { seen?: Set<string> }} */ (video);
      const seen = (watched.seen ??= new Set());
      seen.add(sum);
      return seen.size > 2;
    },
    part,
    { timeout: ceilingMs, polling: 100 },
  );
}
