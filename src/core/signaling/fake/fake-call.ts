import type {
  CallHandlers,
  Dialog,
  Direction,
  ReceivedInvite,
  RemoteIdentity,
  SentInvite,
} from '../signaling.js';
import type { FakeCallEvent, FakeCallFacts, FakeCallState } from './fake-call-facts.js';
import type { FakeLogEntry } from './fake-log.js';
import { FakeVideo } from './fake-video.js';
import type { FarLeg } from './phone-leg.js';
import { createSilentTrack } from './silent-track.js';
import { refusedWith } from './sip-status.js';

/**
 * The other side of one call, in the hands of a script or a test. What is done here travels to the
 * phone like a SIP message: it arrives a moment later, or never while the connection is down.
 */
export class FakeCall implements FakeCallFacts {
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  state: FakeCallState = 'new';
  /** Digits received so far. */
  dtmf = '';
  /** What the phone sends now. */
  audio: MediaStreamTrack | null = null;
  /** The pictures of both ends. */
  readonly video = new FakeVideo((tell) => this.#leg.receive(tell));
  /** The direction of the last offer we accepted, seen from the phone. */
  mediaDirection: Direction = 'sendrecv';
  /** The status the phone refused an incoming call with. */
  rejectedWith: number | undefined;
  /** What a re-INVITE of the phone is answered with. */
  renegotiationStatus = 200;
  /** So many of the next re-INVITEs cross one of ours and are answered 491. */
  glares = 0;
  /** What a REFER of the phone is answered with, and an INFO. */
  referStatus = 202;
  infoStatus = 200;
  /** Does what a REFER asks for and tells its status. The PBX has its own way; a test may take another. */
  follow: (to: string | Dialog, notify: (status: number) => void) => void = () => undefined;
  /** The other end, where that is a phone, too. */
  partner: FakeCall | undefined;
  /** Told what the phone does; a bridge to another phone listens here. */
  observer: (event: FakeCallEvent) => void = () => undefined;
  #leg: FarLeg;
  /** One more each time the phone goes on from another page. */
  #dialogs = 1;
  readonly #record: (entry: FakeLogEntry) => void;

  constructor(facts: FakeCallFacts, leg: FarLeg, record: (entry: FakeLogEntry) => void) {
    this.id = facts.id;
    this.direction = facts.direction;
    this.target = facts.target;
    this.headers = facts.headers;
    this.#leg = leg;
    this.#record = record;
  }

  /** 180, or 183 with sound before the answer. */
  ring(options: { earlyMedia?: boolean; queue?: { name?: string; position?: number } } = {}): void {
    this.#expect('outgoing', 'new', 'ringing');
    this.state = 'ringing';
    const { earlyMedia = false, queue } = options;
    if (this.#leg.state === 'calling') this.#leg.state = 'ringing';
    const progress = { status: earlyMedia ? 183 : 180, earlyMedia, ...(queue ? { queue } : {}) };
    this.#leg.receive((handlers) => handlers.onProgress(progress));
    if (earlyMedia) this.#sendTrack();
  }

  /** 200 OK. */
  answer(): void {
    this.#expect('outgoing', 'new', 'ringing');
    this.#connected();
  }

  /** Refuses an outgoing call with a SIP status; 302 asks the phone to call somebody else. */
  reject(status: number): void {
    this.#expect('outgoing', 'new', 'ringing');
    this.state = 'ended';
    this.#finish(refusedWith(status));
  }

  busy(): void {
    this.reject(486);
  }

  /** BYE after the answer, CANCEL while it rings at the phone. */
  hangup(): void {
    if (this.state === 'answered') this.#finish({ by: 'remote', outcome: 'completed' });
    else {
      this.#expect('incoming', 'new', 'ringing');
      this.#finish({ by: 'remote', outcome: 'missed' });
    }
    this.state = 'ended';
  }

  /** CANCEL because another phone took the call (RFC 3326: Reason with cause 200). */
  answeredElsewhere(): void {
    this.#expect('incoming', 'new', 'ringing');
    this.state = 'ended';
    this.#finish({ by: 'remote', outcome: 'answered-elsewhere' });
  }

  /** The other side holds, or resumes. */
  hold(held = true): void {
    this.#expect(this.direction, 'answered');
    this.#leg.receive((handlers) => handlers.onRemoteHold(held));
    this.video.hold('far', held);
  }

  resume(): void {
    this.hold(false);
  }

  /** REFER: asks the phone to call somebody else. */
  refer(): void {
    this.#expect(this.direction, 'answered');
    this.#leg.askedFor('REFER');
  }

  /** The way of the sound, which does not depend on the connection to the PBX. */
  media(state: Parameters<CallHandlers['onMediaState']>[0]): void {
    this.#leg.report((handlers) => handlers.onMediaState(state));
  }

  /** A re-INVITE or UPDATE that says who is there now, as after a transfer. */
  identify(identity: RemoteIdentity): void {
    this.#leg.receive((handlers) => handlers.onRemoteIdentity(identity));
  }

  /** What names the call on the phone's end. */
  get dialog(): Dialog {
    return {
      callId: `${this.id}/${this.#dialogs}`,
      localTag: 'phone',
      remoteTag: 'pbx',
      localUri: 'sip:phone@pbx.test',
      remoteUri: `sip:${this.target}@pbx.test`,
      remoteTarget: 'sip:pbx.test',
      routes: [],
      sequence: 1,
    };
  }

  /** What names the INVITE of an incoming one. */
  get received(): ReceivedInvite {
    const { callId, localTag, remoteTag } = this.dialog;
    const name = { callId, localTag, remoteTag, sequence: 1 };
    return { ...name, via: ['pbx'], from: 'caller', to: this.target };
  }

  /** What names the INVITE of an outgoing one. */
  get invite(): SentInvite {
    const { id, target } = this;
    const name = {
      uri: `sip:${target}@pbx.test`,
      callId: `${id}/0`,
      localTag: 'phone',
      sequence: 1,
    };
    return { ...name, branch: id, sentBy: 'phone.invalid' };
  }

  /** For the PBX: the phone goes on from another page (Replaces); the old leg is ended. */
  continueOn(
    leg: FarLeg,
    direction: Direction,
    audio: MediaStreamTrack | null,
    video?: 'kept',
  ): void {
    const old = this.#leg;
    const rang = this.state === 'ringing';
    this.#leg = leg;
    this.#dialogs += 1;
    this.audio = audio;
    this.mediaDirection = direction;
    this.video.continues(video);
    this.#connected();
    this.observer(rang ? { type: 'answered' } : { type: 'offered', direction });
    old.receiveEnd({ by: 'remote', outcome: 'completed' });
  }

  /** For the phone's end: it rings there. */
  ringing(): void {
    if (this.state !== 'new') return;
    this.state = 'ringing';
    this.observer({ type: 'ringing' });
  }

  /** For the phone's end: an offer; returns the status it is answered with. */
  offered(direction: Direction, iceRestart: boolean): number {
    const status = this.state === 'answered' ? this.#answerToOffer() : 481;
    const accepted = status === 200;
    this.#record({ type: 'renegotiate', call: this.id, direction, iceRestart, accepted });
    if (accepted) {
      this.mediaDirection = direction;
      this.video.hold('phone', direction === 'sendonly' || direction === 'inactive');
      this.observer({ type: 'offered', direction });
    }
    return status;
  }

  /** For the phone's end: a REFER. `tell` gets its answer, and what NOTIFY says from then on. */
  referred(to: string | Dialog, tell: (status: number) => void): void {
    const { referStatus } = this;
    this.#record({ type: 'refer', call: this.id, to: typeof to === 'string' ? to : to.callId });
    tell(referStatus);
    if (referStatus === 202) this.follow(to, tell);
  }

  /** For the PBX: who took the place of the phone has gone. */
  letGo(): void {
    if (this.state === 'ended') return;
    this.state = 'ended';
    this.observer({ type: 'ended' });
  }

  /** For the phone's end: digits. */
  heard(tones: string): void {
    this.dtmf += tones.replaceAll(',', '');
    this.#record({ type: 'dtmf', call: this.id, tones });
  }

  /** For the phone's end: an INFO; returns the status it is answered with. */
  informed(headers: Readonly<Record<string, string>>): number {
    this.#record({ type: 'info', call: this.id, headers });
    return this.infoStatus;
  }

  /** For the phone's end: it answered. */
  answeredHere(audio: MediaStreamTrack, video: MediaStreamTrack | undefined): void {
    this.#record({ type: 'answer', call: this.id });
    this.audio = audio;
    this.video.begins(video);
    this.#connected();
    this.observer({ type: 'answered' });
  }

  /** For the phone's end: it refused. */
  refused(status: number): void {
    this.#record({ type: 'reject', call: this.id, status });
    this.rejectedWith = status;
    this.state = 'ended';
    this.observer({ type: 'refused', status });
  }

  /** For the phone's end: BYE or CANCEL. */
  hungUp(by: 'bye' | 'cancel'): void {
    this.#record({ type: by, call: this.id });
    this.state = 'ended';
    this.observer({ type: 'ended' });
  }

  #answerToOffer(): number {
    if (this.glares === 0) return this.renegotiationStatus;
    this.glares -= 1;
    return 491;
  }

  #connected(): void {
    this.state = 'answered';
    const leg = this.#leg;
    const { dialog } = this;
    leg.dialog = dialog;
    leg.receive((handlers) => {
      leg.state = 'connected';
      handlers.onDialog(dialog);
      handlers.onConnected();
    });
    this.media('connecting');
    this.#sendTrack();
    this.video.open();
    this.media('connected');
  }

  #sendTrack(): void {
    const track = createSilentTrack();
    if (track) this.#leg.report((handlers) => handlers.onRemoteTrack(track));
  }

  #finish(end: Parameters<FarLeg['receiveEnd']>[0]): void {
    this.#leg.receiveEnd(end);
  }

  /** A script that does what no PBX could has a fault: say so where it is written. */
  #expect(direction: 'incoming' | 'outgoing', ...states: readonly FakeCallState[]): void {
    if (this.direction !== direction || !states.includes(this.state)) {
      throw new TypeError(`The ${this.direction} call ${this.id} is ${this.state}`);
    }
  }
}
