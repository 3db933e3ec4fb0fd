import { expect } from '@open-wc/testing';
import { createFakePbx } from '../../../src/core/signaling/fake/index.js';
import { keptCall } from '../calls/kept-call.js';
import { callWithoutPage, forgetEverything, keep } from './left-call.js';
import {
  connected,
  holdOf,
  joined,
  soundIs,
  soundIsAsItIs,
  twoCalls,
  untilSent,
} from './conference-under-test.js';
import { callOf, closePhones, codeOf, openPhone, until, untilCall } from './phone-under-test.js';

beforeEach(() => soundIs('running'));
afterEach(soundIsAsItIs);
afterEach(closePhones);

describe('merge()', () => {
  it('resumes who is held and sends each side a mix instead of the microphone', async () => {
    const { phone, one, two, far } = await twoCalls();
    const [before, beforeToo] = far.map(({ audio }) => audio);
    await phone.merge([one, two]);
    expect([holdOf(phone, one), holdOf(phone, two)]).to.deep.equal(['off', 'off']);
    expect(far.map(({ mediaDirection }) => mediaDirection)).to.deep.equal(['sendrecv', 'sendrecv']);
    expect(far[0].audio).not.to.equal(before);
    expect(far[1].audio).not.to.equal(beforeToo);
    expect(far[0].audio).not.to.equal(far[1].audio);
    expect(far[0].audio).to.include({ readyState: 'live', kind: 'audio' });
    expect(phone.state.calls.activeId).to.equal(two);
  });

  it('tells each call who takes part', async () => {
    const { phone, pbx, one, two } = await twoCalls();
    await phone.merge([one, two]);
    expect(callOf(phone, one).conference).to.deep.equal({
      participants: [
        { id: one, name: '600', number: '600', talking: true },
        { id: two, name: '601', number: '601', talking: true },
      ],
    });
    expect(callOf(phone, two).conference).to.deep.equal(callOf(phone, one).conference);
    const who = { displayName: 'Anna', anonymous: false, verified: true, headers: {} };
    pbx.calls[1]?.identify({ user: '205', ...who });
    await until(phone, () => joined(phone, one).includes('205'));
    expect(callOf(phone, one).conference?.participants[1]?.name).to.equal('Anna');
  });

  it('is offered for two connected calls that are not in one conversation yet', async () => {
    const { phone } = await openPhone();
    const one = await connected(phone, '600');
    expect(callOf(phone, one).can.merge).to.equal('no-other-call');
    const ringing = await phone.call('603');
    await untilCall(phone, ringing, 'ringing');
    expect(callOf(phone, ringing).can.merge).to.equal('not-connected');
    expect(callOf(phone, one).can.merge).to.equal('no-other-call');
    await phone.hangup(ringing);
    const two = await connected(phone, '601');
    expect(callOf(phone, one).can.merge).to.equal(true);
    await phone.merge([one, two]);
    expect(callOf(phone, one).can.merge).to.equal('no-other-call');
    expect(callOf(phone, two).can.merge).to.equal('no-other-call');
  });

  it('takes a third call into the conversation, up to max-calls', async () => {
    const { phone, one, two } = await twoCalls({ maxCalls: 3 });
    await phone.merge([one, two]);
    const three = await connected(phone, '606');
    expect([holdOf(phone, one), holdOf(phone, two)]).to.deep.equal(['on', 'on']);
    expect(joined(phone, one)).to.deep.equal([]);
    await phone.merge([one, two, three]);
    for (const id of [one, two, three]) {
      expect(joined(phone, id)).to.deep.equal(['600', '601', '606']);
      expect(holdOf(phone, id)).to.equal('off');
    }
  });

  it('with one of a conversation joins the whole of it; who is in it is not asked again', async () => {
    const { phone, pbx, one, two } = await twoCalls({ maxCalls: 3 });
    pbx.incoming({ from: '205' });
    await until(phone, ({ calls }) => calls.order.length === 3);
    const three = phone.state.calls.order[2] ?? '';
    await phone.answer(three);
    await phone.merge([one, two]);
    expect(holdOf(phone, three)).to.equal('on');
    const asked = pbx.log.length;
    await phone.merge([one, three]);
    expect(joined(phone, two)).to.deep.equal(['600', '601', '205']);
    expect(pbx.log.slice(asked)).to.have.length(1);
  });

  it('holds a call beside it', async () => {
    const { phone, one, two } = await twoCalls({ maxCalls: 3 });
    const three = await connected(phone, '606');
    await phone.merge([one, two]);
    expect(holdOf(phone, three)).to.equal('on');
    expect(joined(phone, three)).to.deep.equal([]);
    expect([one, two]).to.include(phone.state.calls.activeId);
  });

  it('that cannot mix, because the browser does not start its sound, changes nothing', async () => {
    soundIs('suspended');
    const { phone, pbx, one, two, far } = await twoCalls();
    const sent = far.map(({ audio }) => audio);
    const asked = pbx.log.length;
    expect(await codeOf(phone.merge([one, two]))).to.equal('media/playback-blocked');
    expect(pbx.log).to.have.length(asked);
    expect(holdOf(phone, one)).to.equal('on');
    expect(far.map(({ audio }) => audio)).to.deep.equal(sent);
    expect(callOf(phone, one).conference).to.equal(undefined);
    expect(callOf(phone, two).conference).to.equal(undefined);
  });

  it('that the held side does not agree to leaves the calls as they were', async () => {
    const { phone, one, two, far } = await twoCalls();
    const [, sent] = far.map(({ audio }) => audio);
    far[0].renegotiationStatus = 488;
    expect(await codeOf(phone.merge([one, two]))).to.equal('call/renegotiation-rejected');
    expect([holdOf(phone, one), holdOf(phone, two)]).to.deep.equal(['on', 'off']);
    expect(far[1].audio).to.equal(sent);
    expect(joined(phone, two)).to.deep.equal([]);
    far[0].renegotiationStatus = 200;
    await phone.merge([one, two]);
    expect(joined(phone, two)).to.have.length(2);
  });

  it('leaves a conversation that goes on as it was, when a third does not come in', async () => {
    const { phone, pbx, one, two } = await twoCalls({ maxCalls: 3 });
    const three = await connected(phone, '606');
    await phone.merge([one, two]);
    const third = pbx.calls[2];
    if (third) third.renegotiationStatus = 488;
    expect(await codeOf(phone.merge([one, three]))).to.equal('call/renegotiation-rejected');
    expect(joined(phone, one)).to.deep.equal(['600', '601']);
    expect([one, two, three].map((id) => holdOf(phone, id))).to.deep.equal(['off', 'off', 'on']);
  });

  for (const [what, ids] of [
    ['nothing', []],
    ['one call', ['one']],
    ['one call twice', ['one', 'one']],
  ] as const) {
    it(`of ${what} rejects with call/invalid-state`, async () => {
      const { phone } = await openPhone();
      const one = await connected(phone, '600');
      expect(await codeOf(phone.merge(ids.map(() => one)))).to.equal('call/invalid-state');
    });
  }

  it('with a call that nobody answered yet, or that is unknown, changes nothing', async () => {
    const { phone, pbx } = await openPhone();
    const one = await connected(phone, '600');
    expect(await codeOf(phone.merge([one, 'nobody']))).to.equal('call/not-found');
    const two = await phone.call('603');
    await untilCall(phone, two, 'ringing');
    const asked = pbx.log.length;
    expect(await codeOf(phone.merge([one, two]))).to.equal('call/invalid-state');
    expect(pbx.log).to.have.length(asked);
  });
});

