import type { CallRecord } from '../../../src/core/calls/call-record.js';
import { CallRecovery, type CallRecoveryOptions } from '../../../src/core/calls/call-recovery.js';
import * as revival from '../../../src/core/calls/revival.js';
import { keptCall, keptRecord } from './kept-call.js';
import { WatchedStorage } from './watched-storage.js';

interface RecoveryUnderTest {
  readonly kept: CallRecovery;
  readonly storage: WatchedStorage;
  /** The marks it sets. */
  readonly marks: boolean[];
  /** What it leaves where a page that goes can still write. */
  readonly atPageEnd: Map<string, unknown>;
  /** The keys under which it said that something is kept. */
  readonly told: string[];
}

/** With a storage that can be watched. */
export function recovery(): RecoveryUnderTest {
  const storage = new WatchedStorage();
  const marks: boolean[] = [];
  const told: string[] = [];
  const atPageEnd = new Map<string, unknown>();
  const options: CallRecoveryOptions = {
    storage,
    tabId: Promise.resolve('tab-1'),
    loadRevival: () => Promise.resolve(revival),
    restoreVideo: () => Promise.resolve(undefined),
    mark: (on) => void marks.push(on),
    atPageEnd: {
      get: (key) => atPageEnd.get(key),
      put: (key, records) => {
        if (records) atPageEnd.set(key, records);
        else atPageEnd.delete(key);
      },
    },
    onLost: () => undefined,
    onKept: (key) => void told.push(key),
  };
  return { kept: new CallRecovery(options), storage, marks, atPageEnd, told };
}

export const record = (id: string): CallRecord => keptRecord({ call: keptCall({ id }) });
