import { html, type TemplateResult } from 'lit';

/** ITU-T E.161: what stands on the keys. */
const keys: readonly (readonly [tone: string, letters: string])[] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', ''],
  ['#', ''],
];

const columns = 3;

/** Where an arrow leads from a key. The digits never mirror, so left is left in every language. */
export function keyAfter(index: number, key: string): number {
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -3, ArrowDown: 3 };
  const sideways = key === 'ArrowLeft' || key === 'ArrowRight';
  if (key === 'Home') return 0;
  if (key === 'End') return keys.length - 1;
  const next = index + (steps[key] ?? 0);
  const sameRow = Math.floor(next / columns) === Math.floor(index / columns);
  return next in keys && (!sideways || sameRow) ? next : index;
}

export interface KeypadOptions {
  readonly label: string;
  /** How the two keys that are no digits are read out. */
  readonly star: string;
  readonly hash: string;
  /** What stands below the 0; `+` where a number is dialled. */
  readonly zero?: string;
  press(tone: string): void;
}

/** One tab stop; the arrows go from key to key. */
export function keypad(options: KeypadOptions): TemplateResult {
  const names: Record<string, string> = { '*': options.star, '#': options.hash };
  return html`<div
    part="keypad"
    role="group"
    dir="ltr"
    aria-label=${options.label}
    @keydown=${move}
  >
    ${keys.map(
      ([tone, letters], index) =>
        html`<button
          type="button"
          part="key"
          tabindex=${index ? -1 : 0}
          data-tone=${tone}
          aria-label=${names[tone] ?? nameOf(tone, letters)}
          @click=${() => options.press(tone)}
        >
          <span>${tone}</span
          ><small data-letters=${tone === '0' ? (options.zero ?? '') : letters}></small>
        </button>`,
    )}
  </div>`;
}

/** "2, A B C": spelled, or it would be read as a word. */
const nameOf = (tone: string, letters: string): string =>
  letters ? `${tone}, ${[...letters].join(' ')}` : tone;

function move(event: KeyboardEvent): void {
  const { key, target, currentTarget } = event;
  if (!(currentTarget instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
  if (!/^(Arrow|Home$|End$)/.test(key)) return;
  const all = [...currentTarget.querySelectorAll('button')];
  const next =
    all[
      keyAfter(
        all.findIndex((button) => button === target),
        key,
      )
    ];
  event.preventDefault();
  // A roving tabindex is the platform's, not the state's: rendering never touches it again.
  for (const button of all) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
}
