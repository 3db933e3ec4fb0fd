import { VoipError, type VoipErrorCode } from '../errors.js';

/** What can be known about the page and its permission after getUserMedia refused a microphone or a camera. */
export interface MicrophoneFacts {
  readonly secure: boolean;
  readonly supported: boolean;
  /** `unknown` where the browser does not say. */
  readonly permission: PermissionState | 'unknown';
  /** False when a Permissions-Policy or a frame without `allow="microphone"` forbids it. */
  readonly allowedByPolicy: boolean;
}

/**
 * The names of getUserMedia's errors are few and mean many things; the facts around tell them apart
 * (Media Capture and Streams §10.2).
 */
export function microphoneError(cause: unknown, facts: MicrophoneFacts): VoipError {
  return new VoipError(codeOf(cause, facts), { cause });
}

function codeOf(cause: unknown, facts: MicrophoneFacts): VoipErrorCode {
  if (!facts.secure) return 'media/insecure-page';
  if (!facts.supported) return 'media/unsupported';
  switch (cause instanceof DOMException ? cause.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      if (!facts.allowedByPolicy) return 'media/permission-policy';
      // Still to be asked means that the prompt was closed without an answer.
      return facts.permission === 'prompt'
        ? 'media/permission-dismissed'
        : 'media/permission-denied';
    case 'NotFoundError':
      return 'device/microphone-missing';
    case 'OverconstrainedError':
      return 'device/not-found';
    case 'NotReadableError':
    case 'AbortError':
      return 'device/in-use';
    default:
      return 'media/unsupported';
  }
}

/** @param permissions absent where the browser lacks the Permissions API. */
export function gatherMicrophoneFacts(): Promise<MicrophoneFacts> {
  return gatherFacts('microphone');
}

export async function gatherFacts(device: 'microphone' | 'camera'): Promise<MicrophoneFacts> {
  const policy = (document as { featurePolicy?: { allowsFeature(name: string): boolean } })
    .featurePolicy;
  return {
    secure: globalThis.isSecureContext,
    supported: typeof navigator.mediaDevices?.getUserMedia === 'function',
    permission: await permissionOf(device),
    allowedByPolicy: policy?.allowsFeature(device) ?? true,
  };
}

export function microphonePermission(): Promise<PermissionState | 'unknown'> {
  return permissionOf('microphone');
}

export function cameraPermission(): Promise<PermissionState | 'unknown'> {
  return permissionOf('camera');
}

async function permissionOf(device: 'microphone' | 'camera'): Promise<PermissionState | 'unknown'> {
  try {
    const name = device as PermissionName;
    return (await navigator.permissions.query({ name })).state;
  } catch {
    // Firefox before 131 and some webviews reject the name: the browser cannot say.
    return 'unknown';
  }
}
