import { codedError, type ErrorInfo, VoipError } from '../errors.js';
import type { TransferIntent } from '../intents.js';
import type { Dialog } from '../signaling/signaling.js';
import type { AuthMethod, CallContext, CallEnd, CallId, CallTransfer, Origin } from '../state.js';
import type { CallEvent } from './call-machine.js';
import type { CallManager } from './call-manager.js';
import type { CallSession } from './call-session.js';

/** The calls, as far as a transfer needs them. */
export type TransferredCalls = Pick<CallManager, 'start' | 'resume' | 'session' | 'find'>;

/**
 * How far a transfer is.
 *
 *  blind                    asked ──► agreed ──► done
 *                             │          │
 *                             └──────────┴─► (the call goes on, in no transfer)
 *
 *  attended  consulting ──► asked ──► agreed ──► done
 *                ▲            │          │
 *                └────────────┴──────────┘  refused: it may be tried again
 *
 * `asked`: the REFER is out. `agreed`: the other side tries.
 */
type Stage = 'consulting' | 'asked' | 'agreed' | 'done';

interface Transfer {
  stage: Stage;
  readonly first: CallSession;
  /** The call to the target of an attended one. */
  consult?: CallSession;
}

/** Fetched with the first transfer: carries out the four verbs, and says what an end means to a call in one. */
export class Transfers {
  readonly #calls: TransferredCalls;
  readonly #auth: () => AuthMethod;
  /** By both of its calls. Where another tab goes on with a call, its session is another, and in none. */
  readonly #of = new WeakMap<CallSession, Transfer>();

  constructor(calls: TransferredCalls, auth: () => AuthMethod) {
    this.#calls = calls;
    this.#auth = auth;
  }

  /** @param context of the page it was wanted on, where that is another tab's */
  async run(intent: TransferIntent, origin: Origin, context?: CallContext): Promise<void> {
    // Who has no account may not have others called.
    if (this.#auth() === 'guest') throw new VoipError('call/unsupported');
    const first = this.#calls.session(intent.id);
    if (intent.type === 'endTransfer') {
      return intent.join ? this.#complete(first, origin) : this.#cancel(first, origin);
    }
    const target = intent.target.trim();
    return intent.consultId === undefined
      ? this.#blind(first, target, origin)
      : this.#consult(first, target, intent.consultId, origin, context);
  }

  /** For the calls: the same event, or what it is in the light of a transfer. */
  judge(id: CallId, event: CallEvent): CallEvent {
    const session = event.type === 'ended' ? this.#calls.find(id) : undefined;
    const transfer = session && this.#of.get(session);
    if (event.type !== 'ended' || !transfer) return event;
    this.#of.delete(session);
    const { end } = event;
    const went = isTransferred(transfer, session, end);
    if (session === transfer.first && !went) freed(transfer);
    if (transfer.stage === 'consulting') this.#parted(transfer, end);
    else if (session === transfer.first && went) done(transfer);
    // Whoever hangs up does not learn what became of it.
    else if (session === transfer.first && end.by !== 'local') failed(transfer, end.error);
    return went ? { ...event, end: { ...end, outcome: 'transferred' } } : event;
  }

  async #blind(first: CallSession, target: string, origin: Origin): Promise<void> {
    this.#check(first, target);
    const transfer: Transfer = { stage: 'asked', first };
    this.#of.set(first, transfer);
    await this.#refer(transfer, target, { kind: 'blind', state: 'started', target }, origin);
  }

