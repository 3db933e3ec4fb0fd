import { hasActivation } from '../../core/gesture.js';

/** Whether the panel may take the focus when it opens: only from a press, never from somebody who types. */
export function mayTakeFocus(trigger: HTMLElement | null): boolean {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active && active === trigger) return true;
  const typing =
    active instanceof HTMLElement &&
    (active.isContentEditable || active.matches('input, textarea, select'));
  return hasActivation() && !typing;
}

/** Focuses the control this state is about, else the panel itself. */
export function focusFirst(panel: HTMLElement): void {
  const first = panel.querySelector<HTMLElement>('[data-first]');
  (first ?? panel).focus({ preventScroll: true });
}
