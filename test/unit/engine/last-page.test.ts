import { expect } from '@open-wc/testing';
import type { CallRecord } from '../../../src/core/calls/call-record.js';
import { recordsKey } from '../../../src/core/calls/call-recovery.js';
import { LastPage, type PageLine } from '../../../src/core/engine/last-page.js';
import { createId } from '../../../src/core/ids.js';
import { createFakePbx, type FakePbx } from '../../../src/core/signaling/fake/index.js';
import type { SignalingFactory } from '../../../src/core/signaling/signaling.js';
import { MemoryStorage } from '../../../src/core/storage/memory-storage.js';
import { lineLock } from '../../../src/core/tabs/tab-leader.js';
import { keptRecord, keptRecords, offeredRecord, ringingRecord } from '../calls/kept-call.js';
import { callWithoutPage, setup } from '../phone/left-call.js';

const server = 'wss://pbx.test/ws';

/** Holds a lock until told to let go, as a page does until it is gone. */
async function hold(name: string): Promise<() => void> {
  return new Promise((held) => {
    void navigator.locks.request(name, () => new Promise<void>((release) => held(() => release())));
  });
}

interface Scene {
  readonly pbx: FakePbx;
  readonly storage: MemoryStorage;
  readonly lastPage: LastPage;
  /** A page that leads the account, with these calls. */
  page(...records: CallRecord[]): Promise<{ line: PageLine; goes(): void }>;
  readonly key: string;
  kept(): Promise<unknown>;
}

function scene(factoryOf = ({ factory }: FakePbx): SignalingFactory => factory): Scene {
  const pbx = createFakePbx();
  const storage = new MemoryStorage();
  const key = createId();
  const loadFactory = (): Promise<SignalingFactory> => Promise.resolve(factoryOf(pbx));
  const lastPage = new LastPage({ locks: navigator.locks, storage, loadFactory, graceMs: 50 });
  return {
    pbx,
    storage,
    lastPage,
    key,
    kept: () => storage.get(recordsKey(key)),
    page: async (...records) => {
      const line = { key, page: createId(), server, setup };
      const releases = [await hold(line.page), await hold(lineLock(key))];
      await storage.set(recordsKey(key), keptRecords({ records }));
      return { line, goes: () => releases.forEach((release) => release()) };
    },
  };
}

/** What the PBX is told comes a moment later than it is said. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve));
}

const typesOf = ({ log }: FakePbx): string[] => log.map(({ type }) => type);

/** One call, answered at the PBX, whose phone is gone. */
async function talk(pbx: FakePbx): Promise<CallRecord> {
  const { dialog } = await callWithoutPage(pbx);
  return keptRecord({ dialog });
}

