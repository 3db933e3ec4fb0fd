import { expect } from '@open-wc/testing';
import {
  createFakePbx,
  type FakeCall,
  type FakePbx,
} from '../../../src/core/signaling/fake/index.js';
import { forgetEverything, leaveNothing, markKey, storage, storageKey } from './left-call.js';
import { forgetPages, openPage, untilKept, type PageThatGoes } from './page-that-goes.js';
import { callOf, closePhones, codeOf, openPhone, until, untilCall } from './phone-under-test.js';

beforeEach(forgetEverything);
afterEach(async () => {
  forgetPages();
  await closePhones();
  await forgetEverything();
});

describe('an outgoing call that rings when its page goes', () => {
  async function ringing(): Promise<{ pbx: FakePbx; before: PageThatGoes; id: string }> {
    const pbx = createFakePbx();
    const before = await openPage(pbx);
    const id = await before.phone.call('603', { context: { ticket: '7' } });
    await untilCall(before.phone, id, 'ringing');
    await untilKept('"branch"');
    return { pbx, before, id };
  }

  it('is cancelled by the next page, and told as lost', async () => {
    const { pbx, before, id } = await ringing();
    const { context, createdAt } = callOf(before.phone, id);
    // Firefox has closed the connection by the time the page could send a CANCEL.
    pbx.dropConnection();
    before.leave();
    expect(pbx.calls[0]?.state).to.equal('ringing');
    const { phone, events } = await openPhone({}, pbx);
    await untilCall(phone, id, 'ended');
    const call = callOf(phone, id);
    expect(call).to.deep.include({ context, createdAt, direction: 'outgoing' });
    expect(call.end).to.deep.include({ by: 'system', outcome: 'network-lost' });
    expect(call.end?.error?.code).to.equal('call/not-recovered');
    expect(events.map(({ name }) => name)).to.deep.equal(['voip-call-ended']);
    expect(pbx.calls.map(({ state }) => state)).to.deep.equal(['ended']);
    expect(pbx.log.filter(({ type }) => type === 'cancel')).to.have.length(1);
    expect(localStorage.getItem(markKey)).to.equal(null);
    expect(await storage.get(storageKey)).to.equal(undefined);
  });

  it('and that this page could still cancel is told just so', async () => {
    const { pbx, before, id } = await ringing();
    const told: string[] = [];
    before.phone.addEventListener('voip-call-ended', () => told.push('voip-call-ended'));
    before.leave();
    expect(pbx.calls[0]?.state).to.equal('ended');
    expect(told).to.deep.equal([]);
    const { phone, events } = await openPhone({}, pbx);
    await untilCall(phone, id, 'ended');
    expect(callOf(phone, id).end?.outcome).to.equal('network-lost');
    expect(events.map(({ name }) => name)).to.deep.equal(['voip-call-ended']);
  });

  it('and was given up before leaves nothing: the next page tells of none', async () => {
    const { pbx, before, id } = await ringing();
    await before.phone.hangup(id);
    before.leave();
    const untilDecided = await leaveNothing();
    const { phone } = await openPhone({}, pbx);
    await untilDecided();
    expect(phone.state.calls.order).to.deep.equal([]);
    expect(localStorage.getItem(markKey)).to.equal(null);
  });

  it('and whose server is not reached any more is ended all the same', async () => {
    const { pbx, before, id } = await ringing();
    pbx.dropConnection();
    before.leave();
    pbx.refuseConnections(2);
    const { phone } = await openPhone({ register: false }, pbx);
    await untilCall(phone, id, 'ended');
    expect(callOf(phone, id).end?.error?.code).to.equal('network/unreachable');
  });
});

describe('an incoming call that rings when its page goes', () => {
  async function leftRinging(): Promise<{ pbx: FakePbx; far: FakeCall; id: string }> {
    const pbx = createFakePbx();
    const before = await openPage(pbx);
    const far = pbx.incoming({ from: '200' });
    await until(before.phone, ({ calls }) => calls.order.length === 1);
    const [id = ''] = before.phone.state.calls.order;
    await untilKept('"received"');
    before.leave();
    return { pbx, far, id };
  }

  it('rings on in the next page, which tells of it and answers it', async () => {
    const { pbx, far, id } = await leftRinging();
    const { phone, events } = await openPhone({}, pbx);
    await untilCall(phone, id, 'ringing');
    expect(callOf(phone, id)).to.deep.include({ direction: 'incoming' });
    expect(callOf(phone, id).remote.raw).to.equal('200');
    expect(events.map(({ name }) => name)).to.deep.equal(['voip-incoming']);
    expect(far.state).to.equal('ringing');
    await phone.answer(id);
    expect(callOf(phone, id).state).to.equal('connected');
    expect(far.state).to.equal('answered');
    expect(far.audio?.readyState).to.equal('live');
    await phone.hold(id);
    expect(far.mediaDirection).to.equal('sendonly');
    far.hangup();
    await untilCall(phone, id, 'ended');
    expect(callOf(phone, id).end).to.include({ by: 'remote', outcome: 'completed' });
    expect(pbx.calls).to.have.length(1);
  });

  it('and is answered goes on in the page after that', async () => {
    const { pbx, far, id } = await leftRinging();
    const second = await openPage(pbx);
    await untilCall(second.phone, id, 'ringing');
    await second.phone.answer(id);
    await untilKept('"dialog"');
    second.leave();
    const { phone, events } = await openPhone({}, pbx);
    await untilCall(phone, id, 'connected');
    expect(events.map(({ name }) => name)).to.deep.equal(['voip-call-recovered']);
    expect(far.state).to.equal('answered');
  });

  it('is declined by the next page: the PBX hears of it', async () => {
    const { pbx, far, id } = await leftRinging();
    const { phone } = await openPhone({ register: false }, pbx);
    await untilCall(phone, id, 'ringing');
    const refused = refusalOf(far);
    await phone.decline(id);
    expect(callOf(phone, id).end).to.include({ by: 'local', outcome: 'declined' });
    // Also while the line is still being opened.
    await refused;
    expect(far).to.include({ state: 'ended', rejectedWith: 486 });
  });

  it('whose caller gave up meanwhile is missed when it is answered', async () => {
    const { pbx, far, id } = await leftRinging();
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, id, 'ringing');
    far.hangup();
    expect(await codeOf(phone.answer(id))).to.equal('call/not-recovered');
    expect(callOf(phone, id).end).to.include({ by: 'remote', outcome: 'missed' });
  });

  it('rings for ten seconds there, then the PBX may offer it elsewhere', async function () {
    this.timeout(16_000);
    const { pbx, far, id } = await leftRinging();
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, id, 'ringing');
    const refused = refusalOf(far);
    const start = performance.now();
    await untilCall(phone, id, 'ended');
    expect(performance.now() - start).to.be.within(9_000, 12_000);
    expect(callOf(phone, id).end).to.include({ by: 'system', outcome: 'missed' });
    await refused;
    expect(far).to.include({ state: 'ended', rejectedWith: 480 });
  });
});

/** Resolves when the PBX hears that nobody takes the call. */
const refusalOf = (far: FakeCall): Promise<void> =>
  new Promise((resolve) => {
    far.observer = ({ type }) => {
      if (type === 'refused') resolve();
    };
  });
