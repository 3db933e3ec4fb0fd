// @ts-check
/** Adds up the results of several runs and closes with their sum; a run without results has failed. */
import { readFileSync } from 'node:fs';
import { closingLine, sum } from './tally.mjs';

/** @param {string} file @returns {import('./tally.mjs').Tally} */
function resultsIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const total = sum(process.argv.slice(2).map(resultsIn));
if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
console.log(`\n${closingLine(total)}`);
