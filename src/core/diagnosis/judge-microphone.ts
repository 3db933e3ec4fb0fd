import type { Diagnosis } from '../diagnostics.js';
import type { VoipErrorCode } from '../errors.js';
import { failed, passed, warned, type Verdict } from './verdict.js';

export interface MicrophoneFindings {
  /** Why there is none; `unanswered`: the browser still asks the person. */
  readonly refusal?: VoipErrorCode | 'unanswered';
  /** In a frame, in a browser that does not say whether the frame is allowed to. */
  readonly inUnknownFrame: boolean;
  readonly label?: string;
  /** 0 to 1, the loudest moment; absent where the browser lets nothing be measured yet. */
  readonly peak?: number;
}

/** Below this there is not even the noise of a room. */
const silence = 0.0005;

const meanings: Partial<Record<VoipErrorCode, Diagnosis>> = {
  'media/insecure-page': 'insecure-page',
  'media/permission-policy': 'microphone-policy',
  'media/permission-dismissed': 'microphone-unanswered',
  'media/permission-denied': 'microphone-denied',
  'device/microphone-missing': 'microphone-missing',
  'device/not-found': 'microphone-missing',
  'device/in-use': 'microphone-in-use',
  'media/unsupported': 'webrtc-missing',
};

export function judgeMicrophone({
  refusal,
  inUnknownFrame,
  label,
  peak,
}: MicrophoneFindings): Verdict {
  if (refusal === 'unanswered') return failed('microphone-unanswered');
  if (refusal) {
    const diagnosis = meanings[refusal] ?? 'microphone-failed';
    const both = inUnknownFrame && diagnosis === 'microphone-denied';
    return failed(both ? 'microphone-not-allowed' : diagnosis, { code: refusal });
  }
  const seen = {
    ...(label ? { microphone: label } : {}),
    ...(peak === undefined ? {} : { peak: Math.round(peak * 1_000) / 1_000 }),
  };
  return peak !== undefined && peak < silence ? warned('microphone-silent', seen) : passed(seen);
}
