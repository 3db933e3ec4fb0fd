/** Runs one task after the other over all tabs of the browser, or, without Web Locks, over this page. */
export class LogLock {
  readonly #locks: LockManager | undefined;
  #alone: Promise<unknown> = Promise.resolve();

  constructor(locks: LockManager | undefined) {
    this.#locks = locks;
  }

  async run<T>(name: string, task: () => Promise<T>): Promise<T> {
    // Asked for in this very task: what ended in the tab that had the line is written before the next one reads.
    const state: { begun?: Promise<T> } = {};
    const begin = (): Promise<T> => (state.begun = task());
    try {
      if (this.#locks) return await this.#locks.request(name, begin);
    } catch (error) {
      // Of the task; or the browser refuses locks to a sandboxed frame.
      if (state.begun) throw error;
    }
    const result = this.#alone.then(begin);
    this.#alone = result.catch(() => undefined);
    return result;
  }
}
