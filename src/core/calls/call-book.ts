import { VoipError } from '../errors.js';
import { createId } from '../ids.js';
import type { CallId, CallSnapshot, CallsState, Origin, SettingsState } from '../state.js';
import { reduceCall, type CallEvent } from './call-machine.js';
import { withJointCapabilities } from './joint-capabilities.js';

export interface CallBookOptions {
  read(): CallsState;
  write(next: CallsState, origin: Origin): void;
  settings(): SettingsState;
}

/** The `calls` slice as a table: every change of a call goes through the machine here. */
export class CallBook {
  readonly #options: CallBookOptions;

  constructor(options: CallBookOptions) {
    this.#options = options;
  }

  newId(): CallId {
    return createId();
  }

  /** Adds a call and drops those that have ended: their time on display is over. */
  add(call: CallSnapshot, origin: Origin): void {
    const { byId, order, activeId } = this.#options.read();
    if (call.id in byId) throw new VoipError('call/invalid-state', { detail: { id: call.id } });
    const live = order.filter((id) => byId[id] && byId[id].state !== 'ended');
    const kept = Object.fromEntries(live.flatMap((id) => (byId[id] ? [[id, byId[id]]] : [])));
    const stays = activeId !== null && live.includes(activeId);
    this.#write(
      {
        byId: { ...kept, [call.id]: call },
        order: [...live, call.id],
        // An incoming call does not push aside the one that is being spoken in.
        activeId: call.direction === 'incoming' && stays ? activeId : call.id,
      },
      origin,
    );
  }

  /** Puts a call of another page in the place where it stands already, or adds it. */
  resume(call: CallSnapshot, origin: Origin): void {
    const calls = this.#options.read();
    if (!(call.id in calls.byId)) return this.add(call, origin);
    this.#write({ ...calls, byId: { ...calls.byId, [call.id]: call } }, origin);
  }

  get(id: CallId): CallSnapshot {
    const call = this.#options.read().byId[id];
    if (!call) throw new VoipError('call/not-found');
    return call;
  }

  apply(id: CallId, event: CallEvent, origin: Origin): void {
    const calls = this.#options.read();
    const before = calls.byId[id];
    if (!before) return; // the last word of a call that is no longer shown
    const after = reduceCall(before, event, new Date());
    if (after === before) return;
    const byId = { ...calls.byId, [id]: after };
    const activeId =
      after.state === 'ended' && calls.activeId === id ? nextActive(calls, id) : calls.activeId;
    this.#write({ ...calls, byId, activeId }, origin);
  }

  activate(id: CallId, origin: Origin): void {
    const calls = this.#options.read();
    if (calls.activeId !== id) this.#write({ ...calls, activeId: id }, origin);
  }

  #write(next: CallsState, origin: Origin): void {
    this.#options.write(withJointCapabilities(next, this.#options.settings()), origin);
  }
}

/** The newest other live call, or the ended one itself: its result is still on display. */
function nextActive({ byId, order }: CallsState, ended: CallId): CallId {
  return order.findLast((id) => id !== ended && byId[id]?.state !== 'ended') ?? ended;
}
