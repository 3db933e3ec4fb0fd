import { VoipError } from '../errors.js';

/** The longest a page may delay an action by `waitUntil`, ms. */
const limitMs = 10_000;

/** Waits for what the page gave to `waitUntil`; a rejection stops the action, the limit does not. */
export async function waitForPage(delays: readonly PromiseLike<unknown>[]): Promise<void> {
  if (!delays.length) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  try {
    await Promise.race([Promise.all(delays), limit]);
  } catch (cause) {
    throw new VoipError('call/prevented', { cause });
  } finally {
    clearTimeout(timer);
  }
}
