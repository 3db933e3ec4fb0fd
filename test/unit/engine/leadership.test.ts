import { expect } from '@open-wc/testing';
import type { CallRecord } from '../../../src/core/calls/call-record.js';
import { accountKey } from '../../../src/core/tabs/account-key.js';
import { keptRecord, keptRecords } from '../calls/kept-call.js';
import { newTab, settings } from './leadership-under-test.js';

const key = accountKey(['pbx.test', '1001', '']);

const { setTimeout: realSetTimeout } = globalThis;
/** What was waited for, ms. The tests wait for none of it. */
const waits: number[] = [];
const { now } = performance;
beforeEach(() => {
  waits.length = 0;
  performance.now = total;
  globalThis.setTimeout = ((task: () => void, ms = 0) => {
    waits.push(ms);
    return realSetTimeout(task);
  }) as typeof setTimeout;
});
afterEach(() => {
  globalThis.setTimeout = realSetTimeout;
  performance.now = now;
});

const total = (): number => waits.reduce((sum, ms) => sum + ms, 0);

describe('who begins to lead', () => {
  it('goes on at once with calls that this very tab left', async () => {
    const { leadership, did } = newTab({ left: keptRecords({ tabId: 'this-tab' }) });
    leadership.consider();
    await leadership.begin(key, 'free');
    expect(did).to.deep.equal(['stand', `read ${key}`, 'revive kept', `keep ${key}: kept`]);
    expect(waits).to.deep.equal([]);
  });

  it('does not even look whether its own tab is alive', async () => {
    const { leadership, looked } = newTab({ left: keptRecords({ tabId: 'this-tab' }) });
    leadership.consider();
    await leadership.begin(key, 'free');
    expect(looked).to.deep.equal([]);
  });

  it('keeps its own calls from now on when nothing was left', async () => {
    const { leadership, did } = newTab({});
    leadership.consider();
    expect(leadership.keepsCalls).to.equal(false);
    await leadership.begin(key, 'free');
    expect(did).to.deep.equal(['stand', `read ${key}`, `keep ${key}: `]);
    expect(leadership.keepsCalls).to.equal(true);
  });

  it('revives nothing and keeps nothing before what was left is read', () => {
    const { leadership, did } = newTab({ left: keptRecords({ tabId: 'this-tab' }) });
    leadership.consider();
    void leadership.begin(key, 'free');
    leadership.changed();
    expect(did).to.deep.equal(['stand', `read ${key}`]);
  });

  it('leaves the calls to another tab that comes back for them, and goes behind it', async () => {
    const { leadership, did } = newTab({
      left: keptRecords({ tabId: 'other-tab' }),
      isAlive: () => true,
    });
    leadership.consider();
    await leadership.begin(key, 'free');
    expect(did).to.deep.equal(['stand', `read ${key}`, 'stand again']);
    expect(leadership.keepsCalls).to.equal(false);
  });

  it('waits for a tab that reloads, and leaves it its calls as soon as it is there', async () => {
    let looks = 0;
    const { leadership, did, looked } = newTab({
      left: keptRecords({ tabId: 'other-tab' }),
      isAlive: () => (looks += 1) === 4,
    });
    leadership.consider();
    await leadership.begin(key, 'free');
    expect(looked).to.deep.equal(Array.from({ length: 4 }, () => 'other-tab'));
    expect(total()).to.be.at.most(500);
    expect(did.at(-1)).to.equal('stand again');
    expect(did).not.to.include('revive kept');
  });

  it('goes on with the calls of a tab that does not come back, after 1.5 s', async () => {
    const { leadership, did } = newTab({ left: keptRecords({ tabId: 'other-tab' }) });
    leadership.consider();
    await leadership.begin(key, 'free');
    expect(total()).to.be.within(1_400, 1_600);
    expect(did).to.deep.equal(['stand', `read ${key}`, 'revive kept', `keep ${key}: kept`]);
    expect(leadership.keepsCalls).to.equal(true);
  });

  it('revives nothing when it has stepped down meanwhile', async () => {
    const tab = newTab({ left: keptRecords({ tabId: 'other-tab' }) });
    tab.leadership.consider();
    const begun = tab.leadership.begin(key, 'free');
    void tab.leadership.end();
    await begun;
    expect(tab.did).to.deep.equal(['stand', `read ${key}`, 'stop', 'step down']);
    expect(tab.leadership.keepsCalls).to.equal(false);
  });

  it('lets go at once when a mark was all it stood for and nothing is left', async () => {
    const tab = newTab({ settings: settings({ register: false }), mark: true });
    tab.leadership.consider();
    tab.onKeep = () => (tab.mark = false);
    await tab.leadership.begin(key, 'free');
    expect(tab.did.slice(-2)).to.deep.equal(['stop', 'step down']);
    expect(tab.leadership.keepsCalls).to.equal(false);
  });
});

