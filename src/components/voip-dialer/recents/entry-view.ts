import { html, nothing, type TemplateResult } from 'lit';
import type { HistoryEntry } from '../../../core/history.js';
import { resultKey } from '../../i18n/call-results.js';
import { clock } from '../../shared/format.js';
import { icon } from '../../shared/icon.js';
import { hidePath } from '../../shared/icons.js';
import type { DialerModel } from '../dialer-model.js';
import { incomingPath, outgoingPath } from '../icons.js';
import { entryDetails } from './entry-details.js';
import type { RecentsActions, RecentsModel } from './recents-view.js';

/** One call that is over: a press calls again, another one opens what else is known of it. */
export function entryView(
  entry: HistoryEntry,
  model: RecentsModel,
  actions: RecentsActions,
): TemplateResult {
  const { id, remote, direction, outcome, durations, createdAt, quality } = entry;
  const { text, opened, dialer } = model;
  const { t, formatter, lang } = dialer;
  const written = formatter?.displayNumber(remote.raw) ?? remote.raw;
  const name = remote.anonymous ? t('anonymous') : (model.nameOf(entry) ?? written);
  const isOpen = opened === id;
  const details = `entry-${id}`;
  return html`<div part="entry" role="listitem" data-outcome=${outcome} data-direction=${direction}>
    <button
      type="button"
      part="entry-call"
      ?disabled=${remote.anonymous}
      @click=${() => actions.call(entry)}
    >
      ${icon(direction === 'incoming' ? incomingPath : outgoingPath)}
      <span part="entry-name"><bdi>${name}</bdi></span>
      <span part="entry-details"
        >${resultOf(entry, t)} ·
        <time datetime=${createdAt}>${when(new Date(createdAt), lang)}</time>${
          durations.talk ? html` · <bdi dir="ltr">${clock(durations.talk)}</bdi>` : nothing
        }${quality ? html` · <bdi part="entry-quality" dir="ltr">MOS ${quality.mos.toLocaleString(lang, { maximumFractionDigits: 1 })}</bdi>` : nothing}</span
      >
    </button>
    <button
      type="button"
      part="entry-toggle"
      aria-expanded=${isOpen}
      aria-controls=${isOpen ? details : nothing}
      aria-label=${text('entryDetails', { name })}
      @click=${() => actions.toggle(id)}
    >
      ${icon(hidePath)}
    </button>
    ${isOpen ? entryDetails(entry, { id: details, name, written }, model, actions) : nothing}
  </div>`;
}

/** How it ended, in words. */
export function resultOf({ outcome, direction, end }: HistoryEntry, t: DialerModel['t']): string {
  if (outcome === 'completed') return t(direction === 'incoming' ? 'incoming' : 'outgoing');
  return t(resultKey(end.error ?? outcome));
}

/** Today the time is enough. */
function when(at: Date, lang: string): string {
  const today = at.toDateString() === new Date().toDateString();
  const day = today ? {} : ({ day: 'numeric', month: 'short' } as const);
  return at.toLocaleString(lang, { hour: 'numeric', minute: '2-digit', ...day });
}
