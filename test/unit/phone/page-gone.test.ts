import { expect } from '@open-wc/testing';
import type { Phone } from '../../../src/core/phone.js';
import { createFakePbx, type FakePbx } from '../../../src/core/signaling/fake/index.js';
import {
  candidates,
  forgetEverything,
  leaveNothing,
  account,
  markKey,
  storage,
  storageKey,
} from './left-call.js';
import type { PageInFrame } from './page-in-frame.js';
import {
  account1001,
  callOf,
  closePhones,
  openPhone,
  until,
  untilCall,
} from './phone-under-test.js';

const frames: HTMLIFrameElement[] = [];

beforeEach(forgetEverything);
afterEach(async () => {
  frames.splice(0).forEach((frame) => frame.remove());
  await closePhones();
  await forgetEverything();
});

/** A page of this tab with a phone in it. With the frame go its timers, its locks and all it runs. */
async function openPage(pbx: FakePbx): Promise<{ phone: Phone; leave(): void }> {
  const frame = document.createElement('iframe');
  frames.push(frame);
  frame.srcdoc = '<title>page</title>';
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    document.body.append(frame);
  });
  const page: PageInFrame = frame.contentWindow!;
  const script = frame.contentDocument!.createElement('script');
  script.type = 'module';
  script.src = new URL('./page-in-frame.ts', import.meta.url).href;
  await new Promise((resolve) => {
    page.addEventListener('page-ready', resolve, { once: true });
    frame.contentDocument!.head.append(script);
  });
  const phone = page.openPhone!();
  await phone.configure({ ...account1001, signaling: pbx.factory });
  await until(phone, ({ registration }) => registration.status === 'registered');
  const leave = (): void => {
    frame.remove();
    // Nothing reaches a page that is gone.
    pbx.dropConnection();
    pbx.log.length = 0;
  };
  return { phone, leave };
}

/** What is kept for the next page, as text, once it contains this. */
async function untilKept(part: string): Promise<string> {
  for (;;) {
    const kept = JSON.stringify((await storage.get(storageKey)) ?? null);
    if (kept.includes(part)) return kept;
  }
}

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

  it('that nobody has answered is cancelled by the next page, and told as lost', async () => {
    const pbx = createFakePbx();
    const before = await openPage(pbx);
    const id = await before.phone.call('603', { context: { ticket: '7' } });
    await untilCall(before.phone, id, 'ringing');
    await untilKept('"branch"');
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

  it('that nobody has answered, where the page that goes could still cancel it: told just so', async () => {
    const pbx = createFakePbx();
    const before = await openPage(pbx);
    const id = await before.phone.call('603');
    await untilCall(before.phone, id, 'ringing');
    await untilKept('"branch"');
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

  it('that was given up before it went leaves nothing: the next page tells of none', async () => {
    const pbx = createFakePbx();
    const before = await openPage(pbx);
    const id = await before.phone.call('603');
    await untilCall(before.phone, id, 'ringing');
    await untilKept('"branch"');
    await before.phone.hangup(id);
    before.leave();
    const untilDecided = await leaveNothing();
    const { phone } = await openPhone({}, pbx);
    await untilDecided();
    expect(phone.state.calls.order).to.deep.equal([]);
    expect(localStorage.getItem(markKey)).to.equal(null);
  });

  it('that nobody has answered, and the server is not reached any more: ended all the same', async () => {
    const pbx = createFakePbx();
    const before = await openPage(pbx);
    const id = await before.phone.call('603');
    await untilCall(before.phone, id, 'ringing');
    await untilKept('"branch"');
    pbx.dropConnection();
    before.leave();
    pbx.refuseConnections(2);
    const { phone } = await openPhone({ register: false }, pbx);
    await untilCall(phone, id, 'ended');
    expect(callOf(phone, id).end?.error?.code).to.equal('network/unreachable');
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
