import type { VoipError } from '../../errors.js';
import type { SubscribeRequest } from '../signaling.js';
import { headerOf, type SipFrame } from './sip-frame.js';
import { SipSubscription, type SubscriptionLine, type TellLater } from './subscription.js';

/** The subscriptions of one account. Fetched with the first one. */
export class Subscriptions {
  readonly #line: SubscriptionLine;
  readonly #tell: TellLater;
  readonly #byCallId = new Map<string, SipSubscription>();

  constructor(line: SubscriptionLine, tell: TellLater) {
    this.#line = line;
    this.#tell = tell;
  }

  begin(request: SubscribeRequest): SipSubscription {
    const made: SipSubscription = new SipSubscription(this.#line, request, this.#tell, () =>
      this.#byCallId.delete(made.callId),
    );
    this.#byCallId.set(made.callId, made);
    return made;
  }

  /** The status to answer the NOTIFY with; nothing when it is for none of them. */
  notified(frame: SipFrame): number | undefined {
    return this.#byCallId.get(headerOf(frame, 'call-id') ?? '')?.notified(frame);
  }

  /** The way to the server is gone. */
  lost(error: VoipError): void {
    for (const one of [...this.#byCallId.values()]) one.fail(error);
  }

  /** Takes leave of the server. */
  end(): void {
    for (const one of [...this.#byCallId.values()]) void one.end();
  }
}
