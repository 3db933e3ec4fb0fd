import { Core, type Notification, type Referral as ReceivedRefer, type Session } from 'sip.js';
import { VoipError } from '../../errors.js';
import type { Dialog } from '../signaling.js';
import type { CallLine } from './call-line.js';
import { isOurs } from './reinvite.js';
import { targetUri } from './sip-uri.js';
import { isToken } from './text.js';

/** ms without a word of what becomes of it: 64*T1, as for any request that nobody answers (RFC 3261 §17.1.2.2). */
const patienceMs = 32_000;
/** ms for which the other side may say that it will tell more: nobody rings for longer. */
const longestMs = 300_000;

/** One REFER of ours, and the subscription to its outcome that it makes (RFC 3515 §2.4.4). */
interface Referral {
  readonly request: Core.OutgoingReferRequest;
  /** Nobody listens any more when it is settled. */
  heard: ((news: News) => void) | undefined;
}

/** `more` ms to wait for the next NOTIFY; 0 when there will be none. */
interface News {
  readonly status: number;
  readonly more: number;
}

/**
 * The transfers of one call. SIP.js' own REFER puts an address with parameters between no brackets, and
 * hands every NOTIFY of the dialog to it, whatever it tells.
 */
export class Referrals {
  readonly #line: Pick<CallLine, 'userAgent' | 'domain'>;
  /** Aborted when the call is over. */
  readonly #over: AbortSignal;
  /** The latest; it stays when it is settled, to take what is told late. */
  #latest: Referral | undefined;
  #pending = false;

  constructor(line: Pick<CallLine, 'userAgent' | 'domain'>, over: AbortSignal) {
    this.#line = line;
    this.#over = over;
  }

  /** Resolves and rejects as the port says of `refer()`, but for the end of the call. */
  async send(
    { dialog }: Session,
    to: string | Dialog,
    onProgress: (status: number) => void,
  ): Promise<void> {
    const { userAgent, domain } = this.#line;
    if (this.#pending || !(dialog instanceof Core.SessionDialog)) {
      throw new VoipError('call/invalid-state', { detail: { refer: 'pending' } });
    }
    const extraHeaders = [
      `Refer-To: ${referTo(to, domain)}`,
      `Referred-By: <${userAgent.configuration.uri.toString()}>`,
      `Contact: ${userAgent.contact.toString()}`,
    ];
    this.#pending = true;
    try {
      await this.#follow(dialog, extraHeaders, onProgress);
    } finally {
      this.#pending = false;
    }
  }

  /** A NOTIFY in the dialog: only what our REFER asked for is taken. */
  notified(notification: Notification): void {
    const refusal = this.#refusalOf(notification.request);
    void (refusal ? notification.reject({ statusCode: refusal }) : notification.accept());
  }

