import { html, nothing, type TemplateResult } from 'lit';
import type { HistoryEntry } from '../../../core/history.js';
import { resultKey } from '../../i18n/call-results.js';
import { action } from '../../shared/action.js';
import { clock } from '../../shared/format.js';
import { icon } from '../../shared/icon.js';
import { closePath } from '../../shared/icons.js';
import { incomingPath, outgoingPath } from '../icons.js';
import type { DialerModel } from '../dialer-model.js';
import type { DialerActions } from './dialer-actions.js';

/** The calls that are over: searched, called again, taken out. */
export function recentsView(model: DialerModel, actions: DialerActions): TemplateResult {
  const { t, recents } = model;
  const { query, only, entries, more } = recents;
  return html`<div part="recents">
    <div part="recents-bar">
      <input
        part="input recents-search"
        type="search"
        autocomplete="off"
        aria-label=${t('searchRecents')}
        placeholder=${t('searchRecents')}
        .value=${query}
        @input=${(event: InputEvent) => {
          if (event.target instanceof HTMLInputElement) actions.searchRecents(event.target.value);
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
      entries.length
        ? html`<ul part="entries">
            ${entries.map((entry) => entryView(entry, model, actions))}
          </ul>`
        : html`<p part="hint">${t(query || only === 'missed' ? 'noneFound' : 'noRecents')}</p>`
    }
    <div part="actions">
      ${more ? action({ label: t('showMore'), tone: 'quiet', press: actions.moreRecents }) : nothing}
      ${
        entries.length
          ? action({ label: t('exportCsv'), tone: 'quiet', press: actions.exportRecents })
          : nothing
      }
    </div>
  </div>`;
}

function entryView(
  entry: HistoryEntry,
  { t, formatter, lang }: DialerModel,
  actions: DialerActions,
): TemplateResult {
  const { id, remote, direction, outcome, end, durations, createdAt, quality } = entry;
  const written = formatter?.displayNumber(remote.display) ?? remote.display;
  const name = remote.anonymous ? t('anonymous') : (remote.name ?? written);
  const incoming = direction === 'incoming';
  const result = t(
    outcome === 'completed'
      ? incoming
        ? 'incoming'
        : 'outgoing'
      : resultKey(end.error ?? outcome),
  );
  const at = new Date(createdAt);
  return html`<li part="entry" data-outcome=${outcome} data-direction=${direction}>
    <button
      type="button"
      part="entry-call"
      ?disabled=${remote.anonymous}
      @click=${() => actions.callEntry(entry)}
    >
      ${icon(incoming ? incomingPath : outgoingPath)}
      <span part="entry-name"><bdi>${name}</bdi></span>
      <span part="entry-details"
        >${result} · <time datetime=${createdAt}>${when(at, lang)}</time>${
          durations.talk ? html` · <bdi dir="ltr">${clock(durations.talk)}</bdi>` : nothing
        }${quality ? html` · <bdi part="entry-quality" dir="ltr">MOS ${quality.mos.toLocaleString(lang, { maximumFractionDigits: 1 })}</bdi>` : nothing}</span
      >
    </button>
    <button
      type="button"
      part="entry-remove"
      aria-label=${t('removeEntry', { name })}
      @click=${() => actions.removeEntry(id)}
    >
      ${icon(closePath)}
    </button>
  </li>`;
}

/** Today the time is enough. */
function when(at: Date, lang: string): string {
  const today = at.toDateString() === new Date().toDateString();
  const day = today ? {} : ({ day: 'numeric', month: 'short' } as const);
  return at.toLocaleString(lang, { hour: 'numeric', minute: '2-digit', ...day });
}
