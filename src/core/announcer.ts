import { VoipError } from './errors.js';
import type { DetailOf, EventBase, PhoneEventName } from './events.js';
import { createId } from './ids.js';
import type { Origin } from './state.js';

/** The longest a page may delay an action by `waitUntil`, ms. */
const maxDelayMs = 10_000;

/** Dispatches one event on the element that was used and on the phone itself. */
export class Announcer {
  readonly #phone: EventTarget;
  readonly #element: (callId: string | undefined) => HTMLElement | undefined;

  constructor(
    phone: EventTarget,
    element: (callId: string | undefined) => HTMLElement | undefined,
  ) {
    this.#phone = phone;
    this.#element = element;
  }

  /** @returns false when a cancelable event was prevented. */
  announce<K extends PhoneEventName>(
    name: K,
    detail: DetailOf<K>,
    {
      origin,
      cancelable = false,
      source,
    }: { origin: Origin; cancelable?: boolean; source?: HTMLElement | undefined },
  ): boolean {
    const base: EventBase = { id: createId(), ts: new Date().toISOString(), origin, leader: true };
    const frozen = Object.freeze({ ...base, ...detail });
    const call = (detail as { call?: { id: string } }).call;
    const init = { detail: frozen, bubbles: true, composed: true, cancelable };
    const element = source ?? this.#element(call?.id);
    const onElement = element?.dispatchEvent(new CustomEvent(name, init)) ?? true;
    return this.#phone.dispatchEvent(new CustomEvent(name, init)) && onElement;
  }

  /**
   * Asks the page before something happens.
   * @throws VoipError `call/prevented` when a listener stops it or a promise given to `waitUntil` rejects.
   */
  async ask<K extends PhoneEventName & `voip-before-${string}`>(
    name: K,
    detail: Omit<DetailOf<K>, 'waitUntil'>,
    options: { origin: Origin; source?: HTMLElement | undefined },
  ): Promise<void> {
    const delays: PromiseLike<unknown>[] = [];
    const waitUntil = (promise: PromiseLike<unknown>): void => void delays.push(promise);
    const full = { ...detail, waitUntil } as DetailOf<K>;
    if (!this.announce(name, full, { ...options, cancelable: true })) {
      throw new VoipError('call/prevented', { detail: { event: name } });
    }
    // Nobody has to wait to hang up.
    if (!delays.length || name === 'voip-before-hangup') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, maxDelayMs)));
    try {
      await Promise.race([Promise.all(delays), limit]);
    } catch (cause) {
      throw new VoipError('call/prevented', { detail: { event: name }, cause });
    } finally {
      clearTimeout(timer);
    }
  }
}
