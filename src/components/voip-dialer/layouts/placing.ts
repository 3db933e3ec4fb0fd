import { share, type Remembered } from './remembered.js';
import { useSheets } from './use-sheets.js';
import type { VoipDialer } from '../voip-dialer.js';

export type Place = Pick<Remembered, 'inline' | 'block'>;

/** CSS px, from left to right and from top to bottom. */
export interface Step {
  readonly x: number;
  readonly y: number;
}

/** Room beside the window, CSS px. */
interface Room {
  readonly inline: number;
  readonly block: number;
}

/**
 * Puts the window where it shall stand: as shares of the room beside it, which the sheet turns into a place. So it
 * is inside whatever the size of window and page, without anybody looking on.
 */
export class Placing {
  readonly #host: VoipDialer;
  readonly #rule: CSSStyleDeclaration;
  readonly #leave: () => void;
  #place: Place;

  constructor(host: VoipDialer, place: Place) {
    this.#host = host;
    this.#place = place;
    // The element's `style` belongs to the page; a strict policy refuses neither.
    const sheet = new CSSStyleSheet();
    sheet.insertRule(':host {}');
    const [rule] = sheet.cssRules;
    if (!(rule instanceof CSSStyleRule)) throw new TypeError('no rule');
    this.#rule = rule.style;
    this.#leave = useSheets(host, sheet);
    this.#show(place);
  }

  get place(): Place {
    return this.#place;
  }

  put(place: Place): void {
    this.#place = { inline: share(place.inline), block: share(place.block) };
    this.#show(this.#place);
  }

  /** To a corner as it is seen, whatever the direction of the text. */
  corner(right: boolean, bottom: boolean): void {
    this.put({ inline: right === this.#isRtl ? 0 : 1, block: bottom ? 1 : 0 });
  }

  /** What follows the pointer, or an arrow key, from where the window stands now. */
  mover(): (step: Step) => void {
    const from = this.#place;
    const room = this.#room();
    const sign = this.#isRtl ? -1 : 1;
    return ({ x, y }) =>
      this.put({
        inline: within(from.inline + (room.inline ? (sign * x) / room.inline : 0)),
        block: within(from.block + (room.block ? y / room.block : 0)),
      });
  }

  stop(): void {
    this.#leave();
  }

  get #isRtl(): boolean {
    return getComputedStyle(this.#host).direction === 'rtl';
  }

  /** Measured, since margins and insets are the sheet's and the page's. */
  #room(): Room {
    const boxAt = (share: number): DOMRect => {
      this.#show({ inline: share, block: share });
      return this.#host.getBoundingClientRect();
    };
    const [start, end] = [boxAt(0), boxAt(1)];
    this.#show(this.#place);
    return { inline: Math.abs(end.left - start.left), block: Math.max(0, end.top - start.top) };
  }

  #show({ inline, block }: Place): void {
    this.#rule.setProperty('--_inline', String(inline));
    this.#rule.setProperty('--_block', String(block));
  }
}

const within = (value: number): number => Math.min(1, Math.max(0, value));
