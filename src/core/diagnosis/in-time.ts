/** Resolves with what the promise does, or with undefined when that takes longer. */
export function inTime<T>(
  ms: number,
  promise: Promise<T>,
  signal?: AbortSignal,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    const settle = (): void => clearTimeout(timer);
    signal?.addEventListener('abort', () => {
      settle();
      resolve(undefined);
    });
    promise.then(resolve, reject).finally(settle);
  });
}
