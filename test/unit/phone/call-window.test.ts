import { expect, waitUntil } from '@open-wc/testing';
import { callWindowName, openedKey } from '../../../src/core/call-window.js';
import type { PhoneConfig } from '../../../src/core/config.js';
import type { Intent } from '../../../src/core/intents.js';
import type { Phone } from '../../../src/core/phone.js';
import type { PhoneState } from '../../../src/core/state.js';
import { createFakePbx, type FakePbx } from '../../../src/core/signaling/fake/index.js';
import {
  callOf,
  closePhones,
  codeOf,
  nameOfNext,
  openPhone,
  until,
  untilCall,
} from './phone-under-test.js';
import { beginTabs, count, endTabs, microphone, twoTabs } from './tabs-under-test.js';

const { setTimeout: realSetTimeout } = globalThis;

beforeEach(beginTabs);
afterEach(async () => {
  sessionStorage.clear();
  globalThis.setTimeout = realSetTimeout;
  await endTabs();
});

const guest: PhoneConfig = { username: '', password: '', register: false, target: '600' };

/** A press opens a window for the phone of that name. */
const tellOpened = (phone: string): void =>
  localStorage.setItem(openedKey(phone), String(Date.now()));

/** A phone in a window that was opened for the calls. */
async function openWindow(pbx: FakePbx, config: PhoneConfig = {}): Promise<Phone> {
  tellOpened(nameOfNext());
  return openNamed(callWindowName(nameOfNext()), pbx, config);
}

/** A phone in a window of that name, which anybody may have opened. */
async function openNamed(name: string, pbx: FakePbx, config: PhoneConfig): Promise<Phone> {
  window.name = name;
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
  const call = pressed('600');
  return { id: call.id, done: phone.request({ ...call, callWindow }, document.body) };
}

const isLeader = ({ tab }: PhoneState): boolean => tab.role === 'leader';

const pressed = (target: string): Extract<Intent, { type: 'call' }> => ({
  type: 'call',
  id: crypto.randomUUID(),
  target,
  options: {},
  activated: true,
});

const roles = (...phones: Phone[]): string[] => phones.map(({ state }) => state.tab.role);

/** The browser gives the line back a moment after it was let go. */
const lineFree = (): Promise<void> =>
  waitUntil(async () => {
    const { held = [] } = await navigator.locks.query();
    return !held.some(({ name }) => name?.startsWith('voip-elements.line.'));
  });

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

describe('a window that a stranger opened', () => {
  const elects = async (name: string): Promise<string> =>
    (await openNamed(name, createFakePbx(), guest)).state.tab.role;

  it('under the name of the phone stands for nothing', async () => {
    expect(await elects(callWindowName('test-0'))).to.equal('solo');
  });

  it('under a name that only begins like it stands for nothing, even while one is being opened', async () => {
    tellOpened('test-0');
    expect(await elects(callWindowName('test-0.x'))).to.equal('solo');
  });

  it('under the name, ten seconds after a press that opened none, stands for nothing', async () => {
    const { now } = Date;
    tellOpened('test-0');
    try {
      Date.now = () => now() + 10_001;
      expect(await elects(callWindowName('test-0'))).to.equal('solo');
    } finally {
      Date.now = now;
    }
  });

  it('under the name takes no line, and what was said of one window is not said of a second', async () => {
    const { pbx, leader, follower } = await twoTabs();
    const first = await openWindow(pbx);
    await until(first, ({ tab }) => tab.role === 'leader');
    sessionStorage.clear(); // as in a window of its own
    const second = await openNamed(callWindowName(nameOfNext()), pbx, {});
    expect(roles(first, second, leader)).to.deep.equal(['leader', 'follower', 'follower']);
    await first.dispose();
    await Promise.any([leader, follower].map((tab) => until(tab, isLeader)));
    expect(roles(second)).to.deep.equal(['follower']);
  });
});

describe('a call window without a call', () => {
  it('stands for the account of a guest for ten seconds, and keeps no other page from calling', async () => {
    skip(10_000);
    const pbx = createFakePbx();
    const phone = await openWindow(pbx, guest);
    await until(phone, ({ tab }) => tab.role === 'solo');
    await lineFree();
    const { phone: page } = await openPhone(guest, pbx);
    const call = pressed('600');
    await page.request(call, document.body);
    await untilCall(page, call.id, 'connected');
    expect(roles(phone, page)).to.deep.equal(['solo', 'leader']);
  });

  it('stands for it again when a press finds it open', async () => {
    skip(10_000);
    const pbx = createFakePbx();
    const phone = await openWindow(pbx, guest);
    await until(phone, ({ tab }) => tab.role === 'solo');
    globalThis.setTimeout = realSetTimeout;
    // As from another page of this origin.
    window.name = callWindowName('test-0');
    dispatchEvent(new StorageEvent('storage', { key: openedKey('test-0') }));
    window.name = '';
    await until(phone, isLeader);
    const { phone: page } = await openPhone(guest, pbx);
    const { id, done } = press(page, 'opened');
    await done;
    await untilCall(phone, id, 'connected');
    expect(roles(phone, page)).to.deep.equal(['leader', 'follower']);
  });

  it('whose last one failed leaves the question for the microphone to whoever is pressed', async () => {
    const pbx = createFakePbx();
    const phone = await openWindow(pbx);
    const { phone: page } = await openPhone({}, pbx);
    const failed = await phone.call('602');
    await untilCall(page, failed, 'ended');
    microphone.permission = 'prompt';
    const id = await page.call('600');
    await untilCall(page, id, 'connected');
    expect(roles(phone, page)).to.deep.equal(['follower', 'leader']);
    await page.hangup(id);
    await until(phone, ({ tab }) => tab.role === 'leader');
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

  it('is given up with its phone, and never made', async () => {
    const pbx = createFakePbx();
    const { phone: page } = await openPhone(guest, pbx);
    const { done } = press(page, 'opened');
    await until(page, ({ tab }) => tab.role === 'leader');
    const [code] = await Promise.all([codeOf(done), closePhones()]);
    expect(code).to.equal('call/cancelled');
    expect(page.state.tab.role).to.equal('solo');
    expect(page.state.calls.order).to.deep.equal([]);
    expect(count(pbx, 'invite')).to.equal(0);
  });
});
