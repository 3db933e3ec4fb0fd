import { expect } from '@open-wc/testing';
import type { Phone } from '../../../src/core/phone.js';
import { callOf, closePhones, codeOf, openPhone, untilCall } from './phone-under-test.js';
import { ringing } from './tabs-under-test.js';
import { begun, consulting, stateOf, talking } from './transfer-under-test.js';

afterEach(closePhones);

const outcomeOf = (phone: Phone, id: string): string | undefined => callOf(phone, id).end?.outcome;

describe('startTransfer()', () => {
  it('holds the call and calls the target; its id stands in the transfer', async () => {
    const { phone, id, consultId, told } = await consulting();
    expect(callOf(phone, id).transfer).to.deep.equal({
      kind: 'attended',
      state: 'started',
      target: '601',
      consultId,
    });
    expect(callOf(phone, id).hold.local).to.equal('on');
    expect(callOf(phone, consultId)).to.deep.include({ state: 'connected', direction: 'outgoing' });
    expect(phone.state.calls.activeId).to.equal(consultId);
    expect(told).to.deep.equal(['started']);
  });

  it('asks the page as a transfer, not as a call of its own', async () => {
    const { phone, id } = await talking();
    const asked: string[] = [];
    phone.addEventListener('voip-before-call', () => asked.push('call'));
    phone.addEventListener('voip-before-transfer', ({ detail }) =>
      asked.push('consultId' in detail.intent ? 'attended' : 'blind'),
    );
    await phone.startTransfer(id, '601');
    expect(asked).to.deep.equal(['attended']);
  });

  it('has the events of the call to the target come from the element that was used', async () => {
    const { phone, id } = await talking();
    const [first, used] = [document.createElement('div'), document.createElement('div')];
    document.body.append(first, used);
    phone.attach(first, {});
    phone.attach(used, {});
    const told: string[] = [];
    for (const [name, element] of Object.entries({ first, used })) {
      element.addEventListener('voip-call-started', () => told.push(name));
    }
    await phone.request({ type: 'transfer', id, target: '601', consultId: 'consultation' }, used);
    expect(told).to.deep.equal(['used']);
    for (const element of [first, used]) {
      phone.detach(element);
      element.remove();
    }
  });

  it('to a target that is busy has failed; the call waits, and there is a way back', async () => {
    const { phone, id, told } = await talking();
    const consultId = await phone.startTransfer(id, '602');
    await untilCall(phone, consultId, 'ended');
    expect(told).to.deep.equal(['started', 'failed']);
    expect(callOf(phone, id).transfer?.error).to.deep.include({ code: 'call/busy' });
    expect(callOf(phone, id)).to.include({ state: 'connected' });
    expect(callOf(phone, id).hold.local).to.equal('on');
    await phone.cancelTransfer(id);
    expect(callOf(phone, id).hold.local).to.equal('off');
    expect(callOf(phone, id).transfer).to.equal(undefined);
  });

  for (const target of ['', 'a b']) {
    it(`to ${JSON.stringify(target)} is call/invalid-target, and there is a way back`, async () => {
      const { phone, id } = await talking();
      expect(await codeOf(phone.startTransfer(id, target))).to.equal('call/invalid-target');
      expect(callOf(phone, id).state).to.equal('connected');
      await phone.resume(id);
      expect(callOf(phone, id).hold.local).to.equal('off');
      await phone.transfer(id, '601');
      await untilCall(phone, id, 'ended');
    });
  }

  it('over the limit of calls is call/limit-reached; the call goes on as it was', async () => {
    const { phone, id, told } = await talking({ maxCalls: 1 });
    expect(await codeOf(phone.startTransfer(id, '601'))).to.equal('call/limit-reached');
    expect(told).to.deep.equal(['started', 'failed']);
    expect(callOf(phone, id).hold.local).to.equal('off');
    expect(callOf(phone, id).can.transfer).to.equal(true);
  });

  it('twice, or for the call to the target while that is not joined, is call/invalid-state', async () => {
    const { phone, id, consultId } = await consulting({ maxCalls: 3 });
    for (const busy of [id, consultId]) {
      expect(await codeOf(phone.startTransfer(busy, '620'))).to.equal('call/invalid-state');
      expect(await codeOf(phone.transfer(busy, '620'))).to.equal('call/invalid-state');
    }
    expect(callOf(phone, consultId).consults).to.equal(id);
    expect(callOf(phone, consultId).can.transfer).to.equal('consulting');
    expect(phone.state.calls.order).to.deep.equal([id, consultId]);
  });
});

