import { expect } from '@open-wc/testing';
import { createFakePbx } from '../../../src/core/signaling/fake/index.js';
import { account, candidates, forgetEverything, markKey } from './left-call.js';
import { forgetPages, openPage, untilKept } from './page-that-goes.js';
import { callOf, closePhones, openPhone, until, untilCall } from './phone-under-test.js';

beforeEach(forgetEverything);
afterEach(async () => {
  forgetPages();
  await closePhones();
  await forgetEverything();
});

describe('a page that goes during a call', () => {
  it('leaves what it takes to go on, without a secret, and does not hang up', async () => {
    const pbx = createFakePbx();
    const { phone, leave } = await openPage(pbx);
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    const kept = await untilKept(id);
    leave();
    expect(localStorage.getItem(markKey)).to.contain(account);
    expect(kept).not.to.contain('secret-1001');
    expect(pbx.calls[0]?.state).to.equal('answered');
  });

  it('and the next one: it is the same call, muted and timed as before', async () => {
    const pbx = createFakePbx();
    const before = await openPage(pbx);
    const id = await before.phone.call('600', { context: { ticket: '7' } });
    await untilCall(before.phone, id, 'connected');
    await before.phone.mute(id);
    await untilKept('"muted":true');
    const call = callOf(before.phone, id);
    before.leave();
    const { phone, events } = await openPhone({}, pbx);
    await untilCall(phone, id, 'connected');
    const { answeredAt, createdAt, direction, remote, local, context, muted } = call;
    expect(callOf(phone, id)).to.deep.include({
      ...{ answeredAt, createdAt, direction, remote, local, context, muted },
    });
    expect(events.map(({ name }) => name)).to.deep.equal(['voip-call-recovered']);
    expect(pbx.calls).to.have.length(1);
    expect(pbx.log.map(({ type }) => type)).to.include('replace');
    expect(pbx.log.map(({ type }) => type)).not.to.include('bye');
  });

  it('that the other side began: it is gone on with in the direction it had', async () => {
    const pbx = createFakePbx();
    const before = await openPage(pbx);
    pbx.incoming({ from: '200' });
    await until(before.phone, ({ calls }) => calls.order.length === 1);
    const [id = ''] = before.phone.state.calls.order;
    await before.phone.answer(id);
    await untilKept(id);
    before.leave();
    const { phone, events } = await openPhone({}, pbx);
    await untilCall(phone, id, 'connected');
    expect(callOf(phone, id)).to.include({ direction: 'incoming' });
    expect(events.map(({ name }) => name)).to.deep.equal(['voip-call-recovered']);
  });

  it('and the next, and the one after that', async () => {
    const pbx = createFakePbx();
    const first = await openPage(pbx);
    const id = await first.phone.call('600');
    await untilCall(first.phone, id, 'connected');
    await untilKept('call-1/1');
    const { answeredAt } = callOf(first.phone, id);
    first.leave();
    const second = await openPage(pbx);
    await untilCall(second.phone, id, 'connected');
    await untilKept('call-1/2');
    second.leave();
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, id, 'connected');
    expect(callOf(phone, id).answeredAt).to.equal(answeredAt);
    expect(pbx.calls[0]?.dialog.callId).to.equal('call-1/3');
  });
});

describe('a second page of the account', () => {
  it('shows a call that the first one has, and leaves it there', async () => {
    const pbx = createFakePbx();
    const first = await openPage(pbx);
    const id = await first.phone.call('600');
    await untilCall(first.phone, id, 'connected');
    await untilKept('call-1/1');
    const { phone } = await openPhone({ register: false }, pbx);
    await phone.connect();
    while ((await candidates()).wait === 0);
    expect(await candidates()).to.deep.equal({ lead: 1, wait: 1 });
    await untilCall(phone, id, 'connected');
    expect(phone.state.tab).to.deep.equal({ role: 'follower', sound: 'elsewhere' });
    expect(pbx.log.map(({ type }) => type)).not.to.include('replace');
    expect(callOf(first.phone, id).state).to.equal('connected');
  });
});

describe('a phone that is disposed of in a call', () => {
  it('leaves nothing for the next to go on with, however soon that comes', async () => {
    const pbx = createFakePbx();
    for (let i = 0; i < 5; i += 1) {
      const { phone } = await openPhone({}, pbx);
      const id = await phone.call('600');
      await untilCall(phone, id, 'connected');
      await phone.dispose();
      const next = await openPhone({}, pbx);
      expect(next.phone.state.calls.order).to.deep.equal([]);
      await next.phone.dispose();
    }
    expect(pbx.log.map(({ type }) => type)).not.to.include('replace');
  });
});
