import {
  SessionState,
  type Core,
  type Invitation,
  type Session,
  type SessionDelegate,
} from 'sip.js';
import { VoipError } from '../../errors.js';
import type {
  CallHandlers,
  Dialog,
  Direction,
  MediaChange,
  SignaledEnd,
  SignalingCall,
} from '../signaling.js';
import { dialogOf } from './bye.js';
import type { CallLine } from './call-line.js';
import { checkedTones, playTones, sendTonesByInfo, untilSending } from './dtmf.js';
import { headerLines, sendInfo } from './info.js';
import { Negotiation } from './negotiation.js';
import { reinvite } from './reinvite.js';
import { prepareContinuation, refuseContinuation } from './continuation.js';
import { Referrals, refuseRefer } from './refer.js';
import { completedBy } from './sip-errors.js';
import { SipMedia } from './sip-media.js';
import { assertedIdentity } from './remote-identity.js';
import { whileAlive } from './while-alive.js';

export type Stage = 'preparing' | 'calling' | 'ringing' | 'answering' | 'connected' | 'ended';

/** What calls of both directions share: media, renegotiation, DTMF, and one end that is told once. */
export abstract class SipCall implements SignalingCall {
  protected stage: Stage;
  protected handlers: CallHandlers | undefined;
  protected media: SipMedia | undefined;
  protected negotiation: Negotiation | undefined;
  protected readonly line: CallLine;
  readonly #over = new AbortController();
  readonly #told: Promise<void>;
  #tell: () => void = () => undefined;
  #session: Session | undefined;
  readonly #referrals: Referrals;
  #held = false;
  #identity = '';
  /** One renegotiation at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(line: CallLine, stage: Stage) {
    this.line = line;
    this.#referrals = new Referrals(line, this.over);
    this.stage = stage;
    this.#told = new Promise((resolve) => (this.#tell = resolve));
  }

  get dialog(): Dialog | undefined {
    return dialogOf(this.#session?.dialog);
  }

  abstract readonly ownsCallId: boolean;
  abstract readonly callId: string | undefined;

  /** Tells the other side what this stage asks for; returns how the call ended by it. */
  protected abstract giveUp(): SignaledEnd;

  /** How it ended when SIP.js ended it by itself. */
  protected abstract ownEnd(): SignaledEnd;

  /** The socket is gone. */
  abstract connectionLost(error: VoipError): void;

  /** A CANCEL for this call was received. */
  cancelReceived(_reason: string | undefined): void {}

  /** Aborted with the reason when the call is over. */
  protected get over(): AbortSignal {
    return this.#over.signal;
  }

  async end(): Promise<void> {
    if (this.stage !== 'ended') this.finish(this.giveUp());
    await this.#told;
  }

