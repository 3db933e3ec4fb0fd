import type { SignaledEnd } from '../signaling/signaling.js';

/**
 * Tries again while what ended the attempt was the way to the server: a page may reload where the network is
 * away for a moment. Resolves with the last attempt's end, or with nothing when one succeeded.
 *
 * @param reopen begins to open the way anew
 * @param wanted false when nobody needs another attempt
 */
export async function untilReached(
  attempt: () => Promise<SignaledEnd | undefined>,
  reopen: () => Promise<void>,
  wanted: () => boolean,
  { limitMs, pauseMs }: { readonly limitMs: number; readonly pauseMs: number },
): Promise<SignaledEnd | undefined> {
  const latest = performance.now() + limitMs;
  for (;;) {
    const end = await attempt();
    if (!end?.error || end.error.category !== 'network' || !end.error.retryable) return end;
    if (performance.now() + pauseMs > latest) return end;
    // Nothing tells when a server can be reached again.
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (!wanted()) return end;
    await reopen();
  }
}
