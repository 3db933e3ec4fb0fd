import type { VoipError } from '../errors.js';
import type { Intent } from '../intents.js';
import type { Origin, PhoneState } from '../state.js';
import type { LogEntry } from '../store.js';
import type { TabBus } from '../tabs/tab-bus.js';
import { OnDemand } from './fetched.js';
import type { Leadership } from './leadership.js';
import type { Line } from './line.js';
import type { LineSlices } from './line-slices.js';
import type { SharedLine } from './shared-line.js';

type Role = PhoneState['tab']['role'];

export interface TabRolesParts {
  readonly bus: TabBus;
  readonly slices: LineSlices;
  readonly leadership: Leadership;
  readonly line: Line;
  runHere(intent: Intent, origin: Origin): Promise<void>;
  /** Fetches what a browser with one tab of the account never needs. Rejects with `network/load-failed`. */
  loadShared(): Promise<SharedLine>;
  tellError(error: VoipError): void;
}

/** Decides in which tab an intent is carried out, and what changes with the role of this one. */
export class TabRoles {
  readonly #parts: TabRolesParts;
  #key = '';
  readonly #shared: OnDemand<SharedLine>;

  constructor(parts: TabRolesParts) {
    this.#parts = parts;
    this.#shared = new OnDemand(parts.loadShared);
  }

  /** From now on. */
  begin(role: Role, key: string): void {
    const { bus, slices, line } = this.#parts;
    const before = slices.role;
    slices.setRole(role);
    if (key !== this.#key) {
      this.#key = key;
      if (key) bus.open(key, (message) => this.#with((shared) => shared.receive(message)));
      else bus.close();
    }
    // Who follows already may have said hello to nobody.
    if (role === 'leader') bus.post({ type: 'leads' });
    // In a task of its own: what is waiting comes behind the calls that are taken up with the role.
    if (role === 'follower' || this.#shared.needed) this.#with((shared) => shared.begin(role));
    if (before === role) return;
    if (role === 'follower') void line.abandon();
    else if (before === 'follower') line.takeUp();
  }

  /** To the other tabs, when there are any, how things stand here. */
  tell(): void {
    this.#shared.value?.tell();
  }

  dispose(): void {
    this.begin('solo', '');
    if (this.#shared.needed) this.#with((shared) => shared.awaited.dispose());
  }

  async run(intent: Intent, origin: Origin): Promise<void> {
    const { leadership, runHere } = this.#parts;
    // What waits for a call window, or ends the waiting, is not for whoever has the line meanwhile.
    const waits = intent.type === 'call' ? intent.callWindow : await this.#endsWaiting(intent);
    if (!waits && (await leadership.hasLine())) return runHere(intent, origin);
    const shared = await this.#shared.get();
    return leadership.during(() => shared.run(intent, origin));
  }

  async #endsWaiting(intent: Intent): Promise<boolean> {
    if (intent.type !== 'hangup' || !this.#shared.needed) return false;
    return (await this.#shared.get()).awaited.isFor(intent);
  }

  /** For the store: what it says goes to the other tabs, when there are any. */
  told(entry: LogEntry): void {
    this.#shared.value?.told(entry);
  }

  #with(task: (shared: SharedLine) => void): void {
    this.#shared.get().then(task, this.#parts.tellError);
  }
}
