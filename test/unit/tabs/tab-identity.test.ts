import { expect } from '@open-wc/testing';
import { claimTabId, isTabWaiting } from '../../../src/core/tabs/tab-identity.js';

/** Whether a page of that tab is alive. */
async function isTabAlive(locks: LockManager, tabId: string): Promise<boolean> {
  const { held = [] } = await locks.query();
  return held.some(({ name }) => name === `voip-elements.tab.${tabId}`);
}

const { locks } = navigator;
const key = 'voip-elements.tab';

/** A page of this tab: a frame shares its sessionStorage, and its locks end when it is taken out. */
interface Page {
  readonly locks: LockManager;
  leave(): void;
}

const pages: Page[] = [];

async function openPage(): Promise<Page> {
  const frame = document.createElement('iframe');
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    frame.srcdoc = '<title>page</title>';
    document.body.append(frame);
  });
  const page = { locks: frame.contentWindow!.navigator.locks, leave: () => frame.remove() };
  pages.push(page);
  return page;
}

/** The browser lets go of a page's locks after it has taken it out. */
async function untilGone(tabId: string): Promise<void> {
  while (await isTabAlive(locks, tabId));
}

/** Resolves when a page waits to be this tab. */
async function untilWaiting(tabId: string): Promise<void> {
  const isThis = ({ name = '' }: LockInfo): boolean => name.endsWith(`.tab.${tabId}`);
  while (!(await locks.query()).pending?.some(isThis));
}

beforeEach(() => sessionStorage.removeItem(key));
afterEach(() => {
  pages.splice(0).forEach((page) => page.leave());
  sessionStorage.removeItem(key);
});

describe('the identity of a tab', () => {
  it('is kept for the next page, and alive as long as the page', async () => {
    const page = await openPage();
    const id = await claimTabId(page.locks);
    expect(id).to.match(/^\d+-\d+-\d+$/);
    expect(sessionStorage.getItem(key)).to.equal(id);
    expect(await isTabAlive(locks, id)).to.equal(true);
    page.leave();
    await untilGone(id);
    expect(await isTabAlive(locks, id)).to.equal(false);
  });

  it('is the same after a reload', async () => {
    const before = await openPage();
    const id = await claimTabId(before.locks);
    before.leave();
    const after = await openPage();
    expect(await claimTabId(after.locks)).to.equal(id);
    expect(await isTabAlive(locks, id)).to.equal(true);
    expect(sessionStorage.getItem(key)).to.equal(id);
  });

  it('is the same when the page before lets go only a moment later', async () => {
    const before = await openPage();
    const id = await claimTabId(before.locks);
    const after = await openPage();
    const claimed = claimTabId(after.locks);
    await untilWaiting(id);
    before.leave();
    expect(await claimed).to.equal(id);
  });

  it('is another for a duplicate, which inherits the name while the tab still lives', async () => {
    const [original, duplicate] = [await openPage(), await openPage()];
    const id = await claimTabId(original.locks);
    const other = await claimTabId(duplicate.locks);
    expect(other).not.to.equal(id);
    expect(sessionStorage.getItem(key)).to.equal(other);
    expect(await isTabAlive(locks, id)).to.equal(true);
    expect(await isTabAlive(locks, other)).to.equal(true);
  });

  it('of a duplicate is alive by itself: it stays when the original goes', async () => {
    const [original, duplicate] = [await openPage(), await openPage()];
    const id = await claimTabId(original.locks);
    const other = await claimTabId(duplicate.locks);
    original.leave();
    await untilGone(id);
    expect(await isTabAlive(locks, other)).to.equal(true);
  });

  it('is new without a page before', async () => {
    const [first, second] = [await openPage(), await openPage()];
    const id = await claimTabId(first.locks);
    sessionStorage.removeItem(key);
    expect(await claimTabId(second.locks)).not.to.equal(id);
  });

  it('nobody has is not alive', async () => {
    expect(await isTabAlive(locks, 'nobody')).to.equal(false);
    expect(await isTabAlive(locks, '')).to.equal(false);
  });
});

describe('without locks', () => {
  it('every page is a tab of its own', async () => {
    const id = await claimTabId(undefined);
    expect(id).to.match(/^\d+-\d+-\d+$/);
    expect(await claimTabId(undefined)).not.to.equal(id);
  });

  it('that the browser forbids, every page is a tab of its own', async () => {
    const forbidden: LockManager = {
      request: () => Promise.reject(new DOMException('', 'SecurityError')),
      query: () => Promise.reject(new DOMException('', 'SecurityError')),
    };
    const id = await claimTabId(forbidden);
    expect(id).to.match(/^\d+-\d+-\d+$/);
    expect(await claimTabId(forbidden)).not.to.equal(id);
  });
});

describe('where storage is forbidden', () => {
  const original = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
  beforeEach(() =>
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('', 'SecurityError');
      },
    }),
  );
  afterEach(() => Object.defineProperty(window, 'sessionStorage', original));

  it('each page is a tab of its own, and nothing throws', async () => {
    const [first, second] = [await openPage(), await openPage()];
    const [one, other] = [await claimTabId(first.locks), await claimTabId(second.locks)];
    expect(one).not.to.equal(other);
    expect(await isTabAlive(locks, one)).to.equal(true);
    expect(await isTabAlive(locks, other)).to.equal(true);
  });

  it('and locks are missing, nothing throws either', async () => {
    expect(await claimTabId(undefined)).to.match(/^\d+-\d+-\d+$/);
  });
});

describe('a tab that comes back for its calls', () => {
  it('is one whose page waits for the line, too; being there alone is not enough', async () => {
    const { locks } = navigator;
    const id = await claimTabId(locks);
    const line = 'line-of-the-test';
    expect(await isTabWaiting(locks, id, line)).to.equal(false);
    const giveUp = new AbortController();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const leading = locks.request(line, () => held);
    const waiting = locks
      .request(line, { signal: giveUp.signal }, () => undefined)
      .catch(() => 'given up');
    expect(await isTabWaiting(locks, id, line)).to.equal(true);
    expect(await isTabWaiting(locks, 'nobody', line)).to.equal(false);
    giveUp.abort();
    expect(await waiting).to.equal('given up');
    release();
    await leading;
  });
});
