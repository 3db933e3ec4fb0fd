import { html, type TemplateResult } from 'lit';
import { settingsPanelText } from '../../i18n/settings-panel-words.js';
import { icon } from '../../shared/icon.js';
import { backPath } from '../icons.js';
import type { VoipDialer } from '../voip-dialer.js';
import { settingsPanelStyles } from './settings-panel.styles.js';

const gearPath =
  'M12 6.25a5.75 5.75 0 1 0 0 11.5 5.75 5.75 0 0 0 0-11.5ZM12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM12 3v3.25M12 17.75V21M3 12h3.25M17.75 12H21M5.65 5.65l2.3 2.3M16.05 16.05l2.3 2.3M18.35 5.65l-2.3 2.3M7.95 16.05l-2.3 2.3';

/** What a page puts into `slot="settings"`, in the place of the number field. Fetched where there is something. */
export class SettingsPanel {
  readonly #host: VoipDialer;
  #is: 'open' | 'closed' = 'closed';

  constructor(host: VoipDialer) {
    const { styleSheet } = settingsPanelStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#host = host;
  }

  get isOpen(): boolean {
    return this.#is === 'open' && this.#hasContent;
  }

  get #hasContent(): boolean {
    return this.#host.querySelector('[slot=settings]') !== null;
  }

  /** The focus goes to it, and back to what opened it. */
  readonly toggle = (): void => {
    const { renderRoot, updateComplete } = this.#host;
    this.#is = this.isOpen ? 'closed' : 'open';
    const next = this.isOpen ? '[part=settings-close]' : '[part=settings-toggle]';
    this.#host.requestUpdate();
    void updateComplete.then(() => renderRoot.querySelector<HTMLElement>(next)?.focus());
  };

  /** In the first line of the dialer, also before somebody has signed in. */
  button(): TemplateResult | undefined {
    if (!this.#hasContent) return undefined;
    const t = settingsPanelText(this.#host.strings);
    return html`<button
      type="button"
      part="settings-toggle"
      aria-label=${t('openSettings')}
      title=${t('openSettings')}
      aria-expanded=${this.isOpen ? 'true' : 'false'}
      @click=${this.toggle}
    >
      ${icon(gearPath)}
    </button>`;
  }

  render(): TemplateResult | undefined {
    if (!this.isOpen) return undefined;
    const t = settingsPanelText(this.#host.strings);
    return html`<section
      part="settings-panel"
      aria-label=${t('openSettings')}
      @keydown=${this.#onKey}
    >
      <div part="settings-head">
        <button
          type="button"
          part="settings-close"
          aria-label=${t('closeSettings')}
          title=${t('closeSettings')}
          @click=${this.toggle}
        >
          ${icon(backPath)}
        </button>
        <strong part="settings-title">${t('openSettings')}</strong>
      </div>
      <slot name="settings"></slot>
    </section>`;
  }

  /** What is typed into the page's element is no number to be dialled: the dialer cannot see its fields. */
  readonly #onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.toggle();
  };
}
