import type { Dialog, ReceivedInvite, SentInvite } from '../signaling/signaling.js';
import type { CallSnapshot } from '../state.js';

/** What names a call on the wire: the INVITE we sent or received until the answer, the dialog from then on. */
export type WireName =
  | { readonly invite: SentInvite }
  | { readonly received: ReceivedInvite }
  | { readonly dialog: Dialog };

/**
 * What it takes to go on with an answered call from another page, to let one go on ringing there, or to
 * cancel one that nobody answered. No secrets.
 */
export type CallRecord = WireName & {
  readonly call: CallSnapshot;
  /** Whom an INVITE that continues it may be addressed to, best first. */
  readonly targets: readonly string[];
};

/** The live calls of one page, as stored. */
export interface CallRecords {
  readonly version: 1;
  readonly tabId: string;
  /** ms since the epoch when the page was last known to live. */
  readonly aliveAt: number;
  readonly records: readonly CallRecord[];
}

/** How long after its page is gone a call is worth going on with, ms. */
const freshMs = 90_000;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * What is stored was written by some version of us, or by somebody else: null for all but fresh records.
 *
 * @param stored from several places; the newest stands, also when it says that no call is left
 */
export function freshRecords(stored: readonly unknown[], now: number): CallRecords | null {
  const newest = newestOf(stored.flatMap(readable).filter(isFresh(now)));
  return newest?.records.length ? newest : null;
}

/** What is not fresh any more, unless something fresh says how things stand. */
export function staleRecords(stored: readonly unknown[], now: number): CallRecords | undefined {
  const readables = stored.flatMap(readable);
  return readables.some(isFresh(now)) ? undefined : newestOf(readables);
}

const isFresh =
  (now: number) =>
  ({ aliveAt }: CallRecords): boolean =>
    Math.abs(now - aliveAt) <= freshMs;

function newestOf(records: readonly CallRecords[]): CallRecords | undefined {
  return [...records].sort((one, other) => other.aliveAt - one.aliveAt)[0];
}

function readable(stored: unknown): CallRecords[] {
  if (!isObject(stored) || stored['version'] !== 1) return [];
  const { tabId, aliveAt, records } = stored;
  if (!isText(tabId) || typeof aliveAt !== 'number' || !Array.isArray(records)) return [];
  return [{ version: 1, tabId, aliveAt, records: records.filter(isRecord) }];
}

function isRecord(value: unknown): value is CallRecord {
  if (!isObject(value)) return false;
  const { call, dialog, invite, received, targets } = value;
  if (!isCall(call) || !isTargets(targets)) return false;
  if (call.answeredAt) return isAnswered(dialog);
  return call.direction === 'outgoing' ? isInvite(invite) : isReceived(received);
}

function isDialog(value: unknown): boolean {
  if (!isObject(value)) return false;
  return [value['callId'], value['localTag'], value['remoteTag']].every(isText);
}

function isAnswered(value: unknown): boolean {
  if (!isObject(value) || !isDialog(value)) return false;
  const { localUri, remoteUri, remoteTarget, routes, sequence } = value;
  return (
    [localUri, remoteUri, remoteTarget].every(isText) &&
    Array.isArray(routes) &&
    routes.every(isText) &&
    Number.isSafeInteger(sequence)
  );
}

function isInvite(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { uri, callId, localTag, sequence, branch, sentBy } = value;
  return [uri, callId, localTag, branch, sentBy].every(isText) && Number.isSafeInteger(sequence);
}

function isReceived(value: unknown): boolean {
  if (!isObject(value) || !isDialog(value)) return false;
  const { via, from, to, sequence } = value;
  return (
    Array.isArray(via) &&
    via.every(isText) &&
    [from, to].every(isText) &&
    Number.isSafeInteger(sequence)
  );
}

function isTargets(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isText);
}

const recordings: readonly unknown[] = ['off', 'on', 'paused', 'unknown'];

/** Everything of a call that somebody reads: a view shall not fall over what is stored. */
function isCall(value: unknown): value is CallSnapshot {
  if (!isObject(value)) return false;
  const { id, direction, createdAt, answeredAt, hold, remote, local, context, video } = value;
  const { conference, recording } = value;
  return (
    isText(id) &&
    (direction === 'incoming' || direction === 'outgoing') &&
    isInstant(createdAt) &&
    (answeredAt === undefined || isInstant(answeredAt)) &&
    isObject(hold) &&
    ['off', 'pending', 'on'].includes(String(hold['local'])) &&
    typeof hold['seconds'] === 'number' &&
    isObject(remote) &&
    [remote['raw'], remote['display']].every(isText) &&
    isObject(local) &&
    isText(local['account']) &&
    isObject(context) &&
    Array.isArray(context['records']) &&
    isObject(video) &&
    recordings.includes(recording) &&
    (conference === undefined ||
      (isObject(conference) && Array.isArray(conference['participants'])))
  );
}

function isInstant(value: unknown): boolean {
  return isText(value) && !Number.isNaN(Date.parse(value));
}
