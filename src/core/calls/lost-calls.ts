import type { CallSnapshot, Outcome } from '../state.js';
import { reduceCall } from './call-machine.js';
import { staleRecords } from './call-record.js';

/** How a call ended whose page went, when nobody went on with it for so long that the PBX has ended it. */
function outcomeOf({ answeredAt, direction }: CallSnapshot): Outcome {
  if (answeredAt) return 'network-lost';
  return direction === 'incoming' ? 'missed' : 'cancelled';
}

/**
 * The calls of a page that is gone too long to go on with them, as over with the last sign of life of that page.
 *
 * @param stored from several places; the newest stands
 */
export function lostCalls(stored: readonly unknown[], now: number): CallSnapshot[] {
  const { records = [], aliveAt = now } = staleRecords(stored, now) ?? {};
  return records.map(({ call }) => {
    const end = { by: 'system', outcome: outcomeOf(call) } as const;
    return reduceCall(call, { type: 'ended', end }, new Date(aliveAt));
  });
}
