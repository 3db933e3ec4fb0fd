import type { PhoneConfig } from '../config.js';
import { VoipError } from '../errors.js';

/** Longest wait for the page's server, ms. */
const limitMs = 10_000;

/** What belongs to a page or to a person, and is never taken from a file that everybody reads. */
const refused = ['password', 'ha1', 'token', 'turnCredential', 'logger', 'signaling', 'configSrc'];

/**
 * What the page's server says for all its pages: JSON with the names of `configure()`. Values are judged by the
 * schema like any others.
 *
 * Rejects with `network/unreachable`: `detail.status` where the server refused, else `detail.reason` `timeout`,
 * `unreachable` or `not-json`.
 */
export async function fetchConfig(configSrc: string): Promise<PhoneConfig> {
  const signal = AbortSignal.timeout(limitMs);
  const response = await fetch(configSrc, {
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
    signal,
  }).catch((cause: unknown) => {
    throw failure({ reason: signal.aborted ? 'timeout' : 'unreachable' }, cause);
  });
  if (!response.ok) throw failure({ status: response.status });
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw failure({ reason: 'not-json' }, cause);
  });
  if (!(body instanceof Object)) throw failure({ reason: 'not-json' });
  return Object.fromEntries(Object.entries(body).filter(([key]) => !refused.includes(key)));
}

const failure = (detail: Record<string, string | number>, cause?: unknown): VoipError =>
  new VoipError('network/unreachable', { detail: { key: 'configSrc', ...detail }, cause });