describe('the last page with a call', () => {
  it('is closed: the call is ended, and the next page still finds what to tell of it', async () => {
    const { pbx, lastPage, page, kept } = scene();
    const record = await talk(pbx);
    const { line, goes } = await page(record);
    const done = lastPage.watch(line);
    goes();
    await done;
    expect(pbx.calls[0]?.state).to.equal('ended');
    expect(typesOf(pbx).slice(-2)).to.deep.equal(['bye', 'disconnect']);
    expect(await kept()).to.have.deep.property('records', [record]);
  });

  it('is there: nothing is done, however long', async () => {
    const { pbx, lastPage, page } = scene();
    const { line, goes } = await page(await talk(pbx));
    const before = typesOf(pbx);
    const done = lastPage.watch(line);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(typesOf(pbx)).to.deep.equal(before);
    goes();
    await done;
  });

  it('comes back in time: nothing is done', async () => {
    const { pbx, lastPage, page } = scene();
    const record = await talk(pbx);
    const before = typesOf(pbx);
    const { line, goes } = await page(record);
    const done = lastPage.watch(line);
    goes();
    const next = await page(record);
    await done;
    expect(typesOf(pbx)).to.deep.equal(before);
    next.goes();
  });

  it('hands its call to the page of another tab: the call ends with that one only', async () => {
    const { pbx, lastPage, page } = scene();
    const record = await talk(pbx);
    const before = typesOf(pbx);
    const first = await page(record);
    const done = lastPage.watch(first.line);
    first.goes();
    const second = await page(record);
    const doneToo = lastPage.watch(second.line);
    await done;
    expect(typesOf(pbx)).to.deep.equal(before);
    second.goes();
    await doneToo;
    expect(typesOf(pbx)).to.include('bye');
  });

  it('had none any more: no connection is opened', async () => {
    const { pbx, storage, lastPage, page, key } = scene();
    const { line, goes } = await page();
    await storage.delete(recordsKey(key));
    const done = lastPage.watch(line);
    goes();
    await done;
    expect(typesOf(pbx)).to.deep.equal([]);
  });

  it('says twice with which line it has calls: they are ended once, by the newer', async () => {
    const { pbx, lastPage, page } = scene();
    const { line, goes } = await page(await talk(pbx));
    const done = lastPage.watch({ ...line, server: 'wss://old.test/ws' });
    await lastPage.watch(line);
    goes();
    await done;
    expect(pbx.log.filter(({ type }) => type === 'bye')).to.have.length(1);
    expect(pbx.log.findLast(({ type }) => type === 'connect')).to.include({ server });
  });

  it('has calls of two accounts: both are ended', async () => {
    const { pbx, storage, lastPage, page } = scene();
    const { line, goes } = await page(await talk(pbx));
    const other = { ...line, key: createId() };
    await storage.set(recordsKey(other.key), keptRecords({ records: [await talk(pbx)] }));
    const done = Promise.all([lastPage.watch(line), lastPage.watch(other)]);
    goes();
    await done;
    expect(pbx.calls.map(({ state }) => state)).to.deep.equal(['ended', 'ended']);
  });

  it('wrote in its last moment what the storage does not have: that is ended', async () => {
    const { pbx, lastPage, page, kept } = scene();
    const record = await talk(pbx);
    const { line, goes } = await page(ringingRecord());
    const atPageEnd = keptRecords({ records: [record], aliveAt: Date.now() + 1 });
    const done = lastPage.watch(line);
    await lastPage.watch({ ...line, atPageEnd });
    goes();
    await done;
    expect(pbx.calls[0]?.state).to.equal('ended');
    expect(await kept()).to.have.deep.property('records', [record]);
  });

  it('is followed by one that takes the line in this very moment: that one has the call', async () => {
    let taken = Promise.resolve();
    const { pbx, lastPage, page, key, kept } = scene(({ factory }) => (options) => {
      const signaling = factory(options);
      const { connect } = signaling;
      signaling.connect = async (address) => {
        taken = new Promise((resolve) => {
          const lead = (): void => resolve();
          void navigator.locks.request(lineLock(key), { steal: true }, lead);
        });
        await taken;
        await connect.call(signaling, address);
      };
      return signaling;
    });
    const record = await talk(pbx);
    const { line, goes } = await page(record);
    const before = await kept();
    const ended = lastPage.watch(line).catch(() => undefined);
    goes();
    await ended;
    await taken;
    await until(() => typesOf(pbx).at(-1) === 'disconnect');
    expect(typesOf(pbx)).not.to.include('bye');
    expect(await kept()).to.deep.equal(before);
  });

  it('leaves one that rings: it is cancelled, what rang here is refused and not kept', async () => {
    const asked: string[] = [];
    const { lastPage, page, kept } = scene(({ factory }) => (options) => {
      const signaling = factory(options);
      signaling.cancel = ({ branch }) => Promise.resolve(void asked.push(`cancel ${branch}`));
      signaling.refuse = ({ to }, status) => Promise.resolve(void asked.push(`${status} ${to}`));
      return signaling;
    });
    const { line, goes } = await page(ringingRecord(), offeredRecord());
    const done = lastPage.watch(line);
    goes();
    await done;
    expect(asked).to.deep.equal(['cancel z9hG4bKb', '480 <sip:1001@pbx.test>']);
    expect(await kept()).to.have.deep.property('records', [ringingRecord()]);
  });

  it('cannot be ended where the server is not reached; the next page may still go on with it', async () => {
    const { pbx, lastPage, page, kept } = scene();
    const record = await talk(pbx);
    const { line, goes } = await page(record);
    pbx.refuseConnections();
    const done = lastPage.watch(line);
    goes();
    const error = await done.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.have.property('code', 'network/unreachable');
    expect(await kept()).to.have.deep.property('records', [record]);
    expect(pbx.calls[0]?.state).to.equal('answered');
  });
});
