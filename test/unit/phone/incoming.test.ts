import { expect, waitUntil } from '@open-wc/testing';
import type { Phone } from '../../../src/core/phone.js';
import type { CallSnapshot } from '../../../src/core/state.js';
import { codeOf, openPhone, until, untilCall } from './phone-under-test.js';
import { beginTabs, endTabs, microphone, ringing, twoTabs } from './tabs-under-test.js';

beforeEach(async () => {
  localStorage.clear();
  await beginTabs();
});
afterEach(endTabs);

const incoming = (phone: Phone): CallSnapshot => {
  const call = Object.values(phone.state.calls.byId).find(
    ({ direction }) => direction === 'incoming',
  );
  if (!call) throw new Error('nobody calls');
  return call;
};

/** Longer than it takes until a call is answered by itself, ms. */
const pauseMs = 1_500;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs));

/** Whether this call was announced as being answered by itself. */
function announced(phone: Phone): string[] {
  const told: string[] = [];
  phone.addEventListener('voip-call-changed', ({ detail: { call, changed } }) => {
    if (changed.includes('autoAnswer') && call.autoAnswer) told.push(call.state);
  });
  return told;
}

describe('the ringtone of a call', () => {
  it('is silenced in every tab, and the caller goes on waiting', async () => {
    const { pbx, leader, follower } = await twoTabs();
    const far = pbx.incoming();
    await Promise.all([ringing(leader), ringing(follower)]);
    const { id } = incoming(follower);
    await follower.silence(id);
    expect(incoming(leader)).to.include({ state: 'ringing', silenced: true });
    await until(follower, ({ calls }) => calls.byId[id]?.silenced === true);
    expect(far.state).to.equal('ringing');
    await leader.answer(id);
    await untilCall(leader, id, 'connected');
  });

  it('can be silenced only while it rings here', async () => {
    const { phone, pbx } = await openPhone();
    const id = await phone.call('0800');
    expect(await codeOf(phone.silence(id))).to.equal('call/invalid-state');
    expect(await codeOf(phone.silence('nobody'))).to.equal('call/not-found');
    pbx.incoming();
    await until(phone, ({ calls }) => calls.order.length === 2);
    const call = incoming(phone);
    await phone.answer(call.id);
    expect(await codeOf(phone.silence(call.id))).to.equal('call/invalid-state');
  });
});

describe('a call that the PBX asks to have answered', () => {
  const own = { autoAnswer: 'own' } as const;
  const native = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state');
  /** Where there is no sound hardware, Firefox never lets a context run. */
  const soundIs = (state: AudioContextState): void => {
    Object.defineProperty(BaseAudioContext.prototype, 'state', {
      get: () => state,
      configurable: true,
    });
  };
  beforeEach(() => soundIs('running'));
  afterEach(() => {
    if (native) Object.defineProperty(BaseAudioContext.prototype, 'state', native);
  });

  it('rings where its tone would not be heard', async () => {
    soundIs('suspended');
    const { phone, pbx } = await openPhone(own);
    pbx.incoming({ answerAfter: 0 });
    await ringing(phone);
    await pause();
    expect(incoming(phone).state).to.equal('ringing');
  });

  it('rings like any other by default', async () => {
    const { phone, pbx } = await openPhone();
    pbx.incoming({ answerAfter: 0 });
    await ringing(phone);
    await pause();
    expect(incoming(phone).state).to.equal('ringing');
  });

  it('rings like any other where the page stops it, without a tone', async () => {
    const { phone, pbx } = await openPhone(own);
    const told = announced(phone);
    const asked: string[] = [];
    phone.addEventListener('voip-before-answer', (event) => {
      asked.push(event.detail.origin);
      event.preventDefault();
    });
    const errors: string[] = [];
    phone.addEventListener('voip-error', ({ detail }) => errors.push(detail.error.code));
    pbx.incoming({ answerAfter: 0 });
    await ringing(phone);
    await waitUntil(() => asked.length > 0);
    await pause();
    expect(incoming(phone).state).to.equal('ringing');
    expect([asked, told, errors]).to.deep.equal([['system'], [], []]);
  });

  it('waits for the page that was asked', async () => {
    const { phone, pbx } = await openPhone(own);
    let letGo = (): void => undefined;
    const page = new Promise<void>((resolve) => (letGo = resolve));
    phone.addEventListener('voip-before-answer', ({ detail }) => detail.waitUntil(page));
    const far = pbx.incoming({ answerAfter: 0 });
    await ringing(phone);
    await pause();
    expect(far.state).to.equal('ringing');
    letGo();
    await untilCall(phone, incoming(phone).id, 'connected');
  });

  it('is answered after it was announced', async () => {
    const { phone, pbx } = await openPhone(own);
    const told = announced(phone);
    const far = pbx.incoming({ answerAfter: 0 });
    await ringing(phone);
    await untilCall(phone, incoming(phone).id, 'connected');
    expect(told[0]).to.equal('ringing');
    expect(far.state).to.equal('answered');
  });

  it('can be declined before', async () => {
    const { phone, pbx } = await openPhone(own);
    const far = pbx.incoming({ answerAfter: 1 });
    await ringing(phone);
    await phone.decline(incoming(phone).id);
    await pause();
    expect(far.rejectedWith).to.equal(486);
  });

  it('rings when nobody asks', async () => {
    const { phone, pbx } = await openPhone(own);
    pbx.incoming();
    await ringing(phone);
    await pause();
    expect(incoming(phone).state).to.equal('ringing');
  });

  it('rings while there is another call', async () => {
    const { phone, pbx } = await openPhone(own);
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    pbx.incoming({ answerAfter: 0 });
    await ringing(phone);
    await pause();
    expect(incoming(phone).state).to.equal('ringing');
    expect(phone.state.calls.byId[id]?.hold.local).to.equal('off');
  });

  it('rings where the microphone would still have to be asked for', async () => {
    const { phone, pbx } = await openPhone(own);
    microphone.permission = 'prompt';
    const told = announced(phone);
    pbx.incoming({ answerAfter: 0 });
    await ringing(phone);
    await pause();
    expect(incoming(phone).state).to.equal('ringing');
    expect(told).to.deep.equal([]);
  });

  it('does not even ring where nobody shall be disturbed', async () => {
    const { phone, pbx } = await openPhone(own);
    await phone.setPresence({ status: 'dnd' });
    const far = pbx.incoming({ answerAfter: 0 });
    await until(phone, ({ presence }) => presence?.silenced === 1);
    await pause();
    expect(far.rejectedWith).to.equal(480);
    expect(phone.state.calls.order).to.deep.equal([]);
  });

  it('is answered by no value that is none', async () => {
    const { phone } = await openPhone();
    const wrong = phone.configure({ autoAnswer: 'all' as 'own' });
    expect(await codeOf(wrong)).to.equal('config/value-invalid');
  });
});
