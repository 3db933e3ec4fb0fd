import { html, type TemplateResult } from 'lit';

/** One icon of the set: 24 × 24, drawn with rounded strokes of 1.75. Its meaning is always said in words beside it. */
export const icon = (path: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

export const callPath =
  'M5 4h3l2 5-3 2a12 12 0 0 0 6 6l2-3 5 2v3a2 2 0 0 1-2 2A15 15 0 0 1 3 6a2 2 0 0 1 2-2Z';
