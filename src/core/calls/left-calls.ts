import type { Signaling } from '../signaling/signaling.js';
import type { CallRecord } from './call-record.js';

/**
 * Ends the calls of a page that is gone and that no page goes on with: BYE, CANCEL, or 480 for what still
 * rings. Settles when all are answered or given up; what cannot be ended is left to the PBX' timeouts.
 */
export async function endLeftCalls(
  records: readonly CallRecord[],
  signaling: Signaling,
): Promise<void> {
  const endings = records.map((record) => {
    if ('dialog' in record) return signaling.bye(record.dialog);
    if ('invite' in record) return signaling.cancel(record.invite);
    return signaling.refuse(record.received, 480);
  });
  await Promise.allSettled(endings);
}

/** What the next page shall still find: it tells that these calls are lost. What rang is over without a word. */
export function withoutRinging(records: readonly CallRecord[]): readonly CallRecord[] {
  return records.filter((record) => !('received' in record));
}
