import { expect } from '@open-wc/testing';
import { callOf, closePhones, codeOf, openPhone, until, untilCall } from './phone-under-test.js';

afterEach(closePhones);

describe('a call', () => {
  it('resolves when the INVITE has left and is connected only when answered', async () => {
    const { phone, pbx } = await openPhone();
    const dialled = pbx.nextCall();
    const id = await phone.call('700');
    expect(callOf(phone, id).state).to.equal('dialing');
    const call = await dialled;
    call.ring();
    await untilCall(phone, id, 'ringing');
    call.answer();
    await untilCall(phone, id, 'connected');
    expect(callOf(phone, id).answeredAt).to.be.a('string');
  });

  it('tells each step once, with frozen detail', async () => {
    const { phone, events } = await openPhone();
    const id = await phone.call('602');
    await untilCall(phone, id, 'ended');
    const names = events.map(({ name }) => name);
    expect(names).to.deep.equal(['voip-call-started', 'voip-call-ended']);
    for (const { detail } of events) expect(Object.isFrozen(detail)).to.equal(true);
  });

  it('ends with the outcome that the PBX’s answer means', async () => {
    const { phone } = await openPhone();
    const outcomes: Record<string, string> = {
      602: 'busy',
      607: 'forbidden',
      608: 'unreachable',
      609: 'invalid-number',
    };
    for (const [target, outcome] of Object.entries(outcomes)) {
      const id = await phone.call(target);
      await untilCall(phone, id, 'ended');
      expect(callOf(phone, id).end?.outcome, target).to.equal(outcome);
    }
  });

  it('sends context and page as headers, without the query string', async () => {
    const { phone, pbx } = await openPhone({ attributes: { Ticket: '4711' } });
    await phone.call('600', { context: { Priority: 'high' } });
    const headers = pbx.calls[0]?.headers ?? {};
    expect(headers).to.include({
      'X-Voip-Context-Ticket': '4711',
      'X-Voip-Context-Priority': 'high',
    });
    expect(headers['X-Voip-Page']).not.to.match(/\?/);
  });

  it('releases the microphone with its end, whoever ends it', async () => {
    const { phone, pbx } = await openPhone();
    for (const end of ['local', 'remote']) {
      const id = await phone.call('600');
      await untilCall(phone, id, 'connected');
      const track = pbx.calls.at(-1)?.audio;
      expect(track?.readyState).to.equal('live');
      if (end === 'local') await phone.hangup(id);
      else pbx.calls.at(-1)?.hangup();
      await untilCall(phone, id, 'ended');
      expect(track?.readyState, end).to.equal('ended');
      expect(callOf(phone, id).end?.by).to.equal(end);
    }
  });

  it('given up while it rings is cancelled, and its INVITE with it', async () => {
    const { phone, pbx } = await openPhone();
    const id = await phone.call('603');
    await untilCall(phone, id, 'ringing');
    await phone.hangup(id);
    await untilCall(phone, id, 'ended');
    expect(callOf(phone, id).end?.outcome).to.equal('cancelled');
    expect(pbx.log.filter(({ type }) => type === 'cancel')).to.have.length(1);
  });

  it('holds and resumes when the other side agrees, and not before', async () => {
    const { phone, pbx } = await openPhone();
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    const holding = phone.hold(id);
    await until(phone, () => callOf(phone, id).hold.local === 'pending');
    await holding;
    expect(callOf(phone, id).hold.local).to.equal('on');
    expect(pbx.calls[0]?.mediaDirection).to.equal('sendonly');
    expect(pbx.calls[0]?.audio?.enabled).to.equal(false);
    await phone.resume(id);
    expect(callOf(phone, id).hold.local).to.equal('off');
    expect(pbx.calls[0]?.audio?.enabled).to.equal(true);
  });

  it('whose hold is refused goes on as it was', async () => {
    const { phone } = await openPhone();
    const id = await phone.call('613');
    await untilCall(phone, id, 'connected');
    expect(await codeOf(phone.hold(id))).to.equal('call/renegotiation-rejected');
    expect(callOf(phone, id).hold.local).to.equal('off');
    expect(callOf(phone, id).state).to.equal('connected');
  });

  it('mutes its own microphone only', async () => {
    const { phone, pbx } = await openPhone();
    const first = await phone.call('600');
    await untilCall(phone, first, 'connected');
    const second = await phone.call('600');
    await untilCall(phone, second, 'connected');
    await phone.mute(second);
    expect(callOf(phone, second).muted).to.equal(true);
    expect(callOf(phone, first).muted).to.equal(false);
    expect(pbx.calls[1]?.audio?.enabled).to.equal(false);
  });

  it('a second one puts the first on hold, and swap goes back', async () => {
    const { phone } = await openPhone();
    const first = await phone.call('600');
    await untilCall(phone, first, 'connected');
    const second = await phone.call('600');
    await untilCall(phone, second, 'connected');
    expect(callOf(phone, first).hold.local).to.equal('on');
    expect(phone.state.calls.activeId).to.equal(second);
    await phone.swap();
    expect(callOf(phone, first).hold.local).to.equal('off');
    expect(callOf(phone, second).hold.local).to.equal('on');
    expect(phone.state.calls.activeId).to.equal(first);
  });

  it('sends digits in order and tells how many, never which', async () => {
    const { phone, pbx } = await openPhone();
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    const told: unknown[] = [];
    phone.addEventListener('voip-dtmf', (event) => told.push(event.detail));
    await Promise.all([phone.sendDtmf(id, '12'), phone.sendDtmf(id, '34#')]);
    expect(pbx.calls[0]?.dtmf).to.equal('1234#');
    expect(told).to.have.length(2);
    expect(
      JSON.stringify(told.map((detail) => ({ ...(detail as object), call: 0 }))),
    ).not.to.contain('34#');
  });

  it('incoming: rings, is answered, and both see it connected', async () => {
    const { phone, pbx } = await openPhone();
    const call = pbx.incoming({ from: '1002', displayName: 'Ada' });
    await until(phone, ({ calls }) => calls.order.length === 1);
    const [id = ''] = phone.state.calls.order;
    expect(callOf(phone, id)).to.deep.include({ state: 'ringing', direction: 'incoming' });
    expect(callOf(phone, id).remote).to.include({ raw: '1002', name: 'Ada', nameSource: 'sip' });
    await phone.answer(id);
    expect(callOf(phone, id).state).to.equal('connected');
    expect(call.state).to.equal('answered');
  });

  it('incoming: declined is busy for the caller', async () => {
    const { phone, pbx } = await openPhone();
    const call = pbx.incoming();
    await until(phone, ({ calls }) => calls.order.length === 1);
    const [id = ''] = phone.state.calls.order;
    await phone.decline(id);
    await untilCall(phone, id, 'ended');
    expect(call.rejectedWith).to.equal(486);
    expect(callOf(phone, id).end?.outcome).to.equal('declined');
  });

  it('incoming beyond the limit is refused as busy, is no call here and is told', async () => {
    const { phone, pbx, events } = await openPhone({ maxCalls: 1 });
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    const told = new Promise((resolve) => phone.addEventListener('voip-error', resolve));
    const refused = pbx.incoming();
    await told;
    expect(phone.state.calls.order).to.deep.equal([id]);
    expect(refused.rejectedWith).to.equal(486);
    expect(events.some(({ name }) => name === 'voip-incoming')).to.equal(false);
  });
});
