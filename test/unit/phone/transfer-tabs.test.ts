import { expect } from '@open-wc/testing';
import type { Phone } from '../../../src/core/phone.js';
import { callOf, closePhones, codeOf, until, untilCall } from './phone-under-test.js';
import { beginTabs, endTabs, twoTabs } from './tabs-under-test.js';
import { untilTransfer } from './transfer-under-test.js';

afterEach(closePhones);

const outcomeOf = (phone: Phone, id: string): string | undefined => callOf(phone, id).end?.outcome;

describe('a transfer and the tabs', () => {
  beforeEach(beginTabs);
  afterEach(endTabs);

  it('is carried out by the leading tab, and told in both', async () => {
    const { leader, follower } = await twoTabs();
    const id = await leader.call('600');
    await until(follower, ({ calls }) => calls.byId[id]?.state === 'connected');
    const consultId = await follower.startTransfer(id, '601');
    await untilCall(follower, consultId, 'connected');
    expect(callOf(follower, id).transfer).to.deep.include({ state: 'started', consultId });
    await follower.completeTransfer(id);
    for (const tab of [leader, follower]) {
      await untilCall(tab, id, 'ended');
      await untilCall(tab, consultId, 'ended');
      expect(outcomeOf(tab, id)).to.equal('transferred');
      expect(outcomeOf(tab, consultId)).to.equal('transferred');
    }
  });

  it('that fails is told to the tab that asked for it', async () => {
    const { leader, follower } = await twoTabs();
    const id = await leader.call('600');
    await until(follower, ({ calls }) => calls.byId[id]?.state === 'connected');
    const error: unknown = await follower.transfer(id, '602').catch((reason: unknown) => reason);
    expect(error).to.deep.include({ code: 'call/transfer-failed', detail: { status: 486 } });
    await untilTransfer(follower, id, 'failed');
  });

  it('is forgotten where another tab goes on with the calls: they are two calls', async () => {
    const { leader, follower } = await twoTabs();
    const id = await leader.call('600');
    await untilCall(leader, id, 'connected');
    const consultId = await leader.startTransfer(id, '601');
    await until(follower, ({ calls }) => calls.byId[consultId]?.state === 'connected');
    await follower.takeOver();
    for (const one of [id, consultId]) await untilCall(follower, one, 'connected');
    expect(callOf(follower, id).transfer).to.equal(undefined);
    expect(callOf(follower, id).hold.local).to.equal('on');
    expect(callOf(follower, id).can.transfer).to.equal(true);
    expect(await codeOf(follower.completeTransfer(id))).to.equal('call/invalid-state');
    // And back, where it was begun: nothing of it is left there.
    for (const one of [id, consultId]) await untilCall(leader, one, 'connected');
    await leader.takeOver();
    for (const one of [id, consultId]) await untilCall(leader, one, 'connected');
    await leader.transfer(id, '620');
    await untilCall(leader, id, 'ended');
    expect(callOf(leader, consultId).state).to.equal('connected');
  });
});
