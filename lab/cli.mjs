// @ts-check
import { runChecks } from './check.mjs';
import { partNames, labStatus, startLab, stopLab } from './lab.mjs';
import { describeLab } from './describe.mjs';

const usage = `node lab/cli.mjs [up|down|status|check] [${partNames.join(' ')}]`;

const commands = { up: startLab, down: stopLab, status: labStatus };

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function main([command = 'up', ...names]) {
  const parts = partNames.filter((name) => names.length === 0 || names.includes(name));
  const unknown = names.filter((name) => !partNames.some((known) => known === name));
  if (unknown.length > 0) return misused(`No such part: ${unknown.join(', ')}`);
  if (command === 'check') return (await runChecks(parts, console.log)) === 0 ? 0 : 1;
  if (command !== 'up' && command !== 'down' && command !== 'status') {
    return misused(`No such command: ${command}`);
  }
  const began = performance.now();
  const lab = await commands[command]({ parts });
  console.log(describeLab(lab));
  console.log(`\n${((performance.now() - began) / 1000).toFixed(1)} s`);
  const failed = Object.values(lab.parts).some(({ status }) => status === 'unavailable');
  return failed ? 1 : 0;
}

/** @param {string} problem */
function misused(problem) {
  console.error(`${problem}\n${usage}`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
