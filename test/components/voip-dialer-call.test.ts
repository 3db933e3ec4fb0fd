import { expect, waitUntil } from '@open-wc/testing';
import { VoipError } from '../../src/core/errors.js';
import type { CallSnapshot } from '../../src/core/state.js';
import {
  button,
  buttons,
  cardOf,
  createInCall,
  drawn,
  nameOf,
  part,
  parts,
  press,
  textOf,
} from './support/dialer.js';
import { answered, callWith } from './support/stub-phone.js';

const callerIs = (caller: string): Pick<CallSnapshot, 'remote'> => ({
  remote: { raw: caller, display: caller, anonymous: false, verified: false },
});

const talking = answered('a', 5, callerIs('101'));
const held = answered('b', 60, {
  ...callerIs('102'),
  hold: { local: 'on', remote: false, seconds: 0 },
});

describe('a call in <voip-dialer>', () => {
  it('says what is going on', async () => {
    const { el, phone } = await createInCall(callWith('a', callerIs('101')));
    const says = async (change: Partial<CallSnapshot>): Promise<string> => {
      phone.show(answered('a', 65, { ...callerIs('101'), ...change }));
      await drawn(el);
      return textOf(el, 'call-status');
    };
    expect(textOf(el, 'call-status')).to.equal('Dialling 101…');
    expect(await says({ state: 'ringing' })).to.equal('Ringing…');
    expect(await says({ state: 'ringing', earlyMedia: true })).to.equal('Ringing, listen…');
    expect(await says({})).to.match(/^Connected 01:0[5-9]$/);
    expect(await says({ state: 'recovering' })).to.equal('Reconnecting…');
    expect(await says({ state: 'ending' })).to.equal('Ending…');
    const hold = { local: 'off', remote: true, seconds: 0 } as const;
    expect(await says({ hold })).to.match(/^Held by the other side 01:/);
    expect(await says({ hold: { ...hold, local: 'on', remote: false } })).to.match(/^On hold 01:/);
    expect(await says({ hold: { ...hold, local: 'pending', remote: false } })).to.match(
      /^Connected 01:/,
    );
  });

  it('the time runs on', async () => {
    const { el } = await createInCall(talking);
    const before = textOf(el, 'timer');
    await waitUntil(() => textOf(el, 'timer') !== before, 'the time stands', { timeout: 3000 });
  });

  it('Mute, Hold and Sound off ask for what is not so now', async () => {
    const { el, phone } = await createInCall(talking);
    for (const name of ['Mute', 'Hold', 'Sound off']) {
      expect(button(el, name).getAttribute('aria-pressed')).to.equal('false');
      await press(el, name);
    }
    phone.show({
      ...talking,
      muted: true,
      speakerMuted: true,
      hold: { local: 'on', remote: false, seconds: 0 },
    });
    await drawn(el);
    for (const name of ['Mute', 'Hold', 'Sound off']) {
      expect(button(el, name).getAttribute('aria-pressed')).to.equal('true');
      await press(el, name);
    }
    expect(phone.intents).to.deep.equal([
      { type: 'mute', id: 'a', on: true },
      { type: 'hold', id: 'a' },
      { type: 'muteSpeaker', id: 'a', on: true },
      { type: 'mute', id: 'a', on: false },
      { type: 'resume', id: 'a' },
      { type: 'muteSpeaker', id: 'a', on: false },
    ]);
  });

  it('nothing is shown as done before the phone says that it is', async () => {
    const { el } = await createInCall(talking);
    await press(el, 'Mute');
    await press(el, 'Hold');
    expect(button(el, 'Mute').getAttribute('aria-pressed')).to.equal('false');
    expect(button(el, 'Hold').getAttribute('aria-pressed')).to.equal('false');
  });

  it('what cannot be done now cannot be pressed, and keeps the focus', async () => {
    const { el, phone } = await createInCall(talking);
    button(el, 'Hold').focus();
    phone.show({
      ...talking,
      hold: { local: 'pending', remote: false, seconds: 0 },
      can: { ...talking.can, hold: 'pending', mute: 'not-connected' },
    });
    await drawn(el);
    // The browser takes the focus away from what is disabled only when it draws the next time.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    await press(el, 'Hold');
    await press(el, 'Mute');
    expect(phone.intents).to.deep.equal([]);
    for (const name of ['Hold', 'Mute']) {
      expect(button(el, name).getAttribute('aria-disabled')).to.equal('true');
    }
    expect(button(el, 'Hold').matches(':focus')).to.equal(true);
  });

  it('a refusal is said', async () => {
    const { el, phone } = await createInCall(talking);
    phone.respond = () => Promise.reject(new VoipError('call/renegotiation-rejected'));
    await press(el, 'Hold');
    await waitUntil(() => part(el, 'notice-problem'));
    expect(textOf(el, 'notice-problem')).to.equal('The other side did not agree');
    await press(el, 'Dismiss');
    expect(part(el, 'notice-problem')).to.equal(null);
  });

  it('a microphone that went away is said', async () => {
    const { el, phone } = await createInCall(talking);
    const error = new VoipError('device/lost').toInfo();
    phone.announce('voip-error', { error }, { origin: 'system' });
    await drawn(el);
    expect(textOf(el, 'notice-problem')).to.equal('The microphone went away');
  });

  it('before the answer there is End and nothing to switch', async () => {
    const { el } = await createInCall(callWith('a', { state: 'ringing' }));
    expect(part(el, 'tiles')).to.equal(null);
    const names = [...cardOf(el, '0800').querySelectorAll('button')].map(nameOf);
    expect(names).to.deep.equal(['End']);
  });

  it('End ends it, once', async () => {
    const { el, phone } = await createInCall(talking);
    await press(el, 'End');
    phone.show({ ...talking, state: 'ending' });
    await drawn(el);
    expect(button(el, 'End').getAttribute('aria-disabled')).to.equal('true');
    await press(el, 'End');
    expect(phone.intents).to.deep.equal([{ type: 'hangup', id: 'a' }]);
  });

  it('a script ends the active call, and nothing when there is none', async () => {
    const { el, phone } = await createInCall(talking, held);
    el.hangup();
    await waitUntil(() => phone.intents.length);
    phone.showAll([held], null);
    await drawn(el);
    el.hangup();
    await drawn(el);
    expect(phone.intents).to.deep.equal([{ type: 'hangup', id: 'a' }]);
  });

  it('taking the dialer out of the page ends nothing', async () => {
    const { el, phone } = await createInCall(talking);
    el.remove();
    await waitUntil(() => phone.listeners === 0);
    expect(phone.intents).to.deep.equal([]);
  });
});

