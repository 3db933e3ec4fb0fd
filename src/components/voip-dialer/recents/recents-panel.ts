import type { TemplateResult } from 'lit';
import type { HistoryEntry } from '../../../core/history.js';
import type { CallId } from '../../../core/state.js';
import { recentsText } from '../../i18n/recents-words.js';
import { report } from '../../shared/report.js';
import { KnownContacts } from '../contacts/known-contacts.js';
import type { DialerControl } from '../dialer-control.js';
import type { DialerModel } from '../dialer-model.js';
import type { VoipDialer } from '../voip-dialer.js';
import { exportHistory } from './export-history.js';
import { Recents } from './recents.js';
import { recentsStyles } from './recents.styles.js';
import { recentsView, type RecentsActions } from './recents-view.js';

/** The calls that are over: fetched when somebody looks at them first. */
export class RecentsPanel {
  readonly #host: VoipDialer;
  readonly #recents: Recents;
  readonly #contacts: KnownContacts;
  readonly #actions: RecentsActions;
  #opened: CallId | null = null;

  constructor(host: VoipDialer, control: DialerControl) {
    const { styleSheet } = recentsStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#host = host;
    const changed = (): void => host.requestUpdate();
    const failed = (error: unknown): void => control.refused(error);
    this.#recents = new Recents(changed, failed);
    this.#contacts = new KnownContacts(changed, failed);
    this.#actions = {
      search: (query) => this.#recents.search(host.phone, { query }),
      toggleMissedOnly: () => {
        const only = this.#recents.list.only === 'all' ? 'missed' : 'all';
        this.#recents.search(host.phone, { only });
      },
      more: () => this.#recents.more(host.phone),
      save: () => void exportHistory(host.phone, this.#recents.list).catch(failed),
      call: ({ remote }) => control.dialParty(remote.raw),
      toggle: (id) => {
        this.#opened = this.#opened === id ? null : id;
        changed();
      },
      keep: (entry) => {
        const { raw } = entry.remote;
        const name = this.#nameOf(entry) ?? '';
        const known = this.#contacts.find(raw);
        const own = known && known.source === undefined ? known : undefined;
        control.change({
          view: 'contacts',
          draft: own ?? { name, numbers: [{ number: raw }] },
        });
      },
      remove: ({ id }) => {
        this.#opened = null;
        this.#recents.removes(id);
        const remove = { type: 'editHistory', edit: 'remove', id } as const;
        host.phone.request(remove, host).catch((error: unknown) => {
          this.#recents.removes(undefined);
          failed(error);
        });
      },
    };
  }

  /** Somebody looks: reads what is new, and who looks has seen what was missed. */
  follow(): void {
    const { phone } = this.#host;
    this.#contacts.follow(phone);
    if (!this.#recents.follow(phone) || !phone.state.recents?.missed) return;
    const seen = { type: 'editHistory', edit: 'mark-seen' } as const;
    phone.request(seen, this.#host).catch((error: unknown) => report(this.#host, error));
  }

  close(): void {
    this.#recents.close();
    this.#contacts.close();
    this.#opened = null;
  }

  render(dialer: DialerModel): TemplateResult {
    return recentsView(
      {
        list: this.#recents.list,
        opened: this.#opened,
        nameOf: (entry) => this.#nameOf(entry),
        names: this.#contacts.own,
        text: recentsText(dialer.strings),
        dialer,
      },
      this.#actions,
    );
  }

  /** What the signaling or the page said; else who has that number by now, or had it then. */
  #nameOf({ remote }: HistoryEntry): string | undefined {
    const { name, nameSource, raw, e164 } = remote;
    const said = nameSource === 'contacts' || name === raw ? undefined : name;
    return said ?? this.#contacts.find(e164 ?? raw)?.name ?? name;
  }
}
