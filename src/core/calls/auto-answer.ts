import { codedError, type VoipError } from '../errors.js';
import { isQuiet, presenceNow } from '../presence-now.js';
import { liveCalls } from '../selectors.js';
import type { IncomingCall } from '../signaling/signaling.js';
import type { CallId, CallSnapshot, Origin, PhoneState } from '../state.js';
import type { CallManager } from './call-manager.js';

export interface AutoAnswerParts {
  read(): PhoneState;
  readonly calls: CallManager;
  /** Whether the browser lets a tone be heard now. */
  canSound(): Promise<boolean>;
  permission(): Promise<PhoneState['devices']['permission']>;
  /** Asks the page. Rejects with `call/prevented`. */
  ask(intent: { type: 'answer'; id: CallId }, origin: Origin): Promise<void>;
  tellError(error: VoipError): void;
}

/** Long enough for its tone, ms. */
const toneMs = 700;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Answers a call whose server asks for that, after a tone. Where anything speaks against it, the call rings
 * like any other: a microphone that nobody has heard open is worse than a call that waits.
 */
export class AutoAnswer {
  readonly #parts: AutoAnswerParts;

  constructor(parts: AutoAnswerParts) {
    this.#parts = parts;
  }

  /** @param seconds until then it rings */
  async answer(offered: IncomingCall, seconds: number): Promise<void> {
    const { calls, read, tellError } = this.#parts;
    const call = liveCalls(read()).find(({ id }) => calls.find(id)?.signaling === offered);
    if (!call) return; // refused, or given up already
    if (seconds) await wait(seconds * 1000);
    // What asks the browser comes first: what it says must still be so afterwards.
    if (!(await this.#mayOpen()) || !this.#isAlone(call)) return;
    if (!(await this.#pageLets(call)) || !this.#isAlone(call)) return;
    calls.session(call.id).rings('auto-answer', 'system');
    await wait(toneMs);
    if (!this.#isAlone(call)) return;
    try {
      await calls.answer(call.id, 'system');
    } catch (cause) {
      tellError(codedError(cause));
    }
  }

  /** A page that stops it knows: nobody else is told. */
  async #pageLets({ id }: CallSnapshot): Promise<boolean> {
    try {
      await this.#parts.ask({ type: 'answer', id }, 'system');
      return true;
    } catch (cause) {
      const error = codedError(cause);
      if (error.code !== 'call/prevented') this.#parts.tellError(error);
      return false;
    }
  }

  async #mayOpen(): Promise<boolean> {
    const { permission, canSound } = this.#parts;
    return (await permission()) === 'granted' && (await canSound());
  }

  /** It still rings, nobody speaks, and nobody has said meanwhile that it shall not be. */
  #isAlone({ id }: CallSnapshot): boolean {
    const state = this.#parts.read();
    const { settings, registration, presence } = state;
    const [only, ...others] = liveCalls(state);
    return (
      settings?.autoAnswer === 'own' &&
      registration.status === 'registered' &&
      !isQuiet(presenceNow(presence, Date.now()).status) &&
      only?.id === id &&
      only.state === 'ringing' &&
      !others.length
    );
  }
}
