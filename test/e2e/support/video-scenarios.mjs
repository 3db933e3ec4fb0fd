// @ts-check
import { after, afterEach, before, describe, it } from './bounded.mjs';
import { launch } from './browsers.mjs';
import { labEnvironment } from './environment.mjs';
import { startSite } from './site.mjs';
import { openVideoDialer } from './video-dialer.mjs';

/** @typedef {Awaited<ReturnType<typeof openVideoDialer>>} VideoDialer */

/**
 * Two dialers see each other, by the pixels of their pictures: against one PBX in one browser.
 *
 * @param {import('./browsers.mjs').BrowserName} browserName
 * @param {string} pbxName
 * @param {() => Promise<import('./scenarios.mjs').PbxUnderTest>} provide
 */
export function describeVideo(browserName, pbxName, provide) {
  describe(`<voip-dialer> with video, ${pbxName}, ${browserName}`, () => {
    /** @type {import('./scenarios.mjs').PbxUnderTest} */
    let pbx;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {import('playwright-core').Browser} */
    let browser;
    /** @type {VideoDialer[]} */
    let opened = [];

    before(async () => {
      pbx = await provide();
      site = await startSite();
      browser = await launch(browserName, { env: labEnvironment(browserName) });
    });

    afterEach(async () => {
      await Promise.all(opened.splice(0).map(({ close }) => close()));
      await pbx.hangupAll();
    });

    after(async () => {
      await browser?.close();
      await site?.close();
      await pbx?.close();
    });

    /** Anna, who calls, and Ben. */
    async function two() {
      const { server, domain } = pbx;
      const open = (/** @type {{ username: string, password?: string }} */ account) =>
        openVideoDialer(browser, site.origin, { server, domain, ...account });
      opened = await Promise.all([open(pbx.caller), open(pbx.agent)]);
      const [anna, ben] = /** @type {[VideoDialer, VideoDialer]} */ (opened);
      return { anna, ben };
    }

    /** They talk without video, and one turns on the camera. */
    async function oneOffersVideo() {
      const { anna, ben } = await two();
      await anna.type(pbx.agent.username);
      await anna.press('Call');
      await ben.press('Answer');
      await ben.shows('Connected');
      await anna.press('Camera');
      return { anna, ben };
    }

    it('calls with video and is answered with video: both pictures move', async () => {
      const { anna, ben } = await two();
      await anna.type(pbx.agent.username);
      await anna.press('Video call');
      await ben.press('Answer with video');
      await Promise.all([anna.sees(), ben.sees()]);
      await Promise.all([anna.seesItself(), ben.seesItself()]);
      await anna.press('End');
      await Promise.all([anna.seesNothing(), ben.seesNothing()]);
    });

    it('is answered without video: no camera is opened there', async () => {
      const { anna, ben } = await two();
      await anna.type(pbx.agent.username);
      await anna.press('Video call');
      await ben.press('Answer without video');
      await Promise.all([anna.shows('Connected'), ben.shows('Connected')]);
      await Promise.all([anna.seesNothing(), ben.seesNothing()]);
    });

    it('adds video to a call: the other side is asked and sees nothing before', async () => {
      const { anna, ben } = await oneOffersVideo();
      await ben.shows('would like to use video');
      await ben.seesNothing();
      await ben.press('Turn on video');
      await Promise.all([anna.sees(), ben.sees()]);
      await anna.press('Hold');
      await anna.shows('On hold');
      await ben.shows('No picture from the other side');
      await anna.press('Hold');
      await Promise.all([anna.sees(), ben.sees()]);
      await anna.press('Camera');
      await ben.shows('No picture from the other side');
      await anna.sees();
      await ben.press('Camera');
      await Promise.all([anna.seesNothing(), ben.seesNothing()]);
    });

    it('offers video that is declined, and the call goes on', async () => {
      const { anna, ben } = await oneOffersVideo();
      await ben.press('Not now');
      await Promise.all([anna.seesNothing(), ben.seesNothing()]);
      await ben.press('Hold');
      await ben.shows('On hold');
    });
  });
}
