import type { PresenceState } from '../state.js';
import { storedPresence } from './checked-presence.js';

/** In localStorage, because that answers at once: IndexedDB may take seconds, and a call comes when it likes. */
const keyOf = (account: string): string => `voip-elements.presence.${account}`;

/** Of an account, as its key names it; null where nothing is kept, or nothing that can be. */
export function keptPresence(account: string): PresenceState | null {
  try {
    return storedPresence(JSON.parse(localStorage.getItem(keyOf(account)) ?? 'null'));
  } catch {
    return null; // storage is forbidden, or what is there is not ours
  }
}

export function keepPresence(account: string, presence: PresenceState): void {
  try {
    localStorage.setItem(keyOf(account), JSON.stringify(presence));
  } catch {
    // It holds for as long as there is a page then.
  }
}
