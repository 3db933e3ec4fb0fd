/**
 * Runs what is asked of one call strictly one after the other: a second re-INVITE while one is
 * pending would be refused (RFC 3261 §14.1). A failed task does not stop the next.
 */
export class CallQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task, task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
