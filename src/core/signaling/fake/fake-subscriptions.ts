import { VoipError } from '../../errors.js';
import type { MessagesWaiting } from '../../state.js';
import type { ExtensionNews, SubscribeRequest, Subscription } from '../signaling.js';
import type { FakeLogEntry } from './fake-log.js';
import { target } from './phone-leg.js';

/** The phone that subscribes, as the PBX sees it. */
export interface Subscriber {
  readonly account: { readonly username: string };
  ready(): Promise<void>;
  /** Runs it later, unless nothing may be told any more by then. */
  tellSoon(task: () => void): void;
}

interface Subscribed {
  readonly by: Subscriber;
  readonly request: SubscribeRequest;
  /** Nothing is to be told any more. */
  ended(): boolean;
}

const noMessages: MessagesWaiting = { waiting: false, new: 0, old: 0, urgent: 0 };

/** What can be watched at the fake PBX, and who does. */
export class FakeSubscriptions {
  readonly #knows: (extension: string) => boolean;
  readonly #log: (entry: FakeLogEntry) => void;
  readonly #extensions = new Map<string, ExtensionNews>();
  readonly #messages = new Map<string, MessagesWaiting>();
  readonly #subscribed = new Set<Subscribed>();
  #refusal = 0;

  constructor(knows: (extension: string) => boolean, log: (entry: FakeLogEntry) => void) {
    this.#knows = knows;
    this.#log = log;
  }

  /** Names of what is subscribed to just now: extensions, and `messages`. */
  get current(): string[] {
    return [...this.#subscribed].map(({ request }) => nameOf(request));
  }

  setExtension(extension: string, news: ExtensionNews): void {
    this.#extensions.set(extension, news);
    this.#notify(({ request }) => nameOf(request) === extension);
  }

  setMessages(username: string, messages: MessagesWaiting): void {
    this.#messages.set(username, messages);
    this.#notify(({ by, request }) => by.account.username === username && isOfMessages(request));
  }

  /** Answers each SUBSCRIBE with this status from now on; 0 takes them again. */
  refuse(status: number): void {
    this.#refusal = status;
  }

  /** Ends all with that reason of Subscription-State. */
  terminate(reason = 'deactivated', retryable = true): void {
    this.#over(
      () => true,
      (detail) =>
        new VoipError('network/subscription-refused', { detail: { ...detail, reason }, retryable }),
    );
  }

  /** The way to that phone is gone. */
  lost(subscriber: Subscriber): void {
    this.#over(
      ({ by }) => by === subscriber,
      () => new VoipError('network/connection-lost'),
    );
  }

  /** That phone takes leave of all of its own. */
  leave(subscriber: Subscriber): void {
    for (const subscribed of [...this.#subscribed].filter(({ by }) => by === subscriber)) {
      this.#end(subscribed);
    }
  }

  begin(by: Subscriber, request: SubscribeRequest): Subscription {
    let ended = false;
    const subscribed = { by, request, ended: () => ended };
    const begun = this.#begin(subscribed).catch((error: unknown) => {
      if (error instanceof VoipError) tellEnd(subscribed, error);
    });
    return {
      end: async () => {
        ended = true;
        await begun;
        this.#end(subscribed);
      },
    };
  }

  async #begin(subscribed: Subscribed): Promise<void> {
    const { by, request, ended } = subscribed;
    await by.ready();
    if (ended()) return;
    const what = nameOf(request);
    if (!target.test(what)) throw new VoipError('call/invalid-target');
    this.#log({ type: 'subscribe', what });
    const known = isOfMessages(request) || this.#extensions.has(what) || this.#knows(what);
    const status = this.#refusal || (known ? 0 : 404);
    if (status) {
      const detail = { ...detailOf(request), status };
      throw new VoipError('network/subscription-refused', { detail, retryable: status >= 500 });
    }
    this.#subscribed.add(subscribed);
    this.#notify((one) => one === subscribed);
  }

  #end(subscribed: Subscribed): void {
    if (!this.#subscribed.delete(subscribed)) return;
    this.#log({ type: 'unsubscribe', what: nameOf(subscribed.request) });
  }

  #notify(whom: (subscribed: Subscribed) => boolean): void {
    for (const subscribed of this.#subscribed) {
      if (!whom(subscribed)) continue;
      const { by, request } = subscribed;
      by.tellSoon(() => {
        if (!this.#subscribed.has(subscribed)) return;
        if (request.event === 'dialog') {
          request.handlers.onNews(this.#extensions.get(request.target) ?? { status: 'idle' });
        } else {
          request.handlers.onNews(this.#messages.get(by.account.username) ?? noMessages);
        }
      });
    }
  }

  #over(
    whom: (subscribed: Subscribed) => boolean,
    errorOf: (detail: Record<string, string>) => VoipError,
  ): void {
    for (const subscribed of [...this.#subscribed].filter(whom)) {
      this.#subscribed.delete(subscribed);
      tellEnd(subscribed, errorOf(detailOf(subscribed.request)));
    }
  }
}

function tellEnd({ by, request, ended }: Subscribed, error: VoipError): void {
  by.tellSoon(() => {
    if (!ended()) request.handlers.onEnded(error);
  });
}

const isOfMessages = ({ event }: SubscribeRequest): boolean => event === 'message-summary';

const nameOf = (request: SubscribeRequest): string =>
  request.event === 'dialog' ? request.target : 'messages';

const detailOf = (request: SubscribeRequest): Record<string, string> =>
  request.event === 'dialog'
    ? { event: request.event, target: request.target }
    : { event: request.event };
