import type { Step } from './placing.js';

/** CSS px that a press may tremble. */
const tremble = 5;

/**
 * Follows one pointer until it lets go. A press stays a press as long as it does not move away.
 *
 * @param begun what follows the pointer; asked for when it really moves
 * @param done when it has let go, and had moved
 */
export function drag(
  { pointerId, clientX, clientY, button, isPrimary, currentTarget }: PointerEvent,
  begun: () => (step: Step) => void,
  done: () => void,
): void {
  if (button !== 0 || !isPrimary || !(currentTarget instanceof HTMLElement)) return;
  const stop = new AbortController();
  let move: ((step: Step) => void) | undefined;
  const onMove = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    const step = { x: event.clientX - clientX, y: event.clientY - clientY };
    if (!move && Math.hypot(step.x, step.y) <= tremble) return;
    if (!move) {
      move = begun();
      // A frame in the page would swallow the pointer otherwise.
      if (currentTarget.isConnected) currentTarget.setPointerCapture(pointerId);
    }
    move(step);
  };
  const onEnd = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    stop.abort();
    if (move) done();
  };
  const { signal } = stop;
  addEventListener('pointermove', onMove, { signal });
  addEventListener('pointerup', onEnd, { signal });
  addEventListener('pointercancel', onEnd, { signal });
}
