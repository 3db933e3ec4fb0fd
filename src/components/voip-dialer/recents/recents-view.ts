import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { HistoryEntry } from '../../../core/history.js';
import type { CallId } from '../../../core/state.js';
import type { RecentsText } from '../../i18n/recents-words.js';
import { action } from '../../shared/action.js';
import type { DialerModel } from '../dialer-model.js';
import { entryView } from './entry-view.js';
import type { RecentsList } from './recents.js';

export interface RecentsModel {
  readonly list: RecentsList;
  /** The entry whose details are open. */
  readonly opened: CallId | null;
  /** Who it was, as far as that is known now. */
  nameOf(entry: HistoryEntry): string | undefined;
  /** Changes with what `nameOf` says. */
  readonly names: unknown;
  readonly text: RecentsText;
  readonly dialer: DialerModel;
}

export interface RecentsActions {
  search(query: string): void;
  toggleMissedOnly(): void;
  more(): void;
  /** Everything that is found, as a file. */
  save(): void;
  call(entry: HistoryEntry): void;
  toggle(id: CallId): void;
  keep(entry: HistoryEntry): void;
  remove(entry: HistoryEntry): void;
}

/** How near to its end the list is scrolled before older ones are read, px. */
const nearPx = 800;

/** The calls that are over: searched, called again, looked at, taken out. */
export function recentsView(model: RecentsModel, actions: RecentsActions): TemplateResult {
  const { list, text: t } = model;
  const { query, only, pages, more } = list;
  const isEmpty = !pages.some((page) => page.length);
  return html`<div part="recents">
    <div part="recents-bar">
      <input
        part="input recents-search"
        type="search"
        autocomplete="off"
        aria-label=${t('searchRecents')}
        placeholder=${t('searchRecents')}
        .value=${live(query)}
        @input=${(event: InputEvent) => {
          if (event.target instanceof HTMLInputElement) actions.search(event.target.value);
        }}
      />
      <button
        type="button"
        part="recents-missed"
        aria-pressed=${only === 'missed'}
        @click=${actions.toggleMissedOnly}
      >
        ${t('missedOnly')}
      </button>
    </div>
    ${
      isEmpty
        ? html`<p part="hint">${t(query || only === 'missed' ? 'noneFound' : 'noRecents')}</p>`
        : html`<div
            part="entries"
            role="list"
            aria-label=${t('callsList')}
            @scroll=${(event: Event) => {
              if (more && isNearEnd(event.currentTarget)) actions.more();
            }}
          >
            ${pages.map((page) => pageView(page, model, actions))}
          </div>`
    }
    <div part="actions">
      ${more ? action({ label: t('showMore'), tone: 'quiet', press: actions.more }) : nothing}
      ${isEmpty ? nothing : action({ label: t('exportCsv'), tone: 'quiet', press: actions.save })}
    </div>
  </div>`;
}

/**
 * The dialer is drawn every second during a call, and with every digit: a page that is as it was before is not
 * even compared. Out of sight it is not laid out either (see the sheet).
 */
function pageView(
  page: readonly HistoryEntry[],
  model: RecentsModel,
  actions: RecentsActions,
): unknown {
  const { opened, names, dialer } = model;
  const { lang, formatter, strings } = dialer;
  const own = page.some(({ id }) => id === opened) ? opened : null;
  const today = new Date().toDateString();
  return guard(
    [page, own, names, lang, formatter, strings, today],
    () =>
      html`<div part="entries-page" role="presentation">
        ${page.map((entry) => entryView(entry, model, actions))}
      </div>`,
  );
}

function isNearEnd(list: EventTarget | null): boolean {
  if (!(list instanceof HTMLElement)) return false;
  return list.scrollTop + list.clientHeight > list.scrollHeight - nearPx;
}
