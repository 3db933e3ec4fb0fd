/** Tabs of another version with other messages elect a leader of their own. */
const protocol = 1;

/** Names the lock of an account's line, and the channel its tabs talk on. */
export const lineLock = (key: string): string => `voip-elements.line.${protocol}.${key}`;

export interface TabLeaderOptions {
  /** Absent where the browser has none (insecure pages): then nobody is elected. */
  readonly locks: LockManager | undefined;
  /** This tab leads the account from now on; `taken` from a tab that may live on. */
  onLead(key: string, how: 'free' | 'taken'): void;
  /** Another tab leads it. This one is next when its turn comes. */
  onFollow(key: string): void;
  /** Nobody can be elected here: the tab works alone. */
  onAlone(): void;
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
    if (this.#options.locks) this.#request({ ifAvailable: true });
    else this.#options.onAlone();
  }

  /** Leads in place of the tab that does, and before those that wait. */
  take(): void {
    if (this.#leading || !this.#key) return;
    const key = this.#key;
    this.stepDown();
    this.#key = key;
    this.#request({ steal: true });
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

  #request(options: LockOptions): void {
    const { locks, onLead, onFollow, onAlone } = this.#options;
    const { signal } = this.#standing;
    const key = this.#key;
    const wait = (): void => {
      onFollow(key);
      // Following may have ended the standing.
      if (!signal.aborted) this.#request({ signal });
    };
    locks
      ?.request(lineLock(key), options, (lock) => {
        // Stepped down in the very moment of being elected.
        if (signal.aborted) return undefined;
        if (!lock) return wait();
        this.#leading = true;
        onLead(key, options.steal ? 'taken' : 'free');
        return new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      })
      .catch(() => {
        if (signal.aborted) return; // stepped down while waiting
        const taken = this.#leading;
        this.#leading = false;
        // Another tab took it, or locks are forbidden here (opaque origins).
        if (taken) wait();
        else onAlone();
      });
  }
}
