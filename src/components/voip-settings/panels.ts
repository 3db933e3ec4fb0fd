import type { TemplateResult } from 'lit';
import { VoipError } from '../../core/errors.js';
import { languageOf } from '../shared/language.js';
import type { SettingsControl } from './settings-control.js';
import type { VoipSettings } from './voip-settings.js';

/** A part of the form that is fetched when it is opened. */
export interface Panel {
  render(): TemplateResult;
  /** Nobody looks any more. */
  close(): void;
}

export type PanelName = 'devices' | 'test';

type Makers = Readonly<
  Partial<Record<PanelName, (host: VoipSettings, control: SettingsControl) => Promise<Panel>>>
>;

/** Those that there are. */
export const makers: Makers = {
  devices: async (host, control) => {
    const { DevicesPanel } = await import('../shared/devices/devices-panel.js');
    control.request({ type: 'refreshDevices' });
    return new DevicesPanel(host, control);
  },
  test: async (host, control) => {
    const { ConnectionTest } = await import('./connection-test/connection-test.js');
    return new ConnectionTest(host, {
      config: () => control.unsaved,
      useProxy: (server) => control.useProxy(server),
      lang: () => languageOf(host),
      failed: (cause) => control.refused(cause),
    });
  },
};

/** The parts that were opened. */
export class Panels {
  readonly #host: VoipSettings;
  readonly #control: SettingsControl;
  readonly #asked = new Set<PanelName>();
  readonly #panels = new Map<PanelName, Panel>();

  constructor(host: VoipSettings, control: SettingsControl) {
    this.#host = host;
    this.#control = control;
  }

  /** What is open is fetched, what is closed lets go of what it uses. */
  follow(): void {
    for (const name of ['devices', 'test'] as const) {
      if (this.#control.ui[name] === 'open') this.#need(name);
      else this.#panels.get(name)?.close();
    }
  }

  /** Nothing before it is there. */
  render(name: PanelName): TemplateResult | undefined {
    return this.#control.ui[name] === 'open' ? this.#panels.get(name)?.render() : undefined;
  }

  close(): void {
    for (const panel of this.#panels.values()) panel.close();
  }

  #need(name: PanelName): void {
    const make = makers[name];
    if (!make || this.#asked.has(name)) return;
    this.#asked.add(name);
    make(this.#host, this.#control).then(
      (panel) => {
        this.#panels.set(name, panel);
        this.#host.requestUpdate();
      },
      (cause: unknown) => this.#control.refused(new VoipError('network/load-failed', { cause })),
    );
  }
}
