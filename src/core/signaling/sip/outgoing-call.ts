import { Inviter, UserAgent, type Core } from 'sip.js';
import { codedError, VoipError } from '../../errors.js';
import type {
  DialogId,
  InviteRequest,
  OutgoingCall as OutgoingCallPort,
  SignaledEnd,
} from '../signaling.js';
import { sentInvite } from './cancel.js';
import { headerLines } from './headers.js';
import { connectionLost } from './pending-requests.js';
import { failedWith, reasonsOf, refusedWith } from './sip-errors.js';
import type { CallLine } from './call-line.js';
import { SipCall } from './sip-call.js';
import { targetUri } from './sip-uri.js';
import { isToken, quotedText } from './text.js';
import { whileAlive } from './while-alive.js';

export interface OutgoingLine extends CallLine {
  /** Resolves when messages pass; rejects with `network/…` when they will not. */
  ready(): Promise<void>;
  /** Resolves when there is a connection again, and what waited for it has been sent. */
  connectedAgain(): Promise<void>;
  /** What a 401 or 407 that reached us means. */
  challenged(): VoipError;
  /** Why a message of this call was held back on the way out. */
  refusalOf(callId: string): VoipError | undefined;
  /** Challenges to this call are not answered any more. */
  abandon(callId: string): void;
}

/** ms that a call may be shown ringing which only waits for a connection to be cancelled on. */
const cancelDelayMs = 10_000;

/** 64*T1: a cancelled INVITE that nobody answers is forgotten (RFC 3261 §9.1). */
const cancelPatienceMs = 32_000;

type Response = Core.IncomingResponseMessage;

export class OutgoingCall extends SipCall implements OutgoingCallPort {
  readonly ownsCallId = true;
  readonly sent: Promise<void>;
  declare protected readonly line: OutgoingLine;
  readonly #continues: boolean;
  #inviter: Inviter | undefined;

  constructor(line: OutgoingLine, request: InviteRequest) {
    super(line, 'preparing');
    this.#continues = request.replaces !== undefined;
    this.handlers = request.handlers;
    this.sent = this.#start(request);
    // Whoever only listens to the handlers need not look at it.
    this.sent.catch(() => undefined);
  }

  get callId(): string | undefined {
    return this.#inviter?.request.callId;
  }

  connectionLost(error: VoipError): void {
    if (this.stage !== 'calling') return;
    // Its responses go to the lost socket for ever. The CANCEL is sent as soon as there is a new one; until
    // then it rings at the other end, and should this page go first, the next one cancels it.
    this.giveUp();
    const over = (): void => this.finish(failedWith(error));
    const timer = setTimeout(over, cancelDelayMs);
    this.over.addEventListener('abort', () => clearTimeout(timer), { once: true });
    void this.line.connectedAgain().then(over);
  }

  protected giveUp(): SignaledEnd {
    if (this.stage === 'connected') {
      this.bye();
      return { by: 'local', outcome: 'completed' };
    }
    if (this.#inviter) this.#cancel(this.#inviter);
    return { by: 'local', outcome: 'cancelled' };
  }

  protected ownEnd(): SignaledEnd {
    return failedWith(new VoipError('media/negotiation-failed', { detail: { step: 'answer' } }));
  }

  async #start(request: InviteRequest): Promise<void> {
    // It is looked at later; a refusal meanwhile is no unhandled one.
    request.audio.catch(() => undefined);
    if (request.video !== 'kept') request.video?.catch(() => undefined);
    // Nothing is told before invite() has returned.
    await Promise.resolve();
    try {
      this.over.throwIfAborted();
      const target = targetUri(request.target, this.line.domain);
      const extraHeaders = headerLines(request.headers);
      const { replaces, direction } = request;
      if (replaces) extraHeaders.push(...replacesLines(replaces));
      const { media, negotiation } = this.openMedia(direction);
      const { audio, video } = request;
      const offered = media.firstOffer(audio, direction, video);
      const prepared = Promise.all([offered, this.line.ready()]);
      // While the browser works: SIP.js' first parsing of an address takes 3 ms.
      const uri = UserAgent.makeURI(target);
      const [offer] = await whileAlive(prepared, this.over);
      if (!uri) throw new VoipError('call/invalid-target');
      negotiation.prepareOffer(offer);
      const inviter = new Inviter(this.line.userAgent, uri, {
        delegate: this.delegate(),
        extraHeaders,
        ...(request.displayName
          ? { params: { fromDisplayName: quotedText(request.displayName) } }
          : {}),
      });
      await this.#send(inviter);
    } catch (cause) {
      const error = codedError(cause);
      this.finish(failedWith(error));
      throw error;
    }
  }

