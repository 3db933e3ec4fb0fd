import type { VoipErrorCode } from '../../core/errors.js';
import type { Outcome } from '../../core/state.js';
import type { DialerTextKey } from './dialer-words.js';

/** What went wrong, or how a call ended. Errors that have no row of their own are `config/…`. */
type Row = Exclude<VoipErrorCode, `config/${string}`> | Outcome;

/** One table for everything an agent can be told. A code that is added without words does not compile. */
const results = {
  completed: 'ended',
  missed: 'resultMissed',
  'no-answer': 'resultNoAnswer',
  busy: 'resultBusy',
  declined: 'resultDeclined',
  cancelled: 'resultCancelled',
  'answered-elsewhere': 'resultElsewhere',
  transferred: 'resultTransferred',
  unreachable: 'resultUnreachable',
  'invalid-number': 'resultInvalidNumber',
  forbidden: 'resultForbidden',
  'payment-required': 'resultPayment',
  'media-failed': 'resultMedia',
  'device-failed': 'resultNoMicrophone',
  'network-lost': 'resultLost',
  failed: 'resultFailed',
  'network/unreachable': 'resultNetwork',
  'network/connection-lost': 'resultLost',
  'network/offline': 'resultOffline',
  'network/timeout': 'resultNetwork',
  'network/message-malformed': 'resultServer',
  'network/message-too-large': 'resultServer',
  'network/load-failed': 'resultNotLoaded',
  'network/server-error': 'resultServer',
  'network/subscription-refused': 'resultServer',
  'auth/rejected': 'resultAuth',
  'auth/credentials-needed': 'resultSignIn',
  'auth/token-failed': 'resultToken',
  'auth/guest-cannot-register': 'resultSignIn',
  'call/not-found': 'resultState',
  'call/invalid-state': 'resultState',
  'call/invalid-target': 'resultNoNumber',
  'call/invalid-dtmf': 'resultNoTone',
  'call/header-refused': 'resultSetup',
  'call/limit-reached': 'resultLimit',
  'call/prevented': 'resultPrevented',
  'call/silenced': 'resultSilenced',
  'call/gesture-needed': 'resultState',
  'call/cancelled': 'resultCancelled',
  'call/busy': 'resultBusy',
  'call/declined': 'resultDeclined',
  'call/no-answer': 'resultNoAnswer',
  'call/unreachable': 'resultUnreachable',
  'call/invalid-number': 'resultInvalidNumber',
  'call/forbidden': 'resultForbidden',
  'call/payment-required': 'resultPayment',
  'call/redirect-refused': 'resultRedirect',
  'call/renegotiation-rejected': 'resultHold',
  'call/not-recovered': 'resultNotRecovered',
  'call/transfer-failed': 'resultTransfer',
  'call/failed': 'resultFailed',
  'call/unsupported': 'resultNotHere',
  'media/insecure-page': 'resultInsecure',
  'media/unsupported': 'resultUnsupported',
  'media/permission-denied': 'resultBlocked',
  'media/permission-dismissed': 'resultDismissed',
  'media/permission-policy': 'resultPolicy',
  'media/negotiation-failed': 'resultCodecs',
  'media/no-candidates': 'resultMedia',
  'media/connection-failed': 'resultMedia',
  'media/playback-blocked': 'resultMedia',
  'device/microphone-missing': 'resultNoMicrophone',
  'device/in-use': 'resultMicrophoneInUse',
  'device/not-found': 'resultDevice',
  'device/lost': 'resultMicrophoneLost',
  'device/unsupported': 'resultDevice',
  'tabs/leader-lost': 'resultTabs',
  'tabs/window-blocked': 'resultWindow',
  'storage/unavailable': 'resultStorage',
  'storage/corrupt': 'resultStorage',
  'adapter/failed': 'resultFailed',
} satisfies Record<Row, DialerTextKey>;

type ResultKey = (typeof results)[Row] | 'resultSetup';

/** The text of a code. */
export const resultKey = (code: VoipErrorCode | Outcome): ResultKey =>
  isRow(code) ? results[code] : 'resultSetup';

const isRow = (code: string): code is Row => Object.hasOwn(results, code);
