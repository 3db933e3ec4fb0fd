const key = 'voip-elements.calls';

/**
 * Whether a page before this one may have left calls. In localStorage, because it has to be known before
 * anything is loaded: a page without calls must not fetch the engine to learn that there are none.
 */
export function hasCallMark(): boolean {
  try {
    return !!localStorage.getItem(key);
  } catch {
    return false; // storage is forbidden
  }
}

export function setCallMark(on: boolean): void {
  try {
    if (on) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
  } catch {
    // Only pages that load the engine by themselves go on with calls then.
  }
}
