import { expect } from '@open-wc/testing';
import { VoipError } from '../../../src/core/errors.js';
import type { Phone } from '../../../src/core/phone.js';
import { createFakePbx, type FakePbx } from '../../../src/core/signaling/fake/index.js';
import { lineLock } from '../../../src/core/tabs/tab-leader.js';
import { account, candidates } from './left-call.js';
import { callOf, codeOf, openPhone, until, untilCall } from './phone-under-test.js';
import {
  beginTabs,
  count,
  endTabs,
  microphone,
  openTabs,
  ringing,
  twoTabs,
} from './tabs-under-test.js';

beforeEach(beginTabs);
afterEach(endTabs);

describe('twelve tabs of one account', () => {
  it('are one line: one connection, one registration, and all show it', async () => {
    const { pbx, tabs } = await openTabs(12);
    expect(count(pbx, 'connect')).to.equal(1);
    expect(count(pbx, 'register')).to.equal(1);
    expect(tabs.map(({ state }) => state.tab.role)).to.deep.equal([
      'leader',
      ...Array.from({ length: 11 }, () => 'follower'),
    ]);
    for (const { state } of tabs) {
      expect(state.registration.status).to.equal('registered');
      expect(state.connection.status).to.equal('connected');
    }
  });

  it('all ring, one of them audibly, and a call answered in one is answered in all', async () => {
    const { pbx, tabs } = await openTabs(12);
    const far = pbx.incoming({ from: '200' });
    await Promise.all(tabs.map(ringing));
    const { id } = Object.values(tabs[0]!.state.calls.byId)[0]!;
    expect(pbx.calls).to.have.length(1);
    await tabs[7]!.answer(id);
    await Promise.all(tabs.map((tab) => untilCall(tab, id, 'connected')));
    far.hangup();
    await Promise.all(tabs.map((tab) => untilCall(tab, id, 'ended')));
    expect(tabs.map(({ state }) => state.calls.byId[id]?.end?.outcome)).to.deep.equal(
      tabs.map(() => 'completed'),
    );
  });

  it('tell an event as the leading one in exactly one of them', async () => {
    const { pbx, tabs } = await openTabs(3);
    const told: { leader: boolean; origin: string }[] = [];
    for (const tab of tabs) {
      tab.addEventListener('voip-incoming', ({ detail: { leader, origin } }) =>
        told.push({ leader, origin }),
      );
    }
    pbx.incoming();
    await Promise.all(tabs.map(ringing));
    expect(told).to.have.deep.members([
      { leader: true, origin: 'remote' },
      { leader: false, origin: 'tab' },
      { leader: false, origin: 'tab' },
    ]);
  });

  it('opened in the same moment are one line, too', async () => {
    const pbx = createFakePbx();
    const tabs = await Promise.all([1, 2, 3].map(() => openPhone({}, pbx)));
    const roles = tabs.map(({ phone }) => phone.state.tab.role);
    expect(roles.sort()).to.deep.equal(['follower', 'follower', 'leader']);
    expect(count(pbx, 'register')).to.equal(1);
  });

  it('that come later show the call that is there', async () => {
    const { pbx, leader } = await twoTabs();
    const id = await leader.call('600');
    await untilCall(leader, id, 'connected');
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, id, 'connected');
    expect(phone.state.tab).to.deep.equal({ role: 'follower', sound: 'elsewhere' });
  });
});

