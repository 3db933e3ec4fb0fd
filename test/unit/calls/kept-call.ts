import { reduceCall } from '../../../src/core/calls/call-machine.js';
import type { CallRecord, CallRecords } from '../../../src/core/calls/call-record.js';
import { createCall } from '../../../src/core/calls/call-snapshot.js';
import type { CallSnapshot } from '../../../src/core/state.js';

export const answeredAt = '2026-01-01T10:00:05.000Z';

/** A call as it stood when its page went. */
export function keptCall(change: Partial<CallSnapshot> = {}): CallSnapshot {
  const dialled = createCall(
    {
      id: 'kept',
      direction: 'outgoing',
      remote: { raw: '600', display: 'Echo', anonymous: false, verified: false },
      local: { account: '1001' },
      context: { source: 'api', records: [{ type: 'ticket', id: '7' }], verified: false },
    },
    new Date('2026-01-01T10:00:00.000Z'),
  );
  return { ...reduceCall(dialled, { type: 'connected' }, new Date(answeredAt)), ...change };
}

export function keptRecord(change: Partial<CallRecord> = {}): CallRecord {
  const dialog = { callId: 'c', localTag: 'l', remoteTag: 'r' };
  return { call: keptCall(), dialog, targets: ['600'], ...change };
}

export function keptRecords(change: Partial<CallRecords> = {}): CallRecords {
  return { version: 1, tabId: 'tab', aliveAt: Date.now(), records: [keptRecord()], ...change };
}
