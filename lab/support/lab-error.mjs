// @ts-check

/**
 * @typedef {'not-debian' | 'not-root' | 'install-failed' | 'port-taken' | 'start-failed' |
 *   'stop-failed' | 'path-too-long'} LabErrorCode
 */

/** Why a part of the lab cannot run here. Shown as `code: message`, never as a stack. */
export class LabError extends Error {
  /**
   * @param {LabErrorCode} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'LabError';
    this.code = code;
  }
}

/**
 * One line that says why.
 *
 * @param {unknown} error
 * @returns {string} for example `not-root: installing packages needs root`
 */
export function reasonOf(error) {
  if (error instanceof LabError) return `${error.code}: ${error.message}`;
  return `start-failed: ${error instanceof Error ? error.message : String(error)}`;
}
