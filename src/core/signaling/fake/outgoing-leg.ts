import { codedError, VoipError } from '../../errors.js';
import type { InviteRequest, OutgoingCall, SignaledEnd } from '../signaling.js';
import type { FakeCall } from './fake-call.js';
import { PhoneLeg, target, type LegLine } from './phone-leg.js';

export interface OutgoingLine extends LegLine {
  /** Resolves when messages pass; rejects with `network/…` when they will not. */
  ready(): Promise<void>;
  /** Hands the INVITE to the PBX. */
  dial(
    leg: OutgoingLeg,
    request: InviteRequest,
    audio: MediaStreamTrack,
    video: MediaStreamTrack | undefined,
  ): FakeCall | undefined;
}

export class OutgoingLeg extends PhoneLeg implements OutgoingCall {
  readonly sent: Promise<void>;

  #refuseSent: (error: VoipError) => void = () => undefined;

  constructor(line: OutgoingLine, request: InviteRequest) {
    super(line, 'preparing');
    this.handlers = request.handlers;
    this.sent = new Promise((resolve, reject) => {
      this.#refuseSent = reject;
      void this.#prepare(line, request).then(resolve, reject);
    });
    // Whoever only listens to the handlers need not look at it.
    this.sent.catch(() => undefined);
  }

  protected giveUp(far: FakeCall | undefined): SignaledEnd {
    const connected = this.state === 'connected';
    far?.hungUp(connected ? 'bye' : 'cancel');
    return { by: 'local', outcome: connected ? 'completed' : 'cancelled' };
  }

  /** The microphone may still be asked for when the call is given up. */
  protected ended(error = new VoipError('call/cancelled')): void {
    this.#refuseSent(error);
  }

  async #prepare(line: OutgoingLine, request: InviteRequest): Promise<void> {
    try {
      if (!target.test(request.target)) throw new VoipError('call/invalid-target');
      const { audio: asked, video: picture } = request;
      const [audio, video] = await Promise.all([
        asked,
        picture === 'kept' ? undefined : picture,
        line.ready(),
      ]);
      if (this.state === 'ended') throw new VoipError('call/cancelled');
      if (!line.open) throw new VoipError('network/connection-lost');
      this.state = 'calling';
      if (request.direction) this.direction = request.direction;
      this.far = line.dial(this, request, audio, video);
    } catch (cause) {
      const error = codedError(cause);
      this.finish({ by: 'system', outcome: outcomeOf(error), error });
      throw error;
    }
  }
}

function outcomeOf({ code, category }: VoipError): SignaledEnd['outcome'] {
  if (code === 'call/invalid-target') return 'invalid-number';
  if (category === 'network') return 'network-lost';
  if (category === 'device') return 'device-failed';
  return category === 'media' ? 'media-failed' : 'failed';
}
