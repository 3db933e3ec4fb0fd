import type { CallHandlers, Dialog, RemoteIdentity, SignaledEnd } from '../signaling.js';
import type { Clock } from './clock.js';
import type { FakeCall } from './fake-call.js';
import type { FarLeg, LegState } from './phone-leg.js';

/** The PBX, as far as it follows a REFER. */
export interface FollowingPbx {
  readonly clock: Clock;
  /** An answered call of the same phone. */
  find(dialog: Dialog): FakeCall | undefined;
  /** Calls a number in the name of somebody. */
  call(target: string, leg: FarLeg, caller: RemoteIdentity | undefined): FakeCall;
  identityOf(call: FakeCall): RemoteIdentity | undefined;
}

/**
 * Does what a phone asks the other side of a call to do, and tells it how it goes: calls somebody, or
 * takes the phone's place in another call of it (Replaces).
 */
export function follow(
  pbx: FollowingPbx,
  call: FakeCall,
  to: string | Dialog,
  notify: (status: number) => void,
): void {
  const { partner } = call;
  const leg = new ReferredLeg(pbx.clock, notify, {
    onConnected: (made) => {
      if (!partner || partner.state !== 'answered') return;
      // The phone that asked is out: its BYE ends nothing but its own leg.
      call.observer = () => undefined;
      partner.observer = (event) => {
        if (event.type === 'ended') made.letGo();
      };
    },
    onEnded: () => {
      if (partner?.state === 'answered') partner.hangup();
    },
  });
  if (typeof to === 'string') {
    leg.made = pbx.call(to, leg, partner && pbx.identityOf(partner));
    return;
  }
  const other = pbx.find(to);
  if (!other || other === call) return notify(481);
  leg.made = other;
  other.continueOn(leg, 'sendrecv', call.audio);
}

interface ReferredHooks {
  onConnected(made: FakeCall): void;
  /** After that. */
  onEnded(): void;
}

/** The end of a call that is made because a phone asked for it. */
class ReferredLeg implements FarLeg {
  state: LegState = 'calling';
  dialog: Dialog | undefined;
  made: FakeCall | undefined;
  readonly #clock: Clock;
  readonly #notify: (status: number) => void;
  readonly #hooks: ReferredHooks;
  #connected = false;

  constructor(clock: Clock, notify: (status: number) => void, hooks: ReferredHooks) {
    this.#clock = clock;
    this.#notify = notify;
    this.#hooks = hooks;
  }

  receive(tell: (handlers: CallHandlers) => void): void {
    this.report(tell);
  }

  report(tell: (handlers: CallHandlers) => void): void {
    this.#clock.soon(() => tell(this.#handlers));
  }

  receiveEnd({ sip }: SignaledEnd): void {
    if (this.#connected) this.#hooks.onEnded();
    else this.#notify(sip?.code ?? 480);
  }

  askedFor(): void {}

  readonly #handlers: CallHandlers = {
    onProgress: ({ status }) => this.#notify(status),
    onConnected: () => {
      this.#connected = true;
      if (this.made) this.#hooks.onConnected(this.made);
      this.#notify(200);
    },
    onRemoteHold: () => undefined,
    onTrying: () => undefined,
    onDialog: () => undefined,
    onRemoteTrack: () => undefined,
    onVideo: () => undefined,
    onMediaState: () => undefined,
    onRemoteIdentity: () => undefined,
    onEnded: () => undefined,
  };
}
