import type { UserAgent } from 'sip.js';
import type { Account, Credentials } from '../signaling.js';

export interface DigestRules {
  readonly account: Account;
  credentials(): Credentials;
  /** A call given up: answering its challenge would make it ring, and no CANCEL would follow. */
  isAbandoned(callId: string): boolean;
}

/** Whether there is anything to answer a challenge with. */
export function hasCredentials({ guest }: Account, credentials: Credentials): boolean {
  return !guest && Boolean(credentials.password ?? credentials.ha1 ?? credentials.token);
}

/** Hands new credentials to SIP.js. It masks a password in its own log, but never an HA1: that log is off. */
export function applyCredentials(
  { configuration }: UserAgent,
  account: Account,
  { authUser, password, token, ha1 }: Credentials,
): void {
  configuration.authorizationUsername = authUser ?? account.username;
  configuration.authorizationPassword = password ?? token ?? '';
  configuration.authorizationHa1 = ha1 ?? '';
}

/** SIP.js answers every challenge, also with no password at all; these rules come first. */
export function guardDigest(userAgent: UserAgent, rules: DigestRules): void {
  const { configuration } = userAgent.userAgentCore;
  const create = configuration.authenticationFactory;
  configuration.authenticationFactory = () => {
    const digest = create();
    if (!digest) return digest;
    const authenticate = digest.authenticate.bind(digest);
    digest.authenticate = (request, challenge: { realm?: unknown }, body) =>
      mayAnswer(rules, request.callId, challenge.realm) && authenticate(request, challenge, body);
    return digest;
  };
}

function mayAnswer(rules: DigestRules, callId: string, realm: unknown): boolean {
  const credentials = rules.credentials();
  if (!hasCredentials(rules.account, credentials) || rules.isAbandoned(callId)) return false;
  // It is written between quotes as it stands.
  const user = credentials.authUser ?? rules.account.username;
  if (/["\\\p{Cc}]/u.test(user)) return false;
  return credentials.realm === undefined || credentials.realm === realm;
}
