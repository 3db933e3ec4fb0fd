import { VoipError } from '../errors.js';
import { createId } from '../ids.js';
import type { Intent } from '../intents.js';
import type { Microphone } from '../media/microphone.js';
import { liveCalls } from '../selectors.js';
import type { CallContext, CallSnapshot, DevicesState, Origin, PhoneState } from '../state.js';
import type { LogEntry, NoticeBody } from '../store.js';
import { lineSlices } from '../tabs/tab-bus.js';
import type { Forwarded, LineState, TabBus, TabMessage } from '../tabs/tab-bus.js';
import { atMost } from './at-most.js';
import { AwaitedWindow } from './awaited-window.js';
import { carryOut } from './carry-out.js';
import { ClosingWindow, lastFailed } from './closing-window.js';
import type { Leadership } from './leadership.js';
import type { LineSlices } from './line-slices.js';
import type { LineWish } from './line-wish.js';
import type { SoundControl } from './sound-control.js';

export interface SharedLineParts {
  readonly bus: TabBus;
  readonly slices: LineSlices;
  readonly leadership: Leadership;
  readonly microphone: Microphone;
  readonly sound: SoundControl;
  readonly wish: LineWish;
  state(): PhoneState;
  notice(body: NoticeBody): void;
  /** To use the microphone, as this page has it. */
  permission(): Promise<DevicesState['permission']>;
  /** Whom the elements of this page call. */
  target(): string;
  contextOf(attributes: Readonly<Record<string, string>>, origin: Origin): CallContext;
  /** This page is in a window that was opened to have the line. */
  readonly isCallWindow: boolean;
  /** In this tab, which has the line; with a context for another one. */
  runHere(intent: Intent, origin: Origin, context?: CallContext): Promise<void>;
}

interface Pending {
  readonly forwarded: Forwarded;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  /** Until the leading tab has it. */
  patience: ReturnType<typeof setTimeout> | undefined;
}

/** How long a leading tab may take to say that it has an intent, ms. */
const patienceMs = 2_000;

/** One line for all tabs of an account: the leading tab tells how it stands, the others say what they want. */
export class SharedLine {
  readonly awaited: AwaitedWindow;
  readonly #parts: SharedLineParts;
  readonly #id = createId();
  readonly #pending = new Map<string, Pending>();
  readonly #closing = new ClosingWindow(() => window.close());
  /** The leading tab, as last heard. */
  #leader = '';
  /** It has told how things stand. */
  #known: Promise<void> = Promise.resolve();
  #heard: () => void = () => undefined;

  constructor(parts: SharedLineParts) {
    this.#parts = parts;
    const { leadership, runHere } = parts;
    this.awaited = new AwaitedWindow({
      ...parts,
      makeCall: async (call) =>
        (await leadership.hasLine()) ? runHere(call, 'user') : this.run(call, 'user'),
    });
  }

