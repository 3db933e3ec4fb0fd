import { VoipError } from '../../errors.js';
import type {
  Credentials,
  Dialog,
  InviteRequest,
  OutgoingCall,
  ReceivedInvite,
  Registration,
  RemoteIdentity,
  SentInvite,
  ServerAnswer,
  Signaling,
  SignalingHandlers,
  SignalingOptions,
  SubscribeRequest,
  Subscription,
} from '../signaling.js';
import type { Clock } from './clock.js';
import type { FakeCall } from './fake-call.js';
import type { FakeSubscriptions } from './fake-subscriptions.js';
import { IncomingLeg } from './incoming-leg.js';
import { OutgoingLeg, type OutgoingLine } from './outgoing-leg.js';
import type { FarLeg, PhoneLeg } from './phone-leg.js';

/** The PBX as its signalings see it. */
export interface PbxSide {
  readonly clock: Clock;
  readonly subscriptions: FakeSubscriptions;
  /** Throws `network/…` while connections are refused. */
  admit(server: string): void;
  closed(): void;
  /** Throws `auth/…`; returns what is granted. */
  enrol(signaling: FakeSignaling, refresh: boolean): Registration;
  dismiss(signaling: FakeSignaling): void;
  /** Who would be let in; binds nothing. */
  asked(signaling: FakeSignaling): ServerAnswer;
  dialled(
    leg: OutgoingLeg,
    request: InviteRequest,
    audio: MediaStreamTrack,
    video: MediaStreamTrack | undefined,
  ): FakeCall | undefined;
  /** CANCEL from another page than the one that dialled. */
  cancelled(invite: SentInvite): void;
  /** A refusal from another page than the one where it rang. */
  refused(invite: ReceivedInvite, status: number): void;
  /** BYE from another page than the one that has the call. */
  ended(dialog: Dialog): void;
}

/** The port, played by the fake PBX instead of a network. */
export class FakeSignaling implements Signaling, OutgoingLine {
  readonly account;
  readonly log;
  readonly clock: Clock;
  credentials: Credentials;
  registered = false;
  silent = false;
  #server = '';
  #opening: Promise<void> | undefined;
  #stopRefresh: () => void = () => undefined;
  readonly #pbx: PbxSide;
  readonly #handlers: SignalingHandlers;
  readonly #legs = new Set<PhoneLeg>();

  constructor({ account, credentials, handlers, log }: SignalingOptions, pbx: PbxSide) {
    this.account = account;
    this.credentials = credentials;
    this.log = log;
    this.clock = pbx.clock;
    this.#handlers = handlers;
    this.#pbx = pbx;
  }

  get open(): boolean {
    return this.#server !== '' && this.#opening === undefined;
  }

