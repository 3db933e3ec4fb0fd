import { html, type TemplateResult } from 'lit';
import { clock } from './format.js';

/** `role=timer` is silent to screen readers, unlike a live region that changes every second. */
export const timer = (seconds: number): TemplateResult =>
  html`<span role="timer" part="timer"><bdi dir="ltr">${clock(seconds)}</bdi></span>`;
