import { VoipError } from '../errors.js';
import { createId } from '../ids.js';
import type { Intent } from '../intents.js';
import type { Microphone } from '../media/microphone.js';
import { liveCalls } from '../selectors.js';
import type { CallContext, DevicesState, Origin, PhoneState } from '../state.js';
import type { LogEntry, NoticeBody } from '../store.js';
import type { Forwarded, LineState, TabBus, TabMessage } from '../tabs/tab-bus.js';
import type { Leadership } from './leadership.js';
import type { LineSlices } from './line-slices.js';

export interface SharedLineParts {
  readonly bus: TabBus;
  readonly slices: LineSlices;
  readonly leadership: Leadership;
  readonly microphone: Microphone;
  state(): PhoneState;
  notice(body: NoticeBody): void;
  /** To use the microphone, as this page has it. */
  permission(): Promise<DevicesState['permission']>;
  /** Whom the elements of this page call. */
  target(): string;
  contextOf(attributes: Readonly<Record<string, string>>, origin: Origin): CallContext;
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

const shared = ['connection', 'registration', 'devices', 'calls'] as const;

/** One line for all tabs of an account: the leading tab tells how it stands, the others say what they want. */
export class SharedLine {
  readonly #parts: SharedLineParts;
  readonly #id = createId();
  readonly #pending = new Map<string, Pending>();
  /** The leading tab, as last heard. */
  #leader = '';

  constructor(parts: SharedLineParts) {
    this.#parts = parts;
  }

  /** What this tab is for the account from now on. */
  begin(role: PhoneState['tab']['role']): void {
    if (role === 'follower') {
      this.#parts.bus.post({ type: 'hello' });
      return;
    }
    if (role === 'leader') this.#tell(this.#lineState());
    this.#leads(this.#id);
  }

  /** While another tab has the line: who can do it best does it. */
  async run(intent: Intent, origin: Origin): Promise<void> {
    const { leadership, target, contextOf, runHere } = this.#parts;
    if (intent.type === 'takeOver') return this.takeOver();
    if (intent.type !== 'call') return this.#forward(intent, contextOf({}, origin));
    if (await this.#mustAsk()) await this.takeOver();
    if (!leadership.follows) return runHere(intent, origin);
    const context = contextOf(intent.options.context ?? {}, origin);
    await this.#forward({ ...intent, target: intent.target.trim() || target() }, context);
  }

  /**
   * Brings line, calls and media here. The microphone is acquired before the other tab lets go of its
   * own. Rejects with `media/…`, `device/…`, or `call/invalid-state` while a call is not answered yet:
   * only its own tab can end that.
   */
  async takeOver(): Promise<void> {
    const { leadership, microphone, state } = this.#parts;
    const live = liveCalls(state());
    if (live.some(({ answeredAt }) => !answeredAt)) {
      throw new VoipError('call/invalid-state', { detail: { calls: 'unanswered' } });
    }
    const lease = live.length ? microphone.acquire(() => Promise.resolve()) : undefined;
    try {
      await lease?.track;
      await leadership.take();
    } finally {
      lease?.release();
    }
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
    const changed = shared.filter((name) => before[name] !== after[name]);
    if (changed.length || before.tab !== after.tab) {
      this.#tell(Object.fromEntries(changed.map((name) => [name, after[name]])));
    }
  }

  /** Has the leading tab do it. */
  #forward(intent: Intent, context: CallContext): Promise<void> {
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
    if (message.type === 'hello') this.#tell(this.#lineState());
    if (message.type === 'intent') void this.#do(message.forwarded);
  }

  async #do(forwarded: Forwarded): Promise<void> {
    const { bus } = this.#parts;
    const { id } = forwarded;
    bus.post({ type: 'taken', id });
    try {
      await this.#runHere(forwarded);
      bus.post({ type: 'done', id });
    } catch (cause) {
      if (cause instanceof TypeError) {
        bus.post({ type: 'done', id, wrongArgument: cause.message });
        return;
      }
      const error = cause instanceof VoipError ? cause : new VoipError('call/failed', { cause });
      bus.post({ type: 'done', id, error: error.toInfo() });
    }
  }

  #follow(message: TabMessage): void {
    const { slices, notice } = this.#parts;
    if (message.type === 'state') {
      slices.mirror(message.slices, message.sound);
      this.#leads(message.leader);
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
        this.#pending.delete(id);
        pending.reject(new VoipError('tabs/leader-lost', { retryable: true }));
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

  /** Only the tab that was pressed can be granted the microphone; with a call the other one has it. */
  async #mustAsk(): Promise<boolean> {
    const { permission, state } = this.#parts;
    return liveCalls(state()).length === 0 && (await permission()) !== 'granted';
  }

  #lineState(): LineState {
    const { calls, connection, registration, devices } = this.#parts.state();
    return { calls, connection, registration, devices };
  }

  #tell(slices: Partial<LineState>): void {
    const { bus, slices: own } = this.#parts;
    bus.post({ type: 'state', leader: this.#id, slices, sound: own.sounds });
  }
}
