/** Names the lock of an account's line. */
export const lineLock = (key: string): string => `voip-elements.line.${key}`;

export interface TabLeaderOptions {
  /** Absent where the browser has none (insecure pages): then this tab leads nobody. */
  readonly locks: LockManager | undefined;
  /** This tab leads the account from now on. */
  onLead(key: string): void;
}

/**
 * Elects one leading tab per account and origin with a Web Lock, which the browser takes from a tab
 * that closes, crashes or navigates. Who waits leads next.
 */
export class TabLeader {
  readonly #options: TabLeaderOptions;
  #key = '';
  #standing = new AbortController();
  #leading = false;

  constructor(options: TabLeaderOptions) {
    this.#options = options;
  }

  get leads(): boolean {
    return this.#leading;
  }

  leadsFor(key: string): boolean {
    return this.leads && this.#key === key;
  }

  /** Leads, or waits to. */
  get stands(): boolean {
    return this.#key !== '';
  }

  /** Stands for the account, and no longer for another. Again for the same one changes nothing. */
  stand(key: string): void {
    if (key === this.#key) return;
    this.stepDown();
    this.#key = key;
    const { locks, onLead } = this.#options;
    const { signal } = this.#standing;
    locks
      ?.request(lineLock(key), { signal }, () => {
        // Stepped down in the very moment of being elected.
        if (signal.aborted) return undefined;
        this.#leading = true;
        onLead(key);
        return new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      })
      // Aborted while waiting, or forbidden (opaque origins): the tab works alone.
      .catch(() => undefined);
  }

  /** Lets another tab lead. */
  stepDown(): void {
    this.#leading = false;
    this.#key = '';
    this.#standing.abort();
    this.#standing = new AbortController();
  }

  /** Behind whoever waits for it. */
  standAgain(): void {
    const key = this.#key;
    this.stepDown();
    if (key) this.stand(key);
  }
}
