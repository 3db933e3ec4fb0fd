// @ts-check
import { after, afterEach, before, describe, it } from './bounded.mjs';
import { launch } from './browsers.mjs';
import { labEnvironment } from './environment.mjs';
import { jssipRoutes, openJssip } from './jssip-phone.mjs';
import { keysHeard } from './keys-heard.mjs';
import { ceilingMs, heard, quiet, seen } from './phone-page.mjs';
import { startSite } from './site.mjs';
import { until } from './until.mjs';
import { openVideoDialer } from './video-dialer.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof openVideoDialer>>} Dialer
 * @typedef {import('./jssip-phone.mjs').JssipPhone} JssipPhone
 */

/** How long Cleo's phone rings before it gives up. */
const noAnswerSeconds = 3;

/**
 * `<voip-dialer>`, driven by what is on the screen, with phones at the other end that are not ours: Ben's and
 * Cleo's are JsSIP. Sound and pictures are proved at both ends.
 *
 * @param {import('./browsers.mjs').BrowserName} browserName
 * @param {string} pbxName
 * @param {() => Promise<import('./scenarios.mjs').PbxUnderTest>} provide
 * @param {{ direct: boolean }} options whether the phones negotiate with each other: a server between that takes
 * part in the call plays music to who is held, and tells them nothing
 */
