// @ts-check

/**
 * One server of the lab.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string[]} packages of the machine's own Debian release
 * @property {import('../support/ports.mjs').Port[]} ports that must be free before it starts
 * @property {() => boolean} isRunning whether every process of it lives
 * @property {() => Promise<string>} version
 * @property {() => Promise<void>} start returns when it serves; throws a LabError when it cannot
 * @property {() => Promise<void>} stop returns when its processes are gone
 */

export {};
