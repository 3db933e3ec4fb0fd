import type { MicrophoneFacts } from '../media/microphone-errors.js';
import { failed, passed, type Verdict } from './verdict.js';

export interface PageFacts {
  readonly microphone: MicrophoneFacts;
  readonly webrtc: boolean;
  readonly online: boolean;
  /** The page is shown in a frame of another page. */
  readonly framed: boolean;
}

/** Whether the browser lets this page telephone at all. */
export function judgePage({ microphone, webrtc, online, framed }: PageFacts): Verdict {
  const seen = { permission: microphone.permission, online, framed };
  if (!microphone.secure) return failed('insecure-page', seen);
  if (!webrtc || !microphone.supported) return failed('webrtc-missing', seen);
  if (!microphone.allowedByPolicy) return failed('microphone-policy', seen);
  return passed(seen);
}
