/**
 * Two behaviours of browser engines that no feature test shows, because they only appear on the wire.
 * The test for Gecko is an attribute of `Window` that no other engine ever had.
 */
function isGecko(): boolean {
  return 'mozInnerScreenX' in globalThis;
}

/** See `offerAsDtlsClient`: the same rewrite breaks the call in Chromium. */
export function needsDtlsClientOffer(): boolean {
  return isGecko();
}

let permission: Promise<PermissionStatus | undefined> | undefined;

/** Asked once and ahead of the first call, whose gathering would wait for it; the browser keeps it current. */
export function microphonePermission(): Promise<PermissionStatus | undefined> {
  return (permission ??= askPermission());
}

async function askPermission(): Promise<PermissionStatus | undefined> {
  try {
    return await navigator.permissions.query({ name: 'microphone' });
  } catch {
    return undefined;
  }
}

/**
 * Whether host candidates show their addresses as soon as the microphone is permitted. Chromium asks
 * for the permission; Gecko and WebKit for a capture that is running, so gathering waits for the track,
 * as it does without an answer: that always works.
 */
export async function showsAddressesBeforeCapture(): Promise<boolean> {
  if (!('userAgentData' in navigator)) return false;
  return (await microphonePermission())?.state === 'granted';
}
