import { expect } from '@open-wc/testing';
import type { HistoryEntry } from '../../../src/core/history.js';
import type { Phone } from '../../../src/core/phone.js';
import { createFakePbx, type FakePbx } from '../../../src/core/signaling/fake/index.js';
import type { keptRecords } from '../calls/kept-call.js';
import { keptCall } from '../calls/kept-call.js';
import { account, leaveCall, storage, storageKey } from './left-call.js';
import { codeOf, openPhone, until, untilCall } from './phone-under-test.js';
import { beginTabs, endTabs, ringing } from './tabs-under-test.js';

const logKey = `log.${account}`;
const keep = { callLog: 'keep' } as const;

async function forgetLog(): Promise<void> {
  await Promise.all([logKey, `${logKey}.0`].map((key) => storage.delete(key)));
}

beforeEach(async () => {
  await beginTabs();
  await forgetLog();
});
afterEach(async () => {
  await endTabs();
  await forgetLog();
});

/** The log is open. */
async function openLogging(
  pbx: FakePbx = createFakePbx(),
): Promise<{ phone: Phone; pbx: FakePbx }> {
  const { phone } = await openPhone(keep, pbx);
  await until(phone, ({ recents }) => recents !== null);
  return { phone, pbx };
}

const untilLogged = (phone: Phone, count: number): Promise<void> =>
  until(phone, ({ recents }) => recents?.entries.length === count);

const outcomes = (phone: Phone): string[] =>
  (phone.state.recents?.entries ?? []).map(({ outcome }) => outcome);

const ringingId = (phone: Phone): string =>
  Object.values(phone.state.calls.byId).find(({ state }) => state === 'ringing')?.id ?? '';

describe('a phone that keeps no log', () => {
  it('is what every phone is by default: nothing is stored, and nothing can be read', async () => {
    const { phone } = await openPhone();
    const id = await phone.call('600');
    await phone.hangup(id);
    await untilCall(phone, id, 'ended');
    expect(phone.state.recents).to.equal(null);
    expect(await codeOf(phone.history())).to.equal('config/not-configured');
    expect(await codeOf(phone.editHistory({ edit: 'clear' }))).to.equal('config/not-configured');
    expect(await storage.get(logKey)).to.equal(undefined);
    expect(await storage.get(`${logKey}.0`)).to.equal(undefined);
  });

  it('shows nothing any more when it is switched off, and goes on with what is stored when on again', async () => {
    const { phone } = await openLogging();
    const id = await phone.call('600');
    await phone.hangup(id);
    await untilLogged(phone, 1);
    await phone.configure({ callLog: 'off' });
    expect(phone.state.recents).to.equal(null);
    const other = await phone.call('600');
    await phone.hangup(other);
    await untilCall(phone, other, 'ended');
    const third = await phone.call('600');
    await untilCall(phone, third, 'connected');
    await phone.configure(keep);
    await untilLogged(phone, 1);
    await phone.hangup(third);
    await untilLogged(phone, 2);
    const { entries } = await phone.history();
    expect(entries.map((entry) => entry.id)).to.deep.equal([third, id]);
  });
});

