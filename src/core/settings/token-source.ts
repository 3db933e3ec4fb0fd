import { VoipError } from '../errors.js';
import { readTokenAnswer, type TokenAnswer } from './token-answer.js';

/** Why credentials are asked for; `resume` is exempt from call limits. */
export type TokenPurpose = 'call' | 'register' | 'refresh' | 'resume';

/** What `token-src` is told. */
export interface TokenRequest {
  readonly purpose: TokenPurpose;
  readonly target?: string;
  readonly callId?: string;
}

/** Longest wait for the page's server, ms. */
const limitMs = 10_000;

/**
 * Asks the page's own server for credentials. Nothing of the answer ever enters an error.
 *
 * Rejects with `auth/token-failed`: `detail.status` when the server refused (retryable for 429 and
 * 5xx), `detail.key` when the answer has the wrong shape, `detail.reason` `timeout`, `unreachable` or
 * `not-json`.
 */
export async function fetchToken(tokenSrc: string, request: TokenRequest): Promise<TokenAnswer> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), limitMs);
  try {
    return readTokenAnswer(await postJson(tokenSrc, request, limit.signal));
  } finally {
    clearTimeout(timer);
  }
}

async function postJson(url: string, body: object, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    // The answer is a secret: no cache may keep it, and it is for this page's server only.
    cache: 'no-store',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    signal,
  }).catch((cause: unknown) => {
    throw failure({ reason: signal.aborted ? 'timeout' : 'unreachable' }, true, cause);
  });
  const { ok, status } = response;
  if (!ok) throw failure({ status }, status === 429 || status >= 500);
  try {
    return (await response.json()) as unknown;
  } catch {
    // A SyntaxError quotes the beginning of the answer, so it is not kept as the cause.
    throw failure({ reason: signal.aborted ? 'timeout' : 'not-json' }, signal.aborted);
  }
}

function failure(
  detail: Record<string, string | number>,
  retryable: boolean,
  cause?: unknown,
): VoipError {
  return new VoipError('auth/token-failed', { detail, retryable, cause });
}
