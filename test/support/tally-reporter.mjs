// @ts-check
/**
 * A reporter of node:test that writes a line of JSON after each test: the counts so far, and the full
 * names of the tests that passed and of those that did not. What is known is kept when the program is ended by its ceiling. A
 * test that was skipped or is a "todo" counts as failed.
 *
 * @param {AsyncIterable<{ type: string, data: unknown }>} events
 */
export default async function* tallyReporter(events) {
  /** @type {string[]} the names of the test that runs and of what holds it */
  const path = [];
  /** @type {string[]} */
  const names = [];
  /** @type {string[]} */
  const failures = [];
  const tally = { passed: 0, failed: 0 };
  for await (const { type, data } of events) {
    const { name, nesting, details, skip, todo } =
      /** @type {{ name: string, nesting: number, details?: { type?: string, error?: { failureType?: string } }, skip?: unknown, todo?: unknown }} */ (
        data
      );
    if (type === 'test:start') path.splice(nesting, Infinity, name);
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A suite counts by its tests, unless something of its own failed, as what opens its scene.
    const ownFailure = details?.error && details.error.failureType !== 'subtestsFailed';
    if (details?.type === 'suite' && !ownFailure) continue;
    const passed = type === 'test:pass' && skip === undefined && todo === undefined;
    tally[passed ? 'passed' : 'failed'] += 1;
    (passed ? names : failures).push([...path.slice(0, nesting), name].join(' › '));
    yield `${JSON.stringify({ ...tally, names, failures })}\n`;
  }
}
