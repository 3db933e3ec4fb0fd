import { VoipError } from '../../errors.js';
import type { SubscribeRequest, Subscription } from '../signaling.js';
import type { SubscriptionLine, TellLater } from './subscription.js';
import type { Subscriptions } from './subscriptions.js';

/** Fetches what subscribes with the first subscription: most phones have none. */
export class Subscribing {
  readonly #line: SubscriptionLine;
  readonly #tell: TellLater;
  #loading: Promise<Subscriptions> | undefined;
  #subscriptions: Subscriptions | undefined;

  constructor(line: SubscriptionLine, tell: TellLater) {
    this.#line = line;
    this.#tell = tell;
  }

  begin(request: SubscribeRequest): Subscription {
    let over = false;
    const begun = this.#load().then((all) => (over ? undefined : all.begin(request)));
    begun.catch((cause: unknown) => {
      const error = new VoipError('network/load-failed', { cause });
      if (!over) this.#tell(() => request.handlers.onEnded(error));
    });
    return {
      end: async () => {
        over = true;
        await (await begun.catch(() => undefined))?.end();
      },
    };
  }

  /** Those that were begun, once it is there. */
  get all(): Subscriptions | undefined {
    return this.#subscriptions;
  }

  #load(): Promise<Subscriptions> {
    return (this.#loading ??= this.#fetch().catch((cause: unknown) => {
      this.#loading = undefined;
      throw cause;
    }));
  }

  async #fetch(): Promise<Subscriptions> {
    const { Subscriptions } = await import('./subscriptions.js');
    return (this.#subscriptions = new Subscriptions(this.#line, this.#tell));
  }
}
