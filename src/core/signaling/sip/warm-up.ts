let warm = false;

/**
 * The first RTCPeerConnection of a page and its first offer take 10 to 15 ms longer than the next ones
 * (Chromium), so a phone that expects calls makes one for nothing while the page is idle. It gathers
 * nothing: that would begin with `setLocalDescription()`.
 */
export function warmUp(): void {
  if (warm) return;
  warm = true;
  globalThis.requestIdleCallback?.(() => void makeOffer());
}

async function makeOffer(): Promise<void> {
  try {
    const connection = new RTCPeerConnection();
    connection.addTransceiver('audio');
    await connection.createOffer();
    connection.close();
  } catch {
    // The call will tell what is wrong.
  }
}
