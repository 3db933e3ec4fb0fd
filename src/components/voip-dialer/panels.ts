import { viewOf } from './dialer-model.js';
import type { ContactsPanel } from './contacts/contacts-panel.js';
import type { DevicesPanel } from '../shared/devices/devices-panel.js';
import type { DialerControl } from './dialer-control.js';
import type { ViewFetcher } from './fetched-views.js';
import type { Formatter } from './numbers/format-number.js';
import type { RecentsPanel } from './recents/recents-panel.js';
import type { SettingsPanel } from './settings/settings-panel.js';
import type { Suggestions } from './suggestions/suggestions.js';
import type { VoipDialer } from './voip-dialer.js';

/** What is open, and there. */
export interface OpenPanels {
  readonly recents?: Pick<RecentsPanel, 'render'>;
  readonly contacts?: Pick<ContactsPanel, 'render'>;
  readonly suggestions?: Suggestions;
  readonly settings?: SettingsPanel;
}

/** Opens what is fetched when it is opened first, and tells it when nobody looks any more. */
export class Panels {
  readonly #host: VoipDialer;
  readonly #control: DialerControl;
  readonly #views: ViewFetcher;
  #devices: DevicesPanel | undefined;
  #recents: RecentsPanel | undefined;
  #contacts: ContactsPanel | undefined;
  #suggestions: Suggestions | undefined;
  #settings: SettingsPanel | undefined;

  constructor(host: VoipDialer, control: DialerControl, views: ViewFetcher) {
    this.#host = host;
    this.#control = control;
    this.#views = views;
    new MutationObserver(() => host.requestUpdate()).observe(host, { childList: true });
  }

  get devices(): DevicesPanel | undefined {
    return this.#devices;
  }

  get open(): OpenPanels {
    return {
      ...(this.#recents ? { recents: this.#recents } : {}),
      ...(this.#contacts ? { contacts: this.#contacts } : {}),
      ...(this.#suggestions ? { suggestions: this.#suggestions } : {}),
      ...(this.#settings ? { settings: this.#settings } : {}),
    };
  }

  /** @param isWide the calls that are over stand beside the number field */
  follow(formatter: Formatter | undefined, isWide: boolean): void {
    const { ui } = this.#control;
    const { state } = this.#host.phone;
    const view = viewOf(state, ui.view);
    const beside = isWide && view === 'number' ? viewOf(state, 'recents') : view;
    const isSeen = document.visibilityState === 'visible';
    // Long before somebody presses it.
    if (state.calls.order.length) this.#views.need('transfer');
    this.#followDevices();
    this.#followSettings();
    this.#followWatched();
    this.#followRecents(beside === 'recents' && isSeen);
    this.#followContacts(view === 'contacts');
    this.#followSuggestions((view === 'number' || isWide) && ui.typedBy !== 'nobody', formatter);
  }

  close(): void {
    this.#devices?.close();
    this.#recents?.close();
    this.#contacts?.close();
    this.#suggestions?.close();
  }

  #followDevices(): void {
    if (this.#control.ui.devices === 'closed') return this.#devices?.close();
    this.#views.need('devices');
    const { DevicesPanel } = this.#views.views.devices ?? {};
    if (!DevicesPanel) return;
    const close = (): void => this.#control.change({ devices: 'closed' });
    this.#devices ??= new DevicesPanel(this.#host, this.#control, close);
  }

  #followSettings(): void {
    if (this.#host.querySelector('[slot=settings]')) this.#views.need('settings');
    const { SettingsPanel } = this.#views.views.settings ?? {};
    if (SettingsPanel) this.#settings ??= new SettingsPanel(this.#host);
  }

  #followWatched(): void {
    const { phone, shadowRoot } = this.#host;
    if (!phone.state.subscriptions) return;
    this.#views.need('watched');
    const sheet = this.#views.views.watched?.watchedStyles.styleSheet;
    const { adoptedStyleSheets: adopted } = shadowRoot ?? {};
    if (sheet && !adopted?.includes(sheet)) adopted?.push(sheet);
  }

  #followRecents(looks: boolean): void {
    if (!looks) return this.#recents?.close();
    this.#views.need('recents');
    const { RecentsPanel } = this.#views.views.recents ?? {};
    if (RecentsPanel) this.#recents ??= new RecentsPanel(this.#host, this.#control);
    this.#recents?.follow();
  }

  #followContacts(looks: boolean): void {
    if (!looks) return this.#contacts?.close();
    this.#views.need('contacts');
    const { ContactsPanel } = this.#views.views.contacts ?? {};
    if (ContactsPanel) this.#contacts ??= new ContactsPanel(this.#host, this.#control);
    this.#contacts?.follow();
  }

  /** Fetched with the first character. */
  #followSuggestions(wanted: boolean, formatter: Formatter | undefined): void {
    const { field } = this.#control.ui;
    if (!wanted || !field) return this.#suggestions?.close();
    this.#views.need('suggestions');
    const { Suggestions } = this.#views.views.suggestions ?? {};
    if (Suggestions) this.#suggestions ??= new Suggestions(this.#host, this.#control);
    this.#suggestions?.follow(field, formatter);
  }
}
