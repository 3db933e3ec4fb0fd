import { hasCallWindowName, openedKey } from '../call-window.js';

/** How long a call may take to come: as long as whoever opened the window waits for it, ms. */
const patienceMs = 10_000;

/**
 * For a call window: whether a call is about to come, for which it stands for the account although there
 * is none yet. Not for longer: a guest's idle window would keep other pages from calling.
 */
export class ExpectedCall {
  /** This page is in a window that was opened to have the line. */
  readonly isCallWindow: boolean;
  readonly #phone: string;
  readonly #onChange: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(phone: string, onChange: () => void) {
    this.isCallWindow = isCallWindow(phone);
    this.#phone = phone;
    this.#onChange = onChange;
    if (this.isCallWindow) this.#begin();
  }

  get pending(): boolean {
    return this.#timer !== undefined;
  }

  /** Another page wrote there: a press may have found the window open. */
  stored(key: string | null): void {
    if (key !== openedKey(this.#phone)) return;
    if (!this.isCallWindow || !isCallWindow(this.#phone)) return;
    this.#begin();
    this.#onChange();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #begin(): void {
    this.end();
    this.#timer = setTimeout(() => {
      this.end();
      this.#onChange();
    }, patienceMs);
  }
}

/**
 * Whether this page is in the window that a press of this origin opened for the calls of the phone. The
 * name alone would do for any stranger, who may open our pages under every name: the opener says so as
 * well, once, and the window keeps it.
 */
function isCallWindow(phone: string): boolean {
  if (!hasCallWindowName(phone)) return false;
  const key = openedKey(phone);
  try {
    const opened = Number(localStorage.getItem(key));
    localStorage.removeItem(key);
    if (Math.abs(Date.now() - opened) < patienceMs) sessionStorage.setItem(key, '1');
    return key in sessionStorage;
  } catch {
    return false; // storage is forbidden
  }
}
