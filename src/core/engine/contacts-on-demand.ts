import { isLive, callsOf } from '../selectors.js';
import type { PhoneState } from '../state.js';
import type { LogEntry } from '../store.js';
import type { AgentParts } from './agent-features.js';
import { OnDemand } from './fetched.js';
import type { makeContacts, MadeContacts } from './make-contacts.js';

/** Has the callers of this tab named. Before the first call nothing is fetched. */
export class ContactsOnDemand {
  readonly #parts: AgentParts;
  readonly #made: OnDemand<MadeContacts>;

  constructor(parts: AgentParts, load: () => Promise<typeof makeContacts>) {
    this.#parts = parts;
    this.#made = new OnDemand(async () => (await load())(parts));
  }

  async get(): Promise<MadeContacts['contacts']> {
    return (await this.#made.get()).contacts;
  }

  told(entry: LogEntry): void {
    if (entry.kind === 'notice') return;
    const { before, after } = entry;
    if (before.calls !== after.calls || before.tab.role !== after.tab.role) this.#follow(after);
  }

  dispose(): void {
    this.#made.value?.dispose();
  }

  #follow(state: PhoneState): void {
    if (state.tab.role === 'follower') return;
    const calls = callsOf(state).filter(isLive);
    if (!calls.length && !this.#made.needed) return;
    this.#made.get().then(({ names }) => names.follow(calls), this.#parts.tellError);
  }
}
