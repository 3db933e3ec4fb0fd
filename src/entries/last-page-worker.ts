/** The worker that outlives its pages: it ends the calls of a last page that was closed. */
import { LastPage, type PageLine } from '../core/engine/last-page.js';
import { IdbStorage } from '../core/storage/idb-storage.js';

const lastPage = new LastPage({
  locks: navigator.locks,
  storage: new IdbStorage(),
  loadFactory: async () =>
    (await import('../core/signaling/sip/sip-signaling.js')).createSipSignaling,
  // A page that reloads is away for less; Chromium let workers live on for at least 35 s.
  graceMs: 10_000,
});

// A SharedWorker only hears of pages of its own origin.
globalThis.addEventListener('connect', (event) => {
  if (!(event instanceof MessageEvent)) return;
  event.ports[0]?.addEventListener('message', ({ data }: MessageEvent<PageLine>) => {
    // What cannot be ended here, the PBX ends by its own timeouts: there is nobody to tell.
    lastPage.watch(data).catch(() => undefined);
  });
  event.ports[0]?.start();
});