  async connect(server: string): Promise<void> {
    this.#checkUsable();
    if (this.#server !== server) this.#opening = this.#connect(server);
    await this.#opening;
  }

  disconnect(): Promise<void> {
    const wasOpen = this.open;
    this.#close();
    if (wasOpen) this.#pbx.closed();
    return this.#answered();
  }

  async register(): Promise<Registration> {
    this.#checkUsable();
    if (this.account.guest) throw new VoipError('auth/guest-cannot-register');
    await this.#answered();
    return this.#enrol(false);
  }

  async unregister(): Promise<void> {
    this.#stopRefresh();
    if (this.registered && this.open) {
      await this.#answered();
      this.#pbx.dismiss(this);
    }
    this.registered = false;
  }

  async ask(): Promise<ServerAnswer> {
    await this.ready();
    await this.#answered();
    return this.#pbx.asked(this);
  }

  invite(request: InviteRequest): OutgoingCall {
    return this.#keep(new OutgoingLeg(this, request));
  }

  async cancel(invite: SentInvite): Promise<void> {
    await this.ready();
    this.#pbx.cancelled(invite);
    await this.#answered();
  }

  async refuse(invite: ReceivedInvite, status: number): Promise<void> {
    await this.ready();
    this.#pbx.refused(invite, status);
  }

  async bye(dialog: Dialog): Promise<void> {
    await this.ready();
    this.#pbx.ended(dialog);
    await this.#answered();
  }

  subscribe(request: SubscribeRequest): Subscription {
    return this.#pbx.subscriptions.begin(this, request);
  }

  setCredentials(credentials: Credentials): void {
    this.credentials = credentials;
  }

  async dispose(): Promise<void> {
    this.#pbx.subscriptions.leave(this);
    await Promise.all([...this.#legs].map((leg) => leg.end()));
    await this.disconnect();
    this.silent = true;
  }

  async abandon(): Promise<void> {
    this.silent = true;
    await this.disconnect();
  }

  /** For the PBX: who calls when this phone calls. */
  get identity(): RemoteIdentity {
    const { username, displayName, guest } = this.account;
    const anonymous = guest && username === 'anonymous';
    return { user: username, displayName, anonymous, verified: false, headers: {} };
  }

  /** For the PBX: whether the leg is one of ours. */
  owns(leg: FarLeg): boolean {
    return [...this.#legs].some((one) => one === leg);
  }

  /** For a leg: resolves when messages pass. */
  async ready(): Promise<void> {
    await this.#opening;
    if (!this.open) throw new VoipError('network/unreachable', { detail: { reason: 'closed' } });
  }

  /** For a subscription: what it says. */
  tellSoon(task: () => void): void {
    this.#tell(task);
  }

  /** For a leg: its INVITE. */
  dial(...invite: Parameters<PbxSide['dialled']>): FakeCall | undefined {
    return this.#pbx.dialled(...invite);
  }

  /** For a leg: a message arrived. */
  received(): void {
    this.#tell((handlers) => handlers.onActivity());
  }

  /** For a leg: nothing of the kind was done. */
  refused(error: VoipError): void {
    this.#tell((handlers) => handlers.onRefused(error));
  }

  /** For the PBX: an INVITE for this phone. */
  ring(
    remote: RemoteIdentity,
    far: (leg: IncomingLeg) => FakeCall,
    answerAfter?: number,
  ): FakeCall {
    const leg = this.#keep(new IncomingLeg(this, remote, answerAfter));
    const call = far(leg);
    leg.offer(call, (offered) => this.#handlers.onIncoming(offered));
    return call;
  }

  /** For the PBX: the socket breaks. */
  drop(): void {
    if (!this.open) return;
    this.#close();
    const error = new VoipError('network/connection-lost', { detail: { code: 1006 } });
    this.#tell((handlers) => handlers.onConnectionLost(error));
  }

  /** For the PBX: our contact is gone. */
  forget(error: VoipError): void {
    this.#stopRefresh();
    this.registered = false;
    this.#tell((handlers) => handlers.onRegistrationLost(error));
  }

  async #connect(server: string): Promise<void> {
    this.#close();
    this.#server = server;
    try {
      await this.#answered();
      if (this.#server !== server) throw new VoipError('network/unreachable');
      this.#pbx.admit(server);
    } catch (error) {
      if (this.#server === server) this.#server = '';
      throw error;
    } finally {
      if (this.#server === server || !this.#server) this.#opening = undefined;
    }
    this.received();
  }

  #close(): void {
    this.#stopRefresh();
    this.#pbx.subscriptions.lost(this);
    this.#server = '';
    this.#opening = undefined;
    this.registered = false;
  }

  #enrol(refresh: boolean): Registration {
    if (!this.open) throw new VoipError('network/connection-lost');
    const registration = this.#pbx.enrol(this, refresh);
    this.registered = true;
    this.received();
    this.#stopRefresh();
    // Well before it expires, as RFC 5626 §4.4.1 suggests for flows.
    this.#stopRefresh = this.clock.later(registration.expiresIn * 900, () => this.#refresh());
    return registration;
  }

  #refresh(): void {
    try {
      const registration = this.#enrol(true);
      this.#tell((handlers) => handlers.onRegistered(registration));
    } catch (error) {
      if (error instanceof VoipError) this.forget(error);
      else throw error;
    }
  }

  #keep<L extends PhoneLeg>(leg: L): L {
    for (const old of this.#legs) if (old.state === 'ended') this.#legs.delete(old);
    this.#legs.add(leg);
    return leg;
  }

  #tell(tell: (handlers: SignalingHandlers) => void): void {
    this.clock.soon(() => {
      if (this.silent) return;
      try {
        tell(this.#handlers);
      } catch (error) {
        this.log('error', 'a signaling handler failed', { error: String(error) });
      }
    });
  }

  #answered(): Promise<void> {
    return new Promise((resolve) => this.clock.soon(resolve));
  }

  #checkUsable(): void {
    if (this.silent) throw new VoipError('call/invalid-state', { detail: { state: 'disposed' } });
  }
}
