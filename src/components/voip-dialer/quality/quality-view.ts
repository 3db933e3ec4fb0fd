import { html, nothing, type TemplateResult } from 'lit';
import type { CallQuality, QualityWarning } from '../../../core/quality.js';
import type { CallId } from '../../../core/state.js';
import { qualityText } from '../../i18n/quality-words.js';
import { icon } from '../../shared/icon.js';
import { alertPath } from '../../shared/icons.js';
import type { DialerModel } from '../dialer-model.js';
import type { DialerActions } from '../views/dialer-actions.js';

const words = { good: 'qualityGood', fair: 'qualityFair', poor: 'qualityPoor' } as const;
/** One bar more for each level, as every telephone draws it. */
const bars = {
  poor: 'M5 19v-3',
  fair: 'M5 19v-3M12 19v-8',
  good: 'M5 19v-3M12 19v-8M19 19V5',
} as const;
const warnings = {
  loss: 'warningLoss',
  jitter: 'warningJitter',
  'round-trip': 'warningRoundTrip',
  'no-audio-in': 'warningNoAudioIn',
  'no-audio-out': 'warningNoAudioOut',
  'one-way': 'warningOneWay',
} as const satisfies Record<QualityWarning, string>;

export const warningText = (warning: QualityWarning, { strings }: DialerModel): string =>
  qualityText(strings)(warnings[warning]);

/** How a call sounds: a word that opens to the figures, and what is wrong. */
export function qualityView(
  id: CallId,
  quality: CallQuality,
  model: DialerModel,
  { toggleQuality }: DialerActions,
): TemplateResult | typeof nothing {
  const { level } = quality;
  if (level === 'unknown') return nothing;
  const open = model.ui.quality === id;
  return html`<div part="quality" data-level=${level}>
    <button
      type="button"
      part="quality-badge"
      aria-expanded=${open}
      @click=${() => toggleQuality(id)}
    >
      ${icon(bars[level])}<span>${qualityText(model.strings)(words[level])}</span>
    </button>
    ${open ? figuresView(quality, model) : nothing}
    ${quality.warnings.map(
      (warning) =>
        html`<p part="quality-warning">
          ${icon(alertPath)}<span>${warningText(warning, model)}</span>
        </p>`,
    )}
  </div>`;
}

function figuresView(quality: CallQuality, { strings, lang }: DialerModel): TemplateResult {
  const t = qualityText(strings);
  const { mos, lossPercent, jitterMs, roundTripMs, delayMs, codec } = quality;
  const written = (value: number, digits: number): string =>
    value.toLocaleString(lang, { maximumFractionDigits: digits });
  const ms = (value: number | null): string | null =>
    value === null ? null : `${written(value, 0)} ms`;
  const figures = [
    [t('qualityScore'), mos === null ? null : written(mos, 1)],
    [t('qualityLoss'), lossPercent === null ? null : `${written(lossPercent, 1)} %`],
    [t('qualityJitter'), ms(jitterMs)],
    [t('qualityRoundTrip'), ms(roundTripMs)],
    [t('qualityDelay'), ms(delayMs)],
    [t('qualityCodec'), codec?.toUpperCase() ?? null],
  ] as const;
  return html`<dl part="quality-figures">
    ${figures.map(([name, value]) =>
      value === null
        ? nothing
        : html`<dt>${name}</dt>
            <dd><bdi dir="ltr">${value}</bdi></dd>`,
    )}
  </dl>`;
}
