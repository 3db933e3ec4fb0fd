import type { Diagnosis, DiagnosticStepName } from '../diagnostics.js';
import type { VoipError } from '../errors.js';
import { failed, passed, type Verdict } from './verdict.js';

const meanings: Readonly<Record<string, Diagnosis>> = {
  'config/server-invalid': 'address-invalid',
  'config/server-insecure': 'address-insecure',
  'config/server-port-blocked': 'port-blocked',
  'config/not-configured': 'not-configured',
  'config/blocked-by-policy': 'blocked-by-policy',
  'config/codecs-empty': 'no-usable-codec',
  'auth/credentials-needed': 'credentials-missing',
  'auth/token-failed': 'token-failed',
  'network/load-failed': 'test-failed',
};

export interface SettingsVerdict {
  readonly step: DiagnosticStepName;
  readonly verdict: Verdict;
}

/** What is wrong with the settings before anything is sent, and which layer that breaks. */
export function judgeProblem({ code, detail }: VoipError): SettingsVerdict {
  const diagnosis = meanings[code] ?? 'settings-invalid';
  const step = diagnosis === 'no-usable-codec' ? 'codecs' : stepOf(code, detail['key']);
  const verdict = failed(diagnosis, { code, ...withoutUrlSecrets(detail) });
  return { step, verdict };
}

function stepOf(code: string, key: unknown): DiagnosticStepName {
  if (code.startsWith('auth/')) return 'account';
  if (key === 'turn' || key === 'iceServers') return 'turn';
  if (key === 'stun') return 'stun';
  if (key === 'codecs') return 'codecs';
  return key === 'username' || key === 'authUser' ? 'account' : 'address';
}

/** What was pasted as an address may hold anything; where it is one, its query and credentials stay out. */
function withoutUrlSecrets(
  detail: VoipError['detail'],
): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [
      key,
      typeof value === 'string' ? shownAddress(value) : value,
    ]),
  );
}

/** An address without what may be secret in it. */
export const shownAddress = (text: string): string =>
  text.replace(/\/\/[^/@?#]*@/, '//…@').replace(/[?#].*$/, '?…');

/** @param servers that are configured and can be used */
export function judgeAddress(servers: readonly string[]): Verdict {
  if (!servers.length) return failed('not-configured');
  const literal = servers.some((server) => /^\[|^[\d.]+$/.test(new URL(server).hostname));
  return passed({
    servers: servers.map(shownAddress).join(' '),
    // Certificates for bare addresses are rare.
    ...(literal ? { bareAddress: true } : {}),
  });
}