describe('a conversation', () => {
  it('goes on with who is left, who gets the plain microphone again', async () => {
    const { phone, one, two, far } = await twoCalls();
    const [, sent] = far.map(({ audio }) => audio);
    await phone.merge([one, two]);
    far[0].hangup();
    await untilCall(phone, one, 'ended');
    expect(joined(phone, two)).to.deep.equal([]);
    await untilSent(far[1], (track) => track === sent);
    expect(sent?.readyState).to.equal('live');
    expect(holdOf(phone, two)).to.equal('off');
    expect(callOf(phone, one).conference).to.equal(undefined);
  });

  it('of three goes on with two', async () => {
    const { phone, one, two } = await twoCalls({ maxCalls: 3 });
    const three = await connected(phone, '606');
    await phone.merge([one, two, three]);
    await phone.hangup(two);
    expect(joined(phone, one)).to.deep.equal(['600', '606']);
    expect(joined(phone, three)).to.deep.equal(['600', '606']);
  });

  it('is left by who is held; held, they hear nothing of it', async () => {
    const { phone, one, two, far } = await twoCalls();
    const [sent] = far.map(({ audio }) => audio);
    await phone.merge([one, two]);
    await phone.hold(one);
    expect([joined(phone, one), joined(phone, two)]).to.deep.equal([[], []]);
    await untilSent(far[0], (track) => track === sent);
    expect(sent?.enabled).to.equal(false);
    expect(holdOf(phone, two)).to.equal('off');
  });

  it('mutes and unmutes towards all, whichever call it is asked for', async () => {
    const { phone, one, two } = await twoCalls();
    await phone.merge([one, two]);
    const muted = () => [one, two].map((id) => callOf(phone, id).muted);
    await phone.mute();
    expect(muted()).to.deep.equal([true, true]);
    await phone.unmute(one);
    expect(muted()).to.deep.equal([false, false]);
  });

  it('with somebody towards whom we are muted is muted as a whole: nobody hears us unawares', async () => {
    const { phone, one, two } = await twoCalls();
    await phone.mute(one);
    await phone.merge([one, two]);
    expect(callOf(phone, two).muted).to.equal(true);
  });

  it('says who has put us on hold', async () => {
    const { phone, one, two, far } = await twoCalls();
    await phone.merge([one, two]);
    far[0].hold();
    await until(phone, () => callOf(phone, two).conference?.participants[0]?.talking === false);
    expect(callOf(phone, two).conference?.participants[1]?.talking).to.equal(true);
    far[0].resume();
    await until(phone, () => callOf(phone, two).conference?.participants[0]?.talking === true);
  });

  it('goes on with another microphone, in the same mix', async () => {
    const { phone, one, two, far } = await twoCalls();
    await phone.merge([one, two]);
    const mixes = far.map(({ audio }) => audio);
    const { microphones } = phone.state.devices;
    await phone.setDevice('microphone', microphones.at(-1)?.deviceId ?? '');
    expect(far.map(({ audio }) => audio)).to.deep.equal(mixes);
    far[0].hangup();
    await untilCall(phone, one, 'ended');
    await untilSent(far[1], (track) => track !== mixes[1]);
    expect(far[1].audio).to.include({ readyState: 'live', enabled: true });
  });

  it('ends with the phone, and leaves no microphone on', async () => {
    const { phone, one, two, far } = await twoCalls();
    const sent = far.map(({ audio }) => audio);
    await phone.merge([one, two]);
    const mixes = far.map(({ audio }) => audio);
    await phone.dispose();
    expect([...sent, ...mixes].map((track) => track?.readyState)).to.deep.equal(
      Array.from({ length: 4 }, () => 'ended'),
    );
  });
});

