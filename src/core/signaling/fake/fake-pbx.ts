import { VoipError } from '../../errors.js';
import type { DialogId, InviteRequest, RemoteIdentity, SignalingFactory } from '../signaling.js';
import { realClock, type Clock } from './clock.js';
import { demoDialPlan } from './dial-plan.js';
import { bridge } from './bridge.js';
import { FakeCall } from './fake-call.js';
import type { FakeCallFacts } from './fake-call-facts.js';
import type { FakeLogEntry } from './fake-log.js';
import type { FakeIncoming, FakePbxOptions } from './fake-pbx-options.js';
import { FakeSignaling, type PbxSide } from './fake-signaling.js';
import type { OutgoingLeg } from './outgoing-leg.js';
import type { FarLeg } from './phone-leg.js';
import { follow, type FollowingPbx } from './refer.js';

/**
 * A PBX that exists in memory: `phone.configure({ signaling: pbx.factory })` and no network is used.
 * Scripts and tests play the other side.
 */
export class FakePbx {
  readonly factory: SignalingFactory;
  /** What arrived from the phones, oldest first. */
  readonly log: FakeLogEntry[] = [];
  /** All calls, oldest first. */
  readonly calls: FakeCall[] = [];
  readonly #options: FakePbxOptions;
  readonly #clock: Clock;
  readonly #signalings = new Set<FakeSignaling>();
  /** Whose calls they are. */
  readonly #owners = new WeakMap<FakeCall, string | undefined>();
  readonly #waiting: ((call: FakeCall) => void)[] = [];
  #refusals = 0;
  #registrationStatus = 200;

  constructor(options: FakePbxOptions = {}) {
    this.#options = options;
    this.#clock = options.clock ?? realClock;
    const side = this.#side();
    this.factory = (signalingOptions) => {
      const signaling = new FakeSignaling(signalingOptions, side);
      this.#signalings.add(signaling);
      return signaling;
    };
  }

  /** The next call a phone makes. */
  nextCall(): Promise<FakeCall> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /**
   * Calls a phone that is registered.
   * @throws TypeError when nobody is.
   */
  incoming(options: FakeIncoming = {}): FakeCall {
    const { from = '100', displayName = '', anonymous = false, headers = {}, to, video } = options;
    const remote = { user: from, displayName, anonymous, verified: false, headers };
    const [called] = this.#registered(to);
    if (!called) throw new TypeError(`Nobody is registered${to ? ` as ${to}` : ''}`);
    const call = this.#ring(called, remote, options.answerAfter);
    if (video) call.video.want('on');
    return call;
  }

  /** Every socket breaks, without a word. Calls go on. */
  dropConnection(): void {
    for (const signaling of this.#signalings) signaling.drop();
  }

  /** The next so many attempts to connect fail. */
  refuseConnections(times = 1): void {
    this.#refusals = times;
  }

  /** REGISTER is answered with this status from now on; 200 lets everybody in again. */
  rejectRegistration(status = 403): void {
    this.#registrationStatus = status;
  }

  /** The registrar forgets everybody, as after a restart. */
  loseRegistrations(): void {
    const error = new VoipError('network/server-error', { detail: { reason: 'forgotten' } });
    for (const signaling of this.#signalings) if (signaling.registered) signaling.forget(error);
  }

  #side(): PbxSide {
    return {
      clock: this.#clock,
      admit: (server) => {
        const listening = this.#options.servers?.includes(server) ?? true;
        if (!listening || this.#refusals > 0) {
          if (listening) this.#refusals -= 1;
          throw new VoipError('network/unreachable', { detail: { server } });
        }
        this.log.push({ type: 'connect', server });
      },
      closed: () => this.log.push({ type: 'disconnect' }),
      enrol: (signaling, refresh) => {
        const { username } = signaling.account;
        this.log.push({ type: 'register', username, refresh });
        this.#authenticate(signaling);
        return { expiresIn: this.#options.expiresIn ?? 600 };
      },
      dismiss: ({ account: { username } }) => this.log.push({ type: 'unregister', username }),
      dialled: (leg, request, ...tracks) => this.#dialled(leg, request, ...tracks),
      cancelled: ({ branch }) => {
        const call = this.calls.find(({ id }) => id === branch);
        if (call?.state === 'new' || call?.state === 'ringing') call.hungUp('cancel');
      },
      refused: ({ callId }, status) => {
        const call = this.calls.find(({ dialog }) => dialog.callId === callId);
        if (call?.state === 'ringing') call.refused(status);
      },
      ended: ({ callId }) => {
        const call = this.calls.find(({ dialog }) => dialog.callId === callId);
        if (call?.state === 'answered') call.hungUp('bye');
      },
    };
  }

  #dialled(
    leg: OutgoingLeg,
    request: InviteRequest,
    audio: MediaStreamTrack,
    video: MediaStreamTrack | undefined,
  ): FakeCall | undefined {
    const { replaces } = request;
    if (replaces) return this.#continued(leg, request, replaces, audio);
    const { target, headers, displayName = '' } = request;
    const call = this.#add({ direction: 'outgoing', target, headers }, leg);
    call.audio = audio;
    if (video) call.video.begins(video);
    this.log.push({ type: 'invite', call: call.id, target, displayName, headers });
    leg.receive((handlers) => handlers.onTrying(call.invite));
    const own = this.#signalingOf(leg);
    this.#reach(call, own?.identity, own);
    return call;
  }

  /** What the number does that was dialled. */
  #reach(call: FakeCall, caller: RemoteIdentity | undefined, own?: FakeSignaling): void {
    const { target } = call;
    const number = /^(?:sips?:)?([^@]+)/i.exec(target)?.[1] ?? target;
    const script = (this.#options.dialPlan ?? demoDialPlan)[number];
    if (script) script(call, this.#clock);
    else this.#route(call, number, caller, own);
    this.#waiting.splice(0).forEach((resolve) => resolve(call));
  }

  /** INVITE with Replaces: only whose call it is may go on with it. */
  #continued(
    leg: OutgoingLeg,
    { direction = 'sendrecv', video }: InviteRequest,
    replaces: DialogId,
    audio: MediaStreamTrack,
  ): FakeCall | undefined {
    const call = this.calls.find(
      ({ state, direction, dialog }) =>
        (state === 'answered' || (state === 'ringing' && direction === 'incoming')) &&
        isSame(dialog, replaces),
    );
    const owner = call && this.#owners.get(call);
    if (!call || owner !== this.#ownerOf(leg)) {
      const error = new VoipError('call/not-recovered', { detail: { status: 481 } });
      leg.receiveEnd({ by: 'system', outcome: 'network-lost', error });
      return undefined;
    }
    this.log.push({ type: 'replace', call: call.id });
    call.continueOn(leg, direction, audio, video && 'kept');
    return call;
  }

  #ownerOf(leg: FarLeg): string | undefined {
    return this.#signalingOf(leg)?.account.username;
  }

