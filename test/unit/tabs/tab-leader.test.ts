import { expect } from '@open-wc/testing';
import { createId } from '../../../src/core/ids.js';
import { TabLeader } from '../../../src/core/tabs/tab-leader.js';

const { locks } = navigator;
const leaders: TabLeader[] = [];

/** A tab that stands for election, and what it was elected for. */
interface Tab {
  readonly leader: TabLeader;
  readonly led: string[];
  /** What else it was told, in order. */
  readonly told: string[];
  /** Resolves with the next election it wins. */
  elected(): Promise<string>;
}

function tab(...given: [LockManager?]): Tab {
  const using = given.length ? given[0] : locks;
  const led: string[] = [];
  const waiting: ((key: string) => void)[] = [];
  const onLead = (key: string): void => {
    led.push(key);
    waiting.splice(0).forEach((resolve) => resolve(key));
  };
  const told: string[] = [];
  const leader = new TabLeader({
    locks: using,
    onLead: (won, how) => {
      told.push(how);
      onLead(won);
    },
    onFollow: () => told.push('follow'),
    onAlone: () => told.push('alone'),
  });
  leaders.push(leader);
  return { leader, led, told, elected: () => new Promise((resolve) => waiting.push(resolve)) };
}

const lockOf = (key: string): string => `voip-elements.line.1.${key}`;

/** Resolves when so many wait for the lock of the key. */
async function untilWaiting(key: string, count: number): Promise<void> {
  for (;;) {
    const { pending = [] } = await locks.query();
    if (pending.filter(({ name }) => name === lockOf(key)).length === count) return;
  }
}

async function isHeld(key: string): Promise<boolean> {
  const { held = [] } = await locks.query();
  return held.some(({ name }) => name === lockOf(key));
}

/** Resolves when nobody leads the account: the lock can be had at once. */
const untilFree = (key: string): Promise<void> => locks.request(lockOf(key), () => undefined);

/** Locks are shared by every test in the page: each has an account of its own. */
let key = '';
beforeEach(() => (key = createId()));
afterEach(() => leaders.splice(0).forEach((leader) => leader.stepDown()));

describe('the election of a leading tab', () => {
  it('neither stands nor leads before it is asked to', () => {
    const { leader, led } = tab();
    expect([leader.stands, leader.leads]).to.deep.equal([false, false]);
    expect(led).to.deep.equal([]);
  });

  it('the only tab leads', async () => {
    const { leader, led, elected } = tab();
    const won = elected();
    leader.stand(key);
    expect([leader.stands, leader.leads]).to.deep.equal([true, false]);
    expect(await won).to.equal(key);
    expect([leader.stands, leader.leads]).to.deep.equal([true, true]);
    expect(led).to.deep.equal([key]);
  });

  it('leads already when it is told so', async () => {
    const seen: boolean[] = [];
    await new Promise<void>((resolve) => {
      const leader: TabLeader = new TabLeader({
        locks,
        onLead: () => {
          seen.push(leader.leads);
          resolve();
        },
        onFollow: () => undefined,
        onAlone: () => undefined,
      });
      leaders.push(leader);
      leader.stand(key);
    });
    expect(seen).to.deep.equal([true]);
  });

  it('a second one waits until the first steps down', async () => {
    const [first, second] = [tab(), tab()];
    first.leader.stand(key);
    await first.elected();
    const won = second.elected();
    second.leader.stand(key);
    await untilWaiting(key, 1);
    expect([second.leader.stands, second.leader.leads]).to.deep.equal([true, false]);
    expect(second.led).to.deep.equal([]);
    expect(second.told).to.deep.equal(['follow']);
    first.leader.stepDown();
    expect([first.leader.stands, first.leader.leads]).to.deep.equal([false, false]);
    await won;
    expect(second.leader.leads).to.equal(true);
    expect(first.leader.leads).to.equal(false);
  });

  it('who has waited longest leads next, and nobody else', async () => {
    const tabs = [tab(), tab(), tab()];
    for (const [index, { leader, elected }] of tabs.entries()) {
      const won = elected();
      leader.stand(key);
      if (index === 0) await won;
      else await untilWaiting(key, index);
    }
    const second = tabs[1]!.elected();
    tabs[0]!.leader.stepDown();
    await second;
    expect(tabs.map(({ led }) => led.length)).to.deep.equal([1, 1, 0]);
  });

  it('tabs of two accounts both lead', async () => {
    const [first, second] = [tab(), tab()];
    const both = Promise.all([first.elected(), second.elected()]);
    first.leader.stand(key);
    second.leader.stand(`${key}-other`);
    expect(await both).to.deep.equal([key, `${key}-other`]);
  });

  it('to stand again for the same account changes nothing', async () => {
    const { leader, led, elected } = tab();
    leader.stand(key);
    await elected();
    leader.stand(key);
    expect(leader.leads).to.equal(true);
    await untilWaiting(key, 0);
    expect(led).to.deep.equal([key]);
  });

  it('to stand for another account lets go of the first', async () => {
    const { leader, led, elected } = tab();
    leader.stand(key);
    await elected();
    const other = `${key}-other`;
    leader.stand(other);
    expect(leader.leads).to.equal(false);
    await elected();
    await untilFree(key);
    expect(led).to.deep.equal([key, other]);
    expect(leader.leads).to.equal(true);
  });

  it('who steps down while waiting never leads', async () => {
    const [first, second] = [tab(), tab()];
    first.leader.stand(key);
    await first.elected();
    second.leader.stand(key);
    await untilWaiting(key, 1);
    second.leader.stepDown();
    await untilWaiting(key, 0);
    first.leader.stepDown();
    await untilFree(key);
    expect(second.led).to.deep.equal([]);
    expect(second.leader.leads).to.equal(false);
  });

  it('who steps down at once never leads and holds nothing', async () => {
    const { leader, led } = tab();
    leader.stand(key);
    leader.stepDown();
    await untilFree(key);
    expect(led).to.deep.equal([]);
    expect(await isHeld(key)).to.equal(false);
  });

  it('leads again after having stepped down', async () => {
    const { leader, led, elected } = tab();
    leader.stand(key);
    await elected();
    leader.stepDown();
    leader.stand(key);
    await elected();
    expect(led).to.deep.equal([key, key]);
    expect(leader.leads).to.equal(true);
  });

  it('to step down without having stood does no harm', () => {
    const { leader } = tab();
    leader.stepDown();
    leader.stepDown();
    expect(leader.stands).to.equal(false);
  });
});

