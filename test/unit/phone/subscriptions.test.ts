import { expect } from '@open-wc/testing';
import { createFakePbx, type FakePbx } from '../../../src/core/signaling/fake/index.js';
import type { Phone } from '../../../src/core/phone.js';
import type { ExtensionStatus, SubscriptionsState } from '../../../src/core/state.js';
import { codeOf, openPhone, until, untilLogged } from './phone-under-test.js';
import { beginTabs, count, endTabs } from './tabs-under-test.js';

beforeEach(beginTabs);
afterEach(endTabs);

const watching = { watch: '200 201', voicemail: '*97' };
const noMessages = { waiting: false, new: 0, old: 0, urgent: 0 };

const statusOf = (phone: Phone, extension: string): ExtensionStatus | undefined =>
  phone.state.subscriptions?.extensions.find((one) => one.extension === extension)?.status;

const untilStatus = (phone: Phone, extension: string, status: ExtensionStatus): Promise<void> =>
  until(phone, () => statusOf(phone, extension) === status);

const untilMessages = (phone: Phone, fresh: number): Promise<void> =>
  until(phone, ({ subscriptions }) => subscriptions?.messages?.new === fresh);

/** What a phone says of what it watches, from now on. */
function toldBy(phone: Phone): SubscriptionsState[] {
  const told: SubscriptionsState[] = [];
  phone.addEventListener('voip-subscriptions', ({ detail }) => told.push(detail.subscriptions));
  return told;
}

const subscribed = (pbx: FakePbx): string[] => [...pbx.subscriptions.current].sort();

