import type { ReactiveController } from 'lit';
import type { VoipButton } from './voip-button.js';

/** The page's own button named by `for`; null until there is one. */
export function pageButtonOf(host: VoipButton): HTMLElement | null {
  const root = host.getRootNode() as Document | ShadowRoot;
  return host.for ? root.getElementById(host.for) : null;
}

/** Lets the page's own button be used instead of ours. */
export function join(host: VoipButton): void {
  new PageButton(host).hostUpdated();
}

class PageButton implements ReactiveController {
  readonly #host: VoipButton;
  #listeners = new AbortController();
  #element: HTMLElement | null = null;

  constructor(host: VoipButton) {
    this.#host = host;
    host.addController(this);
  }

  /** Looks again at every update: pages render their buttons late, and anew. */
  hostUpdated(): void {
    const { ready, busy, expanded } = this.#host;
    const found = ready ? pageButtonOf(this.#host) : null;
    if (found !== this.#element) {
      this.#release();
      if (found) this.#take(found);
    }
    if (!found) return;
    found.ariaExpanded = String(expanded);
    found.ariaBusy = String(busy);
  }

  hostDisconnected(): void {
    this.#release();
  }

  #take(element: HTMLElement): void {
    const { signal } = this.#listeners;
    this.#element = element;
    element.ariaHasPopup = 'dialog';
    element.addEventListener('click', (event) => this.#host.press(event), { signal });
    for (const type of ['pointerenter', 'focus']) {
      element.addEventListener(type, () => this.#host.warm(), { signal });
    }
  }

  #release(): void {
    this.#listeners.abort();
    this.#listeners = new AbortController();
    const element = this.#element;
    this.#element = null;
    if (element) element.ariaHasPopup = element.ariaExpanded = element.ariaBusy = null;
  }
}
