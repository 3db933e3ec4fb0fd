import type { Contact } from '../contacts.js';
import { isLive } from '../selectors.js';
import type { CallId, CallSnapshot, RemoteParty } from '../state.js';

export interface CallerNamesOptions {
  /** Among what is known here. Rejects where that cannot be read. */
  find(number: string): Promise<Contact | undefined>;
  /** By an adapter. Never rejects. */
  lookup(call: CallSnapshot): Promise<Contact | undefined>;
  /** The call as it is now, while it goes on. */
  read(id: CallId): CallSnapshot | undefined;
  name(id: CallId, remote: RemoteParty): void;
  onError(cause: unknown): void;
}

/** Finds out who is at the other end of calls whose signaling does not say it. */
export class CallerNames {
  readonly #options: CallerNamesOptions;
  /** The number that was asked for, by call: the other side of one may change. */
  readonly #asked = new Map<CallId, string>();

  constructor(options: CallerNamesOptions) {
    this.#options = options;
  }

  follow(calls: readonly CallSnapshot[]): void {
    for (const id of this.#asked.keys()) {
      if (!calls.some((call) => call.id === id)) this.#asked.delete(id);
    }
    for (const call of calls) {
      if (!isNameless(call) || this.#asked.get(call.id) === call.remote.raw) continue;
      this.#asked.set(call.id, call.remote.raw);
      this.#ask(call).catch((cause: unknown) => this.#options.onError(cause));
    }
  }

  /** What was not known may be known now. */
  askAgain(calls: readonly CallSnapshot[]): void {
    this.#asked.clear();
    this.follow(calls);
  }

  async #ask(call: CallSnapshot): Promise<void> {
    const { find, lookup } = this.#options;
    const { raw, e164 } = call.remote;
    const own = await find(e164 ?? raw);
    const contact = own ?? (await lookup(call));
    const now = this.#options.read(call.id);
    if (!contact || !now || !isNameless(now) || now.remote.raw !== raw) return;
    const { name } = contact;
    const nameSource = contact.source === undefined ? 'contacts' : 'adapter';
    this.#options.name(call.id, { ...now.remote, display: name, name, nameSource });
  }
}

/** Many a PBX gives the number for a name. */
export function isNameless(call: CallSnapshot): boolean {
  const { anonymous, raw, name } = call.remote;
  return isLive(call) && !anonymous && raw !== '' && (!name || name === raw);
}
