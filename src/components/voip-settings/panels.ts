import type { TemplateResult } from 'lit';
import { VoipError } from '../../core/errors.js';
import { languageOf } from '../shared/language.js';
import type { SettingsActions } from './settings-actions.js';
import type { SettingsControl } from './settings-control.js';
import type { SettingsModel } from './settings-model.js';
import type { VoipSettings } from './voip-settings.js';

/** A part of the form that is fetched when it is opened. */
export interface Panel {
  render(): TemplateResult;
  /** Nobody looks any more. */
  close(): void;
}

export type PanelName = 'devices' | 'test';

/** What a panel is made for. */
interface PanelPlace {
  readonly host: VoipSettings;
  readonly control: SettingsControl;
  readonly actions: Pick<SettingsActions, 'take'>;
  model(): SettingsModel;
}

type Makers = Readonly<Partial<Record<PanelName, (place: PanelPlace) => Promise<Panel>>>>;

/** Those that there are. */
export const makers: Makers = {
  devices: async ({ host, control }) => {
    const { DevicesPanel } = await import('../shared/devices/devices-panel.js');
    control.request({ type: 'refreshDevices' });
    return new DevicesPanel(host, control);
  },
  test: async ({ host, control, actions, model }) => {
    const { ConnectionTest } = await import('./connection-test/connection-test.js');
    return new ConnectionTest(host, {
      config: () => control.unsaved,
      suggestions: () => model().suggestions,
      take: (found) => actions.take(found),
      lang: () => languageOf(host),
      failed: (cause) => control.refused(cause),
    });
  },
};

/** The parts that were opened. */
export class Panels {
  readonly #place: PanelPlace;
  readonly #asked = new Set<PanelName>();
  readonly #panels = new Map<PanelName, Panel>();

  constructor(place: PanelPlace) {
    this.#place = place;
  }

  /** What is open is fetched, what is closed lets go of what it uses. */
  follow(): void {
    for (const name of ['devices', 'test'] as const) {
      if (this.#place.control.ui[name] === 'open') this.#need(name);
      else this.#panels.get(name)?.close();
    }
  }

  /** Nothing before it is there. */
  render(name: PanelName): TemplateResult | undefined {
    return this.#place.control.ui[name] === 'open' ? this.#panels.get(name)?.render() : undefined;
  }

  close(): void {
    for (const panel of this.#panels.values()) panel.close();
  }

  #need(name: PanelName): void {
    const make = makers[name];
    if (!make || this.#asked.has(name)) return;
    this.#asked.add(name);
    const { host, control } = this.#place;
    make(this.#place).then(
      (panel) => {
        this.#panels.set(name, panel);
        host.requestUpdate();
      },
      (cause: unknown) => control.refused(new VoipError('network/load-failed', { cause })),
    );
  }
}
