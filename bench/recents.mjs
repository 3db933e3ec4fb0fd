// @ts-check
/**
 * What a log of 10,000 calls costs the agent who looks at it, beside an empty one: `node bench/recents.mjs [n]`.
 * Needs a build and Chromium; no server. Prints medians and 95th percentiles of n pages each, and their ratio.
 */
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch } from '../test/e2e/support/browsers.mjs';
import { startSite } from '../test/e2e/support/site.mjs';
import { accountKey } from '../dist/npm/core/tabs/account-key.js';
import { median, p95 } from './statistics.mjs';

const n = Number(process.argv[2] ?? 15);
const count = 10_000;
/** What was promised: ms above an empty list until the first picture, ms of any task while scrolling. */
const floors = { firstPaint: 100, task: 50 };

/** @param {string} user */
const page = (user) => `<!doctype html><html lang="en"><body>
<voip-dialer server="wss://127.0.0.1:9443/ws" domain="pbx.test" username="${user}"></voip-dialer>
<script type="module" src="/dist/cdn/voip-elements.js"></script>
<script type="module">document.querySelector('voip-dialer').password = 'bench';</script>
</body></html>`;

const script = { 'content-type': 'text/javascript; charset=utf-8' };
const html = { 'content-type': 'text/html; charset=utf-8' };
const folder = fileURLToPath(new URL('../dist/cdn/', import.meta.url));
/** @type {NonNullable<Parameters<typeof startSite>[0]>} */
const routes = {
  '/full': async () => ({ headers: html, body: page('full') }),
  '/empty': async () => ({ headers: html, body: page('empty') }),
  '/seed': async () => ({ headers: html, body: '<!doctype html>' }),
};
for (const name of await readdir(folder, { recursive: true })) {
  if (!name.endsWith('.js')) continue;
  const body = await readFile(`${folder}${name}`, 'utf8');
  routes[`/dist/cdn/${name}`] = async () => ({ headers: script, body });
}

/** In the page: a log as it is stored. @param {{ key: string, count: number }} log */
async function seed({ key, count: calls }) {
  /** @type {IDBDatabase} */
  const database = await new Promise((resolve, reject) => {
    const open = indexedDB.open('voip-elements');
    open.onupgradeneeded = () => open.result.createObjectStore('values');
    open.onsuccess = () => resolve(open.result);
    open.onerror = () => reject(new Error(String(open.error)));
  });
  const change = database.transaction('values', 'readwrite');
  const values = change.objectStore('values');
  const first = Date.now() - calls * 300_000;
  for (let at = 0; at < calls; at += 100) {
    const rows = Array.from({ length: 100 }, (_none, i) => {
      const number = at + i;
      const instant = new Date(first + number * 300_000).toISOString();
      const raw = `+4930${1_000_000 + number}`;
      const name = `${['Anna', 'Мария', 'José', 'Иван'][number % 4]} ${number}`;
      const entry = {
        id: `call-${number}`,
        direction: number % 3 ? 'incoming' : 'outgoing',
        outcome: number % 7 ? 'completed' : 'missed',
        remote: { raw, e164: raw, display: name, name, anonymous: false },
        account: 'full',
        createdAt: instant,
        endedAt: instant,
        durations: { ring: 5, talk: number % 7 ? 65 : 0, hold: 0 },
        end: { by: 'remote' },
        records: [],
      };
      return { number, entry };
    });
    values.put(rows, `${key}.${at / 100}`);
  }
  values.put({ version: 1, first: 0, next: calls, seen: calls, missed: 0, logged: [] }, key);
  await new Promise((resolve) => (change.oncomplete = resolve));
}