describe('standing for an account', () => {
  it('is for a registration', () => {
    const { leadership, stoodFor } = newTab({});
    leadership.consider();
    expect(stoodFor).to.deep.equal([key]);
  });

  it('is for a call, also of a guest', () => {
    const { leadership, stoodFor } = newTab({
      settings: settings({ register: false, auth: 'guest' }),
      live: true,
    });
    leadership.consider();
    expect(stoodFor).to.deep.equal([key]);
  });

  it('is for calls that a page may have left', () => {
    const tab = newTab({ settings: settings({ register: false }), mark: true });
    tab.leadership.consider();
    expect(tab.stoodFor).to.deep.equal([key]);
  });

  it('is not for a guest before the press', () => {
    const { leadership, stoodFor, did } = newTab({
      settings: settings({ register: false, auth: 'guest' }),
    });
    leadership.consider();
    expect(stoodFor).to.deep.equal([]);
    expect(did).to.deep.equal([]);
  });

  it('is not for settings that are missing or wrong', () => {
    const unset = newTab({ settings: null, mark: true });
    unset.leadership.consider();
    const wrong = newTab({ settings: settings({ configured: false }), mark: true });
    wrong.leadership.consider();
    expect([...unset.did, ...wrong.did]).to.deep.equal([]);
  });

  it('is for domain, user and token-src together', () => {
    const tab = newTab({});
    const accounts = [
      { domain: 'pbx.test' },
      { domain: 'other.test' },
      { username: '1002' },
      { tokenSrc: '/token' },
    ];
    for (const account of accounts) {
      tab.settings = settings(account);
      tab.leadership.consider();
    }
    expect(new Set(tab.stoodFor).size).to.equal(4);
  });

  it('is for the same account whatever else is set', () => {
    const tab = newTab({});
    tab.leadership.consider();
    tab.settings = settings({ displayName: 'Alice', servers: ['wss://b.test/ws'], maxCalls: 7 });
    tab.leadership.consider();
    expect(new Set(tab.stoodFor)).to.deep.equal(new Set([key]));
  });

  it('ends when nothing is left to lead', async () => {
    const tab = newTab({ settings: settings({ register: false }), live: true });
    tab.leadership.consider();
    await tab.leadership.begin(key, 'free');
    tab.live = false;
    tab.leadership.consider();
    await tab.written;
    expect(tab.did.slice(-2)).to.deep.equal(['stop', 'step down']);
    expect(tab.leadership.keepsCalls).to.equal(false);
  });

  it('is for call windows also without any call', () => {
    const tab = newTab({ settings: settings({ register: false }), expectsCall: true });
    tab.leadership.consider();
    expect(tab.stoodFor).to.deep.equal([key]);
  });

  it('is for whoever asks something of the line, while it does', async () => {
    const tab = newTab({ settings: settings({ register: false }) });
    await tab.leadership.during(() => Promise.resolve());
    expect(tab.stoodFor).to.deep.equal([key]);
    await tab.written;
    expect(tab.did).to.deep.equal(['stand', 'stop', 'step down']);
  });

  it('is for whoever shows the call of another tab, until that is over', async () => {
    const tab = newTab({ settings: settings({ register: false }), mark: true });
    tab.leadership.consider();
    tab.leadership.follow(key);
    Object.assign(tab, { live: true, mark: false });
    tab.leadership.consider();
    expect(tab.did).not.to.include('step down');
    tab.live = false;
    tab.leadership.consider();
    await tab.written;
    expect(tab.did.at(-1)).to.equal('step down');
  });

  it('does not let the next one lead before what it leaves is written', async () => {
    const tab = newTab({ settings: settings({ register: false }), live: true });
    tab.leadership.consider();
    await tab.leadership.begin(key, 'free');
    let write = (): void => undefined;
    tab.written = new Promise((resolve) => (write = resolve));
    tab.live = false;
    const ended = tab.leadership.end();
    await Promise.resolve();
    expect(tab.did.at(-1)).to.equal('stop');
    write();
    await ended;
    expect(tab.did.at(-1)).to.equal('step down');
  });

  it('ends once: nothing happens to who does not stand', async () => {
    const tab = newTab({});
    tab.leadership.consider();
    tab.settings = settings({ register: false });
    tab.leadership.consider();
    tab.leadership.consider();
    await tab.written;
    expect(tab.did).to.deep.equal(['stand', 'stop', 'step down']);
  });

  it('stays with the account while a call is live, whatever is configured meanwhile', async () => {
    const tab = newTab({ live: true });
    tab.leadership.consider();
    await tab.leadership.begin(key, 'free');
    for (const next of [settings({ username: '1002' }), settings({ register: false }), null]) {
      tab.settings = next;
      tab.leadership.consider();
    }
    expect(tab.stoodFor).to.deep.equal([key]);
    expect(tab.did).not.to.include('step down');
    expect(tab.leadership.keepsCalls).to.equal(true);
  });

  it('goes to the account configured meanwhile when the call is over', () => {
    const tab = newTab({ live: true });
    tab.leadership.consider();
    tab.settings = settings({ username: '1002' });
    tab.leadership.consider();
    tab.live = false;
    tab.leadership.consider();
    expect(tab.stoodFor).to.deep.equal([key, accountKey(['pbx.test', '1002', ''])]);
  });
});

describe('the calls of a leading tab', () => {
  it('are kept on every change', async () => {
    const tab = newTab({});
    tab.leadership.consider();
    await tab.leadership.begin(key, 'free');
    tab.records = [keptRecord()];
    tab.leadership.changed();
    tab.records = [];
    tab.leadership.changed();
    expect(tab.did.slice(-2)).to.deep.equal(['update kept', 'update ']);
  });

  it('are kept by nobody before it leads and after it ended', async () => {
    const records: readonly CallRecord[] = [keptRecord()];
    const tab = newTab({ records });
    tab.leadership.changed();
    tab.leadership.consider();
    tab.leadership.changed();
    await tab.leadership.begin(key, 'free');
    void tab.leadership.end();
    tab.leadership.changed();
    expect(tab.did.filter((what) => what.startsWith('update'))).to.deep.equal([]);
  });
});

describe('a tab whose account changes while it begins to lead', () => {
  it('goes on with nothing of the old one', async () => {
    const tab = newTab({ left: keptRecords({ tabId: 'this-tab' }) });
    tab.leadership.consider();
    const begun = tab.leadership.begin(key, 'free');
    tab.settings = settings({ username: '1002' });
    tab.leadership.consider();
    await begun;
    expect(tab.did).not.to.include('revive kept');
  });
});
