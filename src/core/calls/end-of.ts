import type { VoipError } from '../errors.js';
import type { SignaledEnd } from '../signaling/signaling.js';
import type { Outcome } from '../state.js';

const outcomeByCategory: Readonly<Record<string, Outcome>> = {
  media: 'media-failed',
  device: 'device-failed',
  network: 'network-lost',
};

const outcomeByCode: Readonly<Record<string, Outcome>> = {
  'call/invalid-target': 'invalid-number',
  'call/cancelled': 'cancelled',
  'call/not-recovered': 'network-lost',
  'auth/rejected': 'forbidden',
  'auth/token-failed': 'forbidden',
};

/** How a call ended that failed on our side before the server had a say. */
export function endOf(error: VoipError): SignaledEnd {
  const outcome = outcomeByCode[error.code] ?? outcomeByCategory[error.category] ?? 'failed';
  return { by: 'system', outcome, error };
}
