import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DeviceInfo, DeviceKind, DevicesState } from '../../../core/state.js';
import { deviceText, type DeviceStrings } from '../../i18n/device-words.js';
import { action } from '../action.js';
import { icon } from '../icon.js';
import { outputPicker, type DeviceTest } from './device-test.js';

export interface DevicesViewModel {
  readonly devices: DevicesState;
  readonly test: DeviceTest;
  readonly strings: DeviceStrings | undefined;
}

export interface DevicesActions {
  choose(kind: DeviceKind, deviceId: string): void;
  setVolume(volume: number, of?: 'ringer'): void;
  /** Where the view is one among others. */
  close?(): void;
}

const backPath = 'M9.5 6.5 4 12l5.5 5.5M4.5 12H20';

type Text = ReturnType<typeof deviceText>;

const labels = {
  microphone: 'microphone',
  speaker: 'speakerDevice',
  ringer: 'ringer',
  camera: 'camera',
} as const satisfies Record<DeviceKind, string>;

/** What is spoken into, what is heard and where it rings: chosen, as loud as wanted, and tried out. */
export function devicesView(model: DevicesViewModel, actions: DevicesActions): TemplateResult {
  const { devices, test, strings } = model;
  const t = deviceText(strings);
  const { microphones, speakers, cameras, volume, ringerVolume } = devices;
  const named = microphones.some(({ label }) => label);
  return html`<section part="devices" aria-label=${t('devices')}>
    ${actions.close ? head(t, actions.close) : nothing}
    ${
      named
        ? nothing
        : html`<p part="hint">${t('allowHint')}</p>
            ${action({ label: t('allowMicrophone'), tone: 'accent', press: () => test.listen() })}`
    }
    <div part="device" role="group" aria-label=${t('microphone')}>
      ${choice('microphone', microphones, model, t, actions)}
      <button
        type="button"
        part="device-test"
        aria-label=${t(test.listening ? 'stopTestOf' : 'testMicrophoneOf')}
        @click=${() => (test.listening ? test.stop() : test.listen())}
      >
        ${t(test.listening ? 'stopTest' : 'testMicrophone')}
      </button>
      ${
        test.listening
          ? html`<meter
              part="device-level"
              min="0"
              max="1"
              value="0"
              aria-label=${t('level')}
            ></meter>`
          : nothing
      }
    </div>
    <div part="device" role="group" aria-label=${t('speakerDevice')}>
      ${choice('speaker', speakers, model, t, actions)}
      ${playButton(t('play'), t('playSpeaker'), () => test.play('speaker'))}
      ${slider(t('volume'), volume, (value) => actions.setVolume(value))}
      ${pickButton('speaker', test, t)}
    </div>
    <div part="device" role="group" aria-label=${t('ringer')}>
      ${choice('ringer', speakers, model, t, actions)}
      ${playButton(t('play'), t('playRinger'), () => test.play('ringer'))}
      ${slider(t('ringerVolume'), ringerVolume, (value) => actions.setVolume(value, 'ringer'))}
      ${pickButton('ringer', test, t)}
    </div>
    ${
      cameras.length || devices.chosen.camera
        ? html`<div part="device" role="group" aria-label=${t('camera')}>
            ${choice('camera', cameras, model, t, actions)}
          </div>`
        : nothing
    }
  </section>`;
}

const head = (t: Text, close: () => void): TemplateResult =>
  html`<div part="devices-head">
    <button
      type="button"
      part="devices-close"
      aria-label=${t('closeDevices')}
      title=${t('closeDevices')}
      @click=${close}
    >
      ${icon(backPath)}
    </button>
    <strong part="devices-title">${t('devices')}</strong>
  </div>`;

/** One that is not plugged in stays chosen, and says so. */
function choice(
  kind: DeviceKind,
  list: readonly DeviceInfo[],
  { devices: { chosen, absent } }: DevicesViewModel,
  t: Text,
  { choose }: DevicesActions,
): TemplateResult {
  const picked = chosen[kind] ?? '';
  const missing = absent[kind];
  return html`<label part="field">
    <span>${t(labels[kind])}</span>
    <select
      part="input device-choice"
      .value=${live(picked)}
      @change=${({ target }: Event) => {
        if (target instanceof HTMLSelectElement) choose(kind, target.value);
      }}
    >
      <option value="" ?selected=${!picked}>${t('systemDefault')}</option>
      ${
        missing === undefined
          ? nothing
          : html`<option value=${picked} selected>${t('notConnected', { label: missing })}</option>`
      }
      ${list.map(
        ({ deviceId, label }) =>
          html`<option value=${deviceId} ?selected=${deviceId === picked}>
            ${label || deviceId.slice(0, 8)}
          </option>`,
      )}
    </select>
  </label>`;
}

const playButton = (label: string, name: string, press: () => void): TemplateResult =>
  html`<button type="button" part="device-test" aria-label=${name} @click=${press}>
    ${label}
  </button>`;

const slider = (label: string, value: number, set: (value: number) => void): TemplateResult =>
  html`<label part="device-volume">
    <span>${label}</span>
    <input
      type="range"
      min="0"
      max="1"
      step="0.05"
      .value=${String(value)}
      @change=${({ target }: Event) => {
        if (target instanceof HTMLInputElement) set(target.valueAsNumber);
      }}
    />
  </label>`;

const pickButton = (
  kind: 'speaker' | 'ringer',
  test: DeviceTest,
  t: Text,
): TemplateResult | typeof nothing =>
  outputPicker()
    ? html`<button type="button" part="device-test" @click=${() => test.pickOutput(kind)}>
        ${t('moreOutputs')}
      </button>`
    : nothing;
