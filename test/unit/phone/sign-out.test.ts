import { expect } from '@open-wc/testing';
import type { Phone } from '../../../src/core/phone.js';
import type { FakePbx } from '../../../src/core/signaling/fake/index.js';
import { codeOf, openPhone, until, untilCall } from './phone-under-test.js';
import { beginTabs, endTabs, openTabs, twoTabs } from './tabs-under-test.js';

beforeEach(beginTabs);
afterEach(endTabs);

const registrations = (pbx: FakePbx): number =>
  pbx.log.filter(({ type }) => type === 'register').length;

const isOff = ({ state }: Phone): boolean =>
  state.registration.status === 'off' && state.connection.status === 'disconnected';

describe('a phone that was disconnected', () => {
  it('does not register again by itself, whatever else is configured', async () => {
    const { phone, pbx } = await openPhone();
    const before = registrations(pbx);
    await phone.disconnect();
    await phone.configure({ displayName: 'Anna' });
    phone.attach(document.createElement('div'), { target: '600' });
    await phone.configure({ maxCalls: 3 });
    expect(isOff(phone)).to.equal(true);
    expect(registrations(pbx)).to.equal(before);
  });

  it('does not register again after a call that a script made meanwhile', async () => {
    const { phone, pbx } = await openPhone();
    const before = registrations(pbx);
    await phone.disconnect();
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    await phone.hangup(id);
    await until(phone, ({ connection }) => connection.status === 'disconnected');
    expect(registrations(pbx)).to.equal(before);
  });

  it('registers again when it is asked to', async () => {
    const { phone } = await openPhone();
    await phone.disconnect();
    await phone.connect();
    await until(phone, ({ registration }) => registration.status === 'registered');
  });

  it('registers with other credentials', async () => {
    const { phone } = await openPhone();
    await phone.disconnect();
    await phone.configure({ username: '1002', password: 'secret-1002' });
    await until(phone, ({ registration }) => registration.status === 'registered');
    expect(phone.state.settings?.username).to.equal('1002');
  });

  it('has no credentials any more when they are taken away, and calls nobody with the old ones', async () => {
    const { phone, pbx } = await openPhone();
    const before = registrations(pbx);
    await phone.disconnect();
    expect(await codeOf(phone.configure({ password: '' }))).to.equal('auth/credentials-needed');
    expect(phone.state.settings?.configured).to.equal(false);
    await codeOf(phone.call('600'));
    await phone.configure({ displayName: 'Anna' }).catch(() => undefined);
    expect(registrations(pbx)).to.equal(before);
    expect(pbx.log.some(({ type }) => type === 'invite')).to.equal(false);
  });
});

describe('signing out', () => {
  const registered = (phone: Phone): Promise<void> =>
    until(phone, ({ registration }) => registration.status === 'registered');
  const leads = (phone: Phone): Promise<void> => until(phone, ({ tab }) => tab.role === 'leader');

  it('lets the same credentials in again when they are given anew', async () => {
    const { phone } = await openPhone();
    await phone.disconnect();
    await codeOf(phone.configure({ password: '' }));
    await phone.configure({ password: 'secret-1001' });
    await registered(phone);
  });

  it('counts in every tab: one that leads later does not register with what its page gave', async () => {
    const { pbx, leader, follower } = await twoTabs();
    await leader.disconnect();
    const before = registrations(pbx);
    await codeOf(leader.configure({ password: '' }));
    await leads(follower);
    await follower.configure({ displayName: 'Anna' });
    expect(isOff(follower)).to.equal(true);
    expect(registrations(pbx)).to.equal(before);
  });

  it('counts in a tab that is opened after it, too', async () => {
    const { pbx, tabs } = await openTabs(1);
    const [first] = tabs;
    await first!.disconnect();
    const before = registrations(pbx);
    const { phone: later } = await openPhone({ register: false }, pbx);
    await later.configure({ register: true });
    await until(later, ({ tab }) => tab.role === 'follower');
    await until(later, ({ calls }) => calls.order.length === 0);
    await later.setVolume(0.5); // answered by the tab that leads
    await first!.dispose();
    await leads(later);
    await later.configure({ displayName: 'Anna' });
    expect(isOff(later)).to.equal(true);
    expect(registrations(pbx)).to.equal(before);
  });

  it('is over for all tabs when one of them signs in again', async () => {
    const { leader, follower } = await twoTabs();
    await follower.disconnect();
    expect(isOff(leader)).to.equal(true);
    await follower.connect();
    await registered(leader);
    await registered(follower);
    await leader.dispose();
    await leads(follower);
    await registered(follower);
  });
});
