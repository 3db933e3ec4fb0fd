/** Where marks are kept: one for each account with calls, as `call-marks.ts` writes them. */
export const markKey = 'voip-elements.calls';

/**
 * Whether a page before this one may have left calls, or a press somewhere opened this window for one. In
 * localStorage, because it has to be known before anything is loaded: a page without calls must not fetch the
 * engine to learn that there are none.
 */
export function hasCallMark(): boolean {
  try {
    return markKey in localStorage || window.name.startsWith(markKey);
  } catch {
    return false; // storage is forbidden
  }
}
