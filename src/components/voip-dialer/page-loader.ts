import { VoipError } from '../../core/errors.js';
import { report } from '../shared/report.js';
import type { Layout } from './layouts/layout.js';
import type { PageParts, PagePlace } from './page-parts.js';

/** Fetches what the dialer is in its page beyond its own box: behind the first picture, unless that is made of it. */
export class PageLoader {
  readonly #host: PagePlace['host'];
  readonly #loaded: Promise<void>;
  #parts: PageParts | 'loading' | undefined = 'loading';

  constructor(place: PagePlace) {
    this.#host = place.host;
    this.#loaded = import('./page-parts.js').then(
      ({ PageParts }) => this.#take(new PageParts(place)),
      (cause: unknown) => {
        this.#take(undefined);
        report(place.host, new VoipError('network/load-failed', { cause }));
      },
    );
  }

  /** Whether a panel might be no panel in a moment. */
  get isLoading(): boolean {
    if (this.#parts === 'loading') return (this.#host.layout ?? 'panel') !== 'panel';
    return this.#parts?.isLoading === true;
  }

  get layout(): Layout | undefined {
    return this.parts?.layout;
  }

  get parts(): PageParts | undefined {
    return this.#parts === 'loading' ? undefined : this.#parts;
  }

  /** Resolves when it is open, and drawn. */
  async turn(open: boolean, by: 'user' | 'api'): Promise<void> {
    await this.#loaded;
    await this.parts?.turn(open, by);
    await this.#host.updateComplete;
  }

  #take(parts: PageParts | undefined): void {
    this.#parts = parts;
    // Who has left the page is not drawn any more: it would take part in its phone again.
    if (this.#host.isConnected) this.#host.requestUpdate();
  }
}