describe('a call that is over', () => {
  it('is in the log once, with whom, how long and how it ended', async () => {
    const { phone } = await openLogging();
    const id = await phone.call('600', { displayName: 'Ada' });
    await untilCall(phone, id, 'connected');
    await phone.hangup(id);
    await untilLogged(phone, 1);
    const { entries, cursor } = await phone.history();
    expect(cursor).to.equal(undefined);
    expect(entries).to.deep.equal(phone.state.recents?.entries);
    const [entry] = entries;
    expect(entry).to.deep.include({
      id,
      direction: 'outgoing',
      outcome: 'completed',
      remote: { raw: '600', display: 'Ada', name: 'Ada', nameSource: 'page', anonymous: false },
      account: '1001',
      end: { by: 'local' },
    });
    expect(Date.parse(entry?.endedAt ?? '')).to.be.at.least(Date.parse(entry?.answeredAt ?? ''));
    expect(phone.state.recents).to.deep.include({ missed: 0, kept: 'device' });
  });

  it('is told as logged, and what was there before is not', async () => {
    const { phone, pbx } = await openLogging();
    const told: HistoryEntry[] = [];
    phone.addEventListener('voip-call-logged', ({ detail }) => told.push(detail.entry));
    for (const count of [1, 2]) {
      await phone.hangup(await phone.call('600'));
      await untilLogged(phone, count);
    }
    const newest = phone.state.recents?.entries[0]?.id ?? '';
    await phone.editHistory({ edit: 'remove', id: newest });
    expect(told).to.have.length(2);
    await phone.dispose();
    const next = await openLogging(pbx);
    next.phone.addEventListener('voip-call-logged', ({ detail }) => told.push(detail.entry));
    await untilLogged(next.phone, 1);
    expect(told).to.have.length(2);
  });

  it('is missed until it is seen', async () => {
    const { phone, pbx } = await openLogging();
    const far = pbx.incoming({ from: '200' });
    await ringing(phone);
    far.hangup();
    await untilLogged(phone, 1);
    expect(outcomes(phone)).to.deep.equal(['missed']);
    expect(phone.state.recents?.missed).to.equal(1);
    await phone.editHistory({ edit: 'mark-seen' });
    expect(phone.state.recents?.missed).to.equal(0);
    expect((await phone.history({ only: 'missed' })).entries).to.have.length(1);
  });

  it('is not missed when it was answered elsewhere, or declined here', async () => {
    const { phone, pbx } = await openLogging();
    const far = pbx.incoming({ from: '200' });
    await ringing(phone);
    far.answeredElsewhere();
    await untilLogged(phone, 1);
    pbx.incoming({ from: '201' });
    await ringing(phone);
    await phone.decline(ringingId(phone));
    await untilLogged(phone, 2);
    expect(outcomes(phone)).to.deep.equal(['declined', 'answered-elsewhere']);
    expect(phone.state.recents?.missed).to.equal(0);
  });

  it('is missed with the reason when all lines were busy, and the page is told who it was', async () => {
    const pbx = createFakePbx();
    const { phone } = await openPhone({ ...keep, maxCalls: 1 }, pbx);
    await until(phone, ({ recents }) => recents !== null);
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    const refused: (string | undefined)[] = [];
    phone.addEventListener('voip-error', ({ detail }) => refused.push(detail.call?.remote.raw));
    pbx.incoming({ from: '200' });
    await untilLogged(phone, 1);
    const [entry] = phone.state.recents?.entries ?? [];
    expect(entry).to.deep.include({
      outcome: 'missed',
      end: { by: 'system', sip: 486, error: 'call/limit-reached' },
    });
    expect(entry?.remote.raw).to.equal('200');
    expect(phone.state.recents?.missed).to.equal(1);
    expect(refused).to.deep.equal(['200']);
    expect(phone.state.calls.order).to.deep.equal([id]);
  });

  it('is one entry when a page after its own has gone on with it', async () => {
    const { pbx, far } = await leaveCall();
    const { phone } = await openLogging(pbx);
    await untilCall(phone, 'kept', 'connected');
    far.hangup();
    await untilLogged(phone, 1);
    expect(phone.state.recents?.entries[0]).to.deep.include({ id: 'kept', outcome: 'completed' });
  });

  it('is found lost when its page went and none came for too long', async () => {
    const aliveAt = Date.now() - 3_600_000;
    const call = keptCall({
      createdAt: new Date(aliveAt - 60_000).toISOString(),
      answeredAt: new Date(aliveAt - 50_000).toISOString(),
    });
    const { pbx } = await leaveCall();
    const left = (await storage.get(storageKey)) as ReturnType<typeof keptRecords>;
    const records = left.records.map((record) => ({ ...record, call }));
    await storage.set(storageKey, { ...left, records, aliveAt });
    const { phone } = await openLogging(pbx);
    await untilLogged(phone, 1);
    const [entry] = phone.state.recents?.entries ?? [];
    expect(entry).to.deep.include({
      id: 'kept',
      outcome: 'network-lost',
      endedAt: new Date(aliveAt).toISOString(),
    });
    expect(entry?.durations.talk).to.equal(50);
    expect(phone.state.calls.order).to.deep.equal([]);
  });
});

