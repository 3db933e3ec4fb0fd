import { html, nothing, type TemplateResult } from 'lit';
import type { HistoryEntry } from '../../../core/history.js';
import type { QualitySummary } from '../../../core/quality.js';
import { action } from '../../shared/action.js';
import { spokenDuration } from '../../shared/format.js';
import { callPath } from '../../shared/icon.js';
import { closePath } from '../../shared/icons.js';
import type { RecentsText } from '../../i18n/recents-words.js';
import { addPath } from '../icons.js';
import { resultOf } from './entry-view.js';
import type { RecentsActions, RecentsModel } from './recents-view.js';

export interface EntryNames {
  /** Of the element. */
  readonly id: string;
  readonly name: string;
  /** The number as it is written here. */
  readonly written: string;
}

/** Everything that is known of a call that is over, and what can be done about it. */
export function entryDetails(
  entry: HistoryEntry,
  { id, name, written }: EntryNames,
  { text, dialer }: RecentsModel,
  actions: RecentsActions,
): TemplateResult {
  const { t, lang } = dialer;
  const { remote, createdAt, durations, end, account, quality, note } = entry;
  const result = resultOf(entry, t);
  const long = { dateStyle: 'full', timeStyle: 'medium' } as const;
  const lasted = (seconds: number): string => (seconds ? spokenDuration(seconds, lang) : '');
  return html`<div part="entry-more" id=${id}>
    <dl part="entry-facts">
      ${fact(text('entryNumber'), remote.anonymous ? '' : html`<bdi dir="ltr">${written}</bdi>`)}
      ${fact(text('entryWhen'), new Date(createdAt).toLocaleString(lang, long))}
      ${fact(text('entryResult'), end.sip ? html`${result} <bdi part="sip-status" dir="ltr">${text('sipCode', { code: end.sip })}</bdi>` : result)}
      ${fact(text('entryRang'), lasted(durations.ring))}
      ${fact(text('entryTalked'), lasted(durations.talk))}
      ${fact(text('entryHeld'), lasted(durations.hold))}
      ${fact(text('entrySound'), quality ? soundOf(quality, text, lang) : '')}
      ${fact(text('entryAccount'), html`<bdi>${account}</bdi>`)}
      ${fact(text('entryNote'), note ? html`<bdi>${note}</bdi>` : '')}
    </dl>
    <div part="actions">
      ${
        remote.anonymous
          ? nothing
          : html`${action({ label: t('call'), tone: 'accent', path: callPath, press: () => actions.call(entry) })}
            ${
              dialer.keepsContacts
                ? action({
                    label: text('saveContact'),
                    tone: 'quiet',
                    path: addPath,
                    press: () => actions.keep(entry),
                  })
                : nothing
            }`
      }
      <button
        type="button"
        part="action action-quiet entry-remove"
        aria-label=${text('removeEntry', { name })}
        @click=${() => actions.remove(entry)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${closePath} /></svg
        ><span>${text('remove')}</span>
      </button>
    </div>
  </div>`;
}

const fact = (what: string, value: unknown): TemplateResult | typeof nothing =>
  value
    ? html`<div>
        <dt>${what}</dt>
        <dd>${value}</dd>
      </div>`
    : nothing;

function soundOf(
  { mos, lossPercent, jitterMs, roundTripMs, codec }: QualitySummary,
  text: RecentsText,
  lang: string,
): string {
  const number = (value: number): string =>
    value.toLocaleString(lang, { maximumFractionDigits: 1 });
  const ms = (value: number): string =>
    value.toLocaleString(lang, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 });
  const percent = (value: number): string =>
    (value / 100).toLocaleString(lang, { style: 'percent', maximumFractionDigits: 1 });
  return [
    `MOS ${number(mos)}`,
    codec ?? '',
    lossPercent === undefined ? '' : text('soundLoss', { value: percent(lossPercent) }),
    jitterMs === undefined ? '' : text('soundJitter', { value: ms(jitterMs) }),
    roundTripMs === undefined ? '' : text('soundRoundTrip', { value: ms(roundTripMs) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
