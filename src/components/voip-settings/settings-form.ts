import { html, type ReactiveController, type TemplateResult } from 'lit';
import { surfaceStyles } from '../shared/surface.styles.js';
import type { VoipSettings } from './voip-settings.js';

/** Everything of the form but its tag: fetched as soon as one is in the page. */
export class SettingsForm implements ReactiveController {
  readonly #host: VoipSettings;

  constructor(host: VoipSettings) {
    this.#host = host;
    const { styleSheet } = surfaceStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    host.addController(this);
  }

  focus(): void {
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>('input, select, button')?.focus(),
    );
  }

  hostUpdate(): void {
    // Follows the phone's state from here on.
  }

  render(): TemplateResult {
    return html`<div part="settings" data-surface></div>`;
  }
}
