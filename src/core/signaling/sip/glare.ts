/** A re-INVITE that crossed the other side's is tried again so many times. */
export const mostTries = 3;

/**
 * How long to wait after a 491 (RFC 3261 §14.1), so that both sides do not collide again.
 *
 * @param ownsCallId whether the call was started here
 * @param random in [0, 1)
 * @returns ms, in steps of 10
 */
export function glareDelayMs(ownsCallId: boolean, random: number): number {
  const [from, to] = ownsCallId ? [210, 400] : [0, 200];
  return (from + Math.floor(random * (to - from + 1))) * 10;
}