  async renegotiate(change: MediaChange): Promise<void> {
    const result = this.#turn.then(() => this.#renegotiate(change));
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async sendDtmf(tones: string): Promise<void> {
    const keys = checkedTones(tones);
    const session = this.#established();
    const stats = this.stats.bind(this);
    await untilSending(stats, this.over);
    const sender = this.media?.dtmf;
    if (sender) return playTones(sender, keys, stats, this.over);
    await sendTonesByInfo(session, keys, this.over);
  }

  async info(headers: Readonly<Record<string, string>>): Promise<void> {
    const session = this.#established();
    if (!this.line.isConnected()) throw new VoipError('network/connection-lost');
    await whileAlive(sendInfo(session, { extraHeaders: headerLines(headers) }), this.over);
  }

  async refer(to: string | Dialog, onProgress: (status: number) => void): Promise<void> {
    const tell = (status: number): void => this.report(() => onProgress(status));
    try {
      await whileAlive(this.#referrals.send(this.#established(), to, tell), this.over);
    } catch (error) {
      if (this.stage === 'ended') await this.#told;
      throw error;
    }
  }

  async replaceAudio(track: MediaStreamTrack | null): Promise<void> {
    await this.media?.setTrack(track);
  }

  async replaceVideo(track: MediaStreamTrack | null): Promise<void> {
    await this.media?.video.replace(track);
  }

  async stats(): Promise<RTCStatsReport | null> {
    return this.media?.stats() ?? null;
  }

  isIn(session: Session): boolean {
    return session === this.#session;
  }

  /**
   * Goes on in the dialog of this INVITE, which replaces ours (RFC 3891): the other side has a new page.
   * Nothing is told but the new sound. What goes wrong leaves the call as it was.
   */
  async continueIn(invitation: Invitation): Promise<void> {
    const { media: oldMedia, negotiation: old } = this;
    const { media, negotiation } = this.#makeMedia(old?.direction);
    try {
      const held = await prepareContinuation(invitation, media, negotiation, oldMedia);
      this.over.throwIfAborted();
      this.line.adopt(invitation, negotiation);
      const before = this.#session;
      this.#session = invitation; // before SIP.js sends the BYE of the other one
      await invitation.accept().catch((error: unknown) => {
        this.#session = before;
        throw error;
      });
      invitation.delegate = this.delegate();
      this.watch(invitation);
      [this.media, this.negotiation] = [media, negotiation];
      oldMedia?.close();
      const { agreed, isOn } = media.video;
      if (isOn || oldMedia?.video.isOn) this.report((handlers) => handlers.onVideo(agreed));
      this.tellDialog();
      this.remoteHold(held);
    } catch (cause) {
      this.line.onRefused(refuseContinuation(invitation, media, cause));
    }
  }

  protected openMedia(direction?: Direction): { media: SipMedia; negotiation: Negotiation } {
    const parts = this.#makeMedia(direction);
    this.media = parts.media;
    this.negotiation = parts.negotiation;
    return parts;
  }

  protected tellDialog(): void {
    const { dialog } = this;
    if (dialog) this.report((handlers) => handlers.onDialog(dialog));
  }

  #makeMedia(direction: Direction = 'sendrecv'): { media: SipMedia; negotiation: Negotiation } {
    const media: SipMedia = new SipMedia(this.line.media, {
      onVideo: (video) => {
        // Of media that go on with a call it is told once they do.
        if (media === this.media) this.report((handlers) => handlers.onVideo(video));
      },
      onTrack: (track) => this.report((handlers) => handlers.onRemoteTrack(track)),
      onState: (state) => this.report((handlers) => handlers.onMediaState(state)),
    });
    const negotiation = new Negotiation({
      media,
      direction,
      confirmedTag: () => this.#session?.dialog?.remoteTag,
      onRemoteHold: (held) => this.remoteHold(held),
    });
    return { media, negotiation };
  }

  /** Follows SIP.js' session to its end. */
  protected watch(session: Session): void {
    this.#session = session;
    session.stateChange.addListener((state) => {
      if (state !== SessionState.Terminated || session !== this.#session) return;
      // SIP.js says why only after it has said that.
      queueMicrotask(() => {
        if (session === this.#session) this.finish(this.ownEnd());
      });
    });
  }

  protected delegate(): SessionDelegate {
    return {
      onBye: (bye) => {
        void bye.accept();
        this.finish(completedBy(bye.request.getHeader('reason')));
      },
      onRefer: (referral) => this.line.onRefused(refuseRefer(referral)),
      onNotify: (notification) => this.#referrals.notified(notification),
      onInvite: (request) => {
        this.identify(request, request.from);
        this.tellDialog(); // it may be reached elsewhere now
      },
    };
  }

  protected remoteHold(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    this.report((handlers) => handlers.onRemoteHold(held));
  }

  /** Tells who the other side is, if our registrar asserts another than before. */
  protected identify(
    message: Core.IncomingRequestMessage | Core.IncomingResponseMessage,
    party: Core.IncomingRequestMessage['from'],
  ): void {
    const identity = assertedIdentity(message, party);
    const key = JSON.stringify([identity?.user, identity?.displayName]);
    if (!identity || key === this.#identity) return;
    this.#identity = key;
    this.report((handlers) => handlers.onRemoteIdentity(identity));
  }

  /** In a task of its own, so that no handler runs inside a method of the port. */
  protected report(tell: (handlers: CallHandlers) => void): void {
    queueMicrotask(() => {
      if (this.stage !== 'ended') this.#handle(tell);
    });
  }

  /** The last thing the call says. */
  finish(end: SignaledEnd): void {
    if (this.stage === 'ended') return;
    const reason =
      end.error ??
      new VoipError(this.stage === 'connected' ? 'call/invalid-state' : 'call/cancelled');
    this.stage = 'ended';
    this.#over.abort(reason);
    this.media?.close();
    this.line.onEnded(this);
    queueMicrotask(() => {
      this.#handle((handlers) => handlers.onEnded(end));
      this.#tell();
    });
  }

  protected bye(): void {
    // Refused or unanswered makes no difference: for us the call is over.
    this.#session?.bye().catch(() => undefined);
  }

  async #renegotiate(change: MediaChange): Promise<void> {
    const session = this.#established();
    const { negotiation, ownsCallId, over } = this;
    if (!negotiation) throw this.#wrongMoment();
    if (!this.line.isConnected()) throw new VoipError('network/connection-lost');
    try {
      await reinvite({ session, negotiation, ownsCallId, over }, change);
    } catch (error) {
      // The other side has no such call any more (RFC 3261 §14.1).
      if (error instanceof VoipError && error.detail['status'] === 481) {
        this.bye();
        this.finish({ by: 'remote', outcome: 'network-lost', error });
      }
      throw error;
    }
  }

  #established(): Session {
    if (this.stage === 'connected' && this.#session) return this.#session;
    throw this.#wrongMoment();
  }

  #wrongMoment(): VoipError {
    return new VoipError('call/invalid-state', { detail: { stage: this.stage } });
  }

  #handle(tell: (handlers: CallHandlers) => void): void {
    if (this.line.silent || !this.handlers) return;
    try {
      tell(this.handlers);
    } catch (error) {
      this.line.log('error', 'a call handler failed', { error: String(error) });
    }
  }
}
