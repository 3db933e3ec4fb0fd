// @ts-check
import { writeFileSync } from 'node:fs';
import { defaultReporter } from '@web/test-runner';

/** @typedef {import('@web/test-runner').TestSuiteResult} Suite */
/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @param {Suite | undefined} suite
 * @returns {import('@web/test-runner').TestResult[]}
 */
const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

/**
 * The usual report, and the counts as JSON in the file that `VOIP_RESULTS` names.
 * A test that was skipped counts as failed, a run without a test fails.
 *
 * @returns {import('@web/test-runner').Reporter[]}
 */
export function countingReporter() {
  return [
    defaultReporter({ reportTestProgress: process.stdout.isTTY ?? false }),
    {
      stop({ sessions }) {
        const tests = sessions.flatMap(({ testResults }) => testsOf(testResults));
        // A page that broke before its first test has errors but no results.
        const broken = sessions.filter(
          ({ passed, testResults }) =>
            !passed && !testsOf(testResults).some((test) => !test.passed),
        );
        const passed = tests.filter((test) => test.passed && !test.skipped).length;
        /** @type {Tally} */
        const tally = { passed, failed: tests.length - passed + broken.length };
        console.log(`${tests.length} tests: ${tally.passed} passed, ${tally.failed} failed`);
        if (process.env.VOIP_RESULTS)
          writeFileSync(process.env.VOIP_RESULTS, JSON.stringify(tally));
        // The runner exits by itself, with 0 when there was nothing to fail.
        if (tally.passed === 0 || tally.failed > 0)
          process.once('exit', () => (process.exitCode = 1));
      },
    },
  ];
}
