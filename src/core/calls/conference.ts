import { codedError, VoipError } from '../errors.js';
import type { CallAudio } from '../media/call-audio.js';
import type { Mixer } from '../media/mixer.js';
import type { CallConference, CallId, CallsState, Origin } from '../state.js';
import type { LogEntry } from '../store.js';
import type { CallManager } from './call-manager.js';
import { CallQueue } from './call-queue.js';
import type { CallSession } from './call-session.js';

export interface ConferenceParts {
  readonly calls: Pick<CallManager, 'session' | 'find' | 'resume'>;
  readonly audio: Pick<CallAudio, 'trackOf' | 'onTrack'>;
  read(): CallsState;
  /** Rejects with `media/…` where sound cannot be mixed. */
  openMixer(): Promise<Mixer>;
  tellError(error: VoipError): void;
}

/**
 * The one conversation of several calls, mixed here. A call is in it as long as it is connected and not held
 * by us: whatever holds it takes it out, and the last one gets the plain microphone again. Another tab
 * that goes on with the calls does not go on with it (`revivedCall`).
 */
export class Conference {
  readonly #parts: ConferenceParts;
  /** In the order they joined. */
  readonly #members = new Map<CallId, CallSession>();
  readonly #queue = new CallQueue();
  #mixer: Mixer | undefined;

  constructor(parts: ConferenceParts) {
    this.#parts = parts;
    parts.audio.onTrack = () => this.#hear();
  }

  merge(ids: readonly CallId[], origin: Origin): Promise<void> {
    return this.#queue.run(() => this.#merge(ids, origin));
  }

  /** The others are held, which takes them out. */
  async split(id: CallId, origin: Origin): Promise<void> {
    const session = this.#parts.calls.session(id);
    if (!this.#members.has(id)) {
      throw new VoipError('call/invalid-state', { detail: { conference: 'none' } });
    }
    await this.#parts.calls.resume(session.snapshot.id, origin);
  }

  /** For the store: what it says, in order. */
  told(entry: LogEntry): void {
    if (entry.kind !== 'commit' || !this.#members.size) return;
    const { before, after } = entry;
    if (before.calls === after.calls && before.tab === after.tab) return;
    for (const [id, session] of this.#members) {
      if (!this.#stays(session)) this.#leave(id, session);
      const muted = after.calls.byId[id]?.muted;
      if (muted !== undefined && muted !== before.calls.byId[id]?.muted) this.#mute(muted);
    }
    this.#hear();
    this.#show('system');
  }

  dispose(): void {
    this.#members.clear();
    this.#mixer?.close();
    this.#mixer = undefined;
  }

  async #merge(ids: readonly CallId[], origin: Origin): Promise<void> {
    const { calls, read, openMixer } = this.#parts;
    const together = this.#together(ids);
    const held = together.filter(({ snapshot }) => snapshot.hold.local !== 'off');
    const { activeId } = read();
    // First of all: where sound cannot be mixed, nothing is changed.
    const mixer = this.#mixer ?? (await openMixer());
    const all = together.map(({ snapshot }) => snapshot.id);
    const lead = all.find((id) => id === activeId) ?? all[0];
    try {
      if (lead !== undefined) await calls.resume(lead, origin, all);
      await Promise.all(together.map((session) => session.setHold(false, origin)));
      together.forEach(checkConnected);
      this.#mixer = mixer;
      await this.#join(together, mixer);
    } catch (cause) {
      for (const session of together) {
        if (held.includes(session)) this.#leave(session.snapshot.id, session);
      }
      if (!this.#members.size) mixer.close();
      await this.#back(held, all, activeId);
      throw cause;
    }
    this.#mute(together.some(({ snapshot }) => snapshot.muted));
    this.#show(origin);
  }

  /**
   * These calls, and those that they are in a conversation with.
   *
   * @throws VoipError `call/not-found`, `call/invalid-state`
   */
  #together(ids: readonly CallId[]): CallSession[] {
    const members = ids.some((id) => this.#members.has(id)) ? this.#members.keys() : [];
    const sessions = [...new Set([...members, ...ids])].map((id) => this.#parts.calls.session(id));
    sessions.forEach(checkConnected);
    if (sessions.length > 1) return sessions;
    throw new VoipError('call/invalid-state', { detail: { calls: sessions.length } });
  }

  async #join(sessions: readonly CallSession[], mixer: Mixer): Promise<void> {
    const joining = sessions.filter(({ snapshot }) => !this.#members.has(snapshot.id));
    for (const session of joining) {
      const { id } = session.snapshot;
      this.#members.set(id, session);
      mixer.add(id);
    }
    this.#hear();
    const mixed = joining.map((session) =>
      session.sendMixed((microphone) => mixer.outputOf(session.snapshot.id, microphone)),
    );
    await Promise.all(mixed);
  }

  /** What was held waits again, and what was active is it again. */
  async #back(
    held: readonly CallSession[],
    tried: readonly CallId[],
    activeId: CallId | null,
  ): Promise<void> {
    const live = held.filter(({ over }) => !over);
    const undone = live.map((session) => session.setHold(true, 'system'));
    const wasBeside = activeId !== null && !tried.includes(activeId);
    if (wasBeside && this.#parts.calls.find(activeId)) {
      undone.push(this.#parts.calls.resume(activeId, 'system'));
    }
    for (const result of await Promise.allSettled(undone)) {
      if (result.status === 'rejected') this.#parts.tellError(codedError(result.reason));
    }
  }

  #stays(session: CallSession): boolean {
    const { id, hold } = session.snapshot;
    return !session.over && hold.local !== 'on' && this.#parts.calls.find(id) === session;
  }

  #leave(id: CallId, session: CallSession): void {
    if (!this.#members.delete(id)) return;
    if (!session.over) {
      session.note({ type: 'conference', conference: undefined }, 'system');
      // The mix goes on until the microphone is in its place: no gap.
      session.sendMixed().catch((cause: unknown) => {
        if (!session.over) this.#parts.tellError(codedError(cause));
      });
    }
    this.#mixer?.remove(id);
    const [last] = this.#members;
    if (last && this.#members.size === 1) this.#leave(...last);
    if (!this.#members.size) this.dispose();
  }

  /** Of who has put us on hold the others hear nothing: it would be the music of that PBX. */
  #hear(): void {
    for (const [id, { snapshot }] of this.#members) {
      this.#mixer?.hear(id, snapshot.hold.remote ? undefined : this.#parts.audio.trackOf(id));
    }
  }

  /** Towards all of them, whichever of them it was asked for. */
  #mute(on: boolean): void {
    for (const session of this.#members.values()) {
      if (session.snapshot.muted !== on) session.setMuted(on, 'system');
    }
  }

  #show(origin: Origin): void {
    const participants = [...this.#members.values()].map(({ snapshot }) => ({
      id: snapshot.id,
      name: snapshot.remote.name ?? snapshot.remote.display,
      number: snapshot.remote.raw,
      talking: snapshot.state === 'connected' && !snapshot.hold.remote,
    }));
    const conference: CallConference = { participants };
    for (const session of this.#members.values()) {
      const isShown = JSON.stringify(session.snapshot.conference) === JSON.stringify(conference);
      if (!isShown) session.note({ type: 'conference', conference }, origin);
    }
  }
}

/** @throws VoipError `call/invalid-state` */
function checkConnected({ snapshot: { state } }: CallSession): void {
  if (state !== 'connected') throw new VoipError('call/invalid-state', { detail: { state } });
}
