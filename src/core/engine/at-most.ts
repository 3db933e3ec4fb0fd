/** Waits for it, but no longer than so many ms. Rejects only when it does. */
export async function atMost(ms: number, awaited: PromiseLike<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  try {
    await Promise.race([awaited, limit]);
  } finally {
    clearTimeout(timer);
  }
}
