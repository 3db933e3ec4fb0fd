import type { ConfigLayers } from '../../../src/core/config.js';
import { askPage, type PageToAsk } from '../../../src/core/engine/ask-page.js';
import type { Engine } from '../../../src/core/engine/engine.js';
import type { HistoryPage } from '../../../src/core/history.js';
import type { Intent } from '../../../src/core/intents.js';
import type { SettingsEditor } from '../../../src/core/kept-settings.js';
import { Phone } from '../../../src/core/phone.js';

export interface Ran {
  readonly intent: Intent;
  readonly source: HTMLElement | undefined;
}

/** Asks the page, as every engine does, and writes down what it is asked. */
export class StubEngine implements Engine {
  readonly page: () => PageToAsk;
  readonly ran: Ran[] = [];
  readonly configured: ConfigLayers[] = [];
  disposed = 0;
  /** Throws what the test wants a configuration to be refused with. */
  judge: (layers: ConfigLayers) => void = () => undefined;

  constructor(page: () => PageToAsk) {
    this.page = page;
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  configure(layers: ConfigLayers): Promise<void> {
    this.configured.push(layers);
    return new Promise((resolve) => {
      this.judge(layers);
      resolve();
    });
  }

  async run(intent: Intent, source?: HTMLElement): Promise<void> {
    await askPage(this.page(), intent, source ? 'user' : 'api', source);
    this.ran.push({ intent, source });
  }

  editSettings(): Promise<SettingsEditor> {
    return new Promise(() => undefined);
  }

  history(): Promise<HistoryPage> {
    return Promise.resolve({ entries: [] });
  }

  contacts(): Promise<never> {
    return Promise.reject(new Error('none here'));
  }

  diagnose(): never {
    throw new Error('no test here');
  }

  videoOf(): { local: null; remote: null } {
    return { local: null, remote: null };
  }

  dispose(): Promise<void> {
    this.disposed += 1;
    return Promise.resolve();
  }
}

/** A phone whose engine arrives when the test says so. */
export class PhoneWithEngine extends Phone {
  readonly engine = new StubEngine(() => ({
    state: this.state,
    announce: this.announce.bind(this),
  }));
  loads = 0;
  arrive: () => void = () => undefined;
  readonly #arrival: Promise<Engine>;

  constructor() {
    super('stub');
    this.#arrival = new Promise((resolve) => (this.arrive = () => resolve(this.engine)));
  }

  override load(): Promise<Engine> {
    this.loads += 1;
    return this.#arrival;
  }
}

/** The engine is there from the start. */
export function loadedPhone(): PhoneWithEngine {
  const phone = new PhoneWithEngine();
  phone.arrive();
  return phone;
}
