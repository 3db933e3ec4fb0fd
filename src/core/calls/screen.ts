import { VoipError } from '../errors.js';

/**
 * Asks the user what to share. Browsers want a press for it (Screen Capture §5.1). Rejects with
 * `media/permission-dismissed` when nothing is chosen, `call/gesture-needed`, `media/unsupported`.
 */
export async function captureScreen(): Promise<MediaStreamTrack> {
  const { mediaDevices } = navigator as { mediaDevices?: Partial<MediaDevices> };
  if (!mediaDevices?.getDisplayMedia) throw new VoipError('media/unsupported');
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
    const [track] = stream.getVideoTracks();
    if (track) return track;
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : '';
    if (name === 'InvalidStateError') throw new VoipError('call/gesture-needed', { cause });
    if (name === 'NotAllowedError') throw new VoipError('media/permission-dismissed', { cause });
    throw new VoipError('media/unsupported', { cause });
  }
  throw new VoipError('media/unsupported');
}
