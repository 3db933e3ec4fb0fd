import type { TemplateResult } from 'lit';
import { codedError } from '../../../core/errors.js';
import type { DialerControl } from '../dialer-control.js';
import type { VoipDialer } from '../voip-dialer.js';
import { DeviceTest } from './device-test.js';
import { devicesView, type DevicesActions } from './devices-view.js';
import { deviceStyles } from './devices.styles.js';

/** Sound and devices: fetched when it is opened first. */
export class DevicesPanel {
  readonly #host: VoipDialer;
  readonly #test: DeviceTest;
  readonly #actions: DevicesActions;

  constructor(host: VoipDialer, control: DialerControl) {
    const { styleSheet } = deviceStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#host = host;
    this.#actions = {
      choose: (kind, deviceId) => control.request({ type: 'setDevice', kind, deviceId }),
      setVolume: (volume, of) => control.request({ type: 'setVolume', volume, of }),
      close: () => control.change({ devices: 'closed' }),
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