describe('twelve tabs with a log', () => {
  it('have one entry for a missed call, show the same, and tell it as the leading one once', async () => {
    const pbx = createFakePbx();
    const tabs: Phone[] = [];
    for (let i = 0; i < 12; i += 1) tabs.push((await openPhone(keep, pbx)).phone);
    const leaders: boolean[] = [];
    for (const tab of tabs) {
      tab.addEventListener('voip-call-logged', ({ detail }) => leaders.push(detail.leader));
    }
    await Promise.all(tabs.map((tab) => until(tab, ({ recents }) => recents !== null)));
    const far = pbx.incoming({ from: '200' });
    await Promise.all(tabs.map(ringing));
    far.hangup();
    await Promise.all(tabs.map((tab) => untilLogged(tab, 1)));
    expect(tabs.map(({ state }) => state.recents?.missed)).to.deep.equal(tabs.map(() => 1));
    for (const tab of tabs) expect((await tab.history()).entries).to.have.length(1);
    expect(leaders).to.have.length(12);
    expect(leaders.filter(Boolean)).to.have.length(1);
  });

  it('mark, remove and clear in any of them for all', async () => {
    const { phone: leader, pbx } = await openLogging();
    const { phone: follower } = await openPhone(keep, pbx);
    const id = await follower.call('600');
    await follower.hangup(id);
    await untilLogged(follower, 1);
    await follower.editHistory({ edit: 'annotate', id, note: 'call back' });
    await until(leader, ({ recents }) => recents?.entries[0]?.note === 'call back');
    await follower.editHistory({ edit: 'remove', id });
    await untilLogged(leader, 0);
    await untilLogged(follower, 0);
    expect(await codeOf(follower.editHistory({ edit: 'remove', id }))).to.equal('call/not-found');
    await follower.editHistory({ edit: 'clear' });
    expect((await leader.history()).entries).to.deep.equal([]);
  });

  it('go on with the same log when the one that has the line goes, and log no call again', async () => {
    const { phone: leader, pbx } = await openLogging();
    const { phone: follower } = await openPhone(keep, pbx);
    const id = await leader.call('600');
    await leader.hangup(id);
    await untilLogged(follower, 1);
    await leader.dispose();
    await until(follower, ({ tab }) => tab.role === 'leader');
    const second = await follower.call('600');
    await follower.hangup(second);
    await untilLogged(follower, 2);
    expect(follower.state.recents?.entries.map((entry) => entry.id)).to.deep.equal([second, id]);
  });

  it('keep another account out of sight', async () => {
    const { phone: leader, pbx } = await openLogging();
    const { phone: follower } = await openPhone(keep, pbx);
    await leader.hangup(await leader.call('600'));
    await untilLogged(follower, 1);
    await follower.configure({ username: '1002', password: 'secret-1002', callLog: 'off' });
    await until(follower, ({ tab }) => tab.role === 'leader');
    expect(follower.state.recents).to.equal(null);
  });
});

describe('history()', () => {
  it('rejects with a TypeError for what is no number of entries and no cursor', async () => {
    const { phone } = await openLogging();
    for (const wrong of [{ limit: 0 }, { limit: 201 }, { limit: 1.5 }, { cursor: 'x' }]) {
      const error = await phone.history(wrong).catch((cause: unknown) => cause);
      expect(error, JSON.stringify(wrong)).to.be.instanceOf(TypeError);
    }
  });

  it('goes on where a page ended', async () => {
    const { phone } = await openLogging();
    for (const count of [1, 2, 3]) {
      await phone.hangup(await phone.call('600'));
      await untilLogged(phone, count);
    }
    const first = await phone.history({ limit: 2 });
    const second = await phone.history({ limit: 2, cursor: first.cursor ?? '' });
    const ids = [...first.entries, ...second.entries].map(({ id }) => id);
    expect(ids).to.deep.equal(phone.state.recents?.entries.map(({ id }) => id));
    expect(second.cursor).to.equal(undefined);
  });
});
