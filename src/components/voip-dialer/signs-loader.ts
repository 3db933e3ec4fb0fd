import { VoipError } from '../../core/errors.js';
import type { PhoneState } from '../../core/state.js';
import type { DialerModel } from './dialer-model.js';
import type { IncomingSigns } from './incoming-signs.js';

/** Fetches the signs of an incoming call with the first one. */
export class SignsLoader {
  #signs: IncomingSigns | undefined;
  #latest: (() => void) | undefined;
  readonly #failed: (error: VoipError) => void;

  constructor(failed: (error: VoipError) => void) {
    this.#failed = failed;
  }

  follow(phone: PhoneState, model: DialerModel): void {
    const rings = model.calls.some(
      ({ state, direction }) => state === 'ringing' && direction === 'incoming',
    );
    if (!this.#signs && !rings) {
      this.#latest = undefined;
      return;
    }
    const isOnItsWay = this.#latest !== undefined;
    this.#latest = () => this.#signs?.follow(phone, model);
    if (this.#signs) return this.#latest();
    if (!isOnItsWay) void this.#load();
  }

  stop(): void {
    this.#latest = undefined;
    this.#signs?.stop();
  }

  async #load(): Promise<void> {
    try {
      const { IncomingSigns } = await import('./incoming-signs.js');
      this.#signs ??= new IncomingSigns();
      this.#latest?.();
    } catch (cause) {
      this.#latest = undefined; // the next call tries again
      this.#failed(new VoipError('network/load-failed', { cause }));
    }
  }
}
