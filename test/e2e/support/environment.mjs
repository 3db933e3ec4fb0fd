// @ts-check
import { endpoints } from '../../../lab/endpoints.mjs';

/**
 * What a browser needs in its environment: without a sound server Firefox' AudioContext stays
 * suspended.
 *
 * @param {import('./browsers.mjs').BrowserName} browserName
 * @returns {Record<string, string>}
 */
export function labEnvironment(browserName) {
  return browserName === 'firefox' ? endpoints.pulse.env : {};
}
