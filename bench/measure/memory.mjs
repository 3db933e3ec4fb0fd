// @ts-check
import { openPage } from '../../test/e2e/support/phone-page.mjs';
import { slope } from '../statistics.mjs';
import { accounts, asterisk } from '../targets.mjs';

/** @typedef {import('playwright-core').CDPSession} CDPSession */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../variants.mjs').PhoneClient} PhoneClient */

/** Calls until everything that is made once has been made; what they keep is not counted. */
const warmUpCalls = 10;
const callsPerSample = 5;
/** A transaction keeps its call for 64*T1 = 32 s after the answer (RFC 6026 §7.2), which is no leak. */
const transactionMs = 35_000;

/**
 * @typedef {object} MemoryResult
 * @property {PhoneClient} client
 * @property {number} calls
 * @property {number} failed calls that did not come up or did not end
 * @property {number} bytesKeptPerCall of the JavaScript heap, when the transactions are over
 * @property {number} bytesPerRecentCall rise of the heap from call to call, before they are
 * @property {{ x: number, y: number }[]} heap bytes (y) after x calls, after garbage collection
 * @property {number} endHeap bytes, when the transactions are over
 * @property {number} openConnections RTCPeerConnections not closed after the last call
 * @property {number} keptConnections still referenced when the transactions are over
 * @property {number} liveTracks microphone tracks live after the last call
 */

/**
 * Chromium only: one page, one call after the other.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('../site.mjs').BenchSite} site
 * @param {PhoneClient} client
 * @param {number} calls
 * @returns {Promise<MemoryResult>}
 */
export async function measureMemory(browser, site, client, calls) {
  const { server, domain, instantEcho: target } = asterisk;
  const setup = { server, domain, target, iceServers: [], ...accounts[client] };
  const url = site.phoneUrl(client, setup);
  const { page, close } = await openPage(browser, url, { permissions: ['microphone'] });
  try {
    await page.waitForFunction(() =>
      window.probe.frames.some(
        ({ data }) => /^CSeq:\s*\d+ REGISTER/im.test(data) && /^SIP\/2\.0 200/.test(data),
      ),
    );
    const cdp = await page.context().newCDPSession(page);
    let failed = 0;
    /** @param {number} count */
    const place = async (count) => {
      for (let call = 0; call < count; call += 1) await oneCall(page).catch(() => (failed += 1));
    };
    const warmUp = Math.min(warmUpCalls, calls - 1);
    await place(warmUp);
    const startHeap = await settledHeap(page, cdp);
    const heap = [];
    for (let done = warmUp; done < calls; done += callsPerSample) {
      await place(Math.min(callsPerSample, calls - done));
      await forget(page);
      heap.push({ x: Math.min(done + callsPerSample, calls), y: await heapSize(cdp) });
    }
    const openConnections = await page.evaluate(() => window.probe.openConnections());
    const liveTracks = await page.evaluate(() => window.probe.liveMicrophones());
    const endHeap = await settledHeap(page, cdp);
    return {
      client,
      calls,
      failed,
      bytesKeptPerCall: (endHeap - startHeap) / (calls - warmUp),
      bytesPerRecentCall: slope(heap),
      heap,
      endHeap,
      openConnections,
      keptConnections: await countInstances(cdp, 'RTCPeerConnection.prototype'),
      liveTracks,
    };
  } finally {
    await close();
  }
}

/** Up, down, and everything of it released. @param {Page} page */
async function oneCall(page) {
  const within = { timeout: 10_000, polling: 20 };
  await page.evaluate(async () => {
    void window.bench.dial();
    await Promise.race([
      window.bench.connected(),
      new Promise((_, reject) => setTimeout(() => reject(new Error('not connected')), 10_000)),
    ]);
    await window.bench.hangup();
  });
  await page.waitForFunction(
    () => window.probe.openConnections() === 0 && window.probe.liveMicrophones() === 0,
    undefined,
    within,
  );
}

/** What the probe has kept of finished calls must not count as the client's. @param {Page} page */
async function forget(page) {
  await page.evaluate(() => {
    const { connections, frames, microphoneTracks, marks } = window.probe;
    const open = connections.filter((connection) => connection.connectionState !== 'closed');
    const live = microphoneTracks.filter((track) => track.readyState === 'live');
    connections.splice(0, Infinity, ...open);
    microphoneTracks.splice(0, Infinity, ...live);
    frames.length = 0;
    marks.length = 0;
  });
}

/**
 * Waits for time to pass: nothing tells when a client's transactions are over.
 *
 * @param {Page} page
 * @param {CDPSession} cdp
 */
async function settledHeap(page, cdp) {
  await page.waitForTimeout(transactionMs);
  await forget(page);
  return heapSize(cdp);
}

/** @param {CDPSession} cdp */
async function heapSize(cdp) {
  // The second one frees what the finalizers of the first let go.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

/**
 * @param {CDPSession} cdp
 * @param {string} prototype
 */
async function countInstances(cdp, prototype) {
  const { result } = await cdp.send('Runtime.evaluate', { expression: prototype });
  if (!result.objectId) throw new Error(`no ${prototype}`);
  const { objects } = await cdp.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId,
  });
  if (!objects.objectId) throw new Error('no list of objects');
  const counted = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  return Number(counted.result.value);
}
