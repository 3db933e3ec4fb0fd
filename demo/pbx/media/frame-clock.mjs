// @ts-check
const frameMs = 20;

/**
 * Calls back once per 20 ms on the average. A timer alone drifts and is late on a busy machine, so
 * what was missed is made up for, up to a fifth of a second.
 *
 * @param {() => void} onFrame
 * @returns {() => void} stops it
 */
export function startFrameClock(onFrame) {
  let due = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - due > 200) due = now - frameMs;
    while (due <= now) {
      due += frameMs;
      onFrame();
    }
  }, frameMs / 2);
  return () => clearInterval(timer);
}
