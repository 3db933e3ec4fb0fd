/**
 * How long to wait before the next attempt. Eager retrying makes recovery slower: browsers delay
 * WebSockets to a host that refused (Firefox ×1.5 up to 60 s, without any event), so the steps grow.
 */
const stepsMs = [0, 300, 1_200, 2_700, 4_800, 8_000, 15_000, 30_000] as const;

/** Share by which each wait is spread, so that clients do not return all at once. */
const jitter = 0.4;

/**
 * @param attempt 0 for the first try after a loss
 * @param random in [0, 1)
 * @returns ms
 */
export function retryDelayMs(attempt: number, random: number): number {
  const step = stepsMs[Math.min(attempt, stepsMs.length - 1)] ?? 0;
  return Math.round(step * (1 - jitter + 2 * jitter * random));
}