  #signalingOf(leg: FarLeg): FakeSignaling | undefined {
    return [...this.#signalings].find((signaling) => signaling.owns(leg));
  }

  /** Another phone of this PBX is called by its name. */
  #route(
    call: FakeCall,
    number: string,
    remote: RemoteIdentity | undefined,
    own: FakeSignaling | undefined,
  ): void {
    const called = this.#registered(number).filter((signaling) => signaling !== own);
    const { users } = this.#options;
    if (users && !called.length) call.reject(Object.hasOwn(users, number) ? 480 : 404);
    if (!called.length || !remote) return;
    const { headers } = call;
    bridge(
      call,
      called.map((signaling) => this.#ring(signaling, { ...remote, headers: lowerCased(headers) })),
    );
  }

  #ring(called: FakeSignaling, remote: RemoteIdentity, answerAfter?: number): FakeCall {
    const { headers } = remote;
    const target = called.account.username;
    const incoming = { direction: 'incoming', target, headers } as const;
    return called.ring(remote, (leg) => this.#add(incoming, leg), answerAfter);
  }

  #registered(username: string | undefined): FakeSignaling[] {
    return [...this.#signalings].filter(
      ({ registered, account }) =>
        registered && account.username === (username ?? account.username),
    );
  }

  #add(facts: Omit<FakeCallFacts, 'id'>, leg: FarLeg): FakeCall {
    const id = `call-${this.calls.length + 1}`;
    const call = new FakeCall({ ...facts, id }, leg, (entry) => this.log.push(entry));
    call.follow = (to, notify) => follow(this.#following(call), call, to, notify);
    this.calls.push(call);
    this.#owners.set(call, this.#ownerOf(leg));
    return call;
  }

  /** What the other end of a call does that was asked by a REFER of the phone. */
  #following(referred: FakeCall): FollowingPbx {
    const owner = this.#owners.get(referred);
    return {
      clock: this.#clock,
      find: (dialog) =>
        this.calls.find(
          (one) =>
            one.state === 'answered' &&
            this.#owners.get(one) === owner &&
            isSame(one.dialog, dialog),
        ),
      call: (target, leg, caller) => {
        const call = this.#add({ direction: 'outgoing', target, headers: {} }, leg);
        this.#reach(call, caller ?? { ...nobody, user: referred.target });
        return call;
      },
      identityOf: (call) =>
        [...this.#signalings].find(({ account }) => account.username === this.#owners.get(call))
          ?.identity,
    };
  }

  #authenticate({ account, credentials }: FakeSignaling): void {
    const status = this.#registrationStatus;
    if (status !== 200) throw new VoipError('auth/rejected', { detail: { status } });
    const expected = this.#options.users?.[account.username];
    if (!this.#options.users) return;
    const { password, ha1, token } = credentials;
    const given = password ?? ha1 ?? token;
    if (given === undefined) throw new VoipError('auth/credentials-needed');
    if (given !== expected) throw new VoipError('auth/rejected', { detail: { status: 401 } });
  }
}

const nobody = { user: '', displayName: '', anonymous: false, verified: false, headers: {} };

const isSame = (one: DialogId, other: DialogId): boolean =>
  one.callId === other.callId &&
  one.localTag === other.localTag &&
  one.remoteTag === other.remoteTag;

/** Received headers have lower-cased names. */
function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

export function createFakePbx(options?: FakePbxOptions): FakePbx {
  return new FakePbx(options);
}
