import type { ErrorInfo } from '../../core/errors.js';
import type { PhoneState } from '../../core/state.js';

/** How the line stands, as one word. */
export interface LineStatus {
  readonly state:
    'off' | 'connecting' | 'ready' | 'outgoing' | 'unconfirmed' | 'lost' | 'failed' | 'sign-in';
  readonly error: ErrorInfo | null;
}

/** ms without an answer after which a line that says "registered" is no longer believed. */
const unconfirmedMs = 120_000;

const signInCodes: readonly string[] = [
  'auth/credentials-needed',
  'auth/guest-cannot-register',
  'auth/rejected',
];

/** @param now ms since the epoch */
export function lineStatusOf(phone: PhoneState, now: number): LineStatus {
  const { settings, connection, registration } = phone;
  const error = settings?.error ?? registration.error ?? connection.error;
  if (!settings) return { state: 'connecting', error: null };
  const lacksUser = error?.code === 'config/not-configured' && error.detail.key === 'username';
  if (error && (lacksUser || signInCodes.includes(error.code)) && !settings.tokenSrc) {
    return { state: 'sign-in', error };
  }
  if (settings.error || !settings.configured) return { state: 'failed', error };
  if (connection.status === 'reconnecting') return { state: 'lost', error };
  switch (registration.status) {
    case 'registered':
      // Nothing was heard that could be told the age of.
      if (!connection.lastConfirmedAt) return { state: 'connecting', error: null };
      return { state: isConfirmed(connection, now) ? 'ready' : 'unconfirmed', error: null };
    case 'registering':
      return { state: 'connecting', error: null };
    case 'failed':
      return { state: 'failed', error };
    case 'unregistering':
    case 'off':
      return { state: withoutRegistration(phone), error };
  }
}

function withoutRegistration({ settings, connection }: PhoneState): LineStatus['state'] {
  if (!settings?.register) return 'outgoing';
  return connection.status === 'connecting' ? 'connecting' : 'off';
}

function isConfirmed({ lastConfirmedAt }: PhoneState['connection'], now: number): boolean {
  return now - Date.parse(lastConfirmedAt ?? '') < unconfirmedMs;
}
