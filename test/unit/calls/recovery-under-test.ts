import { CallRecovery, type CallRecoveryOptions } from '../../../src/core/calls/call-recovery.js';
import type { CallRecord } from '../../../src/core/calls/call-record.js';
import * as revival from '../../../src/core/calls/revival.js';
import { keptCall, keptRecord } from './kept-call.js';
import { WatchedStorage } from './watched-storage.js';

/** With a storage that can be watched, and the marks it sets. */
export function recovery(): { kept: CallRecovery; storage: WatchedStorage; marks: boolean[] } {
  const storage = new WatchedStorage();
  const marks: boolean[] = [];
  const mark = (on: boolean): void => void marks.push(on);
  const loadRevival = (): ReturnType<CallRecoveryOptions['loadRevival']> =>
    Promise.resolve(revival);
  const kept = new CallRecovery({ storage, tabId: Promise.resolve('tab-1'), loadRevival, mark });
  return { kept, storage, marks };
}

export const record = (id: string): CallRecord => keptRecord({ call: keptCall({ id }) });
