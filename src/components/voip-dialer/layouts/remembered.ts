/** What is remembered of a bar or a window in this browser. */
export interface Remembered {
  readonly open: boolean;
  /** Where the window stands: the share of the room beside it that lies before it, 0 to 1. */
  readonly inline: number;
  readonly block: number;
}

/** Closed, in the corner where a page has the least: at the end, at the bottom. */
const initial: Remembered = { open: false, inline: 1, block: 1 };

const keyOf = (name: 'bar' | 'floating'): string => `voip-elements.dialer.${name}`;

/** Nothing but numbers in range are believed: whatever else of the page may have written it. */
export function readWindow(name: 'bar' | 'floating'): Remembered {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null');
    if (!(stored instanceof Object)) return initial;
    return {
      open: 'open' in stored && stored.open === true,
      inline: 'inline' in stored ? share(stored.inline) : initial.inline,
      block: 'block' in stored ? share(stored.block) : initial.block,
    };
  } catch {
    return initial; // blocked, or not ours
  }
}

export function writeWindow(name: 'bar' | 'floating', remembered: Remembered): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(remembered));
  } catch {
    // It holds for this page then.
  }
}

export const share = (value: unknown): number =>
  typeof value === 'number' && value >= 0 ? Math.min(value, 1) : 1;
