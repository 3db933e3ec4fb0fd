import { codedError, VoipError } from '../errors.js';
import type { Intent } from '../intents.js';
import type { CallHandlers, IncomingCall } from '../signaling/signaling.js';
import type { CallContext, CallId, CallSnapshot, Origin } from '../state.js';
import { contextHeaders } from './call-context.js';
import type { CallRecord } from './call-record.js';
import type { LeftCalls } from './call-recovery.js';
import { callerOf, createCall, dialledParty, offeredCall, revivedCall } from './call-snapshot.js';
import { checkLimit } from './call-limit.js';
import { CallSession } from './call-session.js';
import type { OwnPicture, RingingCall } from './call-session-options.js';
import { CallBook } from './call-book.js';
import type { CallManagerOptions } from './call-manager-options.js';
import { endsWithPage, lostWithItsTab, recordOf, refusal } from './page-change.js';

type CallIntent = Extract<Intent, { type: 'call' }>;

/** Sole writer of the `calls` slice: starts, answers and ends calls and keeps their sessions. */
export class CallManager {
  readonly #options: CallManagerOptions;
  readonly #book: CallBook;
  readonly #sessions = new Map<CallId, CallSession>();
  readonly #incoming = new Map<CallId, RingingCall>();
  /** Whom a next page may ask for the call. */
  readonly #targets = new Map<CallId, readonly string[]>();

  constructor(options: CallManagerOptions) {
    this.#options = options;
    this.#book = new CallBook(options);
  }

  get live(): boolean {
    return this.#sessions.size > 0;
  }

