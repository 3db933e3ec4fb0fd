import { VoipError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type {
  CallHandlers,
  Dialog,
  Direction,
  MediaChange,
  SignaledEnd,
  SignalingCall,
} from '../signaling.js';
import type { Clock } from './clock.js';
import type { FakeCall } from './fake-call.js';

/** What a leg needs of the signaling it belongs to. */
export interface LegLine {
  readonly clock: Clock;
  readonly log: Logger;
  /** Whether messages pass between phone and PBX now. */
  readonly open: boolean;
  /** After `dispose()` nothing is told any more. */
  readonly silent: boolean;
  /** Something was received. */
  received(): void;
  /** The other side asked for what we never do. */
  refused(error: VoipError): void;
}

/** A leg, seen from the other end of its call. */
export type FarLeg = Pick<
  PhoneLeg,
  'state' | 'dialog' | 'receive' | 'report' | 'receiveEnd' | 'askedFor'
>;

export type LegState = 'preparing' | 'calling' | 'ringing' | 'connected' | 'ended';

/** A dial string, a short name or a SIP URI; nothing that could smuggle a second header in. */
export const target = /^(sips?:[^\s<>",;?]+@[^\s<>",;?]+|[\w.+*#-]{1,64})$/i;

/** Lengths of RFC 4733 tones as browsers send them, ms. */
const toneMs = 170;
const pauseMs = 2_000;

/** How long nobody may say what becomes of a REFER, ms. */
const noWordMs = 32_000;

/** Pause before an offer that crossed another is made again, ms (RFC 3261 §14.1, owner of the Call-ID). */
const glareMs = 2_100;

/** The phone's end of a call: the part of the port that both directions share. */
export abstract class PhoneLeg implements SignalingCall {
  state: LegState;
  direction: Direction = 'sendrecv';
  /** Set by the other end with its answer. */
  dialog: Dialog | undefined;
  protected readonly line: LegLine;
  protected handlers: CallHandlers | undefined;
  /** The other end; absent until an INVITE has arrived there. */
  protected far: FakeCall | undefined;
  readonly #over: Promise<void>;
  #tellOver: () => void = () => undefined;
  #told = false;
  #pending = false;
  #referring = false;

  constructor(line: LegLine, state: LegState) {
    this.line = line;
    this.state = state;
    this.#over = new Promise((resolve) => (this.#tellOver = resolve));
  }

  /** Tells the other end what this stage of the call asks for, and says how the call ended by it. */
  protected abstract giveUp(far: FakeCall | undefined): SignaledEnd;

  async end(): Promise<void> {
    if (this.state !== 'ended') this.finish(this.giveUp(this.line.open ? this.far : undefined));
    await this.#over;
  }

  async renegotiate(change: MediaChange): Promise<void> {
    const far = this.connected();
    if (this.#pending) throw new VoipError('call/invalid-state', { detail: { state: 'pending' } });
    this.#pending = true;
    try {
      await this.answered();
      if (!this.line.open) throw new VoipError('network/connection-lost');
      this.connected();
      const status = await this.#offer(far, change.direction, change.iceRestart ?? false);
      if (status === 200) this.direction = change.direction;
      // 481: the other side has no such call any more (RFC 3261 §14.1).
      if (status === 481) this.finish({ by: 'remote', outcome: 'network-lost' });
      if (status !== 200) {
        throw new VoipError('call/renegotiation-rejected', { detail: { status } });
      }
      if (change.video === undefined) far.video.flow();
      else if (far.video.offered(change.video) === 'refused') {
        throw new VoipError('call/renegotiation-rejected', { detail: { media: 'video' } });
      }
    } finally {
      this.#pending = false;
    }
  }

  async sendDtmf(tones: string): Promise<void> {
    if (!/^[\dA-D*#,]+$/i.test(tones)) throw new VoipError('call/invalid-dtmf');
    this.connected();
    const pauses = tones.split(',').length - 1;
    const ms = pauses * pauseMs + (tones.length - pauses) * toneMs;
    await new Promise<void>((resolve) => this.line.clock.later(ms, resolve));
    this.connected().heard(tones.toUpperCase());
  }

  async refer(to: string | Dialog, onProgress: (status: number) => void): Promise<void> {
    const far = this.connected();
    if (this.#referring)
      throw new VoipError('call/invalid-state', { detail: { refer: 'pending' } });
    if (typeof to === 'string' && !target.test(to)) throw new VoipError('call/invalid-target');
    this.#referring = true;
    try {
      await this.answered();
      if (!this.line.open) throw new VoipError('network/connection-lost');
      this.connected();
      const over = this.#over.then(() => Promise.reject(new VoipError('call/invalid-state')));
      const status = await Promise.race([this.#outcome(far, to, onProgress), over]);
      if (status >= 300) throw new VoipError('call/transfer-failed', { detail: { status } });
    } finally {
      this.#referring = false;
    }
  }

  async info(headers: Readonly<Record<string, string>>): Promise<void> {
    const far = this.connected();
    await this.answered();
    if (!this.line.open) throw new VoipError('network/connection-lost');
    this.connected();
    const status = far.informed(headers);
    if (status >= 300) throw new VoipError('call/unsupported', { detail: { status } });
  }

  async replaceAudio(track: MediaStreamTrack | null): Promise<void> {
    await this.answered();
    this.connected().audio = track;
  }

  async replaceVideo(track: MediaStreamTrack | null): Promise<void> {
    await this.answered();
    const { video } = this.connected();
    if (video.phone === 'on') video.sent = track;
  }

  stats(): Promise<null> {
    return Promise.resolve(null);
  }

  /** A message of the PBX; one that is sent while the socket is down never arrives. */
  receive(tell: (handlers: CallHandlers) => void): void {
    if (!this.line.open) return;
    this.line.clock.soon(() => this.line.received());
    this.report(tell);
  }

  /** A request of the other side that the phone never follows. */
  askedFor(method: string): void {
    if (!this.line.open) return;
    this.line.clock.soon(() => {
      this.line.received();
      this.line.refused(new VoipError('call/unsupported', { detail: { method } }));
    });
  }

  /** The end as told by the PBX; like any message it may never arrive. */
  receiveEnd(end: SignaledEnd): void {
    if (!this.line.open) return;
    this.line.clock.soon(() => {
      this.line.received();
      if (end.error?.code === 'call/redirect-refused') this.line.refused(end.error);
      this.finish(end);
    });
  }

  /** Tells the phone something, in a task of its own, unless the call's end was told before. */
  report(tell: (handlers: CallHandlers) => void): void {
    this.line.clock.soon(() => {
      if (this.#told || this.line.silent || !this.handlers) return;
      try {
        tell(this.handlers);
      } catch (error) {
        this.line.log('error', 'a call handler failed', { error: String(error) });
      }
    });
  }

  /** The last thing the call says. */
  finish(end: SignaledEnd): void {
    if (this.state === 'ended') return;
    this.state = 'ended';
    this.ended(end.error);
    this.report((handlers) => {
      this.#told = true;
      handlers.onEnded(end);
    });
    this.line.clock.soon(() => this.#tellOver());
  }

  /** Whoever waits for what can no longer happen is told why. */
  protected abstract ended(error: VoipError | undefined): void;

  /** The final status of a REFER, or of the call that is made by it. */
  #outcome(
    far: FakeCall,
    to: string | Dialog,
    onProgress: (status: number) => void,
  ): Promise<number> {
    return new Promise((resolve, reject) => {
      const { clock } = this.line;
      const tooLate = (): void => reject(new VoipError('call/transfer-failed'));
      let callOff = clock.later(noWordMs, tooLate);
      far.referred(to, (status) => {
        if (!this.line.open) return;
        callOff();
        if (status < 200 || status === 202) callOff = clock.later(noWordMs, tooLate);
        this.receive(() => (status < 200 || status === 202 ? onProgress(status) : resolve(status)));
      });
    });
  }

  /** The status an offer is answered with, after a pause when two of them crossed. */
  async #offer(far: FakeCall, direction: Direction, iceRestart: boolean): Promise<number> {
    const status = far.offered(direction, iceRestart);
    if (status !== 491) return status;
    await new Promise<void>((resolve) => this.line.clock.later(glareMs, resolve));
    this.connected();
    return this.#offer(far, direction, iceRestart);
  }

  /** @throws VoipError `call/invalid-state` before the answer and after the end. */
  protected connected(): FakeCall {
    if (this.state === 'connected' && this.far) return this.far;
    throw new VoipError('call/invalid-state', { detail: { state: this.state } });
  }

  /** As long as it takes until the other side has answered a request. */
  protected answered(): Promise<void> {
    return new Promise((resolve) => this.line.clock.soon(resolve));
  }
}
