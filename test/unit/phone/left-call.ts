import type { CallRecord } from '../../../src/core/calls/call-record.js';
import type { LineSetup } from '../../../src/core/connection/account-signaling.js';
import { VoipError } from '../../../src/core/errors.js';
import {
  createFakePbx,
  type FakeCall,
  type FakePbx,
} from '../../../src/core/signaling/fake/index.js';
import type { CallHandlers } from '../../../src/core/signaling/signaling.js';
import type { CallSnapshot } from '../../../src/core/state.js';
import { IdbStorage } from '../../../src/core/storage/idb-storage.js';
import { markKey } from '../../../src/core/call-mark.js';
import { accountKey } from '../../../src/core/tabs/account-key.js';
import { setCallMark } from '../../../src/core/tabs/call-marks.js';
import { tabIdOfPage } from '../../../src/core/tabs/tab-identity.js';
import { keptCall, keptRecords } from '../calls/kept-call.js';

/** The account every test here uses, and where the engine keeps its calls. */
export const account = accountKey(['pbx.test', '1001', '']);
export const storageKey = storageKeyOf('1001');
export { markKey } from '../../../src/core/call-mark.js';
export const storage = new IdbStorage();

function storageKeyOf(username: string): string {
  return `calls.${accountKey(['pbx.test', username, ''])}`;
}

/**
 * Leaves something unreadable for the account: who leads it next takes it away when it has decided what
 * to go on with. Returns what resolves then.
 */
export async function leaveNothing(username = '1001'): Promise<() => Promise<void>> {
  const key = storageKeyOf(username);
  await storage.set(key, 'unreadable');
  return async () => {
    while ((await storage.get(key)) !== undefined);
  };
}

/** How many pages lead the account, and how many wait to. */
export async function candidates(username = '1001'): Promise<{ lead: number; wait: number }> {
  const name = `voip-elements.line.1.${accountKey(['pbx.test', username, ''])}`;
  const { held = [], pending = [] } = await navigator.locks.query();
  const count = (locks: LockInfo[]): number => locks.filter((lock) => lock.name === name).length;
  return { lead: count(held), wait: count(pending) };
}

const unheard: CallHandlers = {
  onProgress: () => undefined,
  onConnected: () => undefined,
  onRemoteHold: () => undefined,
  onTrying: () => undefined,
  onDialog: () => undefined,
  onRemoteTrack: () => undefined,
  onVideo: () => undefined,
  onMediaState: () => undefined,
  onRemoteIdentity: () => undefined,
  onEnded: () => undefined,
};

export interface LeftCall {
  readonly pbx: FakePbx;
  /** The call at the PBX. */
  readonly far: FakeCall;
  /** The call as its page kept it. */
  readonly kept: CallSnapshot;
}

/**
 * A call of 1001 whose page is gone: it lives on at the PBX, and what the page kept is in the storage
 * and marked.
 */
export async function leaveCall(
  change: Partial<CallSnapshot> = {},
  pbx: FakePbx = createFakePbx(),
): Promise<LeftCall> {
  const far = await callWithoutPage(pbx);
  const kept = keptCall(change);
  await keep([{ call: kept, dialog: far.dialog, targets: [far.target] }]);
  return { pbx, far, kept };
}

/** Stored by this very tab, which a new page of it takes for its own. */
export async function keep(records: readonly CallRecord[], username = '1001'): Promise<void> {
  const tabId = await tabIdOfPage(navigator.locks);
  setCallMark(true, accountKey(['pbx.test', username, '']));
  await storage.set(storageKeyOf(username), keptRecords({ tabId, records }));
}

export async function forgetEverything(): Promise<void> {
  localStorage.removeItem(markKey);
  await storage.delete(storageKey);
  await storage.delete(storageKeyOf('1002'));
}

/** The line of 1001, as a phone sets it up. */
export const setup: Omit<LineSetup, 'factory'> = {
  account: {
    domain: 'pbx.test',
    username: '1001',
    displayName: '',
    guest: false,
    outboundProxy: '',
    instanceId: 'urn:uuid:00000000-0000-4000-8000-000000000000',
  },
  credentials: { password: 'secret-1001' },
  media: { iceServers: [], iceTransportPolicy: 'all', codecs: [] },
};

/** Signaling alone: no phone in this page knows of the call. */
export async function callWithoutPage(pbx: FakePbx): Promise<FakeCall> {
  const stream = new AudioContext().createMediaStreamDestination().stream;
  const [track] = stream.getAudioTracks();
  if (!track) throw new VoipError('device/microphone-missing');
  const line = pbx.factory({
    ...setup,
    handlers: {
      onConnectionLost: () => undefined,
      onActivity: () => undefined,
      onRegistrationLost: () => undefined,
      onRegistered: () => undefined,
      onIncoming: () => null,
      onRefused: () => undefined,
    },
    log: () => undefined,
  });
  await line.connect('wss://pbx.test/ws');
  const connected = new Promise<void>((onConnected) => {
    const handlers = { ...unheard, onConnected };
    line.invite({ target: '600', headers: {}, audio: Promise.resolve(track), handlers });
  });
  await connected;
  pbx.log.length = 0;
  const far = pbx.calls.at(-1);
  if (!far) throw new Error('no call');
  return far;
}
