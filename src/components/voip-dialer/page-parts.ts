import { report } from '../shared/report.js';
import { LayoutLoader } from './layouts/layout-loader.js';
import type { Layout } from './layouts/layout.js';
import { SizeTeller } from './size-teller.js';
import type { VoipDialer } from './voip-dialer.js';

/** What the dialer is in its page beyond its own box. What the page does not ask for is not fetched. */
export class PageParts {
  readonly #host: VoipDialer;
  readonly #layouts: LayoutLoader;
  readonly #size: SizeTeller;

  constructor(host: VoipDialer) {
    this.#host = host;
    this.#layouts = new LayoutLoader(host, (error) => report(host, error));
    this.#size = new SizeTeller(host, () => ({
      mode: this.#layouts.name,
      open: this.layout?.isOpen ?? true,
    }));
  }

  get isLoading(): boolean {
    return this.#layouts.layout === 'loading';
  }

  get layout(): Layout | undefined {
    const { layout } = this.#layouts;
    return layout === 'loading' ? undefined : layout;
  }

  follow(): void {
    this.#layouts.follow();
  }

  /** There is something to measure. */
  drawn(): void {
    if (!this.isLoading && this.#host.isConnected) this.#size.follow();
  }

  /** Resolves when it is drawn. */
  async open(by: 'user' | 'api'): Promise<void> {
    (await this.#layouts.ready())?.open(by);
    await this.#host.updateComplete;
  }

  async close(by: 'user' | 'api'): Promise<void> {
    (await this.#layouts.ready())?.close(by);
  }

  stop(): void {
    this.#layouts.stop();
    this.#size.stop();
  }
}