describe('completeTransfer()', () => {
  it('joins the other sides; both calls have ended as transferred', async () => {
    const { phone, pbx, id, consultId, told } = await consulting();
    await phone.completeTransfer(id);
    await untilCall(phone, id, 'ended');
    await untilCall(phone, consultId, 'ended');
    expect(outcomeOf(phone, id)).to.equal('transferred');
    expect(outcomeOf(phone, consultId)).to.equal('transferred');
    expect(told).to.deep.equal(['started', 'completed']);
    expect(pbx.log.filter(({ type }) => type === 'refer')).to.deep.equal([
      { type: 'refer', call: 'call-1', to: 'call-2/1' },
    ]);
  });

  it('also where the other side ends both calls and says nothing', async () => {
    const { phone, pbx, id, consultId } = await consulting();
    const [first, consult] = pbx.calls;
    first!.follow = () => {
      consult!.hangup();
      first!.hangup();
    };
    await phone.completeTransfer(id);
    expect(outcomeOf(phone, id)).to.equal('transferred');
    expect(outcomeOf(phone, consultId)).to.equal('transferred');
    expect(stateOf(phone, id)).to.equal('completed');
  });

  it('before the target has answered is call/invalid-state, and the call to it goes on', async () => {
    const { phone, pbx, id } = await talking();
    const consultId = await phone.startTransfer(id, '603');
    await untilCall(phone, consultId, 'ringing');
    expect(await codeOf(phone.completeTransfer(id))).to.equal('call/invalid-state');
    expect(callOf(phone, consultId).state).to.equal('ringing');
    expect(pbx.log.some(({ type }) => type === 'refer')).to.equal(false);
  });

  it('without a transfer is call/invalid-state', async () => {
    const { phone, id } = await talking();
    expect(await codeOf(phone.completeTransfer(id))).to.equal('call/invalid-state');
    expect(await codeOf(phone.cancelTransfer(id))).to.equal('call/invalid-state');
    expect(callOf(phone, id).state).to.equal('connected');
  });

  it('that is refused leaves both calls, and may be tried again or called off', async () => {
    const { phone, pbx, id, consultId, told } = await consulting();
    const [first] = pbx.calls;
    first!.referStatus = 603;
    expect(await codeOf(phone.completeTransfer(id))).to.equal('call/transfer-failed');
    expect(callOf(phone, id).hold.local).to.equal('on');
    expect(callOf(phone, consultId).state).to.equal('connected');
    expect(callOf(phone, id).transfer).to.deep.include({ state: 'failed', consultId });
    first!.referStatus = 202;
    await phone.completeTransfer(id);
    await untilCall(phone, id, 'ended');
    expect(outcomeOf(phone, id)).to.equal('transferred');
    expect(told).to.deep.equal(['started', 'failed', 'started', 'completed']);
    expect(callOf(phone, id).transfer?.error).to.equal(undefined);
  });

  it('twice at once is refused once', async () => {
    const { phone, pbx, id } = await consulting();
    const [one, other] = [phone.completeTransfer(id), phone.completeTransfer(id)];
    expect(await codeOf(other)).to.equal('call/invalid-state');
    await one;
    expect(pbx.log.filter(({ type }) => type === 'refer')).to.have.length(1);
  });

  it('whose target hangs up in that very moment has failed; the first call goes on', async () => {
    const { phone, pbx, id, consultId } = await consulting();
    const [first, consult] = pbx.calls;
    first!.follow = (_to, notify) => {
      consult!.hangup();
      notify(481);
    };
    expect(await codeOf(phone.completeTransfer(id))).to.equal('call/transfer-failed');
    await untilCall(phone, consultId, 'ended');
    expect(stateOf(phone, id)).to.equal('failed');
    expect(callOf(phone, id).state).to.equal('connected');
    await phone.cancelTransfer(id);
    expect(callOf(phone, id).hold.local).to.equal('off');
  });
});

