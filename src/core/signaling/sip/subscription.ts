import { UserAgent, type Core } from 'sip.js';
import { VoipError } from '../../errors.js';
import type { ExtensionNews, SubscribeRequest } from '../signaling.js';
import type { MessagesWaiting } from '../../state.js';
import { DialogInfo } from './dialog-info.js';
import { readMessageSummary } from './message-summary.js';
import type { OutgoingLine } from './outgoing-call.js';
import { isOurs } from './pending-requests.js';
import { randomToken } from './random-token.js';
import { headerOf, type SipFrame } from './sip-frame.js';
import { targetUri } from './sip-uri.js';

/** What a subscription needs of the signaling it belongs to. */
export type SubscriptionLine = Pick<
  OutgoingLine,
  'userAgent' | 'domain' | 'ready' | 'challenged' | 'onRefused'
>;

/** Runs it later, unless nothing may be told any more by then. */
export type TellLater = (task: () => void) => void;

/** Seconds asked for, and the longest a timer is set for. */
const askedFor = 3_600;
const longest = 86_400;
/** Share of the granted time after which it is renewed. */
const refreshAt = 0.85;
/** ms in which the first NOTIFY has to come: 64*T1 (RFC 6665 §4.1.2.4, Timer N). */
const patienceMs = 32_000;

/** Reasons of a termination that asking again does not help against (RFC 6665 §4.1.3). */
const final = /^(?:rejected|noresource|invariant)$/i;
/** Refusals that may pass; any other 4xx or 6xx will be the same the next time. */
const passing = (status: number): boolean =>
  [408, 429, 480, 481, 486, 491].includes(status) || (status >= 500 && status < 600);

type Response = Core.IncomingResponseMessage;
/** Returns false when the body cannot be read. */
type Reader = (body: string) => boolean;

interface Remote {
  readonly target: Core.OutgoingRequestMessage['ruri'];
  readonly toTag: string;
  readonly routeSet: string[];
}

/**
 * One SUBSCRIBE and what comes of it (RFC 6665). Not SIP.js' own, which is left out of what is built: it takes no
 * NOTIFY that overtakes its 200, and needs more bytes than this.
 */
export class SipSubscription {
  readonly callId = randomToken();
  readonly #fromTag = randomToken();
  readonly #line: SubscriptionLine;
  readonly #request: SubscribeRequest;
  readonly #read: Reader;
  readonly #tellLater: TellLater;
  readonly #gone: () => void;
  #cseq = 0;
  #expires = askedFor;
  #remote: Remote | undefined;
  /** The number in CSeq of the last NOTIFY. */
  #notified = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** `asked`: and nothing is told any more. */
  #over: 'no' | 'by-itself' | 'asked' = 'no';
  /** One request at a time. */
  #turn: Promise<unknown>;

  /** @param gone tells that nothing comes any more */
  constructor(
    line: SubscriptionLine,
    request: SubscribeRequest,
    tell: TellLater,
    gone: () => void,
  ) {
    this.#tellLater = tell;
    this.#line = line;
    this.#request = request;
    this.#read = readerOf(request, (task) => this.#tell(task));
    this.#gone = gone;
    this.#turn = this.#begin();
  }

