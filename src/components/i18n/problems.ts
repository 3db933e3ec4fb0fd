import type { VoipErrorCode } from '../../core/errors.js';
import type { Outcome } from '../../core/state.js';
import type { Problem } from './problem-words.js';

/** What stands in the way: a code of an error, how a call ended, or what only this page knows. */
export type Reason = VoipErrorCode | Outcome | 'incoming-call';

/** Nothing a visitor could be told more about. */
type Unspecific =
  | 'network/message-malformed'
  | 'network/message-too-large'
  | 'network/subscription-refused'
  | 'call/not-found'
  | 'call/invalid-state'
  | 'call/invalid-dtmf'
  | 'call/prevented'
  | 'call/silenced'
  | 'call/gesture-needed'
  | 'call/cancelled'
  | 'call/renegotiation-rejected'
  | 'call/transfer-failed'
  | 'call/failed'
  | 'tabs/window-blocked'
  | 'storage/unavailable'
  | 'storage/corrupt'
  | 'adapter/failed'
  | 'completed'
  | 'cancelled'
  | 'answered-elsewhere'
  | 'transferred'
  | 'failed';

/**
 * What each reason means to a visitor, who can neither change the configuration nor read a SIP
 * status. A code that is added without words does not compile.
 */
const problems: Partial<Record<string, Problem>> = {
  'network/unreachable': 'network',
  'network/connection-lost': 'lost',
  'network/offline': 'offline',
  'network/timeout': 'network',
  'network/load-failed': 'notLoaded',
  'network/server-error': 'unreachable',
  'auth/rejected': 'refused',
  'auth/credentials-needed': 'refused',
  'auth/token-failed': 'refused',
  'auth/guest-cannot-register': 'setup',
  'call/invalid-target': 'setup',
  'call/header-refused': 'setup',
  'call/limit-reached': 'otherCall',
  'call/busy': 'busy',
  'call/declined': 'declined',
  'call/no-answer': 'noAnswer',
  'call/unreachable': 'unreachable',
  'call/invalid-number': 'setup',
  'call/forbidden': 'refused',
  'call/payment-required': 'unreachable',
  'call/redirect-refused': 'unreachable',
  'call/not-recovered': 'notKept',
  'call/unsupported': 'unsupported',
  'media/insecure-page': 'insecure',
  'media/unsupported': 'unsupported',
  'media/permission-denied': 'blocked',
  'media/permission-dismissed': 'dismissed',
  'media/permission-policy': 'policy',
  'media/negotiation-failed': 'media',
  'media/no-candidates': 'media',
  'media/connection-failed': 'media',
  'media/playback-blocked': 'media',
  'device/microphone-missing': 'noMic',
  'device/in-use': 'micInUse',
  'device/not-found': 'noMic',
  'device/lost': 'micLost',
  'device/unsupported': 'unsupported',
  'tabs/leader-lost': 'lost',
  'incoming-call': 'incomingCall',
  missed: 'noAnswer',
  'no-answer': 'noAnswer',
  busy: 'busy',
  declined: 'declined',
  unreachable: 'unreachable',
  'invalid-number': 'setup',
  forbidden: 'refused',
  'payment-required': 'unreachable',
  'media-failed': 'media',
  'device-failed': 'noMic',
  'network-lost': 'lost',
} satisfies Record<Exclude<Reason, Unspecific | `config/${string}`>, Problem>;

/** A mistake in the page is one to the visitor, whatever it is. */
export const problemOf = (reason: Reason): Problem =>
  reason.startsWith('config/') ? 'setup' : (problems[reason] ?? 'failed');
