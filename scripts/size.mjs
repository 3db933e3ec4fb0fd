// @ts-check
/**
 * Holds what is loaded, and when, to its budget. kB = 1000 bytes, gz = gzip -9.
 * Needs a build; `npm run check:size`.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { selfContained } from '../rollup.config.mjs';

const cdn = 'dist/cdn';
const gz = (/** @type {string | Buffer} */ code) => gzipSync(code, { level: 9 }).length;

/** @param {string} file relative to dist/cdn @returns {Set<string>} it and what it imports at once */
function staticClosure(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = readFileSync(join(cdn, file), 'utf8');
  for (const [, specifier = ''] of code.matchAll(/(?:\bfrom|\bimport) ?"(\.[^"]+)"/g)) {
    staticClosure(join(dirname(file), specifier), seen);
  }
  return seen;
}

/** @param {string} name of a chunk without its hash */
function chunk(name) {
  const file = readdirSync(join(cdn, 'chunks')).find((entry) => entry.startsWith(`${name}-`));
  if (!file) throw new Error(`no chunk ${name} in ${cdn}: has the build changed?`);
  return `chunks/${file}`;
}

/** @param {Iterable<string>} files @param {Set<string>[]} loaded what is there already */
const load = (files, ...loaded) =>
  [...files]
    .filter((file) => !loaded.some((set) => set.has(file)))
    .reduce((sum, file) => sum + gz(readFileSync(join(cdn, file))), 0);

/** The eager entry of the core alone, as if a page used it without elements. */
async function eagerCore() {
  const bundle = await rollup({
    input: 'src/core/index.ts',
    external: (id) => id.endsWith('/engine/engine.js'),
    plugins: selfContained,
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return gz(output[0].code);
}

const first = staticClosure('voip-button.js');
const panel = staticClosure(chunk('panel'));
const engine = staticClosure(chunk('engine'));
const sip = staticClosure(chunk('sip-signaling'));
const form = staticClosure(chunk('settings-form'));
const dialer = new Set([
  ...staticClosure('voip-elements.js'),
  ...staticClosure(chunk('dialer')),
  ...staticClosure(chunk('agent-features')),
]);

/** @type {[what: string, bytes: number, limit: number][]} */
const budgets = [
  ['first load of a page with the button', load(first), 10_000],
  ['of it, the eager core', await eagerCore(), 2_600],
  ['the panel, on hover or press', load(panel, first), 18_300],
  ['the engine, on hover or press', load(engine, first, panel), 25_000],
  ['the dialer, beside a button', load(dialer, first, panel, engine), 30_000],
  ['the settings form, beside a button', load(form, first, panel, engine), 20_000],
  ['SIP.js and its adapter', load(sip, first, panel, engine), 55_000],
];

const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(2).padStart(6)} kB`;
for (const [what, bytes, limit] of budgets) {
  console.log(`${bytes > limit ? '✗' : '✓'} ${what.padEnd(38)} ${kB(bytes)} gz of ${kB(limit)}`);
}
const over = budgets.filter(([, bytes, limit]) => bytes > limit);
if (over.length) {
  console.error(`${over.length} over budget`);
  process.exitCode = 1;
}
