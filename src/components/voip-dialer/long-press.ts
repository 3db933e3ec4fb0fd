/** How long a key is held for its second meaning, ms; as on every telephone. */
const holdMs = 500;

/**
 * Listens on the keypad: a key of this tone that is held does something else than when it is pressed.
 * By the pointer only; on a keyboard the other character has a key of its own.
 */
export function longPress(tone: string, held: () => void): (event: PointerEvent) => void {
  return ({ target, currentTarget }) => {
    const key = target instanceof Element ? target.closest(`[data-tone="${tone}"]`) : null;
    if (!key || !(currentTarget instanceof HTMLElement)) return;
    const stop = new AbortController();
    const { signal } = stop;
    const timer = setTimeout(() => {
      held();
      // The click that follows is not the key's own any more.
      const swallow = (click: Event): void => click.stopImmediatePropagation();
      currentTarget.addEventListener('click', swallow, { capture: true, once: true });
      const over = (): void =>
        void setTimeout(() => currentTarget.removeEventListener('click', swallow, true));
      // No click follows where the browser took the pointer for a gesture of its own (Pointer Events §4.1.3.3).
      for (const end of ['pointerup', 'pointercancel']) addEventListener(end, over, { once: true });
    }, holdMs);
    const cancel = (): void => {
      clearTimeout(timer);
      stop.abort();
    };
    for (const end of ['pointerup', 'pointercancel', 'pointerleave']) {
      key.addEventListener(end, cancel, { signal });
    }
  };
}
