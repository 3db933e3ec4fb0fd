// @ts-check
/**
 * Runs every `check:` script of package.json after one build, two at a time, and tells one line
 * each; the output of those that fail. `npm run check`, `npm run check -- lint size` for some.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { closingLine } from '../test/support/tally.mjs';

const wanted = process.argv.slice(2);
/** @type {{ scripts: Record<string, string> }} */
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const checks = Object.keys(scripts).filter(
  (name) =>
    name.startsWith('check:') &&
    (wanted.length === 0 || wanted.some((part) => name.slice('check:'.length).startsWith(part))),
);
const tally = { passed: 0, failed: 0 };

/** @param {string} script */
async function run(script) {
  const began = performance.now();
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  }
  const code = await new Promise((resolve) => child.once('close', resolve));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  tally[code === 0 ? 'passed' : 'failed'] += 1;
  console.log(`${code === 0 ? '✓' : '✗'} ${script.padEnd(22)}${seconds.padStart(6)} s`);
  if (code !== 0) console.log(output.trimEnd().replace(/^/gm, '    '));
}

/** @param {string[]} queue */
async function worker(queue) {
  for (let script = queue.shift(); script !== undefined; script = queue.shift()) await run(script);
}

await run('build');
await Promise.all(
  Array.from({ length: Math.min(2, availableParallelism()) }, () => worker(checks)),
);
console.log(`\n${closingLine(tally)}`);
if (process.env.VOIP_RESULTS) writeFileSync(process.env.VOIP_RESULTS, JSON.stringify(tally));
if (tally.failed > 0 || tally.passed < 2) process.exitCode = 1;
