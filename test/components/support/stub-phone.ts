import type { Engine } from '../../../src/core/engine/engine.js';
import type { Intent } from '../../../src/core/intents.js';
import { Phone } from '../../../src/core/phone.js';
import { phones } from '../../../src/core/registry.js';
import { initialState, type CallSnapshot, type PhoneState } from '../../../src/core/state.js';

/** A phone whose snapshots are written by hand, and which only notes what it is asked to do. */
export class StubPhone extends Phone {
  readonly intents: Intent[] = [];
  loads = 0;
  /** Answers every intent; a test may replace it. */
  respond: (intent: Intent) => Promise<void> = () => Promise.resolve();
  #state = initialState;
  readonly #listeners = new Set<() => void>();

  /** Takes the place of the phone of that name. */
  static named(name: string): StubPhone {
    const phone = new StubPhone(name);
    phones().set(name, phone);
    return phone;
  }

  override get state(): PhoneState {
    return this.#state;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  override subscribe(first: (state: PhoneState) => unknown): () => void {
    const update = (): void => void first(this.#state);
    update();
    this.#listeners.add(update);
    return () => this.#listeners.delete(update);
  }

  override load(): Promise<Engine> {
    this.loads += 1;
    return new Promise(() => undefined);
  }

  override request(intent: Intent): Promise<void> {
    this.intents.push(intent);
    return this.respond(intent);
  }

  /** Commits a change of the state. */
  set(change: Partial<PhoneState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Puts this call, alone, into the state. */
  show(call: CallSnapshot): void {
    this.set({ calls: { byId: { [call.id]: call }, order: [call.id], activeId: call.id } });
  }

  /** The call that was asked for last. */
  get asked(): Extract<Intent, { type: 'call' }> {
    const calls = this.intents.filter((intent) => intent.type === 'call');
    const last = calls.at(-1);
    if (!last) throw new Error('nobody asked for a call');
    return last;
  }
}

/** An outgoing call as it is right after the press. */
export function callWith(id: string, change: Partial<CallSnapshot> = {}): CallSnapshot {
  return {
    id,
    direction: 'outgoing',
    state: 'dialing',
    hold: { local: 'off', remote: false, seconds: 0 },
    muted: false,
    speakerMuted: false,
    earlyMedia: false,
    video: { local: false, remote: false, offered: false, screen: false },
    remote: { raw: '0800', display: '0800', anonymous: false, verified: false },
    local: { account: 'anonymous' },
    recording: 'unknown',
    can: {
      hold: 'not-connected',
      mute: true,
      dtmf: 'not-connected',
      transfer: 'not-connected',
      video: 'not-supported',
      merge: 'not-supported',
      record: 'not-supported',
    },
    createdAt: new Date().toISOString(),
    context: { source: 'element', records: [], verified: false },
    ...change,
  };
}

/** The same call, answered so many seconds ago. */
export function answered(id: string, seconds: number, change: Partial<CallSnapshot> = {}) {
  const call = callWith(id);
  return callWith(id, {
    state: 'connected',
    answeredAt: new Date(Date.now() - seconds * 1000).toISOString(),
    can: { ...call.can, hold: true, dtmf: true },
    ...change,
  });
}
