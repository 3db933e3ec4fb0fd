import type { CallId } from '../../core/state.js';
import { notificationsNow } from '../shared/notifications.js';

export interface RingingCaller {
  readonly id: CallId;
  readonly title: string;
  readonly body: string;
}

/** Has the operating system show who calls, once for all tabs of this browser, for as long as it rings. */
export class RingNotifications {
  readonly #ringing = new Map<CallId, AbortController>();

  /** Those who ring now. */
  follow(callers: readonly RingingCaller[]): void {
    for (const [id, over] of this.#ringing) {
      if (callers.some((caller) => caller.id === id)) continue;
      over.abort();
      this.#ringing.delete(id);
    }
    for (const caller of callers) if (!this.#ringing.has(caller.id)) this.#begin(caller);
  }

  #begin(caller: RingingCaller): void {
    const over = new AbortController();
    this.#ringing.set(caller.id, over);
    const { signal } = over;
    // One tab at a time; when that one is closed, the next goes on.
    navigator.locks
      .request(`voip-elements.ring.${caller.id}`, { signal }, () => shown(caller, signal))
      .catch(() => undefined); // over before it was our turn
  }
}

/** Resolves when it rings no more. */
async function shown({ id, title, body }: RingingCaller, over: AbortSignal): Promise<void> {
  const notification = isSeen() || notificationsNow() !== 'on' ? undefined : show();
  if (!over.aborted) {
    await new Promise((resolve) => over.addEventListener('abort', resolve, { once: true }));
  }
  notification?.close();

  function show(): Notification | undefined {
    try {
      // It rings by itself, and nobody should have to hurry.
      const options = { tag: id, body, silent: true, requireInteraction: true };
      const made = new Notification(title, options);
      made.addEventListener('click', () => {
        window.focus();
        made.close();
      });
      return made;
    } catch {
      return undefined; // Chromium on Android shows none without a service worker
    }
  }
}

/** Who looks at the page sees it there. */
const isSeen = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
