import { VoipError } from '../errors.js';
import type { Intent } from '../intents.js';
import type { CallId, PhoneState } from '../state.js';
import { atMost } from './at-most.js';
import { lastFailed } from './closing-window.js';
import type { Leadership } from './leadership.js';
import type { LineSlices } from './line-slices.js';

export type CallIntent = Extract<Intent, { type: 'call' }>;

export interface AwaitedWindowParts {
  readonly leadership: Leadership;
  readonly slices: LineSlices;
  state(): PhoneState;
  /** Where the line is by then. */
  makeCall(call: CallIntent): Promise<void>;
}

interface Waiting {
  readonly go: () => void;
  readonly giveUp: (error: VoipError) => void;
}

/** How long a window that was opened for a call may take until it has the line, ms. */
const patienceMs = 10_000;

/** For a page that opened a call window: whether it has the line, and the calls that wait for that. */
export class AwaitedWindow {
  readonly #parts: AwaitedWindowParts;
  #hasLine = false;
  readonly #waiting = new Map<CallId, Waiting>();

  constructor(parts: AwaitedWindowParts) {
    this.#parts = parts;
  }

  /** Whether the tab that has the line is a call window. */
  get hasLine(): boolean {
    return this.#hasLine;
  }

  set hasLine(hasLine: boolean) {
    this.#hasLine = hasLine;
    if (hasLine) for (const { go } of this.#waiting.values()) go();
  }

  /**
   * Whether that window asks for the microphone by itself. Where its last call failed, it may be in there
   * that the microphone is refused: whoever is pressed next asks.
   */
  get asksItself(): boolean {
    return this.#hasLine && !lastFailed(this.#parts.state());
  }

  /** Whether the intent ends a call that still waits for its window. */
  isFor(intent: Intent): boolean {
    return intent.type === 'hangup' && this.#waiting.has(intent.id);
  }

  giveUp(intent: Intent): void {
    if (intent.type === 'hangup') {
      this.#waiting.get(intent.id)?.giveUp(new VoipError('call/cancelled'));
    }
  }

  /** Nobody makes the calls that still wait. */
  dispose(): void {
    for (const { giveUp } of this.#waiting.values()) giveUp(new VoipError('call/cancelled'));
  }

  /** The window makes the call; where none was opened, or it takes too long, it is made as any other. */
  async call({ callWindow, ...call }: CallIntent): Promise<void> {
    try {
      await atMost(patienceMs, this.#arrival(call.id, callWindow === 'opened'));
    } finally {
      this.#waiting.delete(call.id);
    }
    await this.#parts.makeCall(call);
  }

  /** From now on the call can be given up. */
  #arrival(id: CallId, comes: boolean): Promise<void> {
    const { leadership, slices } = this.#parts;
    return new Promise<void>((go, giveUp) => {
      this.#waiting.set(id, { go, giveUp });
      void leadership.hasLine().then(() => {
        if (!comes || this.#hasLine || slices.role === 'solo') go();
      });
    });
  }
}
