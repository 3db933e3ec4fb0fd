// @ts-check
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {import('./tally.mjs').Tally & { names?: string[], failures?: string[] }} StageResult */

/** After that something hangs that no test's own ceiling has caught; `npm run verify` takes longer. */
const ceilingMs = Number(process.env['VOIP_STAGE_MINUTES'] ?? 25) * 60_000;
const endedByCeiling = 124;

/**
 * Runs a program with its output on ours.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code
 */
export function runProgram(program, args, env) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', env, timeout: ceilingMs });
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? endedByCeiling));
  });
}

/** @type {Record<import('../stages.mjs').Stage['runner'], (files: string[], results: string) => string[]>} */
const commands = {
  node: (files, results) => [
    '--test',
    '--test-concurrency=1',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./test/support/tally-reporter.mjs',
    `--test-reporter-destination=${results}`,
    ...files,
  ],
  browser: () => ['node_modules/@web/test-runner/dist/bin.js'],
};

/**
 * Runs one stage and counts its tests. A stage without a test that passed has failed, and so has one
 * whose program says so without a failed test.
 *
 * @param {import('../stages.mjs').Stage} stage
 * @param {NodeJS.ProcessEnv} environment besides ours
 * @returns {Promise<Required<StageResult>>}
 */
export async function runStage({ runner, files }, environment) {
  const folder = mkdtempSync(join(tmpdir(), 'results-'));
  const results = join(folder, 'results.json');
  try {
    const env = { ...process.env, ...environment, VOIP_RESULTS: results };
    const code = await runProgram(process.execPath, commands[runner](files, results), env);
    const { passed, failed, names = [], failures = [] } = read(results);
    if (code === endedByCeiling) console.error(`ended after ${ceilingMs / 60_000} minutes`);
    const silent = failed === 0 && (passed === 0 || code !== 0) ? 1 : 0;
    return { passed, failed: failed + silent, names, failures };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} file
 * @returns {StageResult}
 */
function read(file) {
  try {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    return JSON.parse(lines.at(-1) ?? '');
  } catch {
    return { passed: 0, failed: 0 }; // the program ended before it had a result
  }
}
