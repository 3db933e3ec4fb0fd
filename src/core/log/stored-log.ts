import type { HistoryEntry } from '../history.js';

/** Where the log begins and ends. Calls are numbered in the order they were logged in. */
export interface LogHead {
  readonly version: 1;
  /** Number of the oldest call that is kept. */
  readonly first: number;
  /** Number of the next call. */
  readonly next: number;
  /** Missed calls below this number have been seen. */
  readonly seen: number;
  /** How many have not. */
  readonly missed: number;
  /** The latest calls that were logged, also those removed since: none is logged twice. */
  readonly logged: readonly string[];
}

export interface LogRow {
  readonly number: number;
  readonly entry: HistoryEntry;
}

export const emptyHead: LogHead = {
  version: 1,
  first: 0,
  next: 0,
  seen: 0,
  missed: 0,
  logged: [],
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isInstant = (value: unknown): boolean => isText(value) && !Number.isNaN(Date.parse(value));
const isOptional = (value: unknown, is: (value: unknown) => boolean): boolean =>
  value === undefined || is(value);

/** What is stored was written by some version of us, or by somebody else. */
export function isHead(value: unknown): value is LogHead {
  if (!isObject(value) || value['version'] !== 1) return false;
  const { first, next, seen, missed, logged } = value;
  const counts = [first, next, seen, missed].every(isCount);
  return counts && Number(first) <= Number(next) && Array.isArray(logged) && logged.every(isText);
}

export function isRow(value: unknown): value is LogRow {
  return isObject(value) && isCount(value['number']) && isEntry(value['entry']);
}

/** Everything that somebody reads: a view shall not fall over what is stored. */
function isEntry(value: unknown): value is HistoryEntry {
  if (!isObject(value)) return false;
  const { id, direction, outcome, remote, account, durations, end, records, note } = value;
  const { quality } = value;
  return (
    [id, outcome, account].every(isText) &&
    (direction === 'incoming' || direction === 'outgoing') &&
    isObject(remote) &&
    [remote['raw'], remote['display']].every(isText) &&
    [remote['e164'], remote['name'], note].every((text) => isOptional(text, isText)) &&
    [value['createdAt'], value['endedAt']].every(isInstant) &&
    isOptional(value['answeredAt'], isInstant) &&
    isObject(durations) &&
    ['ring', 'talk', 'hold'].every((name) => typeof durations[name] === 'number') &&
    isObject(end) &&
    Array.isArray(records) &&
    isOptional(quality, isQuality)
  );
}

function isQuality(value: unknown): boolean {
  if (!isObject(value) || typeof value['mos'] !== 'number') return false;
  const figures = ['worstMos', 'lossPercent', 'jitterMs', 'roundTripMs'];
  const isNumber = (figure: unknown): boolean => typeof figure === 'number';
  return (
    figures.every((name) => isOptional(value[name], isNumber)) && isOptional(value['codec'], isText)
  );
}
