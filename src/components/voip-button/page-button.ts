import type { ReactiveController } from 'lit';
import { refuseValue } from '../shared/refuse-value.js';
import type { VoipButton } from './voip-button.js';

/** The page's own button named by `for`; null until there is one, and outside of a page. */
export function pageButtonOf(host: VoipButton): HTMLElement | null {
  if (!host.isConnected || !host.for) return null;
  const root = host.getRootNode() as Document | ShadowRoot;
  return root.getElementById(host.for);
}

const joined = new WeakSet<VoipButton>();

/** Lets the page's own button be used instead of ours; once for each element. */
export function join(host: VoipButton): void {
  if (joined.has(host)) return;
  joined.add(host);
  const button = new PageButton(host);
  button.hostUpdated();
  if (document.readyState === 'complete') button.tellMissing();
  else addEventListener('load', () => button.tellMissing(), { once: true });
}

class PageButton implements ReactiveController {
  readonly #host: VoipButton;
  #listeners = new AbortController();
  #element: HTMLElement | null = null;
  /** Pages render their buttons late, and anew. */
  readonly #changes = new MutationObserver(() => this.hostUpdated());

  constructor(host: VoipButton) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // After a move in the page nothing else would make us look again.
    this.#host.requestUpdate();
    const watched = { childList: true, subtree: true, attributeFilter: ['id'] };
    this.#changes.observe(this.#host.getRootNode(), watched);
  }

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
    this.#changes.disconnect();
    this.#release();
  }

  /** Once the page is complete; it may still render its button later. */
  tellMissing(): void {
    const { isConnected, ready, for: id } = this.#host;
    if (id && ready && isConnected && !this.#element) {
      refuseValue(this.#host, 'for', `there is no element with the id "${id}" yet`);
    }
  }

  #take(element: HTMLElement): void {
    const { signal } = this.#listeners;
    this.#element = element;
    element.ariaHasPopup = 'dialog';
    element.addEventListener('click', this.#press, { signal });
    for (const type of ['pointerenter', 'focus']) {
      element.addEventListener(type, () => this.#host.warm(), { signal });
    }
  }

  readonly #press = (event: MouseEvent): void => {
    // A link to a phone number works before the script has come; from here on we call.
    event.preventDefault();
    this.#host.press(event);
  };

  #release(): void {
    this.#listeners.abort();
    this.#listeners = new AbortController();
    const element = this.#element;
    this.#element = null;
    if (element) element.ariaHasPopup = element.ariaExpanded = element.ariaBusy = null;
  }
}
