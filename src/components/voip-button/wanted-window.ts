import { hasCallWindowName } from '../../core/call-window.js';
import type { VoipButton } from './voip-button.js';

/** The page that is to hold the calls, as the author gave it. In the call window itself none is wanted. */
export const wantedCallWindow = (host: VoipButton): string | null =>
  hasCallWindowName(host.phone.name) ? null : host.callWindow || host.getAttribute('call-window');
