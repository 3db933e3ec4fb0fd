import type { TemplateResult } from 'lit';
import type { DialerModel } from '../dialer-model.js';
import type { DialerActions } from '../views/dialer-actions.js';
import { bubbleView } from './bubble-view.js';
import { compactStyles } from './compact.styles.js';
import { drag } from './drag.js';
import { floatingStyles } from './floating.styles.js';
import { Fold } from './fold.js';
import type { Layout, LayoutPlace } from './layout.js';
import { Placing, type Step } from './placing.js';
import { useSheets } from './use-sheets.js';
import { windowView, type Corner } from './window-view.js';

/** How far an arrow key moves the window, CSS px. */
const arrowStep = 32;
const arrows: Readonly<Record<string, Step>> = {
  ArrowLeft: { x: -arrowStep, y: 0 },
  ArrowRight: { x: arrowStep, y: 0 },
  ArrowUp: { x: 0, y: -arrowStep },
  ArrowDown: { x: 0, y: arrowStep },
};

/** What a window can be asked to do. */
export interface WindowActions {
  open(event: MouseEvent): void;
  close(event: MouseEvent): void;
  /** Begins to follow the pointer. */
  grab(event: PointerEvent): void;
  /** Moves it by an arrow key. */
  arrow(event: KeyboardEvent): void;
  toggleMenu(event: MouseEvent): void;
  moveTo(corner: Corner): void;
}

/** A window over the page that can be moved, and closed to a bubble. */
export class FloatingLayout implements Layout {
  readonly kind = 'window';
  readonly isWide = false;
  readonly #host: LayoutPlace['host'];
  readonly #fold: Fold;
  readonly #placing: Placing;
  readonly #leave: () => void;
  #menu: 'open' | 'closed' = 'closed';
  /** What the pointer that is down, or was last, has done. */
  #press: 'still' | 'moved' = 'still';
  readonly #actions: WindowActions = {
    open: (event) => this.#isPress(event) && this.open('user'),
    close: (event) => this.#isPress(event) && this.close('user'),
    toggleMenu: (event) =>
      this.#isPress(event) && this.#turnMenu(this.#menu === 'open' ? 'closed' : 'open'),
    grab: (event) => this.#grab(event),
    arrow: (event) => this.#arrow(event),
    moveTo: ({ right, bottom }) => {
      this.#placing.corner(right, bottom);
      this.#fold.remember(this.#placing.place);
      this.#turnMenu('closed');
    },
  };

  constructor(place: LayoutPlace) {
    this.#host = place.host;
    this.#fold = new Fold('floating', place);
    this.#leave = useSheets(place.host, compactStyles, floatingStyles);
    this.#placing = new Placing(place.host, this.#fold.place);
  }

  get isOpen(): boolean {
    return this.#fold.isOpen;
  }

  open(by: 'user' | 'api'): void {
    this.#fold.turn(true, by);
  }

  close(by: 'user' | 'api'): void {
    this.#menu = 'closed';
    this.#fold.turn(false, by);
  }

  stop(): void {
    this.#leave();
    this.#placing.stop();
    this.#fold.stop();
  }

  view(model: DialerModel, actions: DialerActions): TemplateResult {
    return this.isOpen
      ? windowView(model, actions, this.#actions, this.#menu)
      : bubbleView(model, actions, this.#actions);
  }

  /** What a pointer has moved was not pressed, although the browser says so; a key has no `detail`. */
  #isPress({ detail }: MouseEvent): boolean {
    return !detail || this.#press === 'still';
  }

  #turnMenu(menu: 'open' | 'closed'): void {
    const had = this.#host.renderRoot.querySelector('[part=corners]:focus-within');
    this.#menu = menu;
    if (had) this.#host.renderRoot.querySelector<HTMLElement>('[part=window-handle]')?.focus();
    this.#host.requestUpdate();
  }

  #grab(event: PointerEvent): void {
    this.#press = 'still';
    drag(
      event,
      () => {
        this.#press = 'moved';
        return this.#placing.mover();
      },
      () => this.#fold.remember(this.#placing.place),
    );
  }

  #arrow(event: KeyboardEvent): void {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (key === 'Escape' && this.#menu === 'open') this.#turnMenu('closed');
    else {
      const step = arrows[key];
      if (!step || altKey || ctrlKey || metaKey || shiftKey) return;
      this.#placing.mover()(step);
      this.#fold.remember(this.#placing.place);
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
