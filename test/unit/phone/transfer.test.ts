import { expect } from '@open-wc/testing';
import { VoipError } from '../../../src/core/errors.js';
import { createFakePbx, createManualClock } from '../../../src/core/signaling/fake/index.js';
import {
  callOf,
  closePhones,
  codeOf,
  openPhone,
  untilCall,
  untilLogged,
} from './phone-under-test.js';
import { ringing } from './tabs-under-test.js';
import { begun, stateOf, talking, untilTransfer } from './transfer-under-test.js';

afterEach(closePhones);

describe('transfer()', () => {
  it('resolves when the target has answered; the call ends by our BYE, as transferred', async () => {
    const { phone, pbx, id, told } = await talking();
    await phone.transfer(id, ' 620 ');
    await untilCall(phone, id, 'ended');
    expect(callOf(phone, id).end).to.deep.equal({ by: 'local', outcome: 'transferred' });
    expect(callOf(phone, id).transfer).to.deep.equal({
      kind: 'blind',
      state: 'completed',
      target: '620',
    });
    expect(told).to.deep.equal(['started', 'ringing', 'completed']);
    const [refer, bye] = pbx.log.filter(({ type }) => type === 'refer' || type === 'bye');
    expect(refer).to.deep.equal({ type: 'refer', call: 'call-1', to: '620' });
    expect(bye?.type).to.equal('bye');
  });

  it('changes nothing but the transfer while it is under way: no hold, no mute', async () => {
    const { phone, pbx, id } = await talking();
    begun(phone.transfer(id, '603'));
    await untilTransfer(phone, id, 'ringing');
    expect(callOf(phone, id)).to.deep.include({ state: 'connected', muted: false });
    expect(callOf(phone, id).hold.local).to.equal('off');
    expect(callOf(phone, id).can.transfer).to.equal('pending');
    expect(pbx.log.some(({ type }) => type === 'renegotiate')).to.equal(false);
    // And it can be held meanwhile.
    await phone.hold(id);
    expect(callOf(phone, id).hold.local).to.equal('on');
  });

  it('to somebody who is busy fails with the status, and the call goes on', async () => {
    const { phone, pbx, id, told } = await talking();
    const error: unknown = await phone.transfer(id, '602').catch((reason: unknown) => reason);
    if (!(error instanceof VoipError)) throw new Error('no VoipError');
    expect(error.toInfo()).to.deep.include({
      code: 'call/transfer-failed',
      detail: { status: 486 },
    });
    expect(told).to.deep.equal(['started', 'failed']);
    expect(callOf(phone, id).transfer?.error).to.deep.equal(error.toInfo());
    expect(callOf(phone, id)).to.include({ state: 'connected' });
    expect(callOf(phone, id).can.transfer).to.equal(true);
    expect(pbx.log.some(({ type }) => type === 'bye')).to.equal(false);
    // It may be tried again.
    await phone.transfer(id, '601');
    await untilCall(phone, id, 'ended');
    expect(callOf(phone, id).end?.outcome).to.equal('transferred');
  });

  it('that the other side refuses fails, and the call goes on; a later BYE is no transfer', async () => {
    const { phone, pbx, id } = await talking();
    const [far] = pbx.calls;
    far!.referStatus = 603;
    expect(await codeOf(phone.transfer(id, '601'))).to.equal('call/transfer-failed');
    expect(stateOf(phone, id)).to.equal('failed');
    expect(callOf(phone, id).state).to.equal('connected');
    far!.hangup();
    await untilCall(phone, id, 'ended');
    expect(callOf(phone, id).end?.outcome).to.equal('completed');
  });

  it('that ends in silence is done when the other side ends the call after it has agreed', async () => {
    const { phone, pbx, id, told } = await talking();
    const [far] = pbx.calls;
    far!.follow = () => far!.hangup();
    await phone.transfer(id, '601');
    await untilCall(phone, id, 'ended');
    expect(callOf(phone, id).end).to.include({ by: 'remote', outcome: 'transferred' });
    expect(told).to.deep.equal(['started', 'completed']);
  });

  it('of which nobody says a word has failed after a while, and the call goes on', async () => {
    const clock = createManualClock();
    const opening = openPhone({ register: false }, createFakePbx({ clock }));
    const { phone, pbx } = await opening;
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    pbx.calls[0]!.follow = () => undefined;
    const transferring = phone.transfer(id, '601').catch((reason: unknown) => reason);
    await untilLogged(pbx, 'refer');
    await clock.advance(31_000);
    expect(stateOf(phone, id)).to.equal('started');
    await clock.advance(1_000);
    expect(await transferring).to.include({ code: 'call/transfer-failed' });
    expect(stateOf(phone, id)).to.equal('failed');
    expect(callOf(phone, id).state).to.equal('connected');
  });

  it('a second time at once is refused and does not touch the first', async () => {
    const { phone, pbx, id } = await talking();
    const [first, second] = [phone.transfer(id, '620'), phone.transfer(id, '601')];
    expect(await codeOf(second)).to.equal('call/invalid-state');
    await first;
    await untilCall(phone, id, 'ended');
    expect(pbx.log.filter(({ type }) => type === 'refer')).to.have.length(1);
    expect(callOf(phone, id).transfer?.target).to.equal('620');
  });

  for (const target of ['', '  ', 'a b', 'sip:601@pbx.test?Replaces=x']) {
    it(`to ${JSON.stringify(target)} is call/invalid-target; nothing is sent`, async () => {
      const { phone, pbx, id } = await talking();
      expect(await codeOf(phone.transfer(id, target))).to.equal('call/invalid-target');
      expect(callOf(phone, id)).to.include({ state: 'connected' });
      expect(pbx.log.some(({ type }) => type === 'refer')).to.equal(false);
    });
  }

  it('at the wrong moment is call/invalid-state: ringing, recovering, ended; unknown: not found', async () => {
    const { phone, pbx, id } = await talking();
    pbx.calls[0]!.media('failed');
    await untilCall(phone, id, 'recovering');
    expect(await codeOf(phone.transfer(id, '601'))).to.equal('call/invalid-state');
    const ringing = await phone.call('603');
    await untilCall(phone, ringing, 'ringing');
    expect(await codeOf(phone.transfer(ringing, '601'))).to.equal('call/invalid-state');
    await phone.hangup(ringing);
    expect(await codeOf(phone.transfer(ringing, '601'))).to.equal('call/invalid-state');
    expect(await codeOf(phone.transfer('nobody', '601'))).to.equal('call/not-found');
    expect(pbx.log.some(({ type }) => type === 'refer')).to.equal(false);
  });

  it('is not for guests', async () => {
    const { phone, pbx } = await openPhone({ register: false, auth: 'guest', username: '' });
    const target = { target: '600', options: {}, activated: true };
    await phone.request({ type: 'call', id: 'guest', ...target });
    await untilCall(phone, 'guest', 'connected');
    expect(callOf(phone, 'guest').can.transfer).to.equal('no-account');
    expect(await codeOf(phone.transfer('guest', '601'))).to.equal('call/unsupported');
    expect(pbx.log.some(({ type }) => type === 'refer')).to.equal(false);
  });

  it('during which we hang up ends the call as what it is: completed by us', async () => {
    const { phone, id } = await talking();
    const transferring = phone.transfer(id, '603');
    begun(transferring);
    await untilTransfer(phone, id, 'ringing');
    await phone.hangup(id);
    await untilCall(phone, id, 'ended');
    expect(await codeOf(transferring)).to.equal('call/invalid-state');
    expect(callOf(phone, id).end).to.deep.equal({ by: 'local', outcome: 'completed' });
    expect(stateOf(phone, id)).to.equal('ringing');
  });

  it('goes on over a lost socket, when there is a new one before its end', async () => {
    const { phone, pbx, id } = await talking();
    const made = pbx.nextCall();
    const transferring = phone.transfer(id, '700');
    const target = await made;
    await untilTransfer(phone, id, 'started');
    pbx.dropConnection();
    await untilLogged(pbx, 'renegotiate');
    target.answer();
    await transferring;
    await untilCall(phone, id, 'ended');
    expect(callOf(phone, id).end?.outcome).to.equal('transferred');
  });

  it('can be stopped by the page', async () => {
    const { phone, pbx, id, told } = await talking();
    phone.addEventListener('voip-before-transfer', (event) => {
      expect(event.detail.call?.id).to.equal(id);
      expect(event.detail.intent).to.deep.equal({ type: 'transfer', id, target: '601' });
      event.preventDefault();
    });
    expect(await codeOf(phone.transfer(id, '601'))).to.equal('call/prevented');
    expect(told).to.deep.equal([]);
    expect(pbx.log.some(({ type }) => type === 'refer')).to.equal(false);
  });

  it('joins two phones of the PBX; what we hear last is our own end', async () => {
    const pbx = createFakePbx();
    const { phone } = await openPhone({}, pbx);
    const other = await openPhone({ username: '1002' }, pbx);
    const third = await openPhone({ username: '1003' }, pbx);
    const id = await phone.call('1002');
    await ringing(other.phone);
    const [otherId = ''] = other.phone.state.calls.order;
    await other.phone.answer(otherId);
    await untilCall(phone, id, 'connected');
    const transferring = phone.transfer(id, '1003');
    await untilTransfer(phone, id, 'ringing');
    await ringing(third.phone);
    const [thirdId = ''] = third.phone.state.calls.order;
    expect(callOf(third.phone, thirdId).remote.raw).to.equal('1002');
    await third.phone.answer(thirdId);
    await transferring;
    await untilCall(phone, id, 'ended');
    expect(callOf(other.phone, otherId).state).to.equal('connected');
    await third.phone.hangup(thirdId);
    await untilCall(other.phone, otherId, 'ended');
  });
});
