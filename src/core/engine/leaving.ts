import type { CallManager } from '../calls/call-manager.js';
import type { AccountSignaling } from '../connection/account-signaling.js';
import type { SettingsManager } from '../settings/settings-manager.js';

export interface LeavingParts {
  readonly settings: SettingsManager;
  readonly signaling: AccountSignaling;
  readonly calls: CallManager;
  /** Whether the next page can go on with the calls of this one. */
  nextGoesOn(): boolean;
  /** Keeps for it what is not kept yet. */
  keep(): void;
}

/** What becomes of the calls when their page goes. */
export class Leaving {
  readonly #parts: LeavingParts;

  constructor(parts: LeavingParts) {
    this.#parts = parts;
  }

  /**
   * The page is about to go. Firefox sends nothing any more once a reload has begun, so what
   * `on-leave="end"` ends is ended now.
   */
  begins(): 'ask' | 'go' {
    const { calls, nextGoesOn } = this.#parts;
    if (this.#keeps()) return calls.endsWithPage(nextGoesOn()) ? 'ask' : 'go';
    void calls.endAll('system');
    return 'go';
  }

  /**
   * The page goes. What was answered is left for the next page to go on with, if one can; everything else
   * is ended. Synchronous: nothing more of this page will run.
   */
  happens(): void {
    const { signaling, calls, nextGoesOn, keep } = this.#parts;
    if (nextGoesOn() && this.#keeps()) {
      keep();
      calls.leave();
    } else void signaling.dispose();
  }

  #keeps(): boolean {
    return this.#parts.settings.current.settings.onLeave === 'keep';
  }
}