describe('cancelTransfer()', () => {
  it('ends the call to the target and resumes the first', async () => {
    const { phone, id, consultId, told } = await consulting();
    await phone.cancelTransfer(id);
    await untilCall(phone, consultId, 'ended');
    expect(outcomeOf(phone, consultId)).to.equal('completed');
    expect(callOf(phone, id).hold.local).to.equal('off');
    expect(callOf(phone, id).transfer).to.equal(undefined);
    expect(phone.state.calls.activeId).to.equal(id);
    expect(told).to.deep.equal(['started']);
  });

  it('while the target rings cancels that call', async () => {
    const { phone, id } = await talking();
    const consultId = await phone.startTransfer(id, '603');
    await untilCall(phone, consultId, 'ringing');
    await phone.cancelTransfer(id);
    expect(outcomeOf(phone, consultId)).to.equal('cancelled');
    expect(callOf(phone, id).hold.local).to.equal('off');
    expect(stateOf(phone, id)).to.equal(undefined);
  });

  it('while the calls are being joined is call/invalid-state', async () => {
    const { phone, pbx, id } = await consulting();
    pbx.calls[0]!.follow = () => undefined;
    begun(phone.completeTransfer(id));
    expect(await codeOf(phone.cancelTransfer(id))).to.equal('call/invalid-state');
  });
});

describe('in an attended transfer', () => {
  it('a target that hangs up makes it fail; the first call waits and can be resumed', async () => {
    const { phone, pbx, id, consultId, told } = await consulting();
    pbx.calls[1]!.hangup();
    await untilCall(phone, consultId, 'ended');
    expect(outcomeOf(phone, consultId)).to.equal('completed');
    expect(told).to.deep.equal(['started', 'failed']);
    expect(callOf(phone, id).hold.local).to.equal('on');
    expect(await codeOf(phone.completeTransfer(id))).to.equal('call/invalid-state');
    await phone.resume(id);
    expect(callOf(phone, id).hold.local).to.equal('off');
  });

  it('a first call that hangs up leaves the call to the target as a call like any other', async () => {
    const { phone, pbx, id, consultId, told } = await consulting();
    pbx.calls[0]!.hangup();
    await untilCall(phone, id, 'ended');
    expect(callOf(phone, id).end).to.include({ by: 'remote', outcome: 'completed' });
    expect(told).to.deep.equal(['started', 'failed']);
    expect(callOf(phone, consultId).state).to.equal('connected');
    expect(callOf(phone, consultId).consults).to.equal(undefined);
    expect(callOf(phone, consultId).can.transfer).to.equal(true);
    await phone.transfer(consultId, '620');
    await untilCall(phone, consultId, 'ended');
    expect(outcomeOf(phone, consultId)).to.equal('transferred');
  });

  it('the calls may be swapped, and are joined all the same', async () => {
    const { phone, id, consultId } = await consulting();
    await phone.resume(id);
    expect(callOf(phone, consultId).hold.local).to.equal('on');
    await phone.completeTransfer(id);
    await untilCall(phone, id, 'ended');
    await untilCall(phone, consultId, 'ended');
    expect(outcomeOf(phone, id)).to.equal('transferred');
  });

  it('two phones of the PBX are joined, and hear of it when one of them ends', async () => {
    const { phone, pbx } = await openPhone();
    const [other, third] = await Promise.all(
      ['1002', '1003'].map((username) => openPhone({ username }, pbx)),
    );
    const answer = async (called: Phone): Promise<string> => {
      await ringing(called);
      const [id = ''] = called.state.calls.order;
      await called.answer(id);
      return id;
    };
    const id = await phone.call('1002');
    const otherId = await answer(other!.phone);
    const consultId = await phone.startTransfer(id, '1003');
    const thirdId = await answer(third!.phone);
    await untilCall(phone, consultId, 'connected');
    await phone.completeTransfer(id);
    await untilCall(phone, id, 'ended');
    await untilCall(phone, consultId, 'ended');
    expect(callOf(other!.phone, otherId).state).to.equal('connected');
    expect(callOf(third!.phone, thirdId).state).to.equal('connected');
    await third!.phone.hangup(thirdId);
    await untilCall(other!.phone, otherId, 'ended');
  });
});
