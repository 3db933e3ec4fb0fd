import type { DetailOf, PhoneEventName } from './events.js';
import { createId } from './ids.js';
import type { Origin } from './state.js';

/** How an event is told. */
export interface AnnounceOptions {
  readonly origin: Origin;
  /** The element the user acted on, when it is known better than by the call. */
  readonly source?: HTMLElement | undefined;
  readonly cancelable?: boolean;
}

export interface Told {
  readonly origin: Origin;
  /** Whether this tab has the line. */
  readonly leader: boolean;
  readonly cancelable?: boolean | undefined;
}

export type Announce = <K extends PhoneEventName>(
  name: K,
  detail: DetailOf<K>,
  options: AnnounceOptions,
) => boolean;

/**
 * Dispatches one event, with a frozen detail, on every target.
 * @returns false when a cancelable event was prevented on one of them.
 */
export function announceOn<K extends PhoneEventName>(
  targets: readonly (EventTarget | undefined)[],
  name: K,
  given: DetailOf<K>,
  { origin, leader, cancelable = false }: Told,
): boolean {
  const detail = Object.freeze({
    id: createId(),
    ts: new Date().toISOString(),
    origin,
    leader,
    ...given,
  });
  const init = { bubbles: true, composed: true, cancelable, detail };
  // An event object can be dispatched once only, so each target gets its own; all are asked.
  return !targets
    .map((target) => target?.dispatchEvent(new CustomEvent(name, init)))
    .includes(false);
}