describe('standing again', () => {
  it('goes behind who waits, and leads after it', async () => {
    const [first, second] = [tab(), tab()];
    first.leader.stand(key);
    await first.elected();
    second.leader.stand(key);
    await untilWaiting(key, 1);
    const won = second.elected();
    const again = first.elected();
    first.leader.standAgain();
    expect([first.leader.stands, first.leader.leads]).to.deep.equal([true, false]);
    await won;
    expect(first.led).to.deep.equal([key]);
    second.leader.stepDown();
    await again;
    expect(first.led).to.deep.equal([key, key]);
  });

  it('leads again at once when nobody waits', async () => {
    const { leader, elected } = tab();
    leader.stand(key);
    await elected();
    leader.standAgain();
    await elected();
    expect(leader.leads).to.equal(true);
  });

  it('does nothing for who does not stand', async () => {
    const { leader, led } = tab();
    leader.standAgain();
    await locks.query();
    expect(leader.stands).to.equal(false);
    expect(led).to.deep.equal([]);
  });
});

describe('taking the lead', () => {
  it('works at once, before those that wait, and the other one is told', async () => {
    const [first, second, third] = [tab(), tab(), tab()];
    first.leader.stand(key);
    await first.elected();
    second.leader.stand(key);
    await untilWaiting(key, 1);
    third.leader.stand(key);
    await untilWaiting(key, 2);
    const won = third.elected();
    third.leader.take();
    await won;
    expect(third.told).to.deep.equal(['follow', 'taken']);
    expect(second.led).to.deep.equal([]);
    // The one that led waits again, behind the second.
    await untilWaiting(key, 2);
    expect([first.leader.leads, first.leader.stands]).to.deep.equal([false, true]);
    expect(first.told).to.deep.equal(['free', 'follow']);
    const next = second.elected();
    third.leader.stepDown();
    await next;
  });

  it('by who leads already changes nothing', async () => {
    const { leader, led, elected } = tab();
    leader.stand(key);
    await elected();
    leader.take();
    await untilWaiting(key, 0);
    expect(led).to.deep.equal([key]);
  });
});

describe('without locks', () => {
  it('nobody leads, and nothing throws', async () => {
    const { leader, led, told } = tab(undefined);
    leader.stand(key);
    leader.standAgain();
    await locks.query();
    expect(told).to.deep.equal(['alone', 'alone']);
    expect([leader.stands, leader.leads]).to.deep.equal([true, false]);
    leader.stepDown();
    expect(leader.stands).to.equal(false);
    expect(led).to.deep.equal([]);
  });

  it('that the browser forbids, nobody leads, and nothing is unhandled', async () => {
    const forbidden: LockManager = {
      request: () => Promise.reject(new DOMException('', 'SecurityError')),
      query: () => Promise.reject(new DOMException('', 'SecurityError')),
    };
    const { leader, led, told } = tab(forbidden);
    leader.stand(key);
    await locks.query();
    expect(told).to.deep.equal(['alone']);
    expect(leader.leads).to.equal(false);
    expect(led).to.deep.equal([]);
  });
});
