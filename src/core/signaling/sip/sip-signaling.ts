import type { Invitation, Session, UserAgent } from 'sip.js';
import { VoipError } from '../../errors.js';
import type {
  Credentials,
  Dialog,
  IncomingCall as IncomingCallPort,
  InviteRequest,
  MediaOptions,
  OutgoingCall as OutgoingCallPort,
  ReceivedInvite,
  Registration as Granted,
  SentInvite,
  ServerAnswer,
  Signaling,
  SignalingFactory,
  SignalingHandlers,
  SignalingOptions,
} from '../signaling.js';
import { askServer } from './ask.js';
import { microphonePermission } from './browser-engine.js';
import { sendBye } from './bye.js';
import { cancelOf } from './cancel.js';
import { applyCredentials, guardDigest, hasCredentials } from './digest-guard.js';
import { IncomingCall } from './incoming-call.js';
import { invitationProblem, takeoverProblem } from './invitation-problem.js';
import type { Negotiation } from './negotiation.js';
import { OutgoingCall, type OutgoingLine } from './outgoing-call.js';
import { refusalOf } from './refusal.js';
import { Registration } from './registration.js';
import { createUserAgent } from './user-agent.js';
import type { SipCall } from './sip-call.js';
import { headerOf, methodOf, type SipFrame } from './sip-frame.js';
import { Subscribing } from './subscribing.js';
import { SipTransport, type SipSocket } from './sip-transport.js';
import { warmUp } from './warm-up.js';
import { withoutSecrets } from './without-secrets.js';

/** ms that goodbyes may take to be answered before the socket is closed. */
const farewellMs = 2_000;

/** The signaling port on SIP.js: its `api` layer, with our own transport and media. */
export const createSipSignaling: SignalingFactory = (options) => new SipSignaling(options);

export class SipSignaling implements Signaling {
  readonly #options: SignalingOptions;
  readonly #userAgent: UserAgent;
  readonly #transport: SipTransport;
  readonly #registration: Registration;
  readonly #subscribing: Subscribing;
  readonly #calls = new Set<SipCall>();
  readonly #negotiations = new WeakMap<Session, Negotiation>();
  readonly #abandoned = new Set<string>();
  /** Told of the next connection. */
  readonly #waiting: (() => void)[] = [];
  #credentials: Credentials;
  #media: MediaOptions;
  #opening: Promise<void> | undefined;
  #disposing: Promise<void> | undefined;
  #silent = false;

