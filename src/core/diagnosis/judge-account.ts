import type { VoipError } from '../errors.js';
import type { Credentials } from '../signaling/account.js';
import type { ServerAnswer } from '../signaling/server-answer.js';
import { failed, passed, type Verdict } from './verdict.js';

/** A challenge of the server (RFC 7616 §3.3), as far as it says who is asked for what. */
export interface Challenge {
  readonly realm: string;
  /** Upper case; MD5 where it says nothing. */
  readonly algorithm: string;
}

export interface AccountFindings {
  readonly guest: boolean;
  readonly credentials: Pick<Credentials, 'ha1' | 'realm'>;
  /** Absent when nobody answered. */
  readonly answer?: ServerAnswer;
  readonly error?: VoipError;
  /** Every challenge that was received, also those that were answered. */
  readonly challenges: readonly Challenge[];
  /** ms since 1970. */
  readonly now: number;
}

export function challengesIn(message: string): Challenge[] {
  return [...message.matchAll(/^(?:WWW|Proxy)-Authenticate\s*:\s*Digest\b(.*)$/gim)].map(
    ([, parameters = '']) => ({
      realm: /\brealm\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(parameters)?.[1] ?? '',
      algorithm: (/\balgorithm\s*=\s*"?([\w-]+)/i.exec(parameters)?.[1] ?? 'MD5').toUpperCase(),
    }),
  );
}

/** What the registrar thinks of the account (RFC 3261 §10.3, §21). */
export function judgeAccount(findings: AccountFindings): Verdict {
  const { guest, answer, challenges, error } = findings;
  if (!answer) return failed('no-sip-answer', error ? { code: error.code } : {});
  const { status, headers } = answer;
  const seen = {
    status,
    reason: answer.reason,
    ...(challenges[0] ? { realm: challenges.map(({ realm }) => realm).at(-1) ?? '' } : {}),
    ...(challenges[0]
      ? { algorithm: [...new Set(challenges.map((one) => one.algorithm))].join(' ') }
      : {}),
    ...pick(headers, ['server', 'user-agent', 'service-route', 'path', 'warning', 'retry-after']),
    ...clockOf(headers['date'], findings.now),
  };
  // Whether a guest may call shows in a call only.
  if (guest) return status >= 500 ? failed('server-error', seen) : passed(seen);
  if (status < 300) {
    return passed({ ...seen, contacts: (headers['contact']?.match(/sips?:/gi) ?? []).length });
  }
  if (status < 400) return failed('redirected', { ...seen, ...pick(headers, ['contact']) });
  if (status === 401 || status === 407) return challenged(findings, seen);
  if (status === 403) return failed('account-refused', seen);
  if (status === 404 || status === 410 || status === 604) return failed('account-unknown', seen);
  if (status === 405 || status === 501) return failed('no-registrar', seen);
  return failed(status < 500 ? 'request-refused' : 'server-error', seen);
}

function challenged({ credentials, challenges }: AccountFindings, seen: Verdict['seen']): Verdict {
  if (challenges.length && challenges.every(({ algorithm }) => !/^MD5/.test(algorithm))) {
    return failed('digest-unsupported', seen);
  }
  const { realm, ha1 } = credentials;
  if (realm !== undefined && challenges.every((challenge) => challenge.realm !== realm)) {
    return failed('realm-mismatch', { ...seen, expectedRealm: realm });
  }
  return failed(ha1 ? 'ha1-rejected' : 'credentials-rejected', seen);
}

/** Seconds by which the server's clock is ahead of ours. */
function clockOf(date: string | undefined, now: number): Verdict['seen'] {
  const ahead = Math.round((Date.parse(date ?? '') - now) / 1_000);
  return Number.isFinite(ahead) ? { clockAheadSec: ahead } : {};
}

function pick(headers: ServerAnswer['headers'], names: readonly string[]): Verdict['seen'] {
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}

/** What the server names as the way to it (RFC 3608, RFC 3327, or a redirect): a host with its port. */
export function proxyNamedBy({ status, headers }: ServerAnswer): string | undefined {
  const named =
    headers['service-route'] ??
    headers['path'] ??
    (status >= 300 && status < 400 ? headers['contact'] : '');
  return /sips?:(?:[^@>;,]*@)?([\w.-]+(?::\d{1,5})?|\[[\da-f:.]+\](?::\d{1,5})?)/i.exec(
    named ?? '',
  )?.[1];
}
