import type { DialerUi } from './dialer-ui.js';

type Preferences = Pick<DialerUi, 'keypad'>;

const key = 'voip-elements.dialer';

/** What the agent chose about the dialer's looks; nothing where the browser keeps nothing. */
export function readPreferences(): Partial<Preferences> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    const hidden = stored instanceof Object && 'keypad' in stored && stored.keypad === 'hidden';
    return hidden ? { keypad: 'hidden' } : {};
  } catch {
    return {}; // blocked, or not ours: the defaults do
  }
}

export function writePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // It holds for this page then.
  }
}
