// @ts-check
/**
 * `npm test`: builds, brings up the lab, runs every stage and tells what ran, what did not and why.
 * The last line is `N passed, N failed`.
 *
 * VOIP_REQUIRE_LAB=1 makes a part of the lab that cannot run here a failure, and so each check of
 * `test/lab-checks.json` that did not pass.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { startLab, stopLab } from '../lab/lab.mjs';
import { stages } from './stages.mjs';
import { runProgram, runStage } from './support/run-stage.mjs';
import { closingLine, sum } from './support/tally.mjs';

/** @typedef {{ name: string, passed: number, failed: number, seconds: number }} Row */

const requireLab = process.env.VOIP_REQUIRE_LAB === '1';
const asked = process.argv.slice(2);
const chosen = stages.filter(({ name }) => asked.length === 0 || asked.includes(name));

/** @type {Row[]} */
const rows = [];
/** @type {string[]} */
const notes = [];
/** @type {string[]} what failed, by name: the end of a long output is what is read */
const failures = [];
/** @type {Set<string>} */
const ran = new Set();

/**
 * @param {string} name
 * @param {() => Promise<{ passed: number, failed: number }>} work
 */
async function stage(name, work) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 76 - name.length))}`);
  const began = performance.now();
  const { passed, failed } = await work();
  rows.push({ name, passed, failed, seconds: (performance.now() - began) / 1000 });
}

/** @param {string} note what could not run, and why */
function missing(note) {
  notes.push(note);
  if (requireLab) rows.push({ name: 'required', passed: 0, failed: 1, seconds: 0 });
}

async function build() {
  const code = await runProgram('npm', ['run', '--silent', 'build'], process.env);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

async function run() {
  const parts = [...new Set(chosen.flatMap(({ needs }) => needs))];
  const lab = await startLab({ parts });
  try {
    for (const [name, { status, version, reason }] of Object.entries(lab.parts)) {
      console.log(`lab: ${name} ${status} ${version ?? reason ?? ''}`);
      if (status !== 'running') missing(`${name} cannot run here: ${reason ?? status}`);
    }
    const environment = lab.parts.pulse?.status === 'running' ? lab.endpoints.pulse.env : {};
    for (const next of chosen) {
      const lacks = next.needs.filter((part) => lab.parts[part]?.status !== 'running');
      if (lacks.length) {
        notes.push(`${next.name} did not run: it needs ${lacks.join(', ')}`);
        continue;
      }
      await stage(next.name, async () => {
        const result = await runStage(next, environment);
        for (const name of result.names) ran.add(name);
        for (const name of result.failures) failures.push(`failed in ${next.name}: ${name}`);
        return result;
      });
    }
  } finally {
    const started = parts.filter((part) => lab.parts[part]?.started);
    await stopLab({ parts: started });
  }
}

function checkLabList() {
  const list = 'test/lab-checks.json';
  if (!existsSync(list)) return missing(`${list} is missing`);
  /** @type {string[]} */
  const names = JSON.parse(readFileSync(list, 'utf8'));
  for (const name of names) if (!ran.has(name)) missing(`a lab check did not pass: ${name}`);
}

await stage('build', build);
await run();
if (requireLab && asked.length === 0) checkLabList();

const total = sum(rows);
console.log('\nstage            passed  failed  seconds');
for (const { name, passed, failed, seconds } of rows) {
  const numbers = [passed, failed, seconds.toFixed(1)];
  console.log(name.padEnd(15) + numbers.map((number) => String(number).padStart(8)).join(''));
}
for (const note of [...failures, ...notes]) console.log(note);
if (process.env.VOIP_RESULTS) writeFileSync(process.env.VOIP_RESULTS, JSON.stringify(total));
if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
console.log(`\n${closingLine(total)}`);
