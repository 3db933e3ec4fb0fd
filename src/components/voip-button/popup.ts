import { placePanel } from './place.js';

/** Keeps the panel in the top layer, beside its trigger, for as long as it is open. */
export class Popup {
  readonly #panel: HTMLElement;
  readonly #trigger: () => HTMLElement | null;
  readonly #stop = new AbortController();
  readonly #sizes = new ResizeObserver(() => this.place());

  constructor(panel: HTMLElement, trigger: () => HTMLElement | null) {
    this.#panel = panel;
    this.#trigger = trigger;
    // The top layer: no z-index of the page lies above it, no `overflow` cuts it off.
    if (panel.popover) panel.showPopover();
    const { signal } = this.#stop;
    addEventListener('resize', this.place, { signal });
    addEventListener('scroll', this.place, { signal, capture: true, passive: true });
    this.#sizes.observe(panel);
    this.place();
  }

  readonly place = (): void => {
    const trigger = this.#trigger();
    if (!trigger) return;
    const { offsetWidth: width, offsetHeight: height } = this.#panel;
    const { clientWidth, clientHeight } = document.documentElement;
    const direction = getComputedStyle(this.#panel).direction === 'rtl' ? 'rtl' : 'ltr';
    const viewport = { width: clientWidth, height: clientHeight };
    const box = trigger.getBoundingClientRect();
    const { x, y, side } = placePanel(box, { width, height }, viewport, direction);
    // Through the CSSOM: a strict CSP refuses style attributes, not this.
    this.#panel.style.setProperty('--_x', `${x}px`);
    this.#panel.style.setProperty('--_y', `${y}px`);
    this.#panel.dataset.side = side;
  };

  dispose(): void {
    this.#stop.abort();
    this.#sizes.disconnect();
  }
}
