import { isLive } from '../selectors.js';
import type { CallsState, PhoneState } from '../state.js';
import type { SliceSetter, Store } from '../store.js';
import type { LineState } from '../tabs/tab-bus.js';

/**
 * Lends the slices that tell of the line. While this tab has the line, its managers write them; while
 * it follows another, they mirror what that one says, and a late word of a manager is dropped.
 */
export class LineSlices {
  readonly #store: Store;
  readonly #setters: { readonly [K in keyof LineState]: SliceSetter<K> };
  readonly #setTab: SliceSetter<'tab'>;
  /** Whether a call sounds in this browser. */
  #sounds = false;

  constructor(store: Store) {
    this.#store = store;
    this.#setters = {
      calls: store.slice('calls'),
      connection: store.slice('connection'),
      registration: store.slice('registration'),
      devices: store.slice('devices'),
      recents: store.slice('recents'),
      presence: store.slice('presence'),
      quality: store.slice('quality'),
      subscriptions: store.slice('subscriptions'),
    };
    this.#setTab = store.slice('tab');
  }

  get role(): PhoneState['tab']['role'] {
    return this.#store.state.tab.role;
  }

  get sounds(): boolean {
    return this.#sounds;
  }

  /** For the manager that owns the slice while this tab has the line. */
  own<K extends keyof LineState>(name: K): SliceSetter<K> {
    return (next, origin) => {
      if (this.role !== 'follower') this.#setters[name](next, origin);
    };
  }

  setRole(role: PhoneState['tab']['role']): void {
    const shown = this.role === 'follower' && role !== 'follower';
    if (shown) this.#sounds = false;
    const sound = !this.#sounds ? 'none' : role === 'follower' ? 'elsewhere' : 'here';
    const { tab } = this.#store.state;
    if (tab.role !== role || tab.sound !== sound) this.#setTab({ role, sound }, 'system');
    // What another tab has is nothing to a tab that stands for nothing; what has ended is told to the end.
    if (shown) for (const name of ofTheLine) this.#setters[name](null, 'tab');
    if (shown && role === 'solo') this.#setters.calls(endedOf(this.#store.state.calls), 'tab');
  }

  setSounds(sounds: boolean): void {
    this.#sounds = sounds;
    this.setRole(this.role);
  }

  #set<K extends keyof LineState>(name: K, slice: PhoneState[K]): void {
    this.#setters[name](slice, 'tab');
  }

  /** What the leading tab says. */
  mirror(slices: Partial<LineState>, sounds: boolean): void {
    const { connection, registration, devices, calls } = slices;
    if (connection) this.#setters.connection(connection, 'tab');
    if (registration) this.#setters.registration(registration, 'tab');
    if (devices) this.#setters.devices(devices, 'tab');
    for (const name of ofTheLine) {
      const slice = slices[name];
      if (slice !== undefined) this.#set(name, slice);
    }
    this.setSounds(sounds);
    if (calls) this.#setters.calls(calls, 'tab');
  }
}

/** What only an account has. */
const ofTheLine = ['recents', 'presence', 'quality', 'subscriptions'] as const;

function endedOf({ byId }: CallsState): CallsState {
  const ended = Object.entries(byId).filter(([, call]) => !isLive(call));
  const order = ended.map(([id]) => id);
  return { byId: Object.fromEntries(ended), order, activeId: order.at(-1) ?? null };
}
