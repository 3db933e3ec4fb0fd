import type { VoipError } from '../../core/errors.js';
import { report } from '../shared/report.js';
import type { DialerControl } from './dialer-control.js';
import type { DialerModel } from './dialer-model.js';
import { LayoutLoader } from './layouts/layout-loader.js';
import type { Layout } from './layouts/layout.js';
import { PagePartLoader } from './page-part.js';
import type { GivenShortcuts } from './shortcuts/given-shortcuts.js';
import type { Shortcuts } from './shortcuts/shortcuts.js';
import { SizeTeller } from './size-teller.js';
import type { DialerActions } from './views/dialer-actions.js';
import type { VoipDialer } from './voip-dialer.js';

export interface PagePlace {
  readonly host: VoipDialer;
  readonly control: DialerControl;
  actions(): DialerActions;
  model(): DialerModel;
  /** Opens it, and puts the cursor into the number field. */
  open(by: 'user' | 'api'): void;
}

/** What the dialer is in its page beyond its own box. What the page does not ask for is not fetched. */
export class PageParts {
  readonly #host: VoipDialer;
  readonly #layouts: LayoutLoader;
  readonly #size: SizeTeller;
  readonly #shortcuts: PagePartLoader<GivenShortcuts, Shortcuts>;
  readonly #links: PagePartLoader<string, { follow(roots: string | undefined): void }>;

  constructor(place: PagePlace) {
    const { host, control } = place;
    const changed = (): void => {
      if (host.isConnected) host.requestUpdate();
    };
    const failed = (error: VoipError): void => report(host, error);
    this.#host = host;
    this.#layouts = new LayoutLoader(host, failed);
    this.#size = new SizeTeller(host, () => ({
      mode: this.#layouts.name,
      open: this.layout?.isOpen ?? true,
    }));
    const { model } = place;
    const open = (): void => place.open('user');
    this.#shortcuts = new PagePartLoader(
      async () => {
        const { Shortcuts } = await import('./shortcuts/shortcuts.js');
        return new Shortcuts({ host, actions: place.actions(), model, open });
      },
      changed,
      failed,
    );
    this.#links = new PagePartLoader(
      async () => {
        const { LinkInterception } = await import('./links/link-interception.js');
        return new LinkInterception({ host, control, actions: place.actions(), model, open });
      },
      changed,
      failed,
    );
  }

  get isLoading(): boolean {
    return this.#layouts.layout === 'loading';
  }

  get layout(): Layout | undefined {
    const { layout } = this.#layouts;
    return layout === 'loading' ? undefined : layout;
  }

  get shortcuts(): Shortcuts | undefined {
    return this.#shortcuts.part;
  }

  follow(): void {
    const { shortcuts, interceptLinks, isConnected } = this.#host;
    // An element is drawn once more behind its farewell.
    if (!isConnected) return;
    this.#layouts.follow();
    this.#shortcuts.follow(shortcuts === 'off' ? undefined : shortcuts);
    this.#links.follow(interceptLinks);
  }

  /** There is something to measure. */
  drawn(): void {
    if (!this.isLoading && this.#host.isConnected) this.#size.follow();
  }

  /** Once it is there, opens or closes what can be. */
  async turn(open: boolean, by: 'user' | 'api'): Promise<void> {
    const layout = await this.#layouts.ready();
    if (open) layout?.open(by);
    else layout?.close(by);
  }

  /** The dialer leaves the page. */
  stop(): void {
    this.#layouts.stop();
    this.#shortcuts.follow(undefined);
    this.#links.follow(undefined);
    this.#size.stop();
  }
}
