import { createId } from '../ids.js';

type Message =
  | { readonly type: 'ask' }
  | { readonly type: 'have'; readonly half: string }
  | { readonly type: 'changed' };

/** How long an open tab may take to answer, ms. */
const patienceMs = 300;

/**
 * What all open tabs of the origin know, and nobody else: half of the key of what is kept for the session. It
 * survives reload and navigation in `sessionStorage`, and new tabs get it from those that are open.
 */
export class VaultSession {
  readonly #name: string;
  readonly #onChange: () => void;
  readonly #channel: BroadcastChannel | undefined;
  /** Also where `sessionStorage` is blocked. */
  #half: string | undefined;
  #answered: ((half: string) => void) | undefined;
  /** Ends the lock that says that the session is open. */
  #close: (() => void) | undefined;

  /** @param name in `sessionStorage`, of the channel and of the lock; with the version of its messages */
  constructor(name: string, onChange: () => void) {
    this.#name = name;
    this.#onChange = onChange;
    if ('BroadcastChannel' in globalThis) this.#channel = new BroadcastChannel(name);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Message>) =>
      this.#receive(data),
    );
    this.#know(fromTab(name));
  }

  /** The half of this session; a new one where there is none yet. */
  begin(): string {
    const half = this.#half ?? `${createId()}-${createId()}-${createId()}`;
    this.#know(half);
    return half;
  }

  /** The half of this session, asked of the other tabs where this one does not know it. */
  async find(): Promise<string | undefined> {
    if (this.#half || !this.#channel) return this.#half;
    const heard = new Promise<string | undefined>((resolve) => {
      this.#answered = resolve;
      setTimeout(resolve, patienceMs, undefined);
    });
    this.#post({ type: 'ask' });
    this.#know(await heard);
    return this.#half;
  }

  /** Whether any tab has it, also one that cannot answer now. */
  async isOpen(): Promise<boolean> {
    const { locks } = navigator as { locks?: LockManager };
    const { held = [] } = (await locks?.query().catch(() => undefined)) ?? {};
    return held.some((lock) => lock.name === this.#name);
  }

  end(): void {
    this.#half = undefined;
    this.#close?.();
    try {
      sessionStorage.removeItem(this.#name);
    } catch {
      // Blocked: there is none.
    }
  }

  /** What is kept is another now. */
  tell(): void {
    this.#post({ type: 'changed' });
  }

  dispose(): void {
    this.#channel?.close();
    this.#half = undefined; // a lock that comes only now is let go at once
    this.#close?.();
  }

  #know(half: string | undefined): void {
    if (!half || this.#half === half) return;
    this.#half = half;
    try {
      sessionStorage.setItem(this.#name, half);
    } catch {
      // Blocked: it holds for this page.
    }
    const { locks } = navigator as { locks?: LockManager };
    void locks
      ?.request(this.#name, { mode: 'shared' }, () =>
        this.#half ? new Promise<void>((done) => (this.#close = done)) : undefined,
      )
      .catch(() => undefined); // forbidden in opaque origins
  }

  #receive(message: Message): void {
    if (message.type === 'ask' && this.#half) this.#post({ type: 'have', half: this.#half });
    if (message.type === 'have') this.#answered?.(message.half);
    if (message.type === 'changed') this.#onChange();
  }

  #post(message: Message): void {
    this.#channel?.postMessage(message);
  }
}

function fromTab(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}
