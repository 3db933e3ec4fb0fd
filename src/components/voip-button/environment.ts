/** Only for wording: where the permission is found differs by browser. Nothing is decided by it. */
export type Browser = 'chromium' | 'firefox' | 'safari' | 'other';

export function browserOf(userAgent: string): Browser {
  if (/firefox|fxios/i.test(userAgent)) return 'firefox';
  if (/chrome|chromium|crios|edg/i.test(userAgent)) return 'chromium';
  return /safari/i.test(userAgent) ? 'safari' : 'other';
}

/** `unknown` where the browser does not say: then it is asked without a primer. */
export async function microphonePermission(): Promise<PermissionState | 'unknown'> {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state;
  } catch {
    return 'unknown';
  }
}
