import type { TemplateResult } from 'lit';
import { codedError } from '../../../core/errors.js';
import type { Intent } from '../../../core/intents.js';
import type { DeviceStrings } from '../../i18n/device-words.js';
import type { VoipElement } from '../voip-element.js';
import { DeviceTest } from './device-test.js';
import { devicesView, type DevicesActions } from './devices-view.js';
import { deviceStyles } from './devices.styles.js';

/** The element it is shown in. */
export type DevicesHost = VoipElement & { readonly strings: DeviceStrings | undefined };

/** The way by which the element asks the phone for something. */
export interface DevicesControl {
  request(intent: Intent): void;
  refused(error: unknown): void;
}

/** Sound and devices: fetched when it is opened first. */
export class DevicesPanel {
  readonly #host: DevicesHost;
  readonly #test: DeviceTest;
  readonly #actions: DevicesActions;

  /** @param close leads back, where the view is one among others */
  constructor(host: DevicesHost, control: DevicesControl, close?: () => void) {
    const { styleSheet } = deviceStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#host = host;
    this.#actions = {
      choose: (kind, deviceId) => control.request({ type: 'setDevice', kind, deviceId }),
      setVolume: (volume, of) => control.request({ type: 'setVolume', volume, of }),
      ...(close ? { close } : {}),
    };
    this.#test = new DeviceTest({
      root: host.renderRoot,
      devices: () => host.phone.state.devices,
      refresh: () => control.request({ type: 'refreshDevices' }),
      choose: this.#actions.choose,
      failed: (cause) => control.refused(codedError(cause, codeOf(cause))),
      changed: () => host.requestUpdate(),
    });
  }

  render(): TemplateResult {
    const { strings, phone } = this.#host;
    return devicesView({ devices: phone.state.devices, test: this.#test, strings }, this.#actions);
  }

  /** Nobody looks any more: the microphone is let go. */
  close(): void {
    this.#test.stop();
  }
}

/** What the browser said when a device was tried out (Media Capture and Streams §10.2). */
function codeOf(cause: unknown) {
  switch (cause instanceof DOMException ? cause.name : '') {
    case 'NotAllowedError':
      return 'media/permission-denied';
    case 'NotFoundError':
      return 'device/not-found';
    case 'NotReadableError':
      return 'device/in-use';
    default:
      return 'device/unsupported';
  }
}
