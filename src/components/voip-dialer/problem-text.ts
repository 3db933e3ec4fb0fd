import type { ErrorInfo } from '../../core/errors.js';
import { resultKey } from '../i18n/call-results.js';
import type { DialerText } from '../i18n/dialer-words.js';

/** What was refused, the same to the eye and to the ear. */
export const problemText = ({ code, detail }: ErrorInfo, t: DialerText): string =>
  t(detail.calls === 'live' ? 'signOutInCall' : resultKey(code));