/** In the page: from the press until the frame behind the one that shows it. */
async function openList() {
  const root = document.querySelector('voip-dialer')?.shadowRoot;
  /** @param {() => unknown} there */
  const until = async (there) => {
    while (!there()) await new Promise((resolve) => requestAnimationFrame(resolve));
  };
  const views = () =>
    /** @type {HTMLElement[]} */ ([...(root?.querySelectorAll('[part=view]') ?? [])]);
  await until(() => views().length === 3);
  const begun = performance.now();
  views()[1]?.click();
  await until(() => root?.querySelector('[part=recents]'));
  await until(() => root?.querySelector('[part=entry], [part=recents] [part=hint]'));
  // An empty list is drawn before it is known to be empty; that of a full one is not there before it was read.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - begun;
}

/** In the page: down to the oldest call. Resolves with how long the longest task was, and how many rows there are. */
async function scrollThrough() {
  /** @type {number[]} */
  const tasks = [];
  new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
  const root = document.querySelector('voip-dialer')?.shadowRoot;
  const list = root?.querySelector('[part=entries]');
  const rows = () => root?.querySelectorAll('[part=entry]').length ?? 0;
  const frames = [];
  let last = performance.now();
  for (let still = 0; list && still < 60;) {
    const before = list.scrollTop;
    list.scrollTop += 1500;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = performance.now();
    frames.push(now - last);
    last = now;
    still = list.scrollTop === before ? still + 1 : 0;
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  return { rows: rows(), tasks, frames };
}

/** In the page: how long a key in the number field takes, the log being known. */
async function typeKeys() {
  const root = document.querySelector('voip-dialer')?.shadowRoot;
  /** @type {HTMLElement | null | undefined} */ (root?.querySelector('[part=view]'))?.click();
  await new Promise((resolve) => setTimeout(resolve, 100));
  const field = /** @type {HTMLInputElement | null | undefined} */ (
    root?.querySelector('[part=number-input]')
  );
  const times = [];
  const typed = ['2', '26', '266', '2662', '26621', '+4930100', '9', '99', 'ан', 'anna 99'];
  for (let round = 0; field && round < 4; round += 1) {
    for (const text of typed) {
      field.value = text;
      const begun = performance.now();
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await document.querySelector('voip-dialer')?.updateComplete;
      // The first round has the log read.
      if (round) times.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, round ? 20 : 400));
    }
  }
  return times;
}

const site = await startSite(routes);
const browser = await launch('chromium');
/** @type {Record<'full' | 'empty', number[]>} */
const opened = { full: [], empty: [] };
try {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`${site.origin}/seed`);
  await tab.evaluate(seed, { key: `log.${accountKey(['pbx.test', 'full', ''])}`, count });
  for (let i = 0; i < n; i += 1) {
    for (const which of /** @type {const} */ (['empty', 'full'])) {
      await tab.goto(`${site.origin}/${which}`);
      opened[which].push(await tab.evaluate(openList));
    }
  }
  const { rows, tasks, frames } = await tab.evaluate(scrollThrough);
  const keys = await tab.evaluate(typeKeys);
  const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;
  for (const which of /** @type {const} */ (['empty', 'full'])) {
    const times = opened[which];
    console.log(
      `list opened, ${which}: median ${ms(median(times))}, p95 ${ms(p95(times))}, n = ${n}`,
    );
  }
  const above = median(opened.full) - median(opened.empty);
  const ratio = median(opened.full) / median(opened.empty);
  console.log(
    `10,000 calls above none: ${ms(above)}, ratio ${ratio.toFixed(2)} (at most ${floors.firstPaint} ms)`,
  );
  const longest = Math.max(0, ...tasks);
  console.log(
    `scrolled through ${rows} of ${count}: tasks over 50 ms: ${tasks.length}, longest ${ms(longest)}; frame median ${ms(median(frames))}, p95 ${ms(p95(frames))}, n = ${frames.length}`,
  );
  console.log(
    `a key in the number field: median ${ms(median(keys))}, p95 ${ms(p95(keys))}, n = ${keys.length}`,
  );
  if (above > floors.firstPaint || longest > floors.task || rows < count) process.exitCode = 1;
} finally {
  await browser.close();
  await site.close();
}
