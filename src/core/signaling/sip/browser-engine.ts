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

/**
 * Whether host candidates show their addresses as soon as the microphone is permitted. Chromium asks
 * for the permission; Gecko and WebKit for a capture that is running, so gathering waits for the track.
 */
export async function showsAddressesBeforeCapture(): Promise<boolean> {
  if (!('userAgentData' in navigator)) return false;
  try {
    const { state } = await navigator.permissions.query({ name: 'microphone' });
    return state === 'granted';
  } catch {
    // Without an answer the track is waited for, which always works.
    return false;
  }
}
