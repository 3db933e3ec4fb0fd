import { expect } from '@open-wc/testing';
import { createFakePbx, type FakePbx } from '../../../src/core/signaling/fake/index.js';
import type { SignalingFactory } from '../../../src/core/signaling/signaling.js';
import { openPhone, until, untilCall, untilLogged } from './phone-under-test.js';
import { beginTabs, count, endTabs, twoTabs } from './tabs-under-test.js';

const { now } = Date;

beforeEach(beginTabs);
afterEach(async () => {
  Date.now = now;
  await endTabs();
});

/** The machine slept: nothing was heard for so long. */
const sleep = (ms: number): void => {
  Date.now = () => now() + ms;
};

/** The machine, the page or the network is back. */
const waysBack: [what: string, wake: () => void][] = [
  ['the network', () => window.dispatchEvent(new Event('online'))],
  ['a frozen page', () => document.dispatchEvent(new Event('resume'))],
  ['a page of the back/forward cache', () => window.dispatchEvent(new Event('pageshow'))],
];

/** A PBX that answers no REGISTER after the first on a connection that was slept through. */
function halfOpen(pbx: FakePbx): { factory: SignalingFactory; break(): void } {
  let broken = false;
  const factory: SignalingFactory = (options) => {
    const signaling = pbx.factory(options);
    const { register, disconnect } = signaling;
    signaling.register = () => (broken ? new Promise(() => undefined) : register.call(signaling));
    signaling.disconnect = () => {
      broken = false;
      return disconnect.call(signaling);
    };
    return signaling;
  };
  return { factory, break: () => (broken = true) };
}

describe('a phone that wakes', () => {
  for (const [what, wake] of waysBack) {
    it(`with ${what} proves its registration, and shows it as before meanwhile`, async () => {
      const { phone, pbx } = await openPhone();
      pbx.log.length = 0;
      const told: string[] = [];
      phone.addEventListener('voip-registration', ({ detail }) =>
        told.push(detail.registration.status),
      );
      sleep(60_000);
      wake();
      await untilLogged(pbx, 'register');
      await until(phone, () => told.length > 0);
      expect([...new Set(told)]).to.deep.equal(['registered']);
      expect(count(pbx, 'connect')).to.equal(0);
    });
  }

  it('does not ask again what was answered just now', async () => {
    const { phone, pbx } = await openPhone();
    pbx.log.length = 0;
    waysBack.forEach(([, wake]) => wake());
    // What was asked before the call would be there before its end.
    const id = await phone.call('602');
    await untilCall(phone, id, 'ended');
    expect(count(pbx, 'invite')).to.equal(1);
    expect(count(pbx, 'register')).to.equal(0);
  });

  it('on a connection where nobody answers opens another within four seconds', async () => {
    const pbx = createFakePbx();
    const { factory, break: breakConnection } = halfOpen(pbx);
    const { phone } = await openPhone({ signaling: factory }, pbx);
    pbx.log.length = 0;
    breakConnection();
    sleep(60_000);
    const woke = performance.now();
    window.dispatchEvent(new Event('online'));
    await until(phone, ({ connection }) => connection.status === 'reconnecting');
    expect(phone.state.connection.error?.code).to.equal('network/timeout');
    await until(phone, ({ registration }) => registration.status === 'registered');
    await untilLogged(pbx, 'register');
    expect(performance.now() - woke).to.be.below(4_000);
    expect(count(pbx, 'connect')).to.equal(1);
  });
});

describe('a page that is frozen', () => {
  it('leaves the line to another tab, and follows it when it wakes', async () => {
    const { pbx, leader, follower } = await twoTabs();
    document.dispatchEvent(new Event('freeze'));
    await until(follower, ({ tab }) => tab.role === 'leader');
    await until(follower, ({ registration }) => registration.status === 'registered');
    document.dispatchEvent(new Event('resume'));
    await until(leader, ({ registration }) => registration.status === 'registered');
    expect(leader.state.tab.role).to.equal('follower');
    expect(count(pbx, 'unregister')).to.equal(0);
  });

  it('alone has the line again when it wakes, registered anew', async () => {
    const { phone, pbx } = await openPhone();
    pbx.log.length = 0;
    document.dispatchEvent(new Event('freeze'));
    await untilLogged(pbx, 'register');
    await until(phone, ({ tab }) => tab.role === 'leader');
    await until(phone, ({ registration }) => registration.status === 'registered');
  });
});