  /**
   * Resolves when the INVITE has left. `given` is the context, where it was wanted in another tab.
   * @param picture offers video
   */
  async start(
    intent: CallIntent,
    origin: Origin,
    given?: CallContext,
    picture?: OwnPicture,
  ): Promise<void> {
    const { requireSettings, prepareLine, contextOf } = this.#options;
    const { id, options, activated } = intent;
    const { auth, username: account, target: ownTarget, tokenSrc } = requireSettings();
    const target = intent.target.trim() || ownTarget;
    // The answer of token-src may name it.
    if (!target && !tokenSrc) throw new VoipError('config/target-missing');
    if (auth === 'guest' && !activated) throw new VoipError('call/gesture-needed');
    checkLimit(this.#sessions.size, this.#options.settings());
    const context = given ?? contextOf(options.context ?? {}, origin);
    const { callerId, displayName } = options;
    const local = callerOf(account, callerId, auth);
    const remote = dialledParty(target, displayName);
    const call = createCall({ id, direction: 'outgoing', remote, local, context }, new Date());
    const session = this.#open(call, [target], () => this.#book.add(call, origin));
    try {
      const audio = session.microphone().track;
      const video = picture?.(session);
      const wanted = (): boolean => !session.over;
      const [line] = await Promise.all([
        prepareLine({ purpose: 'call', target, callId: id }, wanted),
        this.#holdOthers(id, origin),
      ]);
      const dialled = line.target ?? target;
      if (!dialled) throw new VoipError('config/target-missing');
      if (!target) session.dialled(dialledParty(dialled, displayName));
      this.#targets.set(id, [dialled]);
      const invite = {
        target: dialled,
        headers: { ...contextHeaders(context), ...options.headers },
        audio,
        ...(video ? { video } : {}),
        handlers: session.handlers,
        ...(displayName ? { displayName } : {}),
      };
      if (session.over) throw new VoipError('call/cancelled');
      await session.started(line.signaling.invite(invite));
    } catch (cause) {
      const error = codedError(cause);
      if (this.#sessions.get(id) === session) session.failed(error);
      // Given up while the line was still being prepared: it is up for nobody.
      if (!this.live) this.#options.onIdle();
      throw error;
    }
  }

  /** For the signaling: an INVITE arrived. */
  offer(call: IncomingCall): CallHandlers | null {
    const { username: account } = this.#options.settings();
    const offered = offeredCall(this.#book.newId(), call, account);
    try {
      checkLimit(this.#sessions.size, this.#options.settings());
      this.#options.screen(call);
    } catch (cause) {
      if (!(cause instanceof VoipError)) throw cause;
      const { status, notice } = refusal(offered, cause.toInfo());
      void call.reject(status);
      this.#options.notice(notice, 'remote');
      return null;
    }
    const { id } = offered;
    // A server that knows no such caller knows us.
    const targets = [offered.remote.raw, account];
    const session = this.#open(offered, targets, () => this.#book.add(offered, 'remote'));
    session.offered(call);
    this.#incoming.set(id, call);
    return session.handlers;
  }

  /** What another page needs to go on with the calls of this one. */
  records(): CallRecord[] {
    return [...this.#sessions].flatMap(
      ([id, session]) => recordOf(session, this.#targets.get(id) ?? []) ?? [],
    );
  }

  /** Goes on with the calls of a page that is gone, all at once; of what it left no record, that ended. */
  revive(left: LeftCalls | null): void {
    const { byId } = this.#options.read();
    const ids = new Set(left?.records.map(({ call }) => call.id));
    for (const id of Object.keys(byId)) {
      if (!ids.has(id) && !this.#sessions.has(id)) this.#book.apply(id, lostWithItsTab, 'system');
    }
    left?.records.forEach((record) => {
      const { id } = record.call;
      const isNew = !this.#sessions.has(id) && byId[id]?.state !== 'ended';
      if (isNew) void this.#revive(record, left.revive);
    });
  }

  /** Another tab goes on with the calls: nobody is told anything. */
  abandon(): void {
    for (const [id, session] of this.#sessions) {
      session.abandon();
      this.#options.audio.stop(id);
    }
    this.#sessions.clear();
    this.#incoming.clear();
    this.#targets.clear();
  }

  async #revive(record: CallRecord, revive: LeftCalls['revive']): Promise<void> {
    const { call, targets } = record;
    const { id } = call;
    const { audio, prepareLine } = this.#options;
    const resume = (): void => this.#book.resume(revivedCall(call), 'system');
    const session = this.#open(call, targets, resume);
    session.revived(record);
    if (call.speakerMuted) audio.setMuted(id, true);
    try {
      const request = { purpose: 'resume', target: targets[0] ?? '', callId: id } as const;
      const rings = (offered: RingingCall): void => void this.#incoming.set(id, offered);
      await revive(record, session, (wanted) => prepareLine(request, wanted), rings);
    } catch (cause) {
      const error = codedError(cause);
      // Ended meanwhile: the next call may have taken its place in the state.
      if (this.#sessions.get(id) === session) session.failed(error);
      if (!this.live) this.#options.onIdle();
    }
  }

  async answer(id: CallId, origin: Origin, picture?: OwnPicture): Promise<void> {
    const session = this.session(id);
    const call = this.#incoming.get(id);
    if (!call) throw new VoipError('call/invalid-state', { detail: { direction: 'outgoing' } });
    await this.#holdOthers(id, origin);
    await session.answer(call, origin, picture);
    this.#book.activate(id, origin);
  }

  /** Only while it rings here; what is connected is ended instead. */
  async decline(id: CallId, origin: Origin): Promise<void> {
    const { direction, state } = this.session(id).snapshot;
    if (direction !== 'incoming' || (state !== 'ringing' && state !== 'answering')) {
      throw new VoipError('call/invalid-state', { detail: { direction, state } });
    }
    await this.end(id, origin);
  }

  end(id: CallId, origin: Origin): Promise<void> {
    return this.session(id).end(origin);
  }

  async endAll(origin: Origin): Promise<void> {
    const open = [...this.#sessions.values()].filter((session) => !session.over);
    await Promise.all(open.map((session) => session.end(origin)));
  }

  /** Whether a call would be lost with this page. */
  endsWithPage(nextGoesOn: boolean): boolean {
    return [...this.#sessions.values()].some((session) => endsWithPage(session, nextGoesOn));
  }

  /** The page goes: what nobody answered yet is cancelled; the rest is for the next page. */
  leave(): void {
    for (const session of this.#sessions.values()) {
      const { direction, answeredAt } = session.snapshot;
      if (direction === 'outgoing' && !answeredAt && !session.over) session.leave();
    }
  }

  hold(id: CallId, origin: Origin): Promise<void> {
    return this.session(id).setHold(true, origin);
  }

  /** @param besides calls that are not held for it */
  async resume(id: CallId, origin: Origin, besides: readonly CallId[] = []): Promise<void> {
    const session = this.session(id);
    await this.#holdOthers(id, origin, besides);
    await session.setHold(false, origin);
    this.#book.activate(id, origin);
  }

  /** Holds the active call and resumes the one that waits longest. */
  async swap(origin: Origin): Promise<void> {
    const { activeId } = this.#options.read();
    const waiting = [...this.#sessions].find(
      ([id, session]) => id !== activeId && session.snapshot.hold.local === 'on',
    );
    if (!waiting) throw new VoipError('call/invalid-state', { detail: { waiting: 0 } });
    await this.resume(waiting[0], origin);
  }

  setMuted(id: CallId | undefined, on: boolean, origin: Origin): void {
    this.session(id ?? this.#options.read().activeId).setMuted(on, origin);
  }

  setSpeakerMuted(id: CallId, on: boolean, origin: Origin): void {
    this.session(id).setSpeakerMuted(on, origin);
  }

  async sendDtmf(id: CallId, tones: string, origin: Origin): Promise<void> {
    const session = this.session(id);
    await session.sendDtmf(tones);
    // How many, never which: digits are often card numbers or passwords.
    const detail = { call: session.snapshot, length: tones.length };
    this.#options.notice({ name: 'voip-dtmf', detail }, origin);
  }

  /** After a reconnect: the other side of every live call learns where we are now. */
  async refreshTargets(): Promise<void> {
    const refreshed = [...this.#sessions.values()].map((session) => session.refreshTarget());
    for (const result of await Promise.allSettled(refreshed)) {
      if (result.status === 'rejected' && result.reason instanceof VoipError) {
        const detail = { error: result.reason.toInfo() };
        this.#options.notice({ name: 'voip-error', detail }, 'system');
      }
    }
  }

  /** @param book puts it in the state */
  #open({ id }: CallSnapshot, targets: readonly string[], book: () => void): CallSession {
    const { microphone, audio, onIdle, onRecords } = this.#options;
    book();
    this.#targets.set(id, targets);
    const session = new CallSession({
      id,
      read: () => this.#book.get(id),
      apply: (event, by) => this.#book.apply(id, this.#options.judge(id, event), by),
      acquireMicrophone: (replace) => microphone.acquire(replace),
      play: (track) => audio.play(id, track),
      setSpeakerMuted: (on) => audio.setMuted(id, on),
      onWireName: onRecords,
      onEnded: () => {
        audio.stop(id);
        this.#sessions.delete(id);
        this.#incoming.delete(id);
        this.#targets.delete(id);
        onRecords();
        if (!this.live) onIdle();
      },
    });
    this.#sessions.set(id, session);
    return session;
  }

  find(id: CallId): CallSession | undefined {
    return this.#sessions.get(id);
  }

  /** @throws VoipError `call/not-found`, or `call/invalid-state` when it is over. */
  session(id: CallId | null): CallSession {
    const session = id ? this.#sessions.get(id) : undefined;
    if (session) return session;
    const known = id !== null && id in this.#options.read().byId;
    throw new VoipError(known ? 'call/invalid-state' : 'call/not-found');
  }

  async #holdOthers(id: CallId, origin: Origin, besides: readonly CallId[] = []): Promise<void> {
    const others = [...this.#sessions.values()].filter(
      ({ snapshot: { id: other, state } }) =>
        other !== id && !besides.includes(other) && state === 'connected',
    );
    await Promise.all(others.map((session) => session.setHold(true, origin)));
  }
}