  async #send(inviter: Inviter): Promise<void> {
    if (!this.negotiation) throw new VoipError('call/invalid-state');
    this.#inviter = inviter;
    this.line.adopt(inviter, this.negotiation);
    this.watch(inviter);
    this.stage = 'calling';
    await inviter.invite({
      requestDelegate: {
        onTrying: () => this.#tellInvite(inviter),
        onProgress: ({ message }) => {
          this.#tellInvite(inviter);
          void this.#progress(message);
        },
        onAccept: ({ message }) => this.#accepted(inviter, message),
        onRedirect: ({ message }) => this.#rejected(message),
        onReject: ({ message }) => this.#rejected(message),
      },
    });
    const refusal = this.line.refusalOf(inviter.request.callId);
    if (refusal) throw refusal;
    if (this.over.aborted) throw this.over.reason;
  }

  #tellInvite(inviter: Inviter): void {
    // What continues a call is nothing to cancel: the call would go on.
    if (this.stage !== 'calling' || this.#continues) return;
    const invite = sentInvite(this.line.userAgent, inviter.request);
    if (invite) this.report((handlers) => handlers.onTrying(invite));
  }

  async #progress(message: Response): Promise<void> {
    if (this.stage !== 'calling' || !this.negotiation) return;
    const { statusCode: status = 180, toTag, body } = message;
    this.identify(message, message.to);
    const isSdp = this.negotiation.hasDescription(message.getHeader('content-type') ?? '');
    const earlyMedia =
      Boolean(body && toTag) && isSdp && (await this.negotiation.setEarlyAnswer(body, toTag));
    if (this.stage !== 'calling') return;
    // 182 Queued (RFC 3261 §21.1.4).
    const queue = status === 182 ? { queue: {} } : {};
    this.report((handlers) => handlers.onProgress({ status, earlyMedia, ...queue }));
  }

  /** SIP.js calls it when the answer is applied and ACKed, or has ended the call. */
  #accepted(inviter: Inviter, message: Response): void {
    if (this.stage !== 'calling' || inviter.state !== 'Established') return;
    this.stage = 'connected';
    this.tellDialog();
    this.identify(message, message.to);
    this.report((handlers) => handlers.onConnected());
    if (this.negotiation?.needsNewOffer) void this.#offerAgain();
  }

  /** Another fork answered than the one we heard: it gets an offer of its own. */
  async #offerAgain(): Promise<void> {
    try {
      await this.renegotiate({ direction: 'sendrecv' });
    } catch {
      if (this.stage !== 'connected') return;
      this.bye();
      this.finish(
        failedWith(new VoipError('media/negotiation-failed', { detail: { step: 'fork' } })),
      );
    }
  }

  #rejected(message: Response): void {
    const { statusCode: status = 500, reasonPhrase = '' } = message;
    if (!message.data || reasonPhrase === connectionLost) {
      return this.finish(failedWith(this.#unanswered(status)));
    }
    const { q850 } = reasonsOf(message.getHeader('reason'));
    const end = refusedWith(status, reasonPhrase, q850);
    const challenged = status === 401 || status === 407;
    if (this.#continues && !challenged) return this.finish(notRecovered(end, status));
    const error = challenged ? this.line.challenged() : end.error;
    if (error.code === 'call/redirect-refused') this.line.onRefused(error);
    this.finish({ ...end, error });
  }

  #unanswered(status: number): VoipError {
    const held = this.#inviter && this.line.refusalOf(this.#inviter.request.callId);
    return held ?? new VoipError(status === 408 ? 'network/timeout' : 'network/connection-lost');
  }

  #cancel(inviter: Inviter): void {
    this.line.abandon(inviter.request.callId);
    // Rejects only when it is over already.
    inviter.cancel().catch(() => undefined);
    setTimeout(() => void inviter.dispose(), cancelPatienceMs);
  }
}

/**
 * RFC 3891 §6.1. `Require`: a server that does not know it refuses (420); otherwise it would ring, and
 * the call would be there twice.
 */
function replacesLines({ callId, localTag, remoteTag }: DialogId): string[] {
  const values = [callId, localTag, remoteTag];
  if (!values.every(isToken)) throw new VoipError('call/not-recovered');
  return [`Replaces: ${callId};to-tag=${remoteTag};from-tag=${localTag}`, 'Require: replaces'];
}

/** The other side no longer has that call, or cannot continue any. */
function notRecovered(end: SignaledEnd, status: number): SignaledEnd {
  const error = new VoipError('call/not-recovered', { detail: { status } });
  return { ...end, by: 'system', outcome: 'network-lost', error };
}