describe('a tab that does not have the line', () => {
  it('calls, holds, mutes, sends keys and hangs up like the one that has', async () => {
    const { pbx, leader, follower } = await twoTabs();
    const id = await follower.call('600');
    await untilCall(follower, id, 'connected');
    await until(leader, ({ tab }) => tab.sound === 'here');
    await until(follower, ({ tab }) => tab.sound === 'elsewhere');
    await follower.hold(id);
    expect(callOf(leader, id).hold.local).to.equal('on');
    await follower.resume(id);
    await follower.mute(id);
    expect(callOf(leader, id).muted).to.equal(true);
    await follower.sendDtmf(id, '12#');
    await follower.hangup(id);
    await untilCall(leader, id, 'ended');
    expect(count(pbx, 'invite')).to.equal(1);
    expect(pbx.log).to.deep.include({ type: 'dtmf', call: 'call-1', tones: '12#' });
  });

  it('sends the context of its own page, and calls the number of its own elements', async () => {
    const pbx = createFakePbx();
    await openPhone({ target: '601', attributes: { Ticket: '1' } }, pbx);
    const { phone } = await openPhone({ target: '600', attributes: { Ticket: '2' } }, pbx);
    await phone.call('', { context: { Priority: 'high' } });
    expect(pbx.calls[0]?.target).to.equal('600');
    expect(pbx.calls[0]?.headers).to.include({
      'X-Voip-Context-Ticket': '2',
      'X-Voip-Context-Priority': 'high',
    });
  });

  it('has the line first where only a press can grant the microphone', async () => {
    microphone.permission = 'prompt';
    const { leader, follower } = await twoTabs();
    const id = await follower.call('600');
    expect(follower.state.tab.role).to.equal('leader');
    await untilCall(leader, id, 'connected');
    expect(leader.state.tab.role).to.equal('follower');
  });

  it('that is closed just after it asked for a call has not called twice', async () => {
    const { pbx, follower } = await twoTabs();
    const calling = codeOf(follower.call('600'));
    await Promise.resolve();
    await follower.dispose();
    expect(await calling).to.equal('tabs/leader-lost');
    pbx.incoming();
    expect(count(pbx, 'invite')).to.be.at.most(1);
  });

  it('of another account shows nothing of the first any more, and ends none of its calls', async () => {
    const { leader, follower } = await twoTabs();
    const id = await leader.call('600');
    await until(follower, ({ calls }) => calls.byId[id]?.state === 'connected');
    const ended: string[] = [];
    follower.addEventListener('voip-call-ended', () => ended.push('ended'));
    await follower.configure({ username: '1002', password: 'secret-1002' });
    await until(follower, ({ registration }) => registration.status === 'registered');
    expect(follower.state.tab.role).to.equal('leader');
    expect(follower.state.calls.order).to.deep.equal([]);
    expect(ended).to.deep.equal([]);
    expect(callOf(leader, id).state).to.equal('connected');
  });

  it('gets the same errors', async () => {
    const { leader, follower } = await twoTabs();
    for (const phone of [leader, follower]) {
      expect(await codeOf(phone.hangup('nobody'))).to.equal('call/not-found');
      expect(await codeOf(phone.swap())).to.equal('call/invalid-state');
      const wrong = await phone.setVolume(7).catch((error: unknown) => error);
      expect(wrong).to.be.instanceOf(TypeError);
    }
  });

  it('asks its own page before it calls, and the other page is not asked', async () => {
    const { pbx, leader, follower } = await twoTabs();
    const asked: string[] = [];
    leader.addEventListener('voip-before-call', () => asked.push('leader'));
    follower.addEventListener('voip-before-call', (event) => {
      asked.push('follower');
      event.preventDefault();
    });
    expect(await codeOf(follower.call('600'))).to.equal('call/prevented');
    expect(asked).to.deep.equal(['follower']);
    expect(count(pbx, 'invite')).to.equal(0);
  });

  it('does what is wanted by itself when the tab that has the line does not answer', async () => {
    let release = (): void => undefined;
    void navigator.locks
      .request(lineLock(account), () => new Promise<void>((resolve) => (release = resolve)))
      .catch(() => undefined);
    const pbx = createFakePbx();
    const phone = await openFollower(pbx);
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    expect(phone.state.tab.role).to.equal('leader');
    release();
  });
});

/** Its leading tab may say nothing at all. */
async function openFollower(pbx: FakePbx): Promise<Phone> {
  const opened = openPhone({ register: false }, pbx);
  const { phone } = await opened;
  await phone.configure({ register: true });
  await until(phone, ({ tab }) => tab.role === 'follower');
  return phone;
}

describe('the tab that has the line goes', () => {
  it('and the next one has it, registered', async () => {
    const { pbx, tabs } = await openTabs(3);
    await tabs[0]!.dispose();
    await until(tabs[1]!, ({ tab }) => tab.role === 'leader');
    await until(tabs[1]!, ({ registration }) => registration.status === 'registered');
    await until(tabs[2]!, ({ registration }) => registration.status === 'registered');
    expect(tabs[2]!.state.tab.role).to.equal('follower');
    expect(count(pbx, 'register')).to.equal(2);
    pbx.incoming();
    await ringing(tabs[2]!);
  });
});

describe('guests', () => {
  const guest = { username: '', password: '', register: false, target: '600' };

  it('elect nobody before the press', async () => {
    const pbx = createFakePbx();
    const { phone } = await openPhone(guest, pbx);
    expect(phone.state.tab.role).to.equal('solo');
    expect(pbx.log).to.deep.equal([]);
  });

  it('have one call in a browser', async () => {
    const pbx = createFakePbx();
    const opened = [await openPhone(guest, pbx), await openPhone(guest, pbx)];
    const [first, second] = opened.map(({ phone }) => phone);
    const press = (phone: Phone): Promise<void> =>
      phone.request({
        type: 'call',
        id: `of-${phone.name}`,
        target: '',
        options: {},
        activated: true,
      });
    await press(first!);
    await untilCall(first!, `of-${first!.name}`, 'connected');
    const refused = await press(second!).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(VoipError);
    expect(refused).to.include({ code: 'call/limit-reached' });
    expect(count(pbx, 'invite')).to.equal(1);
    expect(second!.state.calls.order).to.deep.equal([`of-${first!.name}`]);
    await first!.hangupAll();
    await untilCall(first!, `of-${first!.name}`, 'ended');
    // What the first one leaves is being written for a moment.
    while ((await candidates('')).lead > 0);
    await second!.request({ type: 'call', id: 'again', target: '', options: {}, activated: true });
    await untilCall(second!, 'again', 'connected');
  });
});

describe('a browser without a way between tabs', () => {
  const { BroadcastChannel: real } = globalThis;
  afterEach(() => Object.assign(globalThis, { BroadcastChannel: real }));

  it('has a line in every tab', async () => {
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    const { pbx, tabs } = await openTabs(2);
    expect(tabs.map(({ state }) => state.tab.role)).to.deep.equal(['solo', 'solo']);
    expect(count(pbx, 'register')).to.equal(2);
  });
});
