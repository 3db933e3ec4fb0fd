import type { ErrorInfo } from '../../core/errors.js';
import { resultKey } from '../i18n/call-results.js';
import type { DialerText } from '../i18n/dialer-words.js';

/** What was refused, the same to the eye and to the ear. */
export function problemText({ code, detail }: ErrorInfo, t: DialerText): string {
  if (detail.calls === 'live') return t('signOutInCall');
  return t(detail.tones === 'transfer' ? 'tonesInTransfer' : resultKey(code));
}