describe('watched extensions and messages waiting', () => {
  it('are in the state in the order of the setting, and each change is told', async () => {
    const { phone, pbx } = await openPhone(watching);
    await untilStatus(phone, '201', 'idle');
    await untilMessages(phone, 0);
    const told = toldBy(phone);
    const remote = { number: '030123', name: 'Ana' };
    pbx.subscriptions.setExtension('201', { status: 'ringing', remote });
    await untilStatus(phone, '201', 'ringing');
    expect(phone.state.subscriptions).to.deep.equal({
      messages: noMessages,
      extensions: [
        { extension: '200', status: 'idle' },
        { extension: '201', status: 'ringing', remote },
      ],
    });
    pbx.subscriptions.setMessages('1001', { waiting: true, new: 2, old: 1, urgent: 0 });
    await untilMessages(phone, 2);
    expect(told).to.have.length(2);
    expect(told[1]).to.equal(phone.state.subscriptions);
  });

  it('are asked for by nobody who names none, and there is nothing in the state', async () => {
    const { phone, pbx } = await openPhone();
    expect(phone.state.subscriptions).to.equal(null);
    expect(count(pbx, 'subscribe')).to.equal(0);
  });

  it('follow the settings: what is named no more is unsubscribed, the rest stays as it is', async () => {
    const { phone, pbx } = await openPhone(watching);
    await untilStatus(phone, '200', 'idle');
    await untilMessages(phone, 0);
    await phone.configure({ watch: ['200', '202'], voicemail: '' });
    await untilStatus(phone, '202', 'idle');
    expect(phone.state.subscriptions?.messages).to.equal(null);
    await untilLogged(pbx, 'unsubscribe');
    expect(subscribed(pbx)).to.deep.equal(['200', '202']);
    expect(pbx.log.filter((entry) => entry.type === 'subscribe' && entry.what === '200')).length(1);
    await phone.configure({ watch: '' });
    expect(phone.state.subscriptions).to.equal(null);
  });

  it('are there as well where the phone registers only after its first call', async () => {
    const { phone, pbx } = await openPhone({ ...watching, register: false });
    const id = await phone.call('600');
    await phone.hangup(id);
    await phone.connect();
    expect(count(pbx, 'subscribe')).to.equal(0);
    await phone.configure({ register: true });
    await untilStatus(phone, '201', 'idle');
  });

  it('are unknown while the socket is lost, and asked for again when it is back', async () => {
    const { phone, pbx } = await openPhone(watching);
    pbx.subscriptions.setExtension('200', { status: 'busy' });
    await untilStatus(phone, '200', 'busy');
    pbx.dropConnection();
    await untilStatus(phone, '200', 'unknown');
    expect(phone.state.subscriptions?.messages).to.equal(null);
    await untilStatus(phone, '200', 'busy');
    await untilMessages(phone, 0);
    expect(subscribed(pbx)).to.deep.equal(['200', '201', 'messages']);
  });

  it('are asked for again when the PBX ends them', async () => {
    const { phone, pbx, events } = await openPhone({ watch: '200' });
    await untilStatus(phone, '200', 'idle');
    pbx.subscriptions.terminate();
    await untilStatus(phone, '200', 'unknown');
    await untilStatus(phone, '200', 'idle');
    expect(events.map(({ name }) => name)).not.to.include('voip-error');
  });

  it('are told as an error once where the PBX refuses them, also after a reconnection', async () => {
    const pbx = createFakePbx({ users: { 1001: 'secret-1001', 200: '' } });
    const { phone, events } = await openPhone({ watch: '200 999' }, pbx);
    const errors = (): unknown[] =>
      events.flatMap(({ detail }) =>
        detail instanceof Object && 'error' in detail ? [detail.error] : [],
      );
    await untilStatus(phone, '200', 'idle');
    // What was told while the phone was opened waits for nobody.
    while (!errors().length) await new Promise((resolve) => setTimeout(resolve));
    expect(statusOf(phone, '999')).to.equal('unknown');
    pbx.dropConnection();
    await untilStatus(phone, '200', 'unknown');
    await untilStatus(phone, '200', 'idle');
    await phone.disconnect();
    expect(errors()).to.have.length(1);
    expect(errors()[0]).to.deep.include({
      code: 'network/subscription-refused',
      detail: { event: 'dialog', target: '999', status: 404 },
    });
  });

  it('are taken leave of when the phone unregisters, and unknown from then on', async () => {
    const { phone, pbx } = await openPhone(watching);
    await untilStatus(phone, '201', 'idle');
    await untilMessages(phone, 0);
    await phone.disconnect();
    expect(count(pbx, 'unsubscribe')).to.equal(3);
    expect(statusOf(phone, '201')).to.equal('unknown');
    await phone.connect();
    await untilStatus(phone, '201', 'idle');
  });

  it('are asked for in one tab, shown in all, and go on in the tab that takes the line over', async () => {
    const pbx = createFakePbx();
    const { phone: leader } = await openPhone(watching, pbx);
    const { phone: follower } = await openPhone(watching, pbx);
    await untilStatus(leader, '201', 'idle');
    pbx.subscriptions.setExtension('201', { status: 'ringing' });
    await untilStatus(follower, '201', 'ringing');
    expect(count(pbx, 'subscribe')).to.equal(3);
    await follower.takeOver();
    await untilStatus(follower, '201', 'ringing');
    pbx.subscriptions.setExtension('201', { status: 'idle' });
    await untilStatus(follower, '201', 'idle');
    await untilStatus(leader, '201', 'idle');
  });
});

describe('a call that is picked up', () => {
  it('dials the feature code before the extension, and the page is asked as for any call', async () => {
    const { phone, pbx } = await openPhone({ ...watching, pickupCode: '**' });
    const asked: unknown[] = [];
    phone.addEventListener('voip-before-call', ({ detail: { intent } }) => asked.push(intent));
    const id = await phone.pickUp('201');
    expect(pbx.calls.at(-1)?.target).to.equal('**201');
    expect(asked[0]).to.deep.include({ type: 'call', id, target: '**201' });
  });

  it('is *8 unless the settings say otherwise, and is not dialled where the page prevents it', async () => {
    const { phone, pbx } = await openPhone();
    await phone.pickUp('201');
    expect(pbx.calls.at(-1)?.target).to.equal('*8201');
    phone.addEventListener('voip-before-call', (event) => event.preventDefault());
    expect(await codeOf(phone.pickUp('202'))).to.equal('call/prevented');
    expect(pbx.calls).to.have.length(1);
  });
});
