import { VoipError } from '../../errors.js';
import type {
  AnswerOptions,
  CallHandlers,
  IncomingCall,
  ReceivedInvite,
  RemoteIdentity,
  SignaledEnd,
} from '../signaling.js';
import type { FakeCall } from './fake-call.js';
import { PhoneLeg, type LegLine } from './phone-leg.js';

export class IncomingLeg extends PhoneLeg implements IncomingCall {
  readonly remote: RemoteIdentity;

  readonly answerAfter: number | undefined;

  constructor(line: LegLine, remote: RemoteIdentity, answerAfter?: number) {
    super(line, 'ringing');
    this.remote = remote;
    this.answerAfter = answerAfter;
  }

  get received(): ReceivedInvite | undefined {
    return this.far?.received;
  }

  get offersVideo(): boolean {
    return this.far?.video.isOffered ?? false;
  }

  /** The call rings here now; without handlers it is refused as busy. */
  offer(far: FakeCall, decide: (call: IncomingCall) => CallHandlers | null): void {
    this.far = far;
    this.line.clock.soon(() => {
      if (this.state !== 'ringing' || this.line.silent) return;
      try {
        this.handlers = decide(this) ?? undefined;
      } catch (error) {
        this.line.log('error', 'onIncoming failed', { error: String(error) });
      }
      if (this.handlers) far.ringing();
      else void this.end();
    });
  }

  async answer({ audio, video }: AnswerOptions): Promise<void> {
    this.#checkRinging();
    const [track, picture] = await Promise.all([audio, video]);
    await this.answered();
    this.#checkRinging();
    if (!this.line.open) throw new VoipError('network/connection-lost');
    this.state = 'connected';
    this.far?.answeredHere(track, picture);
    await this.answered();
  }

  async reject(status = 486): Promise<void> {
    this.#checkRinging();
    this.far?.refused(status);
    this.finish({ by: 'local', outcome: 'declined' });
    await this.end();
  }

  protected giveUp(far: FakeCall | undefined): SignaledEnd {
    if (this.state === 'connected') {
      far?.hungUp('bye');
      return { by: 'local', outcome: 'completed' };
    }
    far?.refused(486);
    return { by: 'local', outcome: 'declined' };
  }

  /** Nothing more goes to the other end. */
  protected ended(): void {
    this.far = undefined;
  }

  #checkRinging(): void {
    if (this.state !== 'ringing') {
      throw new VoipError('call/invalid-state', { detail: { state: this.state } });
    }
  }
}
