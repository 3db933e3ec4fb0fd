import type { ConfigLayers } from '../../../src/core/config.js';
import type { Engine } from '../../../src/core/engine/engine.js';
import type { Intent } from '../../../src/core/intents.js';
import { Phone } from '../../../src/core/phone.js';
import type { Origin } from '../../../src/core/state.js';

export interface Ran {
  readonly intent: Intent;
  readonly origin: Origin;
  readonly delays: readonly PromiseLike<unknown>[];
}

/** Writes down what it is asked. */
export class StubEngine implements Engine {
  readonly ran: Ran[] = [];
  readonly configured: ConfigLayers[] = [];
  disposed = 0;
  /** Throws what the test wants a configuration to be refused with. */
  judge: (layers: ConfigLayers) => void = () => undefined;

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

  run(intent: Intent, origin: Origin, delays: readonly PromiseLike<unknown>[] = []): Promise<void> {
    this.ran.push({ intent, origin, delays });
    return Promise.resolve();
  }

  dispose(): Promise<void> {
    this.disposed += 1;
    return Promise.resolve();
  }
}

/** A phone whose engine arrives when the test says so. */
export class PhoneWithEngine extends Phone {
  readonly engine = new StubEngine();
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