  async #consult(
    first: CallSession,
    target: string,
    consultId: CallId,
    origin: Origin,
    context: CallContext | undefined,
  ): Promise<void> {
    this.#check(first, target);
    const transfer: Transfer = { stage: 'consulting', first };
    this.#of.set(first, transfer);
    first.note(
      { type: 'transfer', transfer: { kind: 'attended', state: 'started', target, consultId } },
      origin,
    );
    const call = { type: 'call', id: consultId, target, options: {}, activated: true } as const;
    const started = this.#calls.start(call, origin, context);
    transfer.consult = this.#calls.find(consultId);
    if (transfer.consult) {
      this.#of.set(transfer.consult, transfer);
      transfer.consult.note({ type: 'consults', first: first.snapshot.id }, origin);
    }
    try {
      await started;
    } catch (cause) {
      // What began has said by its end that it failed, or was called off.
      if (!transfer.consult) this.#parted(transfer, { error: codedError(cause).toInfo() });
      throw cause;
    }
  }

  async #complete(first: CallSession, origin: Origin): Promise<void> {
    const transfer = this.#of.get(first);
    const { consult } = transfer ?? {};
    const { transfer: shown } = first.snapshot;
    const name = consult?.snapshot.state === 'connected' ? consult.wireName : undefined;
    checkConnected(first);
    if (!shown || transfer?.stage !== 'consulting' || !name || !('dialog' in name)) {
      throw new VoipError('call/invalid-state', { detail: { consult: 'not-connected' } });
    }
    transfer.stage = 'asked';
    const { error: _before, ...rest } = shown;
    await this.#refer(transfer, name.dialog, { ...rest, state: 'started' }, origin);
  }

  async #cancel(first: CallSession, origin: Origin): Promise<void> {
    const transfer = this.#of.get(first);
    const { transfer: shown, id } = first.snapshot;
    // Without one the call to the target is over already, and the way back is still open.
    if (shown?.kind !== 'attended' || (transfer && transfer.stage !== 'consulting')) {
      throw new VoipError('call/invalid-state', {
        detail: { transfer: transfer?.stage ?? 'none' },
      });
    }
    if (transfer) this.#forget(transfer);
    first.note({ type: 'transfer', transfer: undefined }, origin);
    const { consult } = transfer ?? {};
    if (consult && !consult.over) await consult.end(origin);
    await this.#calls.resume(id, origin);
  }

  /** Sends the REFER and waits for what becomes of it. What is transferred is over for us. */
  async #refer(
    transfer: Transfer,
    to: string | Dialog,
    shown: CallTransfer,
    origin: Origin,
  ): Promise<void> {
    const { first } = transfer;
    first.note({ type: 'transfer', transfer: shown }, origin);
    try {
      await first.refer(to, (status) => heard(transfer, status));
      done(transfer);
    } catch (cause) {
      // The other side may end the call instead of saying that it worked (`judge`).
      if (!isDone(transfer)) {
        this.#refused(transfer, codedError(cause));
        throw cause;
      }
    }
    const calls = [first, transfer.consult];
    await Promise.all(calls.flatMap((one) => (one && !one.over ? [one.end(origin)] : [])));
  }

  /** Both calls go on as they were. */
  #refused(transfer: Transfer, error: VoipError): void {
    const { first, consult } = transfer;
    transfer.stage = 'consulting';
    if (!consult || consult.over || first.over) this.#forget(transfer);
    if (!first.over) failed(transfer, error.toInfo());
  }

  /** One of the two calls has ended, or never began, before they were joined. */
  #parted(transfer: Transfer, { error }: Pick<CallEnd, 'error'>): void {
    this.#forget(transfer);
    failed(transfer, error);
  }

  #forget({ first, consult }: Transfer): void {
    this.#of.delete(first);
    if (consult) this.#of.delete(consult);
  }

  /** @throws VoipError `call/invalid-target`, `call/invalid-state` */
  #check(first: CallSession, target: string): void {
    // Nobody else is meant by nothing, as it would be by `call('')`.
    if (!target) throw new VoipError('call/invalid-target', { detail: { length: 0 } });
    checkConnected(first);
    const { stage } = this.#of.get(first) ?? {};
    if (stage) throw new VoipError('call/invalid-state', { detail: { transfer: stage } });
  }
}

function heard(transfer: Transfer, status: number): void {
  const { transfer: shown } = transfer.first.snapshot;
  if (transfer.stage === 'asked') transfer.stage = 'agreed';
  if (shown && status >= 180 && status < 200) {
    transfer.first.note({ type: 'transfer', transfer: { ...shown, state: 'ringing' } }, 'remote');
  }
}

function done(transfer: Transfer): void {
  const { transfer: shown } = transfer.first.snapshot;
  transfer.stage = 'done';
  if (shown)
    transfer.first.note({ type: 'transfer', transfer: { ...shown, state: 'completed' } }, 'remote');
}

/** @param cause of the end that made it fail; without one somebody just hung up */
function failed({ first }: Transfer, cause: ErrorInfo | undefined): void {
  const { transfer: shown } = first.snapshot;
  const error = cause ?? new VoipError('call/transfer-failed').toInfo();
  if (shown)
    first.note({ type: 'transfer', transfer: { ...shown, state: 'failed', error } }, 'remote');
}

/** The call to the target goes on alone: it is one like every other. */
function freed({ consult }: Transfer): void {
  if (consult && !consult.over) consult.note({ type: 'consults', first: undefined }, 'system');
}

const isDone = ({ stage }: Transfer): boolean => stage === 'done';

/**
 * Whether a call that ends is transferred by it, also before word of that has come: a server that says no
 * more than 202 ends the call instead (RFC 4488), and the target lets go of the call whose place is taken
 * before the other side can say so.
 */
function isTransferred(
  { stage, first }: Transfer,
  session: CallSession,
  { by, outcome }: CallEnd,
): boolean {
  if (outcome !== 'completed') return false;
  const underWay = stage === 'agreed' || (stage === 'asked' && session !== first);
  return stage === 'done' || (by === 'remote' && underWay);
}

/** @throws VoipError `call/invalid-state` */
function checkConnected({ snapshot: { state } }: CallSession): void {
  if (state !== 'connected') throw new VoipError('call/invalid-state', { detail: { state } });
}
