import '../../test/e2e/support/globals.js';

/** What a bench page puts on the window: `watch.js` the measurements, its client the verbs. */
export interface Bench {
  /** `performance.now()` in the press handler, before any other listener of the page. */
  pressedAt: number | undefined;
  /** Resolves with the arrival of the first inbound RTP packet after the press. */
  firstAudio: Promise<{ at: number; seenAt: number; packets: number }>;
  dial(): unknown;
  hangup(): unknown;
  /** Resolves when the call placed by `dial` is up. */
  connected(): Promise<unknown>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}
