import { VoipError } from '../errors.js';
import type { PresenceChange, PresenceState } from '../state.js';

const statuses: readonly PresenceState['status'][] = [
  'available',
  'busy',
  'dnd',
  'away',
  'wrap-up',
];
/** With its offset from UTC: without one it would be another instant in every tab's time zone. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * What somebody sets, judged: it may come from another tab or from JavaScript.
 *
 * @param now ms since the epoch
 * @throws TypeError for what is no presence; VoipError `call/invalid-state` for a time that is over.
 */
export function checkedPresence(
  { status, until }: PresenceChange,
  now: number,
): Omit<PresenceState, 'silenced'> {
  if (!statuses.includes(status)) throw new TypeError(`status: ${statuses.join(', ')}`);
  if (until === undefined) return { status, until: null };
  const at = typeof until === 'string' && instant.test(until) ? Date.parse(until) : NaN;
  if (Number.isNaN(at)) throw new TypeError('until: an ISO 8601 instant');
  if (status === 'available') throw new TypeError('until: not with available');
  if (at <= now) throw new VoipError('call/invalid-state', { detail: { until: 'over' } });
  return { status, until: new Date(at).toISOString() };
}

/** What is kept may have been written by anybody: null for all that is no presence. */
export function storedPresence(stored: unknown): PresenceState | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { status, until, silenced } = stored as Record<string, unknown>;
  const known = statuses.find((one) => one === status);
  if (!known || !Number.isSafeInteger(silenced) || Number(silenced) < 0) return null;
  if (until !== null && !(typeof until === 'string' && instant.test(until))) return null;
  return { status: known, until, silenced: Number(silenced) };
}