  /** The status to answer the NOTIFY with. */
  notified(frame: SipFrame): number {
    const [event = ''] = (headerOf(frame, 'event') ?? '').split(';');
    if (event.trim().toLowerCase() !== this.#request.event) return 489;
    const fromTag = tagOf(headerOf(frame, 'from'));
    const isOther = this.#remote && this.#remote.toTag !== fromTag;
    if (tagOf(headerOf(frame, 'to')) !== this.#fromTag || isOther) return 481;
    const cseq = parseInt(headerOf(frame, 'cseq') ?? '', 10);
    if (cseq <= this.#notified) return 500;
    const [state = '', ...parameters] = (headerOf(frame, 'subscription-state') ?? '').split(';');
    if (!state.trim()) return 400;
    this.#notified = cseq;
    if (this.#over !== 'no') return 200;
    if (frame.body.trim() && !this.#read(frame.body)) {
      const detail = { reason: this.#request.event };
      this.#line.onRefused(new VoipError('network/message-malformed', { detail }));
    }
    this.#follow(state.trim(), parameters.join(';'));
    return 200;
  }

  /** Asks for nothing any more. Resolves when the server has answered. */
  async end(): Promise<void> {
    const before = this.#over;
    this.#stop('asked');
    if (before !== 'no') return;
    await this.#turn.catch(() => undefined);
    if (this.#remote) await this.#send(0).catch(() => undefined);
    this.#gone();
  }

  /** It is over by itself; the server is told nothing. */
  fail(error: VoipError): void {
    if (this.#over !== 'no') return;
    this.#stop('by-itself');
    this.#gone();
    this.#tell(() => this.#request.handlers.onEnded(error));
  }

  #stop(how: 'by-itself' | 'asked'): void {
    this.#over = how;
    clearTimeout(this.#timer);
  }

  #tell(task: () => void): void {
    this.#tellLater(() => {
      if (this.#over !== 'asked') task();
    });
  }

  async #begin(): Promise<void> {
    try {
      await this.#line.ready();
      if (this.#over !== 'no') return;
      await this.#ask();
      if (this.#notified < 0) this.#after(patienceMs, () => this.fail(this.#silence()));
    } catch (cause) {
      this.fail(
        cause instanceof VoipError ? cause : new VoipError('network/unreachable', { cause }),
      );
    }
  }

  #renew(): void {
    this.#turn = this.#ask().catch((cause: unknown) => {
      this.fail(cause instanceof VoipError ? cause : this.#silence());
    });
  }

  /** Rejects with what the port says of `onEnded`. */
  async #ask(): Promise<void> {
    let response = await this.#send(this.#expires);
    const shortest = Number(response.getHeader('min-expires'));
    if (response.statusCode === 423 && shortest > this.#expires && shortest <= longest) {
      this.#expires = shortest;
      response = await this.#send(shortest);
    }
    const { statusCode: status = 500 } = response;
    if (status >= 300) throw this.#refused(response, status);
    this.#remote ??= remoteOf(response);
    if (this.#notified >= 0) this.#renewAfter(Number(response.getHeader('expires')));
  }

  #send(expires: number): Promise<Response> {
    const { userAgent, domain } = this.#line;
    const { userAgentCore: core, contact, configuration } = userAgent;
    const { event } = this.#request;
    const to = 'target' in this.#request ? targetUri(this.#request.target, domain) : undefined;
    const uri = to === undefined ? configuration.uri : UserAgent.makeURI(to);
    if (!uri) throw new VoipError('call/invalid-target');
    const { target = uri, ...remote } = this.#remote ?? {};
    const request = core.makeOutgoingRequestMessage(
      'SUBSCRIBE',
      target,
      configuration.uri,
      uri,
      { callId: this.callId, fromTag: this.#fromTag, cseq: (this.#cseq += 1), ...remote },
      [
        `Contact: ${contact.toString()}`,
        `Event: ${event}`,
        `Expires: ${expires}`,
        `Accept: ${event === 'dialog' ? 'application/dialog-info+xml' : 'application/simple-message-summary'}`,
      ],
    );
    return new Promise((resolve) => {
      const settle = ({ message }: { message: Response }): void => {
        this.#cseq = request.cseq; // one more when a challenge was answered
        resolve(message);
      };
      core.request(request, { onAccept: settle, onRedirect: settle, onReject: settle });
    });
  }

  #follow(state: string, parameters: string): void {
    if (state.toLowerCase() !== 'terminated') {
      return this.#renewAfter(Number(/(?:^|;)\s*expires=(\d{1,9})/i.exec(parameters)?.[1]));
    }
    const reason = /(?:^|;)\s*reason=([\w-]{1,32})/i.exec(parameters)?.[1] ?? 'terminated';
    const retryAfter = /(?:^|;)\s*retry-after=(\d{1,9})/i.exec(parameters)?.[1];
    const detail = {
      ...this.#named,
      reason,
      ...(retryAfter ? { retryAfter: Number(retryAfter) } : {}),
    };
    const retryable = !final.test(reason);
    this.fail(new VoipError('network/subscription-refused', { detail, retryable }));
  }

  /** In time before so many seconds have passed; without a number, as many as were asked for. */
  #renewAfter(seconds: number): void {
    if (this.#over !== 'no') return;
    const granted = Math.min(seconds > 0 ? seconds : this.#expires, longest);
    this.#after(granted * refreshAt * 1_000, () => this.#renew());
  }

  #after(ms: number, task: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(task, ms);
  }

  #refused(response: Response, status: number): VoipError {
    if (isOurs(response)) {
      return new VoipError(status === 408 ? 'network/timeout' : 'network/connection-lost');
    }
    if (status === 401 || status === 407) return this.#line.challenged();
    const retryAfter = parseInt(response.getHeader('retry-after') ?? '', 10);
    const detail = { ...this.#named, status, ...(retryAfter > 0 ? { retryAfter } : {}) };
    const retryable = passing(status);
    return new VoipError('network/subscription-refused', { detail, retryable });
  }

  #silence(): VoipError {
    return new VoipError('network/timeout', { detail: this.#named });
  }

  /** For who reads the error. */
  get #named(): { event: string; target?: string } {
    const { event } = this.#request;
    return 'target' in this.#request ? { event, target: this.#request.target } : { event };
  }
}

/** What it reads is told in a task of its own; `tell` leaves that out once it is over. */
function readerOf(request: SubscribeRequest, tell: (task: () => void) => void): Reader {
  const told = <T extends ExtensionNews | MessagesWaiting>(
    news: T | null,
    onNews: (news: T) => void,
  ): boolean => {
    if (news) tell(() => onNews(news));
    return news !== null;
  };
  if (request.event === 'dialog') {
    const info = new DialogInfo();
    return (body) => told(info.read(body), (news) => request.handlers.onNews(news));
  }
  return (body) => told(readMessageSummary(body), (news) => request.handlers.onNews(news));
}

/** Where requests go from the answer on (RFC 3261 §12.1.2). */
function remoteOf(response: Response): Remote | undefined {
  const contact = /<([^<>\s]{1,512})>|^\s*([^<>\s;]{1,512})/.exec(
    response.getHeader('contact') ?? '',
  );
  const target = UserAgent.makeURI(contact?.[1] ?? contact?.[2] ?? '');
  const toTag = response.toTag;
  const routeSet = response.getHeaders('record-route').reverse();
  return target && toTag ? { target, toTag, routeSet } : undefined;
}

const tagOf = (value = ''): string =>
  /;\s*tag=([^;,\s]+)/i.exec(value.replace(/^.*>/, ''))?.[1] ?? '';
