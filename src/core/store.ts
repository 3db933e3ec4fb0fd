import type { DetailOf } from './events.js';
import type { Origin, PhoneState } from './state.js';

/** One change of one slice. Facts are derived by comparing `before` and `after`. */
export interface Commit {
  readonly kind: 'commit';
  readonly before: PhoneState;
  readonly after: PhoneState;
  readonly origin: Origin;
}

/** Something worth telling that is no state: it shares the order of the commits. */
export interface Notice {
  readonly kind: 'notice';
  readonly state: PhoneState;
  readonly origin: Origin;
  readonly body: NoticeBody;
}

export type NoticeBody =
  | { readonly name: 'voip-dtmf'; readonly detail: DetailOf<'voip-dtmf'> }
  | { readonly name: 'voip-call-silenced'; readonly detail: DetailOf<'voip-call-silenced'> }
  | { readonly name: 'voip-error'; readonly detail: DetailOf<'voip-error'> };

export type LogEntry = Commit | Notice;

export type SliceSetter<K extends keyof PhoneState> = (next: PhoneState[K], origin: Origin) => void;

/** Freezes plain data down to its last object. */
export function deepFreeze<T>(value: T): T {
  if (value instanceof Object && !Object.isFrozen(value)) {
    Object.values(Object.freeze(value)).forEach(deepFreeze);
  }
  return value;
}

/**
 * The state of one phone. Each slice is handed to exactly one owner, who is then its only writer.
 * Listeners run once per log entry, in order, also when a listener commits again; one that throws
 * is reported and does not stop the others.
 */
export class Store {
  state: PhoneState;
  #owned = new Set<keyof PhoneState>();
  #listeners = new Set<(entry: LogEntry) => void>();
  #pending: LogEntry[] = [];

  constructor(initial: PhoneState) {
    this.state = deepFreeze(initial);
  }

  /** Hands the only setter of a slice to its owner. */
  slice<K extends keyof PhoneState>(name: K): SliceSetter<K> {
    if (this.#owned.has(name)) throw new TypeError(name); // has an owner
    this.#owned.add(name);
    return (next, origin) => {
      if (this.state[name] === next) return;
      const before = this.state;
      this.state = deepFreeze({ ...before, [name]: next });
      this.#append({ kind: 'commit', before, after: this.state, origin });
    };
  }

  notice(body: NoticeBody, origin: Origin): void {
    this.#append({ kind: 'notice', state: this.state, origin, body });
  }

  /** Every log entry, in order. Returns the function that stops it. */
  listen(listener: (entry: LogEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #append(entry: LogEntry): void {
    // What a listener commits waits its turn behind what is being told now.
    if (this.#pending.push(entry) > 1) return;
    for (let next: LogEntry | undefined = entry; next; next = this.#pending[0]) {
      // A Set leaves out what is removed while it is gone through.
      for (const listener of this.#listeners) {
        try {
          listener(next);
        } catch (error) {
          reportError(error);
        }
      }
      this.#pending.shift();
    }
  }
}
