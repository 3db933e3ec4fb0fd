import type { ErrorInfo } from '../../core/errors.js';
import { resultKey } from '../i18n/call-results.js';
import type { DialerText, DialerTextKey } from '../i18n/dialer-words.js';

/** What was refused, the same to the eye and to the ear. */
export const problemText = ({ code, detail }: ErrorInfo, t: DialerText): string => {
  if (detail.kind === 'camera') return t(cameraKey(code));
  if (detail.tones === 'transfer') return t('tonesInTransfer');
  return t(detail.calls === 'live' ? 'signOutInCall' : resultKey(code));
};

/** The codes are those of the microphone, whose words speak of that. */
function cameraKey(code: ErrorInfo['code']): DialerTextKey {
  if (code.startsWith('media/permission')) return 'cameraRefused';
  if (code === 'device/in-use') return 'cameraInUse';
  if (code === 'device/lost') return 'cameraLost';
  return code === 'device/not-found' ? 'cameraMissing' : resultKey(code);
}