  #refusalOf(request: Core.IncomingRequestMessage): number | undefined {
    const [event = '', ...parameters] = (request.getHeader('event') ?? '').split(';');
    if (event.trim().toLowerCase() !== 'refer') return 489;
    const sent = this.#latest?.request.message;
    // The number of the REFER in CSeq names it (RFC 3515 §2.4.6); with one alone it may be left out.
    const id = parameters.map((one) => /^\s*id=(\d+)\s*$/i.exec(one)?.[1]).find(Boolean);
    const isSame = request.callId === sent?.callId && (!id || Number(id) === sent.cseq);
    if (!isSame) return 481;
    const status = fragmentStatus(request.getHeader('content-type'), request.body);
    if (!status) return 400;
    this.#latest?.heard?.({ status, more: moreIn(request.getHeader('subscription-state')) });
    return undefined;
  }

  #follow(
    dialog: Core.SessionDialog,
    extraHeaders: string[],
    onProgress: (status: number) => void,
  ): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = (): void => {
      clearTimeout(timer);
      if (this.#latest) this.#latest.heard = undefined;
    };
    this.#over.addEventListener('abort', stop, { once: true });
    return new Promise<void>((resolve, reject) => {
      const fail = (detail: { status?: number; reason?: string }): void =>
        reject(new VoipError('call/transfer-failed', { detail }));
      const wait = (ms: number): void => {
        clearTimeout(timer);
        timer = setTimeout(() => fail({ reason: 'no-word' }), ms);
      };
      const answered = ({ message }: Core.IncomingResponse): void => {
        const { statusCode: status = 500 } = message;
        keepSequence(dialog, request);
        if (isOurs(message)) {
          reject(new VoipError(status === 408 ? 'network/timeout' : 'network/connection-lost'));
        } else fail({ status });
      };
      const request = dialog.refer(
        {
          onAccept: () => {
            keepSequence(dialog, request);
            onProgress(202);
            // A NOTIFY may overtake it, and has said how long to wait (RFC 6665 §4.1.2.4).
            if (timer === undefined && this.#latest?.heard) wait(patienceMs);
          },
          onRedirect: answered,
          onReject: answered,
        },
        { extraHeaders },
      );
      this.#latest = {
        request,
        heard: ({ status, more }) => {
          if (status < 200) {
            onProgress(status);
            // Nothing more will be told, but the other side may still end the call by it.
            wait(more || patienceMs);
          } else if (status < 300) resolve();
          else fail({ status });
        },
      };
    }).finally(stop);
  }
}

/** Without a delegate SIP.js would follow it, and call whomever the other side names. */
export function refuseRefer(referral: ReceivedRefer): VoipError {
  void referral.reject({ statusCode: 603 });
  return new VoipError('call/unsupported', { detail: { method: 'REFER' } });
}

/**
 * The value of Refer-To: an address, in our domain where it names none. Or the other party of a call of
 * ours, with what names that call seen from there (RFC 3891 §3): our tag is `from-tag`. It is addressed as
 * it was dialled and not by its Contact, which means nothing to others where it is a browser's (RFC 7118 §5).
 *
 * @throws VoipError `call/invalid-target`, `call/invalid-state`
 */
export function referTo(to: string | Dialog, domain: string): string {
  if (typeof to === 'string') return `<${targetUri(to, domain)}>`;
  const { callId, localTag, remoteTag, remoteUri } = to;
  const isSound =
    [callId, localTag, remoteTag].every(isToken) && /^sips?:[^\s<>?"]{1,512}$/i.test(remoteUri);
  if (!isSound) throw new VoipError('call/invalid-state', { detail: { dialog: 'unreadable' } });
  const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`);
  return `<${remoteUri}?Replaces=${replaces}>`;
}

/** The status in a message/sipfrag (RFC 3420); 0 when there is none. */
export function fragmentStatus(contentType: string | undefined, body: string): number {
  if (!/^\s*message\/sipfrag\s*(?:;|$)/i.test(contentType ?? '')) return 0;
  return Number(/^SIP\/2\.0 ([1-6]\d\d)(?: [^\r\n]*)?(?:\r\n|\n|$)/.exec(body)?.[1] ?? 0);
}

/** ms for which Subscription-State promises to tell more (RFC 6665 §8.2.3). */
export function moreIn(subscriptionState = ''): number {
  if (!/^\s*(?:active|pending)\s*(?:;|$)/i.test(subscriptionState)) return 0;
  const seconds = Number(/;\s*expires=(\d{1,9})/i.exec(subscriptionState)?.[1] ?? 0);
  return Math.min(Math.max(seconds * 1_000, patienceMs), longestMs);
}

/** SIP.js raises the number in CSeq when it answers a challenge, but does not tell the dialog. */
function keepSequence(dialog: Core.SessionDialog, { message }: Core.OutgoingReferRequest): void {
  while ((dialog.localSequenceNumber ?? message.cseq) < message.cseq) {
    dialog.incrementLocalSequenceNumber();
  }
}
