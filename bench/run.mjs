// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { stopLab } from '../lab/lab.mjs';
import { launch } from '../test/e2e/support/browsers.mjs';
import { libraryVersions, load, machine, startServers } from './environment.mjs';
import { checkFloors } from './floors.mjs';
import { measureBytes } from './measure/bytes.mjs';
import { measureMemory } from './measure/memory.mjs';
import { measureSetup } from './measure/setup.mjs';
import { readOptions } from './options.mjs';
import { floorTable, markdown } from './report.mjs';
import { startSilentStun } from './silent-stun.mjs';
import { startBenchSite } from './site.mjs';
import { clientNames, phoneClients, variants } from './variants.mjs';

const rawFile = new URL('../.cache/bench.json', import.meta.url);
const docFile = new URL('../docs/bench.md', import.meta.url);

const args = process.argv.slice(2);
const options = readOptions(args);
const servers = await startServers();
const site = await startBenchSite();
const stun = await startSilentStun();

/** @type {import('./report.mjs').Results} */
const results = {
  date: new Date().toISOString().slice(0, 16).replace('T', ' ').concat(' UTC'),
  command: ['npm run bench', ...(args.length ? ['--', ...args] : [])].join(' '),
  versions: { ...libraryVersions(), Asterisk: servers.asterisk },
  machine: machine(),
  load: { start: load(), end: 0 },
  samples: [],
  bytes: [],
  memory: [],
  floors: [],
};

/**
 * @template T
 * @param {import('./options.mjs').BrowserName} name
 * @param {boolean} mdns
 * @param {(browser: import('playwright-core').Browser) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withBrowser(name, mdns, work) {
  const env = name === 'firefox' ? servers.pulseEnv : undefined;
  const browser = await launch(name, { mdns, ...(env ? { env } : {}) });
  results.versions[name] = browser.version();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** @param {(typeof variants)[number]} variant */
async function runSetup(variant) {
  console.log(`\n${variant.title}`);
  await withBrowser(variant.browser, variant.mdns, (browser) =>
    measureSetup({ browser, site, variant, stunUrl: stun.url, n: options.n }, (sample) => {
      results.samples.push(sample);
      const { client, repetition, invite, audio, problem } = sample;
      const times = `INVITE ${invite?.toFixed(0) ?? '–'} ms, audio ${audio?.toFixed(0) ?? '–'} ms`;
      console.log(`${repetition + 1} ${clientNames[client]}: ${problem ?? times}`);
    }),
  );
}

try {
  const chromium = options.browsers.includes('chromium');
  if (options.parts.includes('setup')) {
    for (const variant of variants) {
      if (!options.browsers.includes(variant.browser)) continue;
      if (variant.browser === 'firefox' && !servers.pulseEnv) {
        console.log(`\n${variant.title}: left out, no sound server`);
        continue;
      }
      await runSetup(variant);
    }
  }
  if (chromium && options.parts.includes('bytes')) {
    results.bytes = await withBrowser('chromium', false, (browser) => measureBytes(browser, site));
  }
  if (chromium && options.parts.includes('memory')) {
    console.log(`\n${options.calls} calls of each client`);
    // At the same time, each in a browser of its own: no time is measured here.
    results.memory = await Promise.all(
      phoneClients.map((client) =>
        withBrowser('chromium', false, (browser) =>
          measureMemory(browser, site, client, options.calls),
        ),
      ),
    );
  }
} finally {
  await Promise.all([site.close(), stun.close()]);
  const started = /** @type {('asterisk' | 'pulse')[]} */ (servers.started);
  if (started.length) await stopLab({ parts: started });
}

results.load.end = load();
results.floors = checkFloors(results.samples);
mkdirSync(new URL('.', rawFile), { recursive: true });
writeFileSync(rawFile, JSON.stringify(results, null, 1));
const text = await format(markdown(results), { parser: 'markdown' });
if (options.write) writeFileSync(docFile, text);
console.log(`\n${text}\n${floorTable(results.floors)}`);
process.exitCode = results.floors.every(({ standing, met }) => met || standing === 'not promised')
  ? 0
  : 1;
