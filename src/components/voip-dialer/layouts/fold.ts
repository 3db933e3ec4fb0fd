import type { LayoutPlace } from './layout.js';
import { readWindow, writeWindow, type Remembered } from './remembered.js';

/** Whether a bar or a window is open: remembered in this browser, and told to the page. */
export class Fold {
  readonly #name: 'bar' | 'floating';
  readonly #place: LayoutPlace;
  #remembered: Remembered;

  constructor(name: 'bar' | 'floating', place: LayoutPlace) {
    this.#name = name;
    this.#place = place;
    this.#remembered = readWindow(name);
    this.#show();
  }

  get isOpen(): boolean {
    return this.#remembered.open;
  }

  /** Where the window stands. */
  get place(): Remembered {
    return this.#remembered;
  }

  turn(open: boolean, origin: 'user' | 'api'): void {
    if (open === this.isOpen) return;
    const { host } = this.#place;
    this.remember({ open });
    this.#show();
    host.requestUpdate();
    host.phone.announce('voip-toggle', { open }, { origin, source: host });
  }

  remember(change: Partial<Remembered>): void {
    this.#remembered = { ...this.#remembered, ...change };
    writeWindow(this.#name, this.#remembered);
  }

  stop(): void {
    this.#place.states.clear();
  }

  #show(): void {
    const { states } = this.#place;
    states[this.isOpen ? 'add' : 'delete']('open');
    states[this.isOpen ? 'delete' : 'add']('closed');
  }
}