export function describeForeignPeers(browserName, pbxName, provide, { direct }) {
  describe(`<voip-dialer> and JsSIP, ${pbxName}, ${browserName}`, () => {
    /** @type {import('./scenarios.mjs').PbxUnderTest} */
    let pbx;
    /** @type {Awaited<ReturnType<typeof startSite>>} */
    let site;
    /** @type {import('playwright-core').Browser} */
    let browser;
    /** @type {Dialer} */
    let anna;
    /** @type {JssipPhone} */
    let ben;
    /** @type {JssipPhone} */
    let cleo;

    before(async () => {
      pbx = await provide();
      site = await startSite(await jssipRoutes());
      browser = await launch(browserName, { env: labEnvironment(browserName) });
      const { server, domain, caller, colleagues } = pbx;
      const [first, second] = colleagues;
      const { origin } = site;
      [anna, ben, cleo] = await Promise.all([
        openVideoDialer(browser, origin, { server, domain, ...caller }),
        openJssip(browser, origin, { server, domain, ...first }),
        openJssip(browser, origin, { server, domain, ...second, noAnswerSeconds }),
      ]);
    });

    // What one test leaves behind is none of the next one's.
    afterEach(async () => {
      await anna.page.evaluate(() => window.phone.hangupAll());
      await Promise.all([ben, cleo].map((peer) => peer.endsAll()));
      await pbx.hangupAll();
      await Promise.all([anna, ben, cleo].map(({ page }) => released(page)));
      await until(async () => (await pbx.liveCalls()) === 0);
    });

    after(async () => {
      await browser?.close();
      await site?.close();
      await pbx?.close();
    });

    /** @param {JssipPhone} peer */
    async function calls(peer) {
      await anna.dial(peer.number);
      await peer.answer();
      await anna.shows('Connected');
    }

    /** Anna has Ben on the line and calls Cleo as well. */
    async function callsBoth() {
      await calls(ben);
      await anna.press('New call');
      await calls(cleo);
    }

    const bothHear = () => Promise.all([heard(anna.page), ben.hears()]);

    it('calls, is heard and hears, and hangs up', async () => {
      await calls(ben);
      await bothHear();
      await anna.press('End');
      await anna.shows('Call ended');
      await ben.untilLast({ state: 'ended', cause: 'Terminated' });
    });

    it('is called, answers, and is told when the other side hangs up', async () => {
      await ben.call(pbx.caller.username);
      await anna.shows('Incoming call');
      await anna.press('Answer');
      await anna.shows('Connected');
      await bothHear();
      await ben.does('end');
      await anna.shows('Call ended');
    });

    it('holds and resumes, and sound comes back', async () => {
      await calls(ben);
      await anna.press('Hold');
      await anna.shows('On hold');
      if (direct) {
        await ben.untilLast({ heldByOther: true });
        await Promise.all([quiet(anna.page), quiet(ben.page)]);
      } else {
        // The server's music.
        await Promise.all([quiet(anna.page), ben.hears()]);
      }
      await anna.press('Hold');
      await anna.shows('Connected');
      await bothHear();
    });

    it('is held and resumed by the other side, which is told apart from its own hold', async () => {
      await calls(ben);
      await ben.does('hold');
      if (direct) await anna.shows('Held by the other side');
      else await heard(anna.page);
      await holdIs({ local: 'off', remote: direct });
      await ben.does('resume');
      await anna.shows('Connected');
      await bothHear();
      await anna.press('Hold');
      await anna.shows('On hold');
      await ben.does('hold');
      await holdIs({ local: 'on', remote: direct });
      await ben.does('resume');
      await holdIs({ local: 'on', remote: false });
      await anna.shows('On hold');
      await anna.press('Hold');
      await anna.shows('Connected');
      await bothHear();
    });

    it('transfers at once: the two others hear each other', async () => {
      await calls(cleo);
      await transferTo(ben.number);
      await anna.press('Transfer now');
      await ben.answer();
      await anna.shows('Transferred');
      await released(anna.page);
      await Promise.all([ben.hears(), cleo.hears()]);
    });

    it('asks first, then hands over: the two others hear each other', async () => {
      await calls(cleo);
      await transferTo(ben.number);
      await anna.press('Ask first');
      await ben.answer();
      await anna.shows(`Asking ${ben.number} first`);
      await bothHear();
      await anna.press('Hand over');
      await anna.shows('Transferred');
      await released(anna.page);
      await Promise.all([ben.hears(), cleo.hears()]);
    });

    it('calls with video, and both pictures move', async () => {
      await anna.type(ben.number);
      await anna.press('Video call');
      await ben.answer({ video: true });
      await Promise.all([anna.sees(), anna.seesItself(), ben.sees()]);
      await bothHear();
    });

    it('is called with video, and both pictures move', async () => {
      await ben.call(pbx.caller.username, { video: true });
      await anna.press('Answer with video');
      await Promise.all([anna.sees(), anna.seesItself(), ben.sees()]);
      await bothHear();
    });

    it('is asked before it shows itself when the other side adds video', async () => {
      await calls(ben);
      await ben.does('addCamera');
      await anna.shows('would like to use video');
      await anna.seesNothing();
      await anna.press('Turn on video');
      await Promise.all([anna.sees(), anna.seesItself(), seen(ben.page)]);
    });

    // A busy machine plays tones shorter, or in pieces: only in `npm run verify`, which has it for itself.
    if (process.env['VOIP_E2E_REPEAT']) {
      it('sends keys that are heard there, each once and in order, and hears those that come', async () => {
        await calls(ben);
        await bothHear();
        const thereHeard = await keysHeard(ben.page);
        // At a person's pace: that nothing is lost in haste is proved by what the PBX receives.
        for (const keys of ['1', '11', '115', '1159', '1159*', '1159*0', '1159*0#']) {
          await anna.type(keys.slice(-1));
          await thereHeard(keys);
        }
        const hereHeard = await keysHeard(anna.page);
        await ben.sendKeys('2288#', 'rtp');
        await hereHeard('2288#');
        if (direct) return;
        // Between phones nobody would make a sound of it.
        await ben.sendKeys('47', 'info');
        await hereHeard('2288#47');
      });
    }

    // In these it makes no difference what is between: one of them is enough.
    if (!direct) {
      it('mutes, and is not told that the other side does', async () => {
        await calls(ben);
        await bothHear();
        await anna.press('Mute');
        await Promise.all([quiet(ben.page), heard(anna.page)]);
        await anna.press('Mute');
        await ben.hears();
        await ben.does('mute');
        await quiet(anna.page);
        await ben.does('unmute');
        await bothHear();
      });

      it('says that the other side is busy, and that nobody answers', async () => {
        await anna.dial(ben.number);
        await ben.untilRinging();
        await anna.shows('Ringing…');
        await ben.does('decline');
        await anna.shows('Busy');
        await anna.shows('SIP 486');
        await anna.dial(cleo.number);
        await cleo.untilRinging();
        await anna.shows('No answer');
      });

      it('stops ringing on either side when the caller gives up', async () => {
        await anna.dial(ben.number);
        await ben.untilRinging();
        await anna.press('End');
        await anna.shows('Cancelled');
        await ben.untilLast({ state: 'ended', cause: 'Canceled' });
        await ben.call(pbx.caller.username);
        await anna.shows('Incoming call');
        await ben.does('end');
        await anna.shows('Missed call');
      });

      it('joins the two others: each hears the third, and not itself', async () => {
        await callsBoth();
        await anna.press('Merge');
        await anna.shows('In conference');
        await Promise.all([heard(anna.page), ben.hears(), cleo.hears()]);
        await anna.press('Mute');
        await ben.does('mute');
        await Promise.all([ben.hears(), quiet(cleo.page)]);
        await ben.does('unmute');
        await cleo.does('mute');
        await Promise.all([cleo.hears(), quiet(ben.page)]);
      });
    }

    /** Of Anna's only call. @param {{ local: string, remote: boolean }} wanted */
    async function holdIs(wanted) {
      await anna.page.waitForFunction(
        ({ local, remote }) => {
          const { byId, activeId } = window.phone.state.calls;
          const hold = activeId ? byId[activeId]?.hold : undefined;
          return hold?.local === local && hold.remote === remote;
        },
        wanted,
        { timeout: ceilingMs },
      );
    }

    /** @param {string} number */
    async function transferTo(number) {
      await anna.press('Transfer');
      await anna.page.getByLabel('Transfer to').fill(number);
    }
  });
}

/** Nothing of a call is left. @param {import('playwright-core').Page} page */
async function released(page) {
  await page.waitForFunction(() => window.probe.openConnections() === 0, undefined, {
    timeout: ceilingMs,
    polling: 50,
  });
}
