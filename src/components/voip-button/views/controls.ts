import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.js';
import { keypadPath, micOffPath, micPath, volumeOffPath, volumePath } from '../../shared/icons.js';
import { keypad } from '../../shared/keypad.js';
import type { Actions, ViewModel } from './view.js';

/** Mute, keypad and volume, as far as they work at this stage of the call; undefined when none does. */
export function controls(model: ViewModel, actions: Actions): TemplateResult | undefined {
  const { t, call, keypad: keypadOpen } = model;
  const connected = call?.answeredAt !== undefined;
  const tones = call?.can.dtmf === true;
  const sound = connected || call?.earlyMedia;
  if (!tones && !sound) return undefined;
  return html`
    ${
      connected || tones
        ? html`<div part="tiles">
            ${
              connected
                ? html`<button
                    type="button"
                    part="tile mute"
                    aria-pressed=${call.muted}
                    ?disabled=${call.can.mute !== true}
                    @click=${actions.toggleMute}
                  >
                    ${icon(call.muted ? micOffPath : micPath)}<span>${t('mute')}</span>
                  </button>`
                : nothing
            }
            <button
              type="button"
              part="tile keypad-toggle"
              aria-expanded=${keypadOpen}
              ?disabled=${!tones}
              @click=${actions.toggleKeypad}
            >
              ${icon(keypadPath)}<span>${t('keypad')}</span>
            </button>
          </div>`
        : nothing
    }
    ${
      tones && keypadOpen
        ? keypad({ label: t('keypad'), star: t('star'), hash: t('hash'), press: actions.sendTone })
        : nothing
    }
    ${!keypadOpen && sound ? volume(model, actions) : nothing}
  `;
}

const volume = ({ t, volume: value }: ViewModel, { setVolume }: Actions): TemplateResult =>
  html`<label part="volume">
    ${icon(value ? volumePath : volumeOffPath)}
    <input
      type="range"
      part="volume-input"
      min="0"
      max="1"
      step="0.05"
      aria-label=${t('volume')}
      .value=${String(value)}
      @input=${(event: Event) => {
        if (event.target instanceof HTMLInputElement) setVolume(event.target.valueAsNumber);
      }}
    />
  </label>`;
