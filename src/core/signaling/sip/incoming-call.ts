import type { Invitation } from 'sip.js';
import { codedError, VoipError } from '../../errors.js';
import type {
  AnswerOptions,
  CallHandlers,
  IncomingCall as IncomingCallPort,
  ReceivedInvite,
  RemoteIdentity,
  SignaledEnd,
} from '../signaling.js';
import { answerAfterOf } from './answer-after.js';
import { dialogIdOf } from './bye.js';
import { identityOf } from './remote-identity.js';
import { answeredElsewhere, failedWith, reasonsOf } from './sip-errors.js';
import type { CallLine } from './call-line.js';
import { SipCall } from './sip-call.js';
import { mayReceive, maySend, videoDirectionOf } from './sdp.js';
import { whileAlive } from './while-alive.js';

/** A CANCEL that came after our 200 means a caller who may never ACK it: ms until we believe that. */
const lateCancelMs = 1_000;

/** ms that a phone without its connection goes on ringing. */
const ghostMs = 6_000;

export class IncomingCall extends SipCall implements IncomingCallPort {
  readonly ownsCallId = false;
  readonly remote: RemoteIdentity;
  readonly answerAfter: number | undefined;
  readonly #invitation: Invitation;
  #acknowledged: () => void = () => undefined;

  constructor(line: CallLine, invitation: Invitation) {
    super(line, 'ringing');
    this.#invitation = invitation;
    this.remote = identityOf(invitation.request, invitation.request.from);
    this.answerAfter = answerAfterOf(invitation.request);
    this.watch(invitation);
    invitation.delegate = {
      ...this.delegate(),
      onAck: () => this.#acknowledged(),
      onCancel: ({ request }) => this.#cancelled(request.getHeader('reason')),
    };
  }

  get callId(): string {
    return this.#invitation.request.callId;
  }

  get received(): ReceivedInvite | undefined {
    const { request } = this.#invitation;
    const [from, to] = [request.getHeader('from'), request.getHeader('to')];
    const dialog = dialogIdOf(this.#invitation.dialog);
    if (!dialog || !from || !to) return undefined;
    return { ...dialog, via: request.getHeaders('via'), from, to, sequence: request.cseq };
  }

  get offersVideo(): boolean {
    const direction = videoDirectionOf(this.#invitation.body ?? '');
    return direction !== undefined && maySend(direction);
  }

  /** 180, then the question who takes it; 486 when nobody does. */
  async offer(decide: (call: IncomingCallPort) => CallHandlers | null): Promise<void> {
    await this.#invitation.progress();
    if (this.stage === 'ended') return;
    this.handlers = decide(this) ?? undefined;
    if (!this.handlers) await this.end();
  }

  async answer(options: AnswerOptions): Promise<void> {
    if (this.stage !== 'ringing') {
      throw new VoipError('call/invalid-state', { detail: { stage: this.stage } });
    }
    this.stage = 'answering';
    try {
      await whileAlive(this.#prepare(options), this.over);
    } catch (cause) {
      this.media?.close();
      if (this.stage === 'answering') this.stage = 'ringing';
      throw codedError(cause);
    }
    await this.#accept();
  }

  async reject(status = 486): Promise<void> {
    if (this.stage !== 'ringing') {
      throw new VoipError('call/invalid-state', { detail: { stage: this.stage } });
    }
    this.finish(this.#refuse(status));
    await this.end();
  }

  /**
   * The caller's CANCEL would go to the lost socket. Until then what we answer goes out on the next one.
   */
  connectionLost(error: VoipError): void {
    if (this.stage !== 'ringing') return;
    const timer = setTimeout(() => {
      if (this.stage !== 'ringing') return;
      this.#refuse(480);
      this.finish({ by: 'system', outcome: 'missed', error });
    }, ghostMs);
    this.over.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  override cancelReceived(reason: string | undefined): void {
    if (this.stage !== 'answering' || this.#invitation.state !== 'Established') return;
    // SIP.js drops it and would repeat the 200 for 32 s. A caller who got the 200 ACKs and BYEs now.
    setTimeout(() => {
      if (this.stage !== 'answering') return;
      this.bye();
      this.#cancelled(reason);
    }, lateCancelMs);
  }

  protected giveUp(): SignaledEnd {
    if (this.stage === 'connected') {
      this.bye();
      return { by: 'local', outcome: 'completed' };
    }
    if (this.#invitation.state !== 'Established') return this.#refuse(486);
    this.bye();
    return { by: 'local', outcome: 'declined' };
  }

  protected ownEnd(): SignaledEnd {
    if (this.stage === 'ringing') return { by: 'system', outcome: 'missed' };
    return failedWith(new VoipError('network/timeout', { detail: { step: 'ack' } }));
  }

  async #prepare({ audio, video }: AnswerOptions): Promise<void> {
    const [track, picture] = await Promise.all([audio, video]);
    const { media, negotiation } = this.openMedia();
    if (picture) media.video.want(picture);
    await media.setTrack(track);
    const { body } = this.#invitation;
    if (!body) return negotiation.prepareOffer(await media.offer());
    this.remoteHold(!mayReceive(await media.setRemote('offer', body)));
    negotiation.prepareAnswer(body, await media.answer());
  }

  async #accept(): Promise<void> {
    if (!this.negotiation) throw new VoipError('call/invalid-state');
    this.line.adopt(this.#invitation, this.negotiation);
    const acknowledged = new Promise<void>((resolve) => (this.#acknowledged = resolve));
    try {
      await whileAlive(this.#invitation.accept(), this.over);
      await whileAlive(acknowledged, this.over);
    } catch (cause) {
      throw codedError(cause);
    }
    this.stage = 'connected';
    this.tellDialog();
    this.report((handlers) => handlers.onConnected());
  }

  #refuse(statusCode: number): SignaledEnd {
    this.#invitation.reject({ statusCode }).catch(() => undefined);
    return { by: 'local', outcome: 'declined' };
  }

  #cancelled(reason: string | undefined): void {
    const reasons = reasonsOf(reason);
    const outcome = answeredElsewhere(reasons) ? 'answered-elsewhere' : 'missed';
    const cause = reasons.q850 === undefined ? {} : { q850: reasons.q850 };
    this.finish({ by: 'remote', outcome, ...cause });
  }
}
