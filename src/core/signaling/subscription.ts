import type { VoipError } from '../errors.js';
import type { MessagesWaiting, WatchedExtension } from '../state.js';

/** What the PBX says of a watched extension; who it is was asked for. */
export type ExtensionNews = Omit<WatchedExtension, 'extension'>;

/** Something at the PBX whose changes are told (SUBSCRIBE, RFC 6665). */
export type SubscribeRequest =
  /** What another extension does (RFC 4235). `target` as for `invite()`. */
  | {
      readonly event: 'dialog';
      readonly target: string;
      readonly handlers: SubscriptionHandlers<ExtensionNews>;
    }
  /** Whether messages wait in the mailbox of our account (RFC 3842). */
  | {
      readonly event: 'message-summary';
      readonly handlers: SubscriptionHandlers<MessagesWaiting>;
    };

/** Under the rules for handlers. */
export interface SubscriptionHandlers<T> {
  /**
   * How it stands, as a whole: soon after it was asked for, and after each change. What the PBX sends and
   * nobody can read MUST NOT come here: it is told by `onRefused`, and the subscription goes on.
   */
  onNews(news: T): void;
  /**
   * Nothing will be told any more although nobody asked for that; exactly once, and the last thing it says.
   * `network/subscription-refused` with `detail.status` (403, 404, 489 …) or `detail.reason` of
   * Subscription-State; `network/connection-lost` with the socket; other `network/*`, `auth/*`. Whether it is
   * worth asking again is its `retryable`; after how many seconds at the least its `detail.retryAfter`.
   */
  onEnded(error: VoipError): void;
}

export interface Subscription {
  /**
   * Asks for nothing any more (SUBSCRIBE with `Expires: 0`), and nothing is told from here on. Idempotent. MUST
   * resolve also when the server does not answer.
   */
  end(): Promise<void>;
}
