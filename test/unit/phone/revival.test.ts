import { expect } from '@open-wc/testing';
import { createFakePbx } from '../../../src/core/signaling/fake/index.js';
import type { CallSnapshot } from '../../../src/core/state.js';
import { answeredAt, keptCall, keptRecord } from '../calls/kept-call.js';
import {
  candidates,
  forgetEverything,
  keep,
  leaveCall,
  leaveNothing,
  account,
  markKey,
  storage,
  storageKey,
} from './left-call.js';
import {
  callOf,
  closePhones,
  openPhone,
  until,
  untilCall,
  type PhoneUnderTest,
} from './phone-under-test.js';

beforeEach(forgetEverything);
afterEach(async () => {
  await closePhones();
  await forgetEverything();
});

const names = (events: PhoneUnderTest['events']): string[] => events.map(({ name }) => name);
const typesOf = ({ pbx }: PhoneUnderTest): string[] => pbx.log.map(({ type }) => type);

describe('a call whose page is gone', () => {
  it('is gone on with by the next page, under the same id and with the same answer', async () => {
    const { pbx, far, kept } = await leaveCall();
    const opened = await openPhone({}, pbx);
    await untilCall(opened.phone, 'kept', 'connected');
    const { direction, remote, local, context, createdAt } = kept;
    expect(callOf(opened.phone, 'kept')).to.deep.include({
      ...{ direction, remote, local, context, createdAt, answeredAt },
    });
    expect(opened.phone.state.calls).to.deep.include({ order: ['kept'], activeId: 'kept' });
    expect(typesOf(opened)).to.include('replace');
    expect(far.state).to.equal('answered');
  });

  it('rings nobody: no call is made, none is ended at the PBX', async () => {
    const { pbx } = await leaveCall();
    const opened = await openPhone({}, pbx);
    await untilCall(opened.phone, 'kept', 'connected');
    expect(pbx.calls).to.have.length(1);
    for (const type of ['invite', 'bye', 'cancel', 'reject', 'renegotiate']) {
      expect(typesOf(opened)).not.to.include(type);
    }
  });

  it('in a transfer is in none any more: who followed it is gone', async () => {
    const transfer = { kind: 'attended', state: 'started', target: '601', consultId: 'b' } as const;
    const { pbx } = await leaveCall({ transfer });
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, 'kept', 'connected');
    expect(callOf(phone, 'kept').transfer).to.equal(undefined);
    expect(callOf(phone, 'kept').can.transfer).to.equal(true);
  });

  it('is told as recovered, and neither as started nor as incoming', async () => {
    for (const direction of ['outgoing', 'incoming'] as const) {
      const { pbx } = await leaveCall({ direction });
      const { phone, events } = await openPhone({}, pbx);
      await untilCall(phone, 'kept', 'connected');
      expect(names(events), direction).to.deep.equal(['voip-call-recovered']);
      await closePhones();
    }
  });

  it('is recovering, shown with its own time, until the PBX has answered', async () => {
    const { pbx } = await leaveCall();
    const seen: [string, string | undefined][] = [];
    const { phone } = await openPhone({ register: false }, pbx);
    phone.subscribe(({ calls }) => {
      const call = calls.byId['kept'];
      if (call && seen.at(-1)?.[0] !== call.state) seen.push([call.state, call.answeredAt]);
    });
    await untilCall(phone, 'kept', 'connected');
    expect(seen).to.deep.equal([
      ['recovering', answeredAt],
      ['connected', answeredAt],
    ]);
  });

  it('is heard at both ends again', async () => {
    const { pbx, far } = await leaveCall();
    const before = far.audio;
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, 'kept', 'connected');
    await until(phone, ({ tab }) => tab.sound === 'here');
    expect(far.mediaDirection).to.equal('sendrecv');
    expect(Object.is(far.audio, before)).to.equal(false);
    expect(far.audio).to.include({ readyState: 'live', enabled: true });
  });

  it('muted stays muted', async () => {
    const { pbx, far } = await leaveCall({ muted: true, speakerMuted: true });
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, 'kept', 'connected');
    expect(callOf(phone, 'kept')).to.include({ muted: true, speakerMuted: true });
    expect(far.audio?.enabled).to.equal(false);
    await phone.unmute('kept');
    expect(far.audio?.enabled).to.equal(true);
  });

  it('on hold stays on hold, with the time it waits already', async () => {
    const since = '2026-01-01T10:01:00.000Z';
    const hold: CallSnapshot['hold'] = { local: 'on', remote: false, since, seconds: 3 };
    const { pbx, far } = await leaveCall({ hold });
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, 'kept', 'connected');
    expect(callOf(phone, 'kept').hold).to.deep.equal(hold);
    expect(far.mediaDirection).to.equal('sendonly');
    expect(far.audio?.enabled).to.equal(false);
    await phone.resume('kept');
    expect(far.mediaDirection).to.equal('sendrecv');
    expect(far.audio?.enabled).to.equal(true);
  });

  it('whose hold was not agreed on yet is not on hold', async () => {
    const { pbx, far } = await leaveCall({ hold: { local: 'pending', remote: false, seconds: 0 } });
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, 'kept', 'connected');
    expect(callOf(phone, 'kept').hold.local).to.equal('off');
    expect(far.mediaDirection).to.equal('sendrecv');
  });

  it('can be talked in, held and hung up as before', async () => {
    const { pbx, far } = await leaveCall();
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, 'kept', 'connected');
    await phone.sendDtmf('kept', '12');
    expect(far.dtmf).to.equal('12');
    await phone.hold('kept');
    expect(far.mediaDirection).to.equal('sendonly');
    await phone.hangup('kept');
    expect(far.state).to.equal('ended');
    expect(callOf(phone, 'kept').end).to.deep.include({ by: 'local', outcome: 'completed' });
    expect(far.audio?.readyState).to.equal('ended');
  });

  it('ends when the other side hangs up later', async () => {
    const { pbx, far } = await leaveCall();
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, 'kept', 'connected');
    far.hangup();
    await untilCall(phone, 'kept', 'ended');
    expect(callOf(phone, 'kept').end).to.deep.include({ by: 'remote', outcome: 'completed' });
  });

  it('is gone on with by a page that does not register, because of the mark', async () => {
    const { pbx } = await leaveCall();
    const opened = await openPhone({ register: false }, pbx);
    await untilCall(opened.phone, 'kept', 'connected');
    expect(typesOf(opened)).not.to.include('register');
  });

  it('is left alone by a page that does not register where there is no mark', async () => {
    const { pbx } = await leaveCall();
    localStorage.removeItem(markKey);
    const opened = await openPhone({ register: false }, pbx);
    await opened.phone.connect();
    expect(await candidates()).to.deep.equal({ lead: 0, wait: 0 });
    expect(opened.phone.state.calls.order).to.deep.equal([]);
    expect(typesOf(opened)).to.deep.equal(['connect']);
    expect(await storage.get(storageKey)).not.to.equal(undefined);
  });

  it('is left alone by another account', async () => {
    const { pbx } = await leaveCall();
    const untilDecided = await leaveNothing('1002');
    const opened = await openPhone({ username: '1002' }, pbx);
    await untilDecided();
    expect(opened.phone.state.calls.order).to.deep.equal([]);
    expect(typesOf(opened)).not.to.include('replace');
    expect(await storage.get(storageKey)).not.to.equal(undefined);
  });

  it('is kept for the page after the next, with the dialog of now', async () => {
    const { pbx, far } = await leaveCall();
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, 'kept', 'connected');
    const { callId } = far.dialog;
    let stored: string;
    do stored = JSON.stringify((await storage.get(storageKey)) ?? null);
    while (!stored.includes(callId));
    expect(localStorage.getItem(markKey)).to.contain(account);
    expect(stored).not.to.contain('secret-1001');
  });

  it('and is over is not gone on with by a third', async () => {
    const { pbx } = await leaveCall();
    const first = await openPhone({}, pbx);
    await untilCall(first.phone, 'kept', 'connected');
    await first.phone.hangup('kept');
    while ((await storage.get(storageKey)) !== undefined);
    expect(localStorage.getItem(markKey)).to.equal(null);
  });

  it('was one of two: both are gone on with, each as it was', async () => {
    const hold: CallSnapshot['hold'] = { local: 'on', remote: false, seconds: 0 };
    const pbx = createFakePbx();
    const one = await leaveCall({}, pbx);
    const two = await leaveCall({}, pbx);
    await keep([
      keptRecord({ call: keptCall({ id: 'held', hold }), dialog: one.far.dialog }),
      keptRecord({ call: keptCall({ id: 'talking' }), dialog: two.far.dialog }),
    ]);
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, 'held', 'connected');
    await untilCall(phone, 'talking', 'connected');
    expect(one.far.mediaDirection).to.equal('sendonly');
    expect(two.far.mediaDirection).to.equal('sendrecv');
    expect([one.far.audio?.enabled, two.far.audio?.enabled]).to.deep.equal([false, true]);
  });
});