  /** What this tab is for the account from now on. */
  begin(role: PhoneState['tab']['role']): void {
    this.awaited.hasLine = false;
    if (role === 'follower') {
      this.#known = new Promise((resolve) => (this.#heard = resolve));
      this.#parts.bus.post({ type: 'hello' });
    } else if (role === 'leader') {
      this.#parts.sound.takeUp(this.#parts.state().devices);
      this.tell();
      this.#leads(this.#id);
    } else {
      this.#leader = '';
      for (const pending of this.#pending.values()) this.#lost(pending);
    }
  }

  /** While another tab has the line, or is about to: who can do it best does it. */
  async run(intent: Intent, origin: Origin): Promise<void> {
    const { leadership, target, contextOf, runHere } = this.#parts;
    if (this.awaited.isFor(intent)) return this.awaited.giveUp(intent);
    if (intent.type === 'call' && intent.callWindow) return this.awaited.call(intent);
    await this.#untilKnown();
    if (intent.type === 'takeOver') return this.#takeOver();
    if (intent.type === 'answer' && (await this.#mustAsk())) return this.#answer(intent, origin);
    if (intent.type !== 'call') return this.#forward(intent, contextOf({}, origin));
    if (!this.#live.length && (await this.#mustAsk())) await this.#takeOver();
    if (!leadership.follows) return runHere(intent, origin);
    const context = contextOf(intent.options.context ?? {}, origin);
    await this.#forward({ ...intent, target: intent.target.trim() || target() }, context);
  }

  /** The microphone is acquired before the other tab lets go of its own. */
  async #takeOver(): Promise<void> {
    const { leadership, microphone } = this.#parts;
    this.#checkTakeable();
    const lease = this.#live.length ? microphone.acquire(() => Promise.resolve()) : undefined;
    try {
      await lease?.track;
      this.#checkTakeable(); // the question may have stood there for long
      await leadership.take();
    } finally {
      lease?.release();
    }
  }

  /**
   * Where the browser grants the microphone to the site, it has the other tab's question answered, too. Where
   * it grants it to this page alone, the call is answered here. Between two phones with only a proxy between,
   * that is refused, so it is not done where the other tab can answer.
   */
  async #answer(intent: Intent, origin: Origin): Promise<void> {
    const { leadership, microphone, permission, runHere, contextOf } = this.#parts;
    const lease = microphone.acquire(() => Promise.resolve());
    try {
      await lease.track;
      if ((await permission()) !== 'granted' && this.#canRingHere) {
        await leadership.take();
        return await runHere(intent, origin);
      }
    } finally {
      lease.release();
    }
    await this.#forward(intent, contextOf({}, origin));
  }

  /** A call that rings for us goes on ringing elsewhere for a short while: not more than the one that is answered. */
  get #canRingHere(): boolean {
    const [call, ...others] = this.#live;
    const isOffered = call?.state === 'ringing' && call.direction === 'incoming';
    return isOffered && !others.length && this.#parts.leadership.canTake;
  }

  /** Only calls that are kept can be gone on with, and only in their newest dialog. */
  #checkTakeable(): void {
    const live = this.#live;
    const unsettled = live.some(({ answeredAt, state }) => !answeredAt || state === 'recovering');
    if (unsettled || (live.length && !this.#parts.leadership.canTake)) {
      const calls = unsettled ? 'unsettled' : 'not-kept';
      throw new VoipError('call/invalid-state', { detail: { calls }, retryable: unsettled });
    }
  }

  get #live(): CallSnapshot[] {
    return liveCalls(this.#parts.state());
  }

  /**
   * Only the tab that was pressed can be granted the microphone; in a call the other one has it. A call
   * window asks by itself.
   */
  async #mustAsk(): Promise<boolean> {
    if (this.awaited.asksItself) return false;
    if (this.#live.some(({ answeredAt }) => answeredAt)) return false;
    return (await this.#parts.permission()) !== 'granted';
  }

  /** Nothing is known of the line before the leading tab has spoken, which it may never do. */
  #untilKnown(): Promise<void> {
    return atMost(patienceMs, this.#known);
  }

  receive(message: TabMessage): void {
    if (this.#parts.slices.role === 'leader') this.#lead(message);
    else if (this.#parts.slices.role === 'follower') this.#follow(message);
  }

  /** What the leading tab's store says goes to the others. */
  told(entry: LogEntry): void {
    if (this.#parts.slices.role !== 'leader') return;
    if (entry.kind === 'notice') {
      if (entry.origin !== 'api') this.#parts.bus.post({ type: 'notice', body: entry.body });
      return;
    }
    const { before, after } = entry;
    if (this.#parts.isCallWindow && before.calls !== after.calls) this.#closing.follow(after);
    const changed = lineSlices.filter((name) => before[name] !== after[name]);
    if (changed.length || before.tab !== after.tab) this.#tell(after, changed);
  }

  /** Has the leading tab do it. */
  #forward(intent: Intent, context: CallContext): Promise<void> {
    const { role } = this.#parts.slices;
    if (role === 'leader') return this.#parts.runHere(intent, 'tab', context);
    if (role === 'solo') throw new VoipError('tabs/leader-lost', { retryable: true });
    return new Promise((resolve, reject) => {
      const forwarded = { id: createId(), intent, context };
      const pending = { forwarded, resolve, reject, patience: undefined };
      this.#pending.set(forwarded.id, pending);
      this.#send(pending);
    });
  }

  #send(pending: Pending): void {
    const { bus, leadership } = this.#parts;
    clearTimeout(pending.patience);
    pending.patience = setTimeout(() => void leadership.take(), patienceMs);
    bus.post({ type: 'intent', forwarded: pending.forwarded });
  }

  #lead(message: TabMessage): void {
    if (message.type === 'hello') this.tell();
    if (message.type !== 'intent') return;
    const { forwarded } = message;
    if (forwarded.intent.type === 'call') this.#closing.opened();
    void carryOut(forwarded, this.#parts.bus, () => this.#runHere(forwarded));
  }

  #follow(message: TabMessage): void {
    const { slices, notice, leadership, isCallWindow, state, wish } = this.#parts;
    if (message.type === 'state') {
      slices.mirror(message.slices, message.sound);
      wish.told(message.wish);
      this.#heard();
      this.#leads(message.leader);
      this.awaited.hasLine = message.callWindow;
      // That is what it was opened for; calls, once it is told of them, stay where they are.
      const isFree = message.slices.calls && !this.#live.length && !lastFailed(state());
      if (isCallWindow && !message.callWindow && isFree) void leadership.take();
    } else if (message.type === 'leads') {
      this.#parts.bus.post({ type: 'hello' });
    } else if (message.type === 'notice') {
      notice(message.body);
    } else if (message.type === 'taken') {
      const pending = this.#pending.get(message.id);
      clearTimeout(pending?.patience);
      if (pending) pending.patience = undefined;
    } else if (message.type === 'done') {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      clearTimeout(pending?.patience);
      const { error, wrongArgument } = message;
      if (wrongArgument !== undefined) pending?.reject(new TypeError(wrongArgument));
      else if (error) pending?.reject(new VoipError(error.code, error));
      else pending?.resolve();
    }
  }

  /** Another tab leads than before. What the last one had not begun is asked for again. */
  #leads(leader: string): void {
    const before = this.#leader;
    this.#leader = leader;
    if (leader === before || (!before && leader !== this.#id)) return;
    for (const [id, pending] of [...this.#pending]) {
      if (pending.patience === undefined) {
        this.#lost(pending);
      } else if (leader === this.#id) {
        this.#pending.delete(id);
        clearTimeout(pending.patience);
        this.#runHere(pending.forwarded).then(pending.resolve, pending.reject);
      } else {
        this.#send(pending);
      }
    }
  }

  #runHere({ intent, context }: Forwarded): Promise<void> {
    return this.#parts.runHere(intent, 'tab', context);
  }

  /** Whether it was done is in the state. */
  #lost({ forwarded, reject, patience }: Pending): void {
    this.#pending.delete(forwarded.id);
    clearTimeout(patience);
    reject(new VoipError('tabs/leader-lost', { retryable: true }));
  }

  /** How things stand here, to who follows. */
  tell(): void {
    if (this.#parts.slices.role === 'leader') this.#tell(this.#parts.state());
  }

  #tell(state: PhoneState, names: readonly (keyof LineState)[] = lineSlices): void {
    const { bus, slices: own, isCallWindow, wish } = this.#parts;
    const slices = Object.fromEntries(names.map((name) => [name, state[name]]));
    bus.post({
      type: 'state',
      leader: this.#id,
      callWindow: isCallWindow,
      wish: wish.now,
      slices,
      sound: own.sounds,
    });
  }
}
