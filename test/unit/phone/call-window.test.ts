import { expect } from '@open-wc/testing';
import { callWindowName } from '../../../src/core/call-window.js';
import type { PhoneConfig } from '../../../src/core/config.js';
import type { Phone } from '../../../src/core/phone.js';
import { createFakePbx, type FakePbx } from '../../../src/core/signaling/fake/index.js';
import { callOf, codeOf, openPhone, until, untilCall } from './phone-under-test.js';
import { beginTabs, count, endTabs, microphone, twoTabs } from './tabs-under-test.js';

const { setTimeout: realSetTimeout } = globalThis;

beforeEach(beginTabs);
afterEach(async () => {
  globalThis.setTimeout = realSetTimeout;
  await endTabs();
});

const guest: PhoneConfig = { username: '', password: '', register: false, target: '600' };

/** A phone in a window that was opened for the calls. */
async function openWindow(pbx: FakePbx, config: PhoneConfig = {}): Promise<Phone> {
  window.name = callWindowName('default');
  try {
    return (await openPhone(config, pbx)).phone;
  } finally {
    window.name = '';
  }
}

/** A press on a button with `call-window`. */
function press(
  phone: Phone,
  callWindow: 'opened' | 'blocked',
): { id: string; done: Promise<void> } {
  const id = crypto.randomUUID();
  const call = { type: 'call', id, target: '600', options: {}, activated: true } as const;
  return { id, done: phone.request({ ...call, callWindow }, document.body) };
}

const roles = (...phones: Phone[]): string[] => phones.map(({ state }) => state.tab.role);

/** What takes so long by the clock takes no time. */
function skip(ms: number): void {
  globalThis.setTimeout = ((task: () => void, wait?: number) =>
    realSetTimeout(task, wait === ms ? 0 : wait)) as typeof setTimeout;
}

describe('a call window', () => {
  it('takes the line from a tab that has it, where there is no call', async () => {
    const { pbx, leader, follower } = await twoTabs();
    const phone = await openWindow(pbx);
    await until(phone, ({ tab }) => tab.role === 'leader');
    await until(leader, ({ tab }) => tab.role === 'follower');
    expect(roles(follower)).to.deep.equal(['follower']);
    expect(count(pbx, 'replace')).to.equal(0);
  });

  it('leaves a call where it is, and takes the line when it is over', async () => {
    const { pbx, leader } = await twoTabs();
    const id = await leader.call('600');
    await untilCall(leader, id, 'connected');
    const phone = await openWindow(pbx);
    await untilCall(phone, id, 'connected');
    expect(roles(phone, leader)).to.deep.equal(['follower', 'leader']);
    await leader.hangup(id);
    await until(phone, ({ tab }) => tab.role === 'leader');
    expect(count(pbx, 'replace')).to.equal(0);
  });

  it('leaves the line to another one', async () => {
    const pbx = createFakePbx();
    const first = await openWindow(pbx);
    const second = await openWindow(pbx);
    await until(second, ({ registration }) => registration.status === 'registered');
    expect(roles(first, second)).to.deep.equal(['leader', 'follower']);
  });

  it('leads for guests before any press, and is asked for the microphone itself', async () => {
    microphone.permission = 'prompt';
    const pbx = createFakePbx();
    const phone = await openWindow(pbx, guest);
    await until(phone, ({ tab }) => tab.role === 'leader');
    const { phone: page } = await openPhone(guest, pbx);
    const { id, done } = press(page, 'opened');
    await done;
    await untilCall(phone, id, 'connected');
    await untilCall(page, id, 'connected');
    expect(roles(phone, page)).to.deep.equal(['leader', 'follower']);
    await page.hangup(id);
    await untilCall(phone, id, 'ended');
    await untilCall(page, id, 'ended');
    // Nothing is left to follow; the page stands for nothing any more.
    await until(page, ({ tab }) => tab.role === 'solo');
    expect(callOf(page, id).end?.outcome).to.equal('completed');
  });
});

describe('a call that waits for its window', () => {
  it('is made there as soon as it has the line', async () => {
    const pbx = createFakePbx();
    const { phone: page } = await openPhone(guest, pbx);
    const { id, done } = press(page, 'opened');
    await until(page, ({ tab }) => tab.role === 'leader');
    expect(count(pbx, 'invite')).to.equal(0);
    const phone = await openWindow(pbx, guest);
    await done;
    await untilCall(phone, id, 'connected');
    expect(roles(phone, page)).to.deep.equal(['leader', 'follower']);
    expect(count(pbx, 'invite')).to.equal(1);
    expect(count(pbx, 'replace')).to.equal(0);
  });

  it('is made in the page after ten seconds', async () => {
    skip(10_000);
    const pbx = createFakePbx();
    const { phone: page } = await openPhone(guest, pbx);
    const { id, done } = press(page, 'opened');
    await done;
    await untilCall(page, id, 'connected');
    expect(roles(page)).to.deep.equal(['leader']);
    await until(page, ({ tab }) => tab.sound === 'here');
  });

  it('is made in the page at once where no window was opened', async () => {
    const pbx = createFakePbx();
    const { phone: page } = await openPhone(guest, pbx);
    const { id, done } = press(page, 'blocked');
    await done;
    await untilCall(page, id, 'connected');
  });

  it('can be given up, and is never made', async () => {
    const pbx = createFakePbx();
    const { phone: page } = await openPhone(guest, pbx);
    const { id, done } = press(page, 'opened');
    const [code] = await Promise.all([codeOf(done), page.hangup(id)]);
    expect(code).to.equal('call/cancelled');
    await until(page, ({ tab }) => tab.role === 'solo');
    await openWindow(pbx, guest);
    expect(count(pbx, 'invite')).to.equal(0);
    expect(page.state.calls.order).to.deep.equal([]);
  });
});
