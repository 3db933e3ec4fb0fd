import { EmitterImpl, TransportState, type Transport } from 'sip.js';
import { VoipError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type { MessageTrace } from '../server-answer.js';
import { judgeFrame } from './frame-gate.js';
import { outgoingProblem } from './outgoing-gate.js';
import { isLastWord, PendingRequests } from './pending-requests.js';
import {
  answerTo,
  headerOf,
  methodOf,
  readFrame,
  statusOf,
  traceOf,
  type SipFrame,
} from './sip-frame.js';

/** As much of a WebSocket as is used. */
export type SipSocket = Pick<WebSocket, 'binaryType' | 'send' | 'close' | 'addEventListener'>;

export interface TransportHooks {
  openSocket(url: string): SipSocket;
  /** The socket is gone although nobody asked. */
  onLost(error: VoipError): void;
  onActivity(): void;
  onRefused(error: VoipError): void;
  /** Every request that passed the gate. Returns the status to answer it with, unless SIP.js shall see it. */
  onRequest(frame: SipFrame): number | undefined;
  readonly log: Logger;
  readonly trace: MessageTrace | undefined;
}

const connectTimeoutMs = 10_000;
/** ms that Firefox may take to report what a policy refuses. */
const reportMs = 20;
/** How long a BYE or CANCEL is worth sending late: until the server has given up by itself (64*T1). */
const lateMs = 32_000;

/** SIP over one WebSocket (RFC 7118), with a gate for what comes in and one for what goes out. */
export class SipTransport implements Transport {
  server = '';
  state = TransportState.Disconnected;
  readonly stateChange = new EmitterImpl<TransportState>();
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly #hooks: TransportHooks;
  readonly #pending = new PendingRequests();
  #opening: Promise<void> | undefined;
  #socket: SipSocket | undefined;
  #listening = new AbortController();
  #late: { readonly message: string; readonly at: number }[] = [];
  #refusal: { readonly callId: string; readonly error: VoipError } | undefined;

  /** Constructed by SIP.js' UserAgent, which hands `transportOptions` on. */
  constructor(_logger: unknown, hooks: TransportHooks) {
    this.#hooks = hooks;
  }

  get protocol(): string {
    return this.server.startsWith('ws:') ? 'WS' : 'WSS';
  }

  isConnected(): boolean {
    return this.state === TransportState.Connected;
  }

  /** Rejects with `network/unreachable`, `network/timeout` or `config/blocked-by-policy`. */
  connect(): Promise<void> {
    // SIP.js' UserAgent connects when it is started, before anybody named a server.
    if (this.isConnected() || !this.server) return Promise.resolve();
    this.#opening ??= this.#open().finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  async disconnect(): Promise<void> {
    this.#close();
    await Promise.resolve();
    this.#abandonRequests();
  }

  dispose(): Promise<void> {
    return this.disconnect();
  }

  async send(message: string): Promise<void> {
    const problem = outgoingProblem(message);
    const frame = readFrame(message);
    if (problem || !frame) throw this.#refuse(frame, problem === 'too-large');
    if (!this.isConnected() || !this.#socket) return this.#sendLate(message, frame);
    this.#hooks.log('debug', 'sip out', traceOf(frame));
    this.#hooks.trace?.('sent', message);
    this.#pending.sent(message);
    this.#socket.send(message);
  }

  /** Without a socket: a goodbye waits for the next one, the rest fails. */
  #sendLate(message: string, frame: SipFrame): void {
    // SIP.js takes a failed ACK for a second 503, and would take its offer back twice.
    if (frame.startLine.startsWith('ACK ')) return;
    if (!isLastWord(methodOf(frame)) || statusOf(frame)) throw new Error('not connected');
    this.#late.push({ message, at: Date.now() });
  }

  /** Why a message of this call was not sent. */
  refusalOf(callId: string): VoipError | undefined {
    return this.#refusal?.callId === callId ? this.#refusal.error : undefined;
  }

  /** Resolves when every request of ours is answered, or after `ms`. */
  settled(ms: number): Promise<void> {
    return this.isConnected() ? this.#pending.settled(ms) : Promise.resolve();
  }

  #open(): Promise<void> {
    this.#change(TransportState.Connecting);
    const listening = (this.#listening = new AbortController());
    const { signal } = listening;
    return new Promise<void>((resolve, reject) => {
      const fail = (error: VoipError): void => {
        clearTimeout(timer);
        reject(error); // before closing, which has a reason of its own
        this.#close();
      };
      // What the page's policy refuses is reported in a task of its own, after the socket's failure.
      const failLater = (error: VoipError): void => {
        setTimeout(() => {
          if (!signal.aborted) fail(error);
        }, reportMs);
      };
      const timer = setTimeout(() => fail(new VoipError('network/timeout')), connectTimeoutMs);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(new VoipError('network/unreachable'));
      });
      // Of a socket that the page's own policy refuses Chromium says nothing but this (CSP 3 §6.1.2).
      // It bubbles to the window; in a worker there is no document.
      globalThis.addEventListener(
        'securitypolicyviolation',
        ({ effectiveDirective: directive, blockedURI: uri, disposition }) => {
          if (disposition !== 'enforce' || directive !== 'connect-src') return;
          if (isSameHost(uri, this.server)) {
            fail(new VoipError('config/blocked-by-policy', { detail: { directive } }));
          }
        },
        { signal },
      );
      const socket = this.#createSocket(failLater);
      if (!socket) return;
      socket.binaryType = 'arraybuffer';
      socket.addEventListener(
        'open',
        () => {
          clearTimeout(timer);
          this.#opened();
          resolve();
        },
        { signal },
      );
      socket.addEventListener(
        'close',
        ({ code }) => {
          if (this.isConnected()) return this.#lost(code);
          failLater(new VoipError('network/unreachable', { detail: { code } }));
        },
        { signal },
      );
      socket.addEventListener('message', ({ data }) => this.#receive(data), { signal });
    });
  }

  #createSocket(fail: (error: VoipError) => void): SipSocket | undefined {
    try {
      return (this.#socket = this.#hooks.openSocket(this.server));
    } catch (cause) {
      fail(new VoipError('network/unreachable', { cause }));
      return undefined;
    }
  }

  #opened(): void {
    this.#change(TransportState.Connected);
    this.onConnect?.();
    const late = this.#late.splice(0).filter(({ at }) => Date.now() - at < lateMs);
    for (const { message } of late) void this.send(message);
  }

  #close(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#listening.abort();
    socket?.close(1000);
    if (this.state === TransportState.Disconnected) return;
    this.#change(TransportState.Disconnected);
    this.onDisconnect?.();
  }

  #lost(code: number): void {
    const error = new VoipError('network/connection-lost', { detail: { code } });
    this.#socket = undefined;
    this.#listening.abort();
    this.#change(TransportState.Disconnected);
    this.onDisconnect?.(error);
    this.#hooks.onLost(error);
    this.#abandonRequests();
  }

  #abandonRequests(): void {
    const { answers, repeat } = this.#pending.abandon();
    const at = Date.now();
    this.#late.push(...repeat.map((message) => ({ message, at })));
    for (const answer of answers) this.#deliver(answer);
  }

  #receive(data: unknown): void {
    this.#hooks.onActivity();
    const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : String(data);
    // Empty lines are keep-alives, or come before a message (RFC 3261 §7.5).
    const message = text.replace(/^[\r\n]+/, '');
    if (!message) return;
    const verdict = judgeFrame(message);
    if (verdict.refused) {
      const code =
        verdict.refused === 'too-large' ? 'network/message-too-large' : 'network/message-malformed';
      this.#hooks.onRefused(new VoipError(code, { detail: { reason: verdict.reason } }));
      return;
    }
    const { frame } = verdict;
    this.#hooks.log('debug', 'sip in', traceOf(frame));
    this.#hooks.trace?.('received', message);
    const status = statusOf(frame);
    const answer = status ? undefined : this.#hooks.onRequest(frame);
    if (answer) return void this.send(answerTo(frame, answer));
    // A re-INVITE that is redirected leaves SIP.js waiting for ever; for us it is refused (488).
    const redirected = status >= 300 && status < 400 && this.#pending.answersReinvite(frame);
    if (status) this.#pending.received(frame);
    this.#deliver(redirected ? message.replace(/^SIP\/2\.0 3\d\d/, 'SIP/2.0 488') : message);
  }

  /** SIP.js throws on messages it cannot read; nobody else shall suffer from it. */
  #deliver(message: string): void {
    try {
      this.onMessage?.(message);
    } catch (cause) {
      const detail = { reason: 'unreadable' };
      this.#hooks.onRefused(new VoipError('network/message-malformed', { detail, cause }));
    }
  }

  #refuse(frame: SipFrame | null, tooLarge: boolean): VoipError {
    const code = tooLarge ? 'network/message-too-large' : 'network/message-malformed';
    const error = new VoipError(code, { detail: { way: 'out' }, retryable: false });
    this.#refusal = { callId: (frame && headerOf(frame, 'call-id')) ?? '', error };
    this.#hooks.onRefused(error);
    return error;
  }

  #change(state: TransportState): void {
    this.state = state;
    this.stateChange.emit(state);
  }
}

/** What a report names is cut short to the origin by some browsers, and no URL at all by others. */
function isSameHost(one: string, other: string): boolean {
  return URL.canParse(one) && new URL(one).host === new URL(other).host;
}
