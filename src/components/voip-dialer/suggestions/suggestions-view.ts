import { html, nothing, type TemplateResult } from 'lit';
import { icon, callPath } from '../../shared/icon.js';
import type { DialerModel } from '../dialer-model.js';
import type { DialerUi } from '../dialer-ui.js';
import type { Ranges } from '../numbers/highlight.js';
import { plainLine } from '../numbers/plain-text.js';
import { suggestionsText } from '../../i18n/suggestions-words.js';
import type { Suggestion } from './suggestions.js';

export interface SuggestionsModel {
  readonly all: readonly Suggestion[];
  readonly at: number;
  readonly typedBy: DialerUi['typedBy'];
  readonly model: DialerModel;
}

/** Longest part of a name that is drawn, in characters: nobody reads more in one line. */
const longest = 80;

/** The list: over the keypad for who types on the keyboard, below it for who presses its keys or has none. */
export function suggestionsView(
  { all, at, typedBy, model }: SuggestionsModel,
  { choose }: { choose(index: number): void },
): TemplateResult {
  const text = suggestionsText(model.strings);
  return html`<div
    part="suggestions"
    id="suggestions"
    role="listbox"
    aria-label=${text('suggestions')}
    data-typed-by=${typedBy}
    data-keypad=${model.keypad}
    @pointerdown=${(event: Event) => event.preventDefault()}
  >
    ${all.map(
      ({ entry, name, number }, index) =>
        html`<button
          type="button"
          tabindex="-1"
          part="suggestion"
          role="option"
          id="suggestion-${index}"
          aria-selected=${index === at}
          @click=${() => choose(index)}
        >
          ${icon(callPath)}
          ${entry.name ? html`<span part="suggestion-name"><bdi>${marked(entry.name, name)}</bdi></span>` : nothing}
          <span part="suggestion-number"
            ><bdi dir="ltr">${marked(entry.number, number)}</bdi>${
              entry.hint ? html` · <bdi>${plainLine(entry.hint)}</bdi>` : nothing
            }</span
          >
        </button>`,
    )}
  </div>`;
}

/** The text with what was found in it marked; no part of it is more than text. */
function marked(whole: string, ranges: Ranges): unknown[] {
  const text = whole.length > longest ? whole.slice(0, longest) : whole;
  const pieces: unknown[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start >= text.length) break;
    pieces.push(
      visible(text.slice(at, start)),
      html`<mark>${visible(text.slice(start, end))}</mark>`,
    );
    at = Math.min(end, text.length);
  }
  return [...pieces, visible(text.slice(at))];
}

/** Without what cannot be seen, and would turn what stands around it. */
const visible = (piece: string): string => piece.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