describe('split()', () => {
  it('goes on with one alone and holds the others', async () => {
    const { phone, one, two, far } = await twoCalls();
    const [sent] = far.map(({ audio }) => audio);
    await phone.merge([one, two]);
    await phone.split(one);
    expect([holdOf(phone, one), holdOf(phone, two)]).to.deep.equal(['off', 'on']);
    expect([joined(phone, one), joined(phone, two)]).to.deep.equal([[], []]);
    expect(phone.state.calls.activeId).to.equal(one);
    await untilSent(far[0], (track) => track === sent);
    // And they can be joined again.
    await phone.merge([two, one]);
    expect(joined(phone, one)).to.deep.equal(['601', '600']);
  });

  it('of a call that is in none rejects with call/invalid-state and holds nobody', async () => {
    const { phone, one, two } = await twoCalls();
    expect(await codeOf(phone.split(one))).to.equal('call/invalid-state');
    expect(await codeOf(phone.split('nobody'))).to.equal('call/not-found');
    expect([holdOf(phone, one), holdOf(phone, two)]).to.deep.equal(['on', 'off']);
  });
});

describe('a conversation whose page has gone', () => {
  beforeEach(forgetEverything);
  afterEach(forgetEverything);

  it('is two calls in the next one: the first goes on, the other waits on hold', async () => {
    const pbx = createFakePbx();
    const calls = [await callWithoutPage(pbx), await callWithoutPage(pbx)];
    const ids = ['one', 'two'];
    const participants = ids.map((id) => ({ id, name: id, number: '600', talking: true }));
    const records = calls.map(({ dialog }, index) => {
      const call = keptCall({ id: ids[index] ?? '', conference: { participants } });
      return { call, dialog, targets: ['600'] };
    });
    await keep(records);
    const { phone } = await openPhone({}, pbx);
    await Promise.all(ids.map((id) => untilCall(phone, id, 'connected')));
    expect(ids.map((id) => holdOf(phone, id))).to.deep.equal(['off', 'on']);
    expect(ids.map((id) => joined(phone, id))).to.deep.equal([[], []]);
    expect(calls.map(({ mediaDirection }) => mediaDirection)).to.deep.equal([
      'sendrecv',
      'sendonly',
    ]);
    expect(callOf(phone, 'two').hold.since).to.be.a('string');
    expect(callOf(phone, 'one').can.merge).to.equal(true);
    await phone.merge(ids);
    expect(joined(phone, 'one')).to.deep.equal(['600', '600']);
  });
});
