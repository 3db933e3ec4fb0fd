import type { PhoneEventDetails } from '../../core/events.js';
import type { VoipDialer } from './voip-dialer.js';

type Told = Omit<PhoneEventDetails['voip-resize'], 'id' | 'ts' | 'origin' | 'leader'>;

/** Tells the page how much room the dialer takes, so that a frame around it can follow. */
export class SizeTeller {
  readonly #host: VoipDialer;
  readonly #stands: () => Pick<Told, 'mode' | 'open'>;
  readonly #sizes = new ResizeObserver(() => this.#tell());
  #window: Element | null = null;
  #told: Told | undefined;

  constructor(host: VoipDialer, stands: () => Pick<Told, 'mode' | 'open'>) {
    this.#host = host;
    this.#stands = stands;
  }

  /** What a bar has opened is no part of the element's box. */
  follow(): void {
    this.#sizes.observe(this.#host);
    const window = this.#host.renderRoot.querySelector('[part=window]');
    if (window === this.#window) return;
    if (this.#window) this.#sizes.unobserve(this.#window);
    if (window) this.#sizes.observe(window);
    this.#window = window;
    // Nobody measures what is gone.
    if (!window) this.#tell();
  }

  stop(): void {
    this.#sizes.disconnect();
    this.#window = null;
  }

  #tell(): void {
    const all = [this.#host, ...(this.#window ? [this.#window] : [])];
    const boxes = all.map((one) => one.getBoundingClientRect());
    const from = (side: 'left' | 'top'): number => Math.min(...boxes.map((box) => box[side]));
    const to = (side: 'right' | 'bottom'): number => Math.max(...boxes.map((box) => box[side]));
    const width = Math.ceil(to('right') - from('left'));
    const height = Math.ceil(to('bottom') - from('top'));
    const { mode, open } = this.#stands();
    const was = this.#told;
    const isSame = width === was?.width && height === was.height && open === was.open;
    if (!width || !height || (isSame && mode === was.mode)) return;
    this.#told = { width, height, mode, open };
    this.#host.phone.announce('voip-resize', this.#told, { origin: 'system', source: this.#host });
  }
}