  /** @param openSocket a WebSocket with the subprotocol of RFC 7118 */
  constructor(
    options: SignalingOptions,
    openSocket: (url: string) => SipSocket = (url) => new WebSocket(url, 'sip'),
  ) {
    const { account, credentials, trace } = options;
    void microphonePermission();
    this.#options = options;
    this.#credentials = credentials;
    this.#media = options.media;
    this.#userAgent = createUserAgent(account, {
      onInvite: (invitation) => void this.#invited(invitation),
      negotiationOf: (session) => this.#negotiations.get(session),
      hooks: {
        openSocket,
        onLost: (error) => this.#lost(error),
        onActivity: () => this.#tell((handlers) => handlers.onActivity()),
        onRefused: (error) => this.#tell((handlers) => handlers.onRefused(error)),
        onRequest: (frame) => this.#requested(frame),
        log: options.log,
        trace: trace && ((way, message) => trace(way, withoutSecrets(message))),
      },
    });
    const { transport } = this.#userAgent;
    if (!(transport instanceof SipTransport)) throw new TypeError('foreign transport');
    this.#transport = transport;
    applyCredentials(this.#userAgent, account, credentials);
    guardDigest(this.#userAgent, {
      account,
      credentials: () => this.#credentials,
      isAbandoned: (callId) => this.#abandoned.has(callId),
    });
    this.#registration = new Registration({
      userAgent: this.#userAgent,
      account,
      challenged: () => this.#challenged('auth/guest-cannot-register'),
      onLost: (error) => this.#tell((handlers) => handlers.onRegistrationLost(error)),
      onRefreshed: (granted) => this.#tell((handlers) => handlers.onRegistered(granted)),
    });
    this.#subscribing = new Subscribing(this.#line(), (task) => this.#tell(task));
  }

  connect(server: string): Promise<void> {
    const opening = this.#connect(server).finally(() => {
      if (this.#opening === opening) this.#opening = undefined;
    });
    this.#opening = opening;
    return opening;
  }

  async disconnect(): Promise<void> {
    this.#registration.stop();
    this.#subscribing.all?.lost(new VoipError('network/connection-lost'));
    await this.#transport.disconnect();
  }

  async register(): Promise<Granted> {
    if (this.#options.account.guest) throw new VoipError('auth/guest-cannot-register');
    if (!this.#transport.isConnected()) throw new VoipError('network/unreachable');
    const granted = await this.#registration.register();
    warmUp();
    return granted;
  }

  async unregister(): Promise<void> {
    if (this.#transport.isConnected()) await this.#registration.unregister();
    else this.#registration.stop();
  }

  async ask(): Promise<ServerAnswer> {
    await this.#ready();
    return askServer(this.#userAgent, this.#options.account.guest);
  }

  invite(request: InviteRequest): OutgoingCallPort {
    const call = new OutgoingCall(this.#line(), request);
    this.#calls.add(call);
    return call;
  }

  async cancel(invite: SentInvite): Promise<void> {
    await this.#ready();
    await this.#transport.send(cancelOf(this.#userAgent, invite));
    await this.#transport.settled(farewellMs);
  }

  async refuse(invite: ReceivedInvite, status: number): Promise<void> {
    await this.#ready();
    await this.#transport.send(refusalOf(invite, status));
  }

  async bye(dialog: Dialog): Promise<void> {
    await this.#ready();
    await sendBye(this.#userAgent, dialog, farewellMs);
  }

  readonly subscribe: Signaling['subscribe'] = (request) => this.#subscribing.begin(request);

  setCredentials(credentials: Credentials, iceServers = this.#media.iceServers): void {
    this.#credentials = credentials;
    this.#media = { ...this.#media, iceServers };
    applyCredentials(this.#userAgent, this.#options.account, credentials);
  }

  dispose(): Promise<void> {
    this.#disposing ??= this.#dispose();
    return this.#disposing;
  }

  abandon(): Promise<void> {
    this.#disposing ??= this.#abandon();
    return this.#disposing;
  }

  async #connect(server: string): Promise<void> {
    if (this.#disposing) throw new VoipError('network/unreachable', { retryable: false });
    if (this.#transport.server !== server) {
      await this.#transport.disconnect();
      this.#transport.server = server;
    }
    await this.#transport.connect();
    this.#waiting.splice(0).forEach((tell) => tell());
  }

  async #dispose(): Promise<void> {
    this.#registration.stop();
    this.#subscribing.all?.end();
    await Promise.all([...this.#calls].map((call) => call.end()));
    this.#silent = true;
    await this.#transport.settled(farewellMs);
    await this.#userAgent.stop();
  }

  async #abandon(): Promise<void> {
    this.#silent = true;
    this.#registration.stop();
    // First, so that SIP.js' goodbyes find no way out.
    await this.#transport.disconnect();
    for (const call of this.#calls) call.finish({ by: 'system', outcome: 'network-lost' });
    await this.#userAgent.stop();
  }

  #line(): OutgoingLine {
    const { log, account } = this.#options;
    const isSilent = (): boolean => this.#silent;
    return {
      userAgent: this.#userAgent,
      media: this.#media,
      log,
      domain: account.domain,
      get silent() {
        return isSilent();
      },
      isConnected: () => this.#transport.isConnected(),
      ready: () => this.#ready(),
      connectedAgain: () => new Promise((resolve) => this.#waiting.push(resolve)),
      adopt: (session, negotiation) => void this.#negotiations.set(session, negotiation),
      challenged: () => this.#challenged('call/forbidden'),
      refusalOf: (callId) => this.#transport.refusalOf(callId),
      abandon: (callId) => void this.#abandoned.add(callId),
      onRefused: (error) => this.#tell((handlers) => handlers.onRefused(error)),
      onEnded: (call) => void this.#calls.delete(call),
    };
  }

  async #ready(): Promise<void> {
    await this.#opening;
    if (!this.#transport.isConnected()) throw new VoipError('network/unreachable');
  }

  async #invited(invitation: Invitation): Promise<void> {
    const problem = invitationProblem(invitation.request);
    if (problem) {
      await invitation.reject(problem.response);
      return this.#tell((handlers) => handlers.onRefused(problem.error));
    }
    if (invitation.request.hasHeader('replaces')) return this.#continued(invitation);
    const call = new IncomingCall(this.#line(), invitation);
    this.#calls.add(call);
    await call.offer((offered) => this.#decide(offered));
  }

  /** The other party of a call goes on from a new page; nobody else may. */
  async #continued(invitation: Invitation): Promise<void> {
    const { replacee, request } = invitation;
    const problem = takeoverProblem(request, replacee);
    const call = [...this.#calls].find((one) => replacee && one.isIn(replacee));
    if (!problem && call) return call.continueIn(invitation);
    await invitation.reject(problem?.response ?? { statusCode: 481 });
    if (problem) this.#tell((handlers) => handlers.onRefused(problem.error));
  }

  #decide(call: IncomingCallPort): ReturnType<SignalingHandlers['onIncoming']> {
    if (this.#disposing) return null;
    try {
      return this.#options.handlers.onIncoming(call);
    } catch (error) {
      this.#options.log('error', 'onIncoming failed', { error: String(error) });
      return null;
    }
  }

  #requested(frame: SipFrame): number | undefined {
    const method = methodOf(frame);
    if (method === 'NOTIFY') return this.#subscribing.all?.notified(frame);
    if (method !== 'CANCEL') return undefined;
    const callId = headerOf(frame, 'call-id');
    for (const call of this.#calls) {
      if (call.callId === callId) call.cancelReceived(headerOf(frame, 'reason'));
    }
    return undefined;
  }

  #lost(error: VoipError): void {
    this.#registration.stop();
    for (const call of this.#calls) call.connectionLost(error);
    this.#subscribing.all?.lost(error);
    this.#tell((handlers) => handlers.onConnectionLost(error));
  }

  #challenged(asGuest: 'call/forbidden' | 'auth/guest-cannot-register'): VoipError {
    const { account } = this.#options;
    if (account.guest) return new VoipError(asGuest);
    const answered = hasCredentials(account, this.#credentials);
    return new VoipError(answered ? 'auth/rejected' : 'auth/credentials-needed');
  }

  #tell(tell: (handlers: SignalingHandlers) => void): void {
    queueMicrotask(() => {
      if (this.#silent) return;
      try {
        tell(this.#options.handlers);
      } catch (error) {
        this.#options.log('error', 'a signaling handler failed', { error: String(error) });
      }
    });
  }
}
