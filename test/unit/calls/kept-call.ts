import { reduceCall } from '../../../src/core/calls/call-machine.js';
import type { CallRecord, CallRecords } from '../../../src/core/calls/call-record.js';
import { createCall } from '../../../src/core/calls/call-snapshot.js';
import type { Dialog } from '../../../src/core/signaling/signaling.js';
import type { CallSnapshot } from '../../../src/core/state.js';

export const dialogId = { callId: 'c', localTag: 'l', remoteTag: 'r' };

/** As a phone names it that has it. */
export const dialog: Dialog = {
  ...dialogId,
  localUri: 'sip:1001@pbx.test',
  remoteUri: 'sip:600@pbx.test',
  remoteTarget: 'sip:pbx.test;transport=ws',
  routes: ['<sip:proxy.test;lr>'],
  sequence: 2,
};

type Kept = Extract<CallRecord, { dialog: unknown }>;
type OfferedRecord = Extract<CallRecord, { received: unknown }>;
type RingingRecord = Extract<CallRecord, { invite: unknown }>;

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

/** Of an answered call. */
export function keptRecord(change: Partial<Kept> = {}): Kept {
  return { call: keptCall(), dialog, targets: ['600'], ...change };
}

/** Of an outgoing call that rings and that nobody has answered. */
export function ringingRecord(): RingingRecord {
  const { answeredAt: _, ...dialled } = keptCall();
  const call: CallSnapshot = { ...dialled, state: 'ringing', ringingAt: dialled.createdAt };
  const name = { uri: 'sip:600@pbx.test', callId: 'c', localTag: 'l', sequence: 2 };
  return { call, invite: { ...name, branch: 'z9hG4bKb', sentBy: 'p.invalid' }, targets: ['600'] };
}

/** Of an incoming call that rings. */
export function offeredRecord(): OfferedRecord {
  const { answeredAt: _, ...kept } = keptCall({ direction: 'incoming' });
  const call: CallSnapshot = { ...kept, state: 'ringing', ringingAt: kept.createdAt };
  const via = ['SIP/2.0/WS pbx.test;branch=z9hG4bKb'];
  const [from, to] = ['<sip:600@pbx.test>;tag=r', '<sip:1001@pbx.test>'];
  return { call, received: { ...dialogId, via, from, to, sequence: 1 }, targets: ['600', '1001'] };
}

export function keptRecords(change: Partial<CallRecords> = {}): CallRecords {
  return { version: 1, tabId: 'tab', aliveAt: Date.now(), records: [keptRecord()], ...change };
}
