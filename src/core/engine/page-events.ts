export interface PageEventHandlers {
  /** The network, the page or the machine came back: whatever waits may try now. */
  onReturn(): void;
  onDevicesChanged(): void;
  /** Another page of this origin wrote into localStorage. */
  onStored(key: string | null): void;
  /** The page is about to stand still, and may come back; synchronous work only. */
  onFreeze(): void;
  /** The page goes and will not come back; synchronous work only. */
  onLeave(): void;
}

/**
 * The one place that listens to window, document and devices, but for two that belong to calls only
 * (`leave-guard.ts`, `outliving-worker.ts`). Never `unload`: it would keep the page out of the back/forward cache.
 */
export function listenToPage(handlers: PageEventHandlers): () => void {
  const controller = new AbortController();
  const options = { signal: controller.signal };
  const { onReturn, onDevicesChanged, onStored, onFreeze, onLeave } = handlers;
  window.addEventListener('online', onReturn, options);
  window.addEventListener('pageshow', onReturn, options);
  window.addEventListener('storage', ({ key }) => onStored(key), options);
  document.addEventListener('freeze', onFreeze, options);
  document.addEventListener('resume', onReturn, options);
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') onReturn();
    },
    options,
  );
  // Kept by the back/forward cache (`persisted`) it stands still like any frozen page.
  window.addEventListener(
    'pagehide',
    (event) => {
      if (event.persisted) onFreeze();
      else onLeave();
    },
    options,
  );
  navigator.mediaDevices?.addEventListener('devicechange', onDevicesChanged, options);
  return () => controller.abort();
}
