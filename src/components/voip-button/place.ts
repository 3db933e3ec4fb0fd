export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Free space between trigger and panel, and around the panel, CSS px. */
const gap = 10;
const margin = 12;

/** Where the panel's upper left corner goes: below its trigger or above it, aligned with its start or else its end, never off the screen. */
export function placePanel(
  trigger: Box,
  panel: Size,
  viewport: Size,
  direction: 'ltr' | 'rtl',
): { x: number; y: number; side: 'above' | 'below' } {
  const below = viewport.height - trigger.bottom - gap - margin;
  const above = trigger.top - gap - margin;
  const side = below >= panel.height || below >= above ? 'below' : 'above';
  const [start, end] = [trigger.left, trigger.right - panel.width];
  const fitsLeftAligned = start + panel.width <= viewport.width - margin;
  const x = (direction === 'ltr' ? fitsLeftAligned : end < margin) ? start : end;
  const y = side === 'below' ? trigger.bottom + gap : trigger.top - gap - panel.height;
  return {
    x: clamp(x, margin, viewport.width - panel.width - margin),
    y: clamp(y, margin, viewport.height - panel.height - margin),
    side,
  };
}

const clamp = (value: number, least: number, most: number): number =>
  Math.round(Math.max(least, Math.min(value, most)));
