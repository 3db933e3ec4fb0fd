import type { PhoneConfig } from '../config.js';
import type { Credentials } from '../signaling/signaling.js';
import type { AuthMethod } from '../state.js';
import type { Findings } from './problems.js';

const methods: Readonly<Record<string, AuthMethod>> = {
  guest: 'guest',
  secret: 'secret',
  ha1: 'ha1',
  token: 'token',
  // Portals store the approach as a number.
  1: 'secret',
  2: 'ha1',
  3: 'guest',
};

const secretOf = { secret: 'password', ha1: 'ha1', token: 'token' } as const;

/** How to authenticate: as told, else by what is given, else as a guest. */
export function parseAuth(config: PhoneConfig, findings: Findings): AuthMethod {
  const asked: unknown = config.auth;
  if (asked !== undefined) {
    const name = typeof asked === 'string' ? asked.trim().toLowerCase() : '';
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (method) return method;
    findings.invalid('auth', asked);
  }
  if (config.ha1) return 'ha1';
  if (config.password) return 'secret';
  return config.token ? 'token' : 'guest';
}

/**
 * The secrets that go with the method, and only those: a guest keeps none.
 *
 * @param follow the answer of `token-src` will bring them
 */
export function selectCredentials(
  auth: AuthMethod,
  config: PhoneConfig,
  realm: string | undefined,
  follow: boolean,
  findings: Findings,
): Credentials {
  if (auth === 'guest') {
    if (config.password || config.ha1 || config.token) {
      findings.warning('config/value-invalid', { key: 'password', hint: 'ignored-in-guest-mode' });
    }
    return {};
  }
  const key = secretOf[auth];
  const secret = config[key];
  if (!secret) {
    if (!follow) findings.problem('auth/credentials-needed', { key, auth });
    return {};
  }
  // MD5 in hexadecimal; anything else can never be right and would only lock the account.
  if (key === 'ha1' && !/^[\da-f]{32}$/i.test(secret)) {
    findings.problem('config/value-invalid', { key, length: secret.length });
    return {};
  }
  const authUser = config.authUser ?? config.username;
  return {
    [key]: key === 'ha1' ? secret.toLowerCase() : secret,
    ...(authUser ? { authUser } : {}),
    ...(realm ? { realm } : {}),
  };
}

/** Whether to REGISTER; a guest never does. */
export function parseRegister(
  auth: AuthMethod,
  config: PhoneConfig,
  follow: boolean,
  findings: Findings,
): boolean {
  if (!config.register) return false;
  if (auth !== 'guest') return true;
  // Without a word about `auth`, the answer of token-src decides whether this stays a guest.
  if (follow && config.auth === undefined) return true;
  // Who is no guest by choice has forgotten the credentials.
  const code = config.auth ? 'auth/guest-cannot-register' : 'auth/credentials-needed';
  findings.problem(code, { key: 'register', auth });
  return false;
}
