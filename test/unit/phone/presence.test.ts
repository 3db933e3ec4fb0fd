import { expect } from '@open-wc/testing';
import type { Phone } from '../../../src/core/phone.js';
import { createFakePbx, type FakeCall } from '../../../src/core/signaling/fake/index.js';
import type { PresenceState } from '../../../src/core/state.js';
import { account, storage } from './left-call.js';
import { openPhone, until, untilCall, untilLogged } from './phone-under-test.js';
import { beginTabs, endTabs, ringing, twoTabs } from './tabs-under-test.js';

const forget = async (): Promise<void> => {
  localStorage.clear();
  await Promise.all([`log.${account}`, `log.${account}.0`].map((key) => storage.delete(key)));
};
beforeEach(async () => {
  await beginTabs();
  await forget();
});
afterEach(async () => {
  await endTabs();
  await forget();
});

const refused = async (far: FakeCall): Promise<void> => {
  while (far.rejectedWith === undefined) await new Promise((resolve) => setTimeout(resolve));
};

/** What a phone says of its presence, from now on. */
function toldBy(phone: Phone): PresenceState[] {
  const told: PresenceState[] = [];
  phone.addEventListener('voip-presence', ({ detail }) => told.push(detail.presence));
  return told;
}

const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();

describe('a phone that shall not be disturbed', () => {
  it('does not ring: the caller gets 480, the page is told who it was, and it is missed', async () => {
    const { phone, pbx, events } = await openPhone({ callLog: 'keep' });
    const told = toldBy(phone);
    const silenced: string[] = [];
    phone.addEventListener('voip-call-silenced', ({ detail: { call } }) =>
      silenced.push(`${call.remote.raw} ${call.end?.outcome} ${call.end?.sip?.code}`),
    );
    await phone.setPresence({ status: 'dnd' });
    const far = pbx.incoming({ from: '200' });
    await until(phone, ({ recents }) => recents?.entries.length === 1);
    expect(far.rejectedWith).to.equal(480);
    expect(silenced).to.deep.equal(['200 missed 480']);
    expect(events.map(({ name }) => name)).to.deep.equal([]);
    expect(phone.state.calls.order).to.deep.equal([]);
    expect(phone.state.recents?.missed).to.equal(1);
    expect(phone.state.recents?.entries[0]).to.deep.include({
      outcome: 'missed',
      end: { by: 'system', sip: 480, error: 'call/silenced' },
    });
    expect(told.map(({ status, silenced }) => `${status} ${silenced}`)).to.deep.equal([
      'dnd 0',
      'dnd 1',
    ]);
  });

  it('rings again when it is available', async () => {
    const { phone, pbx } = await openPhone();
    await phone.setPresence({ status: 'away' });
    await refused(pbx.incoming());
    await phone.setPresence({ status: 'available' });
    pbx.incoming();
    await ringing(phone);
    expect(phone.state.presence).to.deep.equal({ status: 'available', until: null, silenced: 1 });
  });

  it('rings again when its time is over', async () => {
    const { phone, pbx } = await openPhone();
    await phone.setPresence({ status: 'dnd', until: soon(50) });
    await until(phone, ({ presence }) => presence?.status === 'available');
    pbx.incoming();
    await ringing(phone);
  });

  it('still calls, and lets what rings go on ringing', async () => {
    const { phone, pbx } = await openPhone();
    pbx.incoming();
    await ringing(phone);
    await phone.setPresence({ status: 'dnd' });
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    expect(Object.values(phone.state.calls.byId).map(({ state }) => state)).to.deep.equal([
      'ringing',
      'connected',
    ]);
  });

  it('is so after a reload before the first call can come', async () => {
    const pbx = createFakePbx();
    const { phone } = await openPhone({}, pbx);
    await phone.setPresence({ status: 'dnd' });
    await phone.dispose();
    const opening = openPhone({}, pbx);
    await untilLogged(pbx, 'unregister');
    const registrations = (): number => pbx.log.filter(({ type }) => type === 'register').length;
    while (registrations() < 2) await new Promise((resolve) => setTimeout(resolve));
    const far = pbx.incoming();
    const { phone: next } = await opening;
    await refused(far);
    expect(far.rejectedWith).to.equal(480);
    expect(next.state.presence).to.deep.include({ status: 'dnd', silenced: 1 });
  });

  it('is not so for another account of the browser', async () => {
    const { phone, pbx } = await openPhone();
    await phone.setPresence({ status: 'dnd' });
    await phone.configure({ username: '1002', password: 'secret-1002' });
    await until(
      phone,
      ({ registration, settings }) =>
        registration.status === 'registered' && settings?.username === '1002',
    );
    while (!pbx.log.some((one) => one.type === 'register' && one.username === '1002')) {
      await new Promise((resolve) => setTimeout(resolve));
    }
    pbx.incoming({ to: '1002' });
    await ringing(phone);
    expect(phone.state.presence).to.equal(null);
  });

  it('rejects a wrong argument with a TypeError, and a time that is over with a code', async () => {
    const { phone } = await openPhone();
    const set = (change: object): Promise<unknown> =>
      phone.setPresence(change as { status: 'dnd' }).catch((cause: unknown) => cause);
    expect(await set({ status: 'asleep' })).to.be.instanceOf(TypeError);
    expect(await set({ status: 'dnd', until: soon(-1000) })).to.have.property(
      'code',
      'call/invalid-state',
    );
    expect(phone.state.presence).to.equal(null);
  });
});

describe('the presence of an account with several tabs', () => {
  it('is one: set in any of them, counted and told in all', async () => {
    const { pbx, leader, follower } = await twoTabs();
    const told = toldBy(leader);
    const leaders: boolean[] = [];
    for (const tab of [leader, follower]) {
      tab.addEventListener('voip-call-silenced', ({ detail }) => leaders.push(detail.leader));
    }
    await follower.setPresence({ status: 'dnd' });
    expect(leader.state.presence?.status).to.equal('dnd');
    await refused(pbx.incoming());
    await until(follower, ({ presence }) => presence?.silenced === 1);
    while (leaders.length < 2) await new Promise((resolve) => setTimeout(resolve));
    expect(leaders.filter(Boolean)).to.have.length(1);
    expect(told.at(-1)).to.deep.equal(follower.state.presence);
  });

  it('stays when the tab with the line goes', async () => {
    const { pbx, leader, follower } = await twoTabs();
    await leader.setPresence({ status: 'dnd', until: soon(60_000) });
    const { presence } = leader.state;
    await leader.dispose();
    await until(
      follower,
      ({ tab, registration }) => tab.role === 'leader' && registration.status === 'registered',
    );
    await refused(pbx.incoming());
    expect(follower.state.presence).to.deep.equal({ ...presence, silenced: 1 });
  });

  it('stays when the line is taken and given back', async () => {
    const { leader: first, follower: second } = await twoTabs();
    await first.setPresence({ status: 'away' });
    for (const tab of [second, first]) {
      await tab.takeOver();
      await until(tab, ({ presence }) => presence?.status === 'away');
      await until(tab, (state) => state.registration.status === 'registered');
      expect(tab.state.tab.role).to.equal('leader');
    }
  });

  it('crosses as a wrong argument, too', async () => {
    const { follower } = await twoTabs();
    const wrong = follower.setPresence({ status: 'asleep' } as never);
    expect(await wrong.catch((cause: unknown) => cause)).to.be.instanceOf(TypeError);
  });
});