describe('two calls in <voip-dialer>', () => {
  const callers = (el: HTMLElement): string[] =>
    parts(el, 'caller').map(({ textContent }) => textContent);

  it('the active one stands first, the others as they came', async () => {
    const { el, phone } = await createInCall(talking);
    const third = answered('c', 1, callerIs('103'));
    phone.showAll([held, talking, third], 'a');
    await drawn(el);
    expect(callers(el)).to.deep.equal(['101', '102', '103']);
    phone.showAll([held, talking, third], 'c');
    await drawn(el);
    expect(callers(el)).to.deep.equal(['103', '102', '101']);
    phone.showAll([held, talking, third], null);
    await drawn(el);
    expect(callers(el)).to.deep.equal(['102', '101', '103']);
  });

  it('only the active one is marked and can be muted', async () => {
    const { el } = await createInCall(talking, held);
    expect(parts(el, 'call-active').map((card) => card.ariaLabel)).to.deep.equal(['Call with 101']);
    expect(parts(el, 'mute').length).to.equal(1);
    expect(cardOf(el, '101').contains(part(el, 'mute'))).to.equal(true);
  });

  it('Swap takes the waiting one back, and the phone holds the other', async () => {
    const { el, phone } = await createInCall(talking, held);
    await press(el, 'Swap');
    expect(phone.intents).to.deep.equal([{ type: 'resume', id: 'b' }]);
  });

  it('is called Resume where the active call is held, too', async () => {
    const hold = { local: 'on', remote: false, seconds: 0 } as const;
    const { el, phone } = await createInCall({ ...talking, hold }, held);
    expect(buttons(el).map(nameOf)).not.to.include('Swap');
    await press(el, 'Resume');
    expect(phone.intents).to.deep.equal([{ type: 'resume', id: 'b' }]);
  });

  it('End ends the one on whose card it is', async () => {
    const { el, phone } = await createInCall(talking, held);
    for (const caller of ['102', '101']) {
      cardOf(el, caller).querySelector<HTMLElement>('[part~=action-danger]')?.click();
    }
    expect(phone.intents).to.deep.equal([
      { type: 'hangup', id: 'b' },
      { type: 'hangup', id: 'a' },
    ]);
  });

  it('each end is shown, whichever of the calls came first', async () => {
    for (const order of [0, 1]) {
      const { el, phone } = await createInCall(talking, held);
      const end = { by: 'remote', outcome: 'completed' } as const;
      const over = { ...talking, state: 'ended', endedAt: new Date().toISOString(), end } as const;
      phone.showAll(order ? [over, held] : [held, over], null);
      await drawn(el);
      expect(part(el, 'result'), `order ${order}`).not.to.equal(null);
      expect(textOf(el, 'result')).to.contain('Call ended');
    }
  });
});
