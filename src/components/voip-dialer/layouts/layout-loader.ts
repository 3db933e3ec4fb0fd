import { VoipError } from '../../../core/errors.js';
import { refuseValue } from '../../shared/refuse-value.js';
import type { VoipDialer } from '../voip-dialer.js';
import { layoutNames, type Layout, type LayoutName, type LayoutPlace } from './layout.js';

type Made = new (place: LayoutPlace) => Layout;

const load: Readonly<Record<Exclude<LayoutName, 'panel'>, () => Promise<Made>>> = {
  page: async () => (await import('./page-layout.js')).PageLayout,
  bar: async () => (await import('./windows.js')).BarLayout,
  floating: async () => (await import('./windows.js')).FloatingLayout,
};

const isLayout = (word: string): word is LayoutName => layoutNames.some((name) => name === word);

/** Gets what the attribute `layout` asks for. A panel needs nothing, and stands in for what is unknown. */
export class LayoutLoader {
  readonly #host: VoipDialer;
  readonly #failed: (error: VoipError) => void;
  #given: string | undefined;
  #name: LayoutName = 'panel';
  #layout: Layout | 'loading' | undefined;
  #loaded: Promise<void> = Promise.resolve();
  #internals: ElementInternals | undefined;

  constructor(host: VoipDialer, failed: (error: VoipError) => void) {
    this.#host = host;
    this.#failed = failed;
  }

  get name(): LayoutName {
    return this.#name;
  }

  get layout(): Layout | 'loading' | undefined {
    return this.#layout;
  }

  /** The attribute may change while it is in the page. */
  follow(): void {
    const given: string = this.#host.layout ?? 'panel';
    if (given === this.#given) return;
    this.stop();
    this.#given = given;
    this.#name = isLayout(given) ? given : 'panel';
    if (this.#name !== given) {
      refuseValue(this.#host, 'layout', `must be one of ${layoutNames.join(', ')}, not "${given}"`);
    }
    if (this.#name !== 'panel') this.#loaded = this.#load(this.#name);
  }

  /** What can be opened and closed, once it is there. */
  async ready(): Promise<Layout | undefined> {
    await this.#loaded;
    return this.#layout === 'loading' ? undefined : this.#layout;
  }

  /** It leaves the page, or stands otherwise in it from now on. */
  stop(): void {
    if (this.#layout !== 'loading') this.#layout?.stop();
    this.#layout = undefined;
    this.#given = undefined;
  }

  async #load(name: Exclude<LayoutName, 'panel'>): Promise<void> {
    this.#layout = 'loading';
    try {
      const Made = await load[name]();
      if (name !== this.#name || this.#layout !== 'loading') return;
      this.#internals ??= this.#host.attachInternals();
      this.#layout = new Made({ host: this.#host, states: this.#internals.states });
    } catch (cause) {
      // It is a panel then.
      if (name === this.#name) this.#layout = undefined;
      this.#failed(new VoipError('network/load-failed', { cause }));
    }
    if (this.#host.isConnected) this.#host.requestUpdate();
  }
}
