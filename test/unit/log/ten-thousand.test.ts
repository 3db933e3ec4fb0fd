import { expect } from '@open-wc/testing';
import { historyMatch } from '../../../src/core/log/history-match.js';
import { LogPages, type Found } from '../../../src/core/log/log-pages.js';
import { IdbStorage } from '../../../src/core/storage/idb-storage.js';
import { entry, missed, now } from './entries.js';

/** Generous: they are there to notice a log that is rewritten or read as a whole. */
const ceilings = { append: 1_000, firstPage: 1_000, search: 5_000 };
const count = 10_000;
const storage = new IdbStorage('voip-elements-log-test');

const told: string[] = [];
const open = (): LogPages => new LogPages(storage, 'log.full', ({ code }) => told.push(code));

/** As stored, without having called ten thousand times. */
async function seed(): Promise<void> {
  for (let page = 0; page < count / 100; page += 1) {
    const rows = Array.from({ length: 100 }, (_none, i) => {
      const number = page * 100 + i;
      const make = number % 10 ? entry : missed;
      const display = `Caller ${number}`;
      const remote = { raw: `2${number}`, display, name: display, anonymous: false };
      return { number, entry: make(`call-${number}`, { remote }) };
    });
    await storage.set(`log.full.${page}`, rows);
  }
  const head = { version: 1, first: 0, next: count, seen: 0, missed: count / 10, logged: [] };
  await storage.set('log.full', head);
}

async function time<T>(task: () => Promise<T>): Promise<[ms: number, result: T]> {
  const began = performance.now();
  const result = await task();
  return [performance.now() - began, result];
}

describe('a log of 10,000 calls', () => {
  before(async function () {
    this.timeout(30_000);
    await seed();
  });
  after(async function () {
    this.timeout(30_000);
    await open().clear();
    await storage.delete('log.full');
    expect(told).to.deep.equal([]);
  });

  it('takes a call, shows its newest page and is searched in a time nobody notices', async function () {
    this.timeout(30_000);
    const find = (query: string): Promise<Found> => open().find(historyMatch({ query }), 50);
    const [firstPage, page] = await time(() => find(''));
    const [search, found] = await time(() => find('caller 17'));
    const [nothing] = await time(() => find('nobody'));
    const appends: number[] = [];
    for (let i = 0; i < 50; i += 1) {
      const [ms] = await time(() => open().append(missed(`new-${i}`), now));
      appends.push(ms);
    }
    appends.sort((one, other) => one - other);
    const [median = 0] = appends.slice(25);
    const figures = { firstPage, search, nothing, append: median, worst: appends.at(-1) ?? 0 };
    const rounded = Object.entries(figures).map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`);
    console.info(`10,000 calls: ${rounded.join(', ')}`);
    expect(page.entries[0]?.id).to.equal(`call-${count - 1}`);
    expect(page.entries).to.have.length(50);
    expect(found.entries).to.have.length(50);
    expect(firstPage).to.be.below(ceilings.firstPage);
    expect(search).to.be.below(ceilings.search);
    expect(nothing).to.be.below(ceilings.search);
    expect(median).to.be.below(ceilings.append);
  });

  it('stays one: the oldest calls are taken out, and with them the missed ones nobody has seen', async function () {
    this.timeout(30_000);
    const before = await open().head();
    for (let i = 0; i < 60; i += 1) await open().append(entry(`more-${i}`), now);
    const head = await open().head();
    expect(head.next - head.first).to.be.within(count - 100, count + 100);
    expect(head.first).to.be.above(before.first);
    expect(await storage.get('log.full.0')).to.equal(undefined);
    expect(head.missed).to.be.below(before.missed);
  });
});
