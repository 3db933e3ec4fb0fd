/** Resolves with what the promise does, or with undefined when that takes longer or nobody waits any more. */
export async function inTime<T>(
  ms: number,
  promise: Promise<T>,
  signal?: AbortSignal,
): Promise<T | undefined> {
  const settled = new AbortController();
  const limit = new Promise<undefined>((resolve) => {
    const giveUp = (): void => resolve(undefined);
    const timer = setTimeout(giveUp, ms);
    settled.signal.addEventListener('abort', () => clearTimeout(timer));
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp, { signal: settled.signal });
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    settled.abort();
  }
}
