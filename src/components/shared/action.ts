import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.js';

export type Tone = 'accent' | 'quiet' | 'danger' | 'good';

export interface ActionOptions {
  readonly label: string;
  readonly tone: Tone;
  readonly path?: string;
  /** Says so, but keeps the focus: a browser takes it from what is really disabled. */
  readonly disabled?: boolean;
  /** Gets the focus when this state takes it away from a control that is gone. */
  readonly first?: boolean;
  /** What presses it from afar, as `aria-keyshortcuts` has it. */
  readonly keys?: string | undefined;
  press(): void;
}

/** One of the large buttons of a card. */
export const action = (options: ActionOptions): TemplateResult =>
  html`<button
    type="button"
    part="action action-${options.tone}"
    ?data-first=${options.first}
    aria-disabled=${options.disabled ? 'true' : 'false'}
    aria-keyshortcuts=${options.keys ?? nothing}
    @click=${options.disabled ? nothing : options.press}
  >
    ${options.path ? icon(options.path) : ''}<span>${options.label}</span>
  </button>`;
