// @ts-check
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { defaultReporter } from '@web/test-runner';

/** @typedef {import('@web/test-runner').TestSuiteResult} Suite */
/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @param {Suite | undefined} suite
 * @returns {import('@web/test-runner').TestResult[]}
 */
const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

/** @param {import('@web/test-runner').TestSession} session */
const failuresOf = ({ browser, testFile, testResults }) => {
  const failed = testsOf(testResults).filter(({ passed }) => !passed);
  const names = failed.length ? failed.map(({ name }) => name) : ['the page broke'];
  return names.map((name) => `${browser.name}: ${basename(testFile ?? '')} › ${name}`);
};

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
        const failures = sessions.filter(({ passed }) => !passed).flatMap(failuresOf);
        console.log(`${tests.length} tests: ${tally.passed} passed, ${tally.failed} failed`);
        if (process.env.VOIP_RESULTS)
          writeFileSync(process.env.VOIP_RESULTS, JSON.stringify({ ...tally, failures }));
        // The runner exits by itself, with 0 when there was nothing to fail.
        if (tally.passed === 0 || tally.failed > 0)
          process.once('exit', () => (process.exitCode = 1));
      },
    },
  ];
}
