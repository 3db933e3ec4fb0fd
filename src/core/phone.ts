import type { VoipAdapter } from './adapter.js';
import { announceOn, type AnnounceOptions } from './announcer.js';
import { hasCallMark } from './call-mark.js';
import { checkTypes, type ConfigLayers, type PhoneConfig } from './config.js';
import type { Engine } from './engine/engine.js';
import { codedError, VoipError } from './errors.js';
import type { DetailOf, PhoneEventMap, PhoneEventName } from './events.js';
import { beginGesture } from './gesture.js';
import type { Intent } from './intents.js';
import { PhoneVerbs } from './phone-verbs.js';
import { phones } from './registry.js';
import { initialState } from './state.js';
import type { CallId, PhoneState } from './state.js';
import { deepFreeze, Store, type SliceSetter } from './store.js';

/** The later ones stand. */
const merged: (...configs: PhoneConfig[]) => PhoneConfig = Object.assign;

/**
 * The one object a page, its elements and its adapters share. It holds the state, takes the intents
 * that its verbs are, and fetches the engine when the first of them needs it.
 */
export class Phone extends PhoneVerbs {
  readonly name: string;
  readonly #store = new Store(initialState);
  readonly #setCore: SliceSetter<'core'> = this.#store.slice('core');
  readonly #elements = new Map<HTMLElement, PhoneConfig>();
  /** Which element a call was started from, so that its events come from there. */
  readonly #sources = new Map<CallId | undefined, HTMLElement>();
  /** What `configure()` was given, oldest first, without what was refused. */
  readonly #given = new Set<PhoneConfig>();
  readonly #adapters = new Set<VoipAdapter>();
  #engine: Promise<Engine> | undefined;

  constructor(name: string) {
    super();
    this.name = name;
  }

  /** Frozen, structured-clonable, without secrets. */
  get state(): PhoneState {
    return this.#store.state;
  }

  /** Calls the listener at once and after every change (of what the selector picks). Returns the stop function. */
  subscribe(listener: (state: PhoneState) => void): () => void;
  subscribe<T>(selector: (state: PhoneState) => T, listener: (value: T) => void): () => void;
  subscribe<T>(first: (state: PhoneState) => T, second?: (value: T) => void): () => void {
    const select = second ? first : (state: PhoneState) => state;
    const listener = (second ?? first) as (value: unknown) => void;
    let last: unknown = select; // no selector returns itself, so the first value always counts
    const update = (): void => {
      const value = select(this.state);
      if (value !== last) listener((last = value));
    };
    update();
    return this.#store.listen(update);
  }

  /**
   * Sets any of the settings; what is given here stands over attributes.
   * @throws TypeError at once for a wrong type; rejects with `config/…` for a wrong value or an unknown key.
   */
  configure(config: PhoneConfig): Promise<void> {
    checkTypes(config);
    const given = { ...config };
    this.#given.add(given);
    return this.load()
      .then((engine) => engine.configure(this.#layers()))
      .catch((error: unknown) => {
        // What is missing may come with the next.
        if (!(error instanceof VoipError && error.category === 'auth')) this.#given.delete(given);
        // Who takes it away does not want it kept.
        else if (given.password === '') for (const one of this.#given) delete one.password;
        throw error;
      });
  }

  /** Fetches the engine now instead of with the first intent. */
  load(): Promise<Engine> {
    return (this.#engine ??= this.#load());
  }

  /** A CRM or help desk, asked from now on. Returns the function that ends it. */
  use(adapter: VoipAdapter): () => void {
    this.#adapters.add(adapter);
    return () => this.#adapters.delete(adapter);
  }

  /** Ends the calls, unregisters, releases the devices and forgets the name. */
  async dispose(): Promise<void> {
    phones().delete(this.name);
    const engine = this.#engine;
    this.#engine = undefined;
    await (await engine)?.dispose();
    this.#setCore('idle', 'api');
  }

  /** Elements and verbs alike come through here. `source` is the element the user acted on. */
  async request(asked: Intent, source?: HTMLElement): Promise<void> {
    if (asked.type === 'call' || asked.type === 'answer') beginGesture();
    // A copy: what a listener or the page does to its objects later changes nothing.
    const intent = deepFreeze(structuredClone(asked));
    const { type } = intent;
    const begun = type === 'call' ? intent.id : type === 'transfer' && intent.consultId;
    if (begun && source) this.#sources.set(begun, source);
    const engine = await this.load();
    await engine.run(intent, source);
  }

  /** For the elements: takes part in this phone with these attributes; again whenever they change. */
  attach(element: HTMLElement, attributes: PhoneConfig): void {
    this.#elements.set(element, attributes);
    // Nothing waits for it: what fails is in the state.
    if (hasCallMark()) this.load().catch(() => undefined);
    // A wrong attribute is told by the engine as `voip-error`; nobody waits for this promise.
    this.#engine?.then((engine) => engine.configure(this.#layers())).catch(() => undefined);
  }

  /** For the elements and the engine: tells the page. Returns false when it prevented a cancelable event. */
  announce<K extends PhoneEventName>(
    name: K,
    detail: DetailOf<K>,
    { origin, source, cancelable }: AnnounceOptions,
  ): boolean {
    const { call } = detail as { call?: { id: string } };
    const candidates = [source, this.#sources.get(call?.id), ...this.#elements.keys()];
    const element = candidates.find((candidate) => candidate?.isConnected);
    const leader = this.state.tab.role !== 'follower';
    return announceOn([element, this], name, detail, { origin, leader, cancelable });
  }

  detach(element: HTMLElement): void {
    this.#elements.delete(element);
  }

  #layers(): ConfigLayers {
    return { properties: merged({}, ...this.#given), attributes: [...this.#elements.values()] };
  }

  async #load(): Promise<Engine> {
    this.#setCore('loading', 'system');
    try {
      const { createEngine } = await import('./engine/engine.js');
      const engine = createEngine({
        name: this.name,
        store: this.#store,
        announce: this.announce.bind(this),
        adapters: this.#adapters,
      });
      await engine.start(this.#layers());
      this.#setCore('ready', 'system');
      return engine;
    } catch (cause) {
      // The next intent tries again: the network may be back.
      this.#engine = undefined;
      this.#setCore('failed', 'system');
      throw codedError(cause, 'network/load-failed');
    }
  }
}

export interface Phone {
  addEventListener<K extends PhoneEventName>(
    type: K,
    listener: (event: PhoneEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}
