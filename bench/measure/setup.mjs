// @ts-check
import { openPage } from '../../test/e2e/support/phone-page.mjs';
import { accounts, asterisk } from '../targets.mjs';
import { clientsOf, followedTo, repetitions } from '../variants.mjs';
import { sampleOf } from './sample.mjs';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../site.mjs').BenchSite} BenchSite */
/** @typedef {import('../variants.mjs').Variant} Variant */
/** @typedef {import('../variants.mjs').Client} Client */
/** @typedef {import('./sample.mjs').Sample} Sample */

/** Longer than JsSIP waits for a silent STUN server (40 s), ms. */
const ceilingMs = 60_000;
/** ms for everything else. */
const stepMs = 15_000;
/** ms for the goodbye to be answered; the next page does not depend on it. */
const goodbyeMs = 2_000;

/**
 * @typedef {object} SetupRun
 * @property {Browser} browser
 * @property {BenchSite} site
 * @property {Variant} variant
 * @property {string} stunUrl of the server that never answers
 * @property {number} n
 */

/**
 * Clients take turns, and who begins changes with every round, so that what else the machine does
 * meets all of them alike.
 *
 * @param {SetupRun} run
 * @param {(sample: Sample) => void} onSample
 */
export async function measureSetup(run, onSample) {
  const clients = clientsOf(run.variant);
  // One round to warm the browser's caches and the PBX, which takes no STUN server; it is not counted.
  const warmUp = { ...run, variant: { ...run.variant, stun: /** @type {const} */ ('none') } };
  for (const client of clients) await measureOnce(warmUp, client, -1);
  for (let repetition = 0; repetition < run.n; repetition += 1) {
    const order = clients.map((_, i) => clients[(i + repetition) % clients.length]);
    for (const client of order) {
      if (!client || repetition >= repetitions(run.variant, client, run.n)) continue;
      onSample(await measureOnce(run, client, repetition));
    }
  }
}

/**
 * @param {SetupRun} run
 * @param {Client} client
 * @param {number} repetition
 * @returns {Promise<Sample>}
 */
async function measureOnce({ browser, site, variant, stunUrl }, client, repetition) {
  const which = { variant: variant.id, client, repetition };
  const stun = variant.stun === 'silent' ? stunUrl : undefined;
  // Chromium masks no address of a page that may use the microphone already; without that, its flag
  // for a fake prompt accepts at once. Firefox has a preference for all this.
  const permissions = variant.browser === 'chromium' && !variant.mdns ? ['microphone'] : [];
  const { page, errors, close } = await openPage(browser, urlOf(site, client, stun), {
    permissions,
  });
  page.setDefaultTimeout(stepMs);
  try {
    const ready = client === 'button' ? page.waitForLoadState('load') : untilRegistered(page);
    await ready;
    await page.getByRole('button', { name: /^Call/ }).click();
    const audioAt = await follow[followedTo(variant, client)](page);
    const recording = await page.evaluate(() => ({
      pressedAt: window.bench.pressedAt,
      frames: window.probe.frames,
      marks: window.probe.marks,
    }));
    const sample = sampleOf(which, { ...recording, audioAt });
    await hangUp(page);
    return errors.length ? { ...sample, problem: errors.join('; ') } : sample;
  } catch (error) {
    const empty = sampleOf(which, {
      pressedAt: undefined,
      audioAt: undefined,
      frames: [],
      marks: [],
    });
    return { ...empty, problem: [String(error), ...errors].join('; ') };
  } finally {
    await close();
  }
}

/**
 * @param {BenchSite} site
 * @param {Client} client
 * @param {string | undefined} stun
 */
function urlOf(site, client, stun) {
  const { server, domain, instantEcho, helpDesk } = asterisk;
  if (client === 'button') {
    return site.buttonUrl({ server, domain, target: helpDesk, ...(stun ? { stun } : {}) });
  }
  const iceServers = stun ? [{ urls: stun }] : [];
  return site.phoneUrl(client, {
    server,
    domain,
    target: instantEcho,
    iceServers,
    ...accounts[client],
  });
}

/** Seen on the wire, not by the client's own word. @param {Page} page */
async function untilRegistered(page) {
  await page.waitForFunction(() =>
    window.probe.frames.some(
      ({ direction, data }) =>
        direction === 'in' && /^SIP\/2\.0 200 /.test(data) && /^CSeq:\s*\d+ REGISTER/im.test(data),
    ),
  );
}

/**
 * How a press is followed, each until the moment it is named after. Resolves with the arrival of audio.
 *
 * @type {Record<import('../variants.mjs').Followed, (page: Page) => Promise<number | undefined>>}
 */
const follow = {
  response: (page) => untilResponse(page, '^SIP/2\\.0 [1-6]\\d\\d '),
  answer: (page) => untilResponse(page, '^SIP/2\\.0 200 '),
  audio: (page) => limited(page.evaluate(async () => (await window.bench.firstAudio).at)),
};

/**
 * @param {Page} page
 * @param {string} status pattern of the status line
 * @returns {Promise<undefined>}
 */
async function untilResponse(page, status) {
  await page.waitForFunction(
    (pattern) =>
      window.probe.frames.some(
        ({ direction, data }) =>
          direction === 'in' &&
          new RegExp(pattern).test(data) &&
          /^CSeq:\s*\d+ INVITE/im.test(data),
      ),
    status,
    { timeout: ceilingMs },
  );
  return undefined;
}

/** @param {Page} page */
async function hangUp(page) {
  await page.evaluate(() => {
    const { phone } = document.querySelector('voip-button') ?? {};
    // Not waited for: what is waited for is the answer on the wire.
    void Promise.resolve(phone ? phone.hangupAll() : window.bench.hangup()).catch(() => undefined);
  });
  // A client that says no goodbye costs the next repetition nothing: the PBX frees it by itself.
  await page
    .waitForFunction(
      () =>
        window.probe.frames.some(
          ({ direction, data }) => direction === 'in' && /^CSeq:\s*\d+ (BYE|CANCEL)/im.test(data),
        ),
      undefined,
      { timeout: goodbyeMs },
    )
    .catch(() => undefined);
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
async function limited(promise) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no audio before the ceiling')), ceilingMs);
  });
  try {
    return /** @type {T} */ (await Promise.race([promise, limit]));
  } finally {
    clearTimeout(timer);
  }
}
