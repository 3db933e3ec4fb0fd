import { expect, waitUntil } from '@open-wc/testing';
import type { CallSnapshot } from '../../src/core/state.js';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import {
  createDialer,
  createInCall,
  drawn,
  part,
  press,
  registered,
  said,
  textOf,
  type,
} from './support/dialer.js';
import { answered, callWith } from './support/stub-phone.js';

const talking = answered('a', 5);
const regions = (el: VoipDialer) => [said(el, 'status'), said(el, 'alert')];

describe('what screen readers are told by <voip-dialer>', () => {
  it('nothing at first, in two regions that are there from the start', async () => {
    const { el } = await createDialer();
    expect(el.shadowRoot?.querySelectorAll('[role=status], [role=alert], [aria-live]').length)
      .to //
      .equal(2);
    expect(regions(el)).to.deep.equal(['', '']);
  });

  it('an incoming call at once, and with who it is', async () => {
    const { el, phone } = await createDialer();
    phone.show(callWith('a', { direction: 'incoming', state: 'ringing' }));
    await drawn(el);
    expect(regions(el)).to.deep.equal(['', 'Incoming call from 0800']);
  });

  it('the way of a call out', async () => {
    const { el, phone } = await createDialer();
    const tells = async (call: CallSnapshot) => {
      phone.show(call);
      await drawn(el);
      return regions(el);
    };
    expect(await tells(callWith('a'))).to.deep.equal(['Dialling 0800…', '']);
    expect(await tells(callWith('a', { state: 'ringing' }))).to.deep.equal(['Ringing…', '']);
    expect(await tells(talking)).to.deep.equal(['Connected. You can speak now.', '']);
    expect(await tells({ ...talking, muted: true })).to.deep.equal(['Your microphone is off', '']);
    expect(await tells(talking)).to.deep.equal(['Your microphone is on', '']);
    const hold = { local: 'pending', remote: false, seconds: 0 } as const;
    expect(await tells({ ...talking, hold })).to.deep.equal(['Your microphone is on', '']);
    expect(await tells({ ...talking, hold: { ...hold, local: 'on' } })).to.deep.equal([
      'The call is on hold',
      '',
    ]);
    expect(await tells(talking)).to.deep.equal(['The call goes on', '']);
    const away = { ...hold, local: 'off', remote: true } as const;
    expect(await tells({ ...talking, hold: away })).to.deep.equal(['Held by the other side', '']);
    expect(await tells({ ...talking, state: 'recovering' })).to.deep.equal([
      '',
      'Connection lost, reconnecting…',
    ]);
    const end = { by: 'remote', outcome: 'completed' } as const;
    const durations = { ring: 1, talk: 83, hold: 0 };
    expect(await tells({ ...talking, state: 'ended', end, durations })).to.deep.equal([
      'Call ended. 1 minute, 23 seconds',
      '',
    ]);
  });

  it('how a call ended although another goes on', async () => {
    const held = answered('b', 9, { hold: { local: 'on', remote: false, seconds: 0 } });
    const { el, phone } = await createInCall(talking, held);
    const end = { by: 'remote', outcome: 'completed' } as const;
    phone.showAll([{ ...talking, state: 'ended', end }, held], 'b');
    await drawn(el);
    expect(said(el, 'status')).to.equal('Call ended');
  });

  it('a problem at once, in the words that are shown', async () => {
    const { el } = await createDialer();
    await type(el, 'Anna');
    await press(el, 'Call');
    expect(said(el, 'alert')).to.equal(textOf(el, 'notice-problem'));
    expect(said(el, 'alert')).to.equal('This is no phone number');
  });

  it('the same problem once more when it comes again', async () => {
    const { el } = await createDialer();
    const region = part(el, 'dialer')?.querySelector('[role=alert]');
    const told: (string | null)[] = [];
    await type(el, 'Anna');
    await press(el, 'Call');
    const observer = new MutationObserver(() => told.push(region?.textContent ?? null));
    observer.observe(region!, { childList: true, characterData: true, subtree: true });
    await press(el, 'Call');
    await drawn(el);
    expect(told).to.deep.equal(['This is no phone number']);
    await type(el, 'Ann');
    expect(told).to.deep.equal(['This is no phone number']);
    observer.disconnect();
  });

  it('that the line is lost, and that it is back', async () => {
    const { el, phone } = await createDialer();
    const { connection } = phone.state;
    phone.set({ connection: { ...connection, status: 'reconnecting' } });
    await drawn(el);
    expect(said(el, 'status')).to.equal('Connection lost, trying again…');
    phone.set(registered());
    await drawn(el);
    expect(said(el, 'status')).to.equal('Ready');
  });

  it('no digit, neither of a number nor of what is sent as tones', async () => {
    const { el, phone } = await createDialer();
    await type(el, '123');
    expect(regions(el)).to.deep.equal(['', '']);
    phone.show(talking);
    await drawn(el);
    const before = regions(el);
    await press(el, 'Back to the call');
    await type(el, '456');
    expect(phone.asks('sendDtmf').length).to.equal(3);
    expect(regions(el)).to.deep.equal(before);
  });

  it('no running time: it is a timer outside of every live region', async () => {
    const { el } = await createInCall(talking);
    const timer = part(el, 'timer');
    expect(timer?.getAttribute('role')).to.equal('timer');
    expect(timer?.hasAttribute('aria-live')).to.equal(false);
    expect(timer?.closest('[role=status], [role=alert], [role=log], [aria-live]')).to.equal(null);
    const before = regions(el);
    const time = textOf(el, 'timer');
    await waitUntil(() => textOf(el, 'timer') !== time, 'the time stands', { timeout: 3000 });
    expect(regions(el)).to.deep.equal(before);
  });
});
