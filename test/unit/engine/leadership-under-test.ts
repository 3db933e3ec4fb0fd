import { CallManager } from '../../../src/core/calls/call-manager.js';
import { CallRecovery, type LeftCalls } from '../../../src/core/calls/call-recovery.js';
import type { CallRecord, CallRecords } from '../../../src/core/calls/call-record.js';
import { Leadership } from '../../../src/core/engine/leadership.js';
import { CallAudio } from '../../../src/core/media/call-audio.js';
import { Microphone } from '../../../src/core/media/microphone.js';
import { initialState, type SettingsState } from '../../../src/core/state.js';
import { IdbStorage } from '../../../src/core/storage/idb-storage.js';
import { TabLeader } from '../../../src/core/tabs/tab-leader.js';

/** What the test makes of the world; all of it may change while it runs. */
interface World {
  settings: SettingsState | null;
  live: boolean;
  mark: boolean;
  expectsCall: boolean;
  /** What `recovery.read()` finds. */
  left: CallRecords | null;
  /** The calls of this page. */
  records: readonly CallRecord[];
  isAlive(tabId: string): boolean;
  onKeep(): void;
}

interface Told extends World {
  /** What the parts were told, in order. */
  readonly did: string[];
  readonly stoodFor: string[];
  /** The tabs that were looked for. */
  readonly looked: string[];
  readonly roles: string[];
  /** Until then a record is being written. */
  written: Promise<void>;
}

/** One tab's leadership among parts that only write down what they are told. */
export interface TabUnderTest extends Told {
  readonly leadership: Leadership;
}

/** Settings of a registered account. */
export const settings = (change: Partial<SettingsState> = {}): SettingsState => ({
  configured: true,
  servers: ['wss://pbx.test/ws'],
  domain: 'pbx.test',
  username: '1001',
  authUser: '',
  displayName: '',
  auth: 'secret',
  register: true,
  outboundProxy: '',
  target: '',
  codecs: ['opus'],
  maxCalls: 2,
  onLeave: 'keep',
  callLog: 'off',
  autoAnswer: 'off',
  video: false,
  record: '',
  tokenSrc: '',
  error: null,
  ...change,
});

const ids = (records: readonly CallRecord[]): string => records.map(({ call }) => call.id).join();

const unused = (): never => {
  throw new Error('not asked for');
};

class StubLeader extends TabLeader {
  readonly #tab: Told;
  #key = '';

  constructor(tab: Told) {
    super({
      locks: undefined,
      onLead: () => undefined,
      onFollow: () => undefined,
      onAlone: () => undefined,
    });
    this.#tab = tab;
  }
  override get leads(): boolean {
    return this.stands;
  }
  override leadsFor(key: string): boolean {
    return this.#key === key;
  }
  override get stands(): boolean {
    return this.#key !== '';
  }
  override stand(key: string): void {
    if (key !== this.#key) this.#tab.did.push('stand');
    this.#tab.stoodFor.push(key);
    this.#key = key;
  }
  override stepDown(): void {
    this.#tab.did.push('step down');
    this.#key = '';
  }
  override take(): void {
    this.#tab.did.push('take');
  }
  override standAgain(): void {
    this.#tab.did.push('stand again');
  }
}

class StubRecovery extends CallRecovery {
  readonly #tab: Told;

  constructor(tab: Told, tabId: Promise<string>) {
    // Never asked, so it opens nothing.
    const nothing = (): undefined => undefined;
    const storage = new IdbStorage();
    const atPageEnd = { get: nothing, put: nothing };
    const told = { mark: nothing, onLost: () => undefined, onKept: nothing };
    const fetched = { loadRevival: unused, restoreVideo: unused };
    super({ storage, tabId, ...fetched, atPageEnd, ...told });
    this.#tab = tab;
  }
  override read(key: string): Promise<LeftCalls | null> {
    this.#tab.did.push(`read ${key}`);
    const { left } = this.#tab;
    return Promise.resolve(left && { ...left, revive: unused });
  }
  override keep(key: string, records: readonly CallRecord[]): void {
    this.#tab.did.push(`keep ${key}: ${ids(records)}`);
    this.#tab.onKeep();
  }
  override update(records: readonly CallRecord[]): void {
    this.#tab.did.push(`update ${ids(records)}`);
  }
  override stop(): Promise<void> {
    this.#tab.did.push('stop');
    return this.#tab.written;
  }
}

class StubCalls extends CallManager {
  readonly #tab: Told;

  constructor(tab: Told) {
    const nothing = (): void => undefined;
    super({
      read: () => initialState.calls,
      write: unused,
      settings: unused,
      requireSettings: unused,
      prepareLine: unused,
      contextOf: unused,
      microphone: new Microphone({
        chosenDevice: () => undefined,
        onAsking: nothing,
        onGranted: nothing,
        onRefused: nothing,
        onLost: nothing,
      }),
      audio: new CallAudio({ onPlayback: nothing, onSound: nothing }),
      notice: unused,
      judge: unused,
      screen: () => undefined,
      onIdle: nothing,
      onRecords: nothing,
    });
    this.#tab = tab;
  }
  override records(): CallRecord[] {
    return [...this.#tab.records];
  }
  override revive(left: LeftCalls | null): void {
    if (!left) return;
    const { records } = left;
    this.#tab.did.push(`revive ${ids(records)}`);
    this.#tab.records = records;
    this.#tab.live = true;
  }
}

export function newTab(change: Partial<World>): TabUnderTest {
  const tabId = Promise.resolve('this-tab');
  const world: Told = {
    settings: settings(),
    live: false,
    mark: false,
    expectsCall: false,
    left: null,
    records: [],
    isAlive: () => false,
    onKeep: () => undefined,
    did: [],
    stoodFor: [],
    looked: [],
    roles: [],
    written: Promise.resolve(),
    ...change,
  };
  const leadership = new Leadership({
    leader: new StubLeader(world),
    recovery: new StubRecovery(world, tabId),
    calls: new StubCalls(world),
    tabId,
    settings: () => world.settings,
    hasLiveCalls: () => world.live,
    hasCallMark: () => world.mark,
    expectsCall: () => world.expectsCall,
    isTabWaiting: (id) => {
      world.looked.push(id);
      return Promise.resolve(world.isAlive(id));
    },
    onRole: (role) => world.roles.push(role),
    log: () => undefined,
  });
  return Object.assign(world, { leadership });
}
