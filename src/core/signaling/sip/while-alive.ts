/** Waits no longer than the call lives: rejects with the reason of `over` when that comes first. */
export function whileAlive<T>(promise: Promise<T>, over: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborted = (): void => reject(over.reason as Error);
    if (over.aborted) aborted();
    over.addEventListener('abort', aborted, { once: true });
    promise.then(resolve, reject).finally(() => over.removeEventListener('abort', aborted));
  });
}
