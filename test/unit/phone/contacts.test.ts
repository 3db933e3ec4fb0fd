import { expect } from '@open-wc/testing';
import type { VoipAdapter } from '../../../src/core/adapter.js';
import type { Contact } from '../../../src/core/contacts.js';
import type { Phone } from '../../../src/core/phone.js';
import { Phone as NewPhone } from '../../../src/core/phone.js';
import { createFakePbx } from '../../../src/core/signaling/fake/index.js';
import { account, storage } from './left-call.js';
import { callOf, codeOf, openPhone, until, untilCall } from './phone-under-test.js';
import { beginTabs, endTabs, ringing, twoTabs } from './tabs-under-test.js';

const forget = (): Promise<void> => storage.delete(`contacts.${account}`);

beforeEach(async () => {
  await beginTabs();
  await forget();
});
afterEach(async () => {
  await endTabs();
  await forget();
});

const ada = { name: 'Ada', numbers: [{ number: '600' }] };
const namesOf = (contacts: readonly Contact[]): string[] => contacts.map(({ name }) => name);

const nameOf = (phone: Phone, id: string): string | undefined => callOf(phone, id).remote.name;
const untilNamed = (phone: Phone, id: string, name: string): Promise<void> =>
  until(phone, ({ calls }) => calls.byId[id]?.remote.name === name);
const ringingId = ({ state }: Phone): string =>
  Object.values(state.calls.byId).find((call) => call.state === 'ringing')?.id ?? '';

describe('the contacts of a phone', () => {
  it('are kept for its account, and there are none without one', async () => {
    const { phone } = await openPhone();
    const contacts = await phone.contacts();
    expect(await contacts.list()).to.deep.equal([]);
    const [kept] = await contacts.save([ada]);
    expect(namesOf(await contacts.list())).to.deep.equal(['Ada']);
    expect(contacts.find('600')?.id).to.equal(kept?.id);
    const nobody = new NewPhone('nobody');
    expect(await codeOf(nobody.contacts())).to.equal('config/not-configured');
    await nobody.dispose();
  });

  it('are the same in every tab, which hears of a change', async () => {
    const { leader, follower } = await twoTabs();
    const [here, there] = [await leader.contacts(), await follower.contacts()];
    await there.list();
    const heard = new Promise<void>((resolve) => there.subscribe(resolve));
    await here.save([ada]);
    await heard;
    expect(namesOf(await there.list())).to.deep.equal(['Ada']);
  });

  it('name who is called and who calls, where the signaling does not', async () => {
    const pbx = createFakePbx();
    const { phone } = await openPhone({}, pbx);
    await (await phone.contacts()).save([ada, { name: 'Bob', numbers: [{ number: '700' }] }]);
    const id = await phone.call('600');
    await untilNamed(phone, id, 'Ada');
    expect(callOf(phone, id).remote).to.include({ raw: '600', nameSource: 'contacts' });
    await phone.hangup(id);
    await untilCall(phone, id, 'ended');
    pbx.incoming({ from: '700' });
    await ringing(phone);
    await untilNamed(phone, ringingId(phone), 'Bob');
  });

  it('never stand over the name that the signaling gives, except where that is only the number', async () => {
    const pbx = createFakePbx();
    const { phone } = await openPhone({ maxCalls: 3 }, pbx);
    await (await phone.contacts()).save([{ name: 'Bob', numbers: [{ number: '700' }] }]);
    pbx.incoming({ from: '700', displayName: 'Robert' });
    await ringing(phone);
    const named = ringingId(phone);
    pbx.incoming({ from: '700', displayName: '700' });
    await until(phone, ({ calls }) =>
      Object.values(calls.byId).some(({ remote }) => remote.name === 'Bob'),
    );
    expect(nameOf(phone, named)).to.equal('Robert');
  });

  it('name a call that goes on as soon as somebody saves its number', async () => {
    const { phone } = await openPhone();
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    await (await phone.contacts()).save([ada]);
    await untilNamed(phone, id, 'Ada');
  });
});

describe('an adapter in use', () => {
  const crm: VoipAdapter = {
    name: 'CRM',
    lookup: ({ raw }) => Promise.resolve([{ ...ada, id: '1', name: `Caller ${raw}` }]),
    search: (text) => Promise.resolve([{ ...ada, id: '1', name: `Found ${text}` }]),
    directory: () => [{ ...ada, id: '1' }],
  };

  it('names calls whose number is in no contact, and is asked no more once it is not in use', async () => {
    const { phone } = await openPhone();
    const stop = phone.use(crm);
    const id = await phone.call('600');
    await untilNamed(phone, id, 'Caller 600');
    expect(callOf(phone, id).remote.nameSource).to.equal('adapter');
    const contacts = await phone.contacts();
    expect(namesOf(await contacts.search('x'))).to.deep.equal(['Found x']);
    expect(namesOf(await contacts.directory())).to.deep.equal(['Ada']);
    stop();
    expect(await contacts.search('x')).to.deep.equal([]);
  });

  it('and fails costs its feature and never the call, and is told', async () => {
    const { phone, events } = await openPhone();
    phone.use({
      name: 'CRM',
      lookup: () => {
        throw new Error('no');
      },
    });
    const told = new Promise((resolve) => phone.addEventListener('voip-error', resolve));
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    await told;
    expect(nameOf(phone, id)).to.equal(undefined);
    const [error] = events.filter(({ name }) => name === 'voip-error');
    expect(JSON.stringify(error?.detail)).to.contain('adapter/failed');
  });

  it('and never answers leaves the call without a name, from its first moment to its end', async () => {
    const { phone } = await openPhone();
    phone.use({ name: 'CRM', lookup: () => new Promise(() => undefined) });
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    expect(nameOf(phone, id)).to.equal(undefined);
    await phone.hangup(id);
    await untilCall(phone, id, 'ended');
  });
});
