import { VoipError } from '../../core/errors.js';

const load = {
  quality: () => import('./quality/quality-view.js'),
  devices: () => import('../shared/devices/devices-panel.js'),
  recents: () => import('./recents/recents-panel.js'),
  contacts: () => import('./contacts/contacts-panel.js'),
  suggestions: () => import('./suggestions/suggestions.js'),
  settings: () => import('./settings/settings-panel.js'),
  transfer: () => import('./views/transfer-view.js'),
  watched: () => import('./watched/watched-view.js'),
} as const;

type Name = keyof typeof load;

/** The views that are there. */
export type FetchedViews = { readonly [K in Name]?: Awaited<ReturnType<(typeof load)[K]>> };

/** Views that many pages never show: each is fetched when it is first needed. */
export class ViewFetcher {
  readonly #changed: () => void;
  readonly #failed: (error: VoipError) => void;
  readonly #asked = new Set<Name>();
  #views: FetchedViews = {};

  constructor(changed: () => void, failed: (error: VoipError) => void) {
    this.#changed = changed;
    this.#failed = failed;
  }

  get views(): FetchedViews {
    return this.#views;
  }

  need(name: Name): void {
    if (this.#asked.has(name)) return;
    this.#asked.add(name);
    load[name]().then(
      (view) => {
        this.#views = { ...this.#views, [name]: view };
        this.#changed();
      },
      // It is not asked for again with every rendering: the page has to be loaded anew.
      (cause: unknown) => this.#failed(new VoipError('network/load-failed', { cause })),
    );
  }
}
