import { expect } from '@open-wc/testing';
import type { VoipError } from '../../../src/core/errors.js';
import type { HistoryEntry } from '../../../src/core/history.js';
import { LogPages } from '../../../src/core/log/log-pages.js';
import { WatchedStorage } from '../calls/watched-storage.js';
import { entry, missed, now } from './entries.js';

let storage: WatchedStorage;
let told: string[];
let pages: LogPages;

const open = (): LogPages =>
  new LogPages(storage, 'log.a', (error: VoipError) => told.push(error.code));
const all = (): boolean => true;

beforeEach(() => {
  storage = new WatchedStorage();
  told = [];
  pages = open();
});
afterEach(() => expect(told.splice(0), 'nothing else is told').to.deep.equal([]));

async function fill(count: number, make: (id: string) => HistoryEntry = entry): Promise<void> {
  for (let i = 0; i < count; i += 1) await pages.append(make(`call-${i}`), now);
}

async function ids(limit = 1_000): Promise<string[]> {
  const { entries } = await pages.find(all, limit);
  return entries.map(({ id }) => id);
}

describe('a stored log', () => {
  it('is empty where nothing is stored', async () => {
    expect(await pages.find(all, 50)).to.deep.equal({ entries: [] });
    expect(storage.asked).to.deep.equal([]);
  });

  it('gives the newest calls first, also over pages and to another tab', async () => {
    await fill(250);
    pages = open();
    const found = await ids();
    expect(found).to.have.length(250);
    expect(found.slice(0, 2)).to.deep.equal(['call-249', 'call-248']);
    expect(found.at(-1)).to.equal('call-0');
  });

  it('rewrites one page and the head when a call is added, however long it is', async () => {
    await fill(250);
    storage.asked.length = 0;
    await pages.append(entry('new'), now);
    expect(storage.asked).to.deep.equal(['set log.a.2', 'set log.a']);
  });

  it('has every call once, also one that was removed since', async () => {
    expect(await pages.append(entry('1'), now)).to.equal(true);
    expect(await pages.append(entry('1'), now)).to.equal(false);
    await pages.change('1', () => undefined);
    expect(await pages.append(entry('1'), now)).to.equal(false);
    await pages.clear();
    expect(await pages.append(entry('1'), now)).to.equal(false);
    expect(await ids()).to.deep.equal([]);
  });

  it('is read page by page to its end, and what is added meanwhile moves nothing', async () => {
    await fill(120);
    const first = await pages.find(all, 50);
    await pages.append(entry('new'), now);
    const second = await pages.find(all, 50, first.cursor);
    const third = await pages.find(all, 50, second.cursor);
    const found = [first, second, third].flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(found).to.have.length(120);
    expect(new Set(found).size).to.equal(120);
    expect(found).not.to.include('new');
    expect(third.cursor).to.equal(undefined);
  });

  it('says that there is no more when a page ends just there', async () => {
    await fill(50);
    expect((await pages.find(all, 50)).cursor).to.equal(undefined);
  });

  it('counts the missed calls that nobody has seen', async () => {
    await fill(3, missed);
    await pages.append(entry('spoken'), now);
    expect((await pages.head()).missed).to.equal(3);
    await pages.change('call-1', () => undefined);
    expect((await pages.head()).missed).to.equal(2);
    await pages.markSeen();
    expect((await pages.head()).missed).to.equal(0);
    await pages.append(missed('later'), now);
    await pages.change('call-0', () => undefined);
    expect((await pages.head()).missed).to.equal(1);
  });

  it('changes one entry in its place, and says when there is none', async () => {
    await fill(3);
    expect(await pages.change('call-1', (one) => ({ ...one, note: 'x' }))).to.equal(true);
    expect((await pages.find(({ note }) => note === 'x', 50)).entries).to.have.length(1);
    expect(await ids()).to.deep.equal(['call-2', 'call-1', 'call-0']);
    expect(await pages.change('nobody', () => undefined)).to.equal(false);
  });

  it('is gone altogether when it is cleared', async () => {
    await fill(250, missed);
    await pages.clear();
    expect(await ids()).to.deep.equal([]);
    for (const page of [0, 1, 2]) expect(storage.has(`log.a.${page}`)).to.equal(false);
    expect((await pages.head()).missed).to.equal(0);
    await pages.append(entry('new'), now);
    expect(await ids()).to.deep.equal(['new']);
  });

  it('forgets calls after 90 days', async () => {
    const at = (day: number): string => new Date(now - day * 86_400_000).toISOString();
    await fill(150, (id) => missed(id, { endedAt: at(91) }));
    await pages.append(missed('young', { endedAt: at(89) }), now);
    await pages.prune(now);
    expect(await ids()).to.deep.equal(['young']);
    expect((await pages.head()).missed).to.equal(1);
    expect(storage.has('log.a.0')).to.equal(false);
    await pages.prune(now + 2 * 86_400_000);
    expect(await ids()).to.deep.equal([]);
    await pages.append(entry('new'), now);
    expect(await ids()).to.deep.equal(['new']);
  });
});

describe('a stored log that cannot be read', () => {
  for (const head of ['text', { version: 2 }, { version: 1, first: 3, next: 1 }, null]) {
    it(`begins anew, and that is told: ${JSON.stringify(head)}`, async () => {
      await fill(150);
      await storage.set('log.a', head);
      pages = open();
      await pages.append(entry('new'), now);
      expect(await ids()).to.deep.equal(['new']);
      expect(storage.has('log.a.1')).to.equal(false);
      expect(told.splice(0)).to.deep.equal(['storage/corrupt']);
    });
  }

  it('loses only the page that is damaged, and only the entries in it that are', async () => {
    await fill(250);
    await storage.set('log.a.0', 'text');
    const rows = (await storage.get('log.a.1')) as unknown[];
    await storage.set('log.a.1', [{ number: 100, entry: { id: 7 } }, ...rows.slice(1)]);
    const found = await ids();
    expect(found).to.have.length(149);
    expect(found.at(-1)).to.equal('call-101');
    expect(told.splice(0)).to.deep.equal(['storage/corrupt']);
  });
});
