export interface PageEventHandlers {
  /** The network, the page or the machine came back: whatever waits may try now. */
  onReturn(): void;
  onDevicesChanged(): void;
  /** The page goes and will not come back; synchronous work only. */
  onLeave(): void;
}

/**
 * The one place that listens to window, document and devices, but for `beforeunload` (`leave-guard.ts`),
 * which belongs to calls. Never `unload`: it would keep the page out of the back/forward cache.
 */
export function listenToPage(handlers: PageEventHandlers): () => void {
  const controller = new AbortController();
  const options = { signal: controller.signal };
  const { onReturn, onDevicesChanged, onLeave } = handlers;
  window.addEventListener('online', onReturn, options);
  window.addEventListener('pageshow', onReturn, options);
  document.addEventListener('resume', onReturn, options);
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') onReturn();
    },
    options,
  );
  // A page with an open WebSocket is not kept by the back/forward cache today; when one is
  // (`persisted`), its calls are left to go on until the browser freezes it.
  window.addEventListener(
    'pagehide',
    (event) => {
      if (!event.persisted) onLeave();
    },
    options,
  );
  navigator.mediaDevices?.addEventListener('devicechange', onDevicesChanged, options);
  return () => controller.abort();
}
