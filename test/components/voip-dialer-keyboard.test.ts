import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import {
  button,
  buttons,
  createDialer,
  createInCall,
  drawn,
  focused,
  input,
  key,
  nameOf,
  part,
  press,
  type,
} from './support/dialer.js';
import { answered, callWith } from './support/stub-phone.js';

const talking = answered('a', 5);
const held = answered('b', 60, { hold: { local: 'on', remote: false, seconds: 0 } });
const ringing = callWith('c', { direction: 'incoming', state: 'ringing' });

const nameOfFocused = (el: VoipDialer): string => {
  const at = focused(el);
  return at ? nameOf(at) : '';
};

/** Where Tab leads, from the start to the end of the dialer. */
async function stops(el: VoipDialer): Promise<Element[]> {
  const before = document.createElement('button');
  const after = document.createElement('button');
  el.before(before);
  el.after(after);
  before.focus();
  const found: Element[] = [];
  for (;;) {
    await sendKeys({ press: 'Tab' });
    const at = focused(el);
    if (!at || document.activeElement === after || found.includes(at)) return found;
    found.push(at);
  }
}

describe('<voip-dialer> by keyboard', () => {
  it('Tab leads to everything, in the order in which it stands there', async () => {
    const { el } = await createInCall(talking, held, ringing);
    await press(el, 'Keypad');
    const found = await stops(el);
    const all = [...(el.shadowRoot?.querySelectorAll<HTMLElement>('button, input') ?? [])];
    const reachable = all.filter(({ tabIndex }) => tabIndex === 0);
    expect(found.map(nameOf)).to.deep.equal(reachable.map(nameOf));
    for (const name of ['Mute', 'Hold', 'Sound off', 'Swap', 'Hold and answer', 'End and answer']) {
      expect(found.map(nameOf)).to.include(name);
    }
    for (const name of ['Decline', 'Keypad', 'New call', 'Sign out', 'Tones']) {
      expect(found.map(nameOf)).to.include(name);
    }
    const rows = found.map((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return Math.round((top + bottom) / 2);
    });
    expect(rows).to.deep.equal([...rows].sort((a, b) => a - b));
  });

  it('Enter and the space bar press what has the focus', async () => {
    const { el, phone } = await createInCall(ringing);
    button(el, 'Decline').focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: ' ' });
    expect(phone.intents.map((one) => one.type)).to.deep.equal(['decline', 'decline']);
  });

  it('Escape ends, declines and hides no call, wherever the focus is', async () => {
    for (const calls of [[talking, held], [ringing], [callWith('d', { state: 'ringing' })]]) {
      const { el, phone } = await createInCall(...calls);
      for (const one of [...buttons(el), input(el)]) {
        one.focus();
        await key(el, one, 'Escape');
      }
      expect(phone.intents).to.deep.equal([]);
      expect(el.shadowRoot?.querySelectorAll('[part~=call]').length).to.equal(calls.length);
    }
  });

  it('Escape puts a result away, and what is above it first', async () => {
    const end = { by: 'remote', outcome: 'busy' } as const;
    const { el } = await createInCall(callWith('a', { state: 'ended', end }));
    el.call('Anna');
    await waitUntil(() => part(el, 'notice-problem'));
    await key(el, button(el, 'Call'), 'Escape');
    expect(part(el, 'notice-problem')).to.equal(null);
    expect(part(el, 'result')).not.to.equal(null);
    await key(el, button(el, 'Call'), 'Escape');
    expect(part(el, 'result')).to.equal(null);
    expect(await key(el, button(el, 'Call'), 'Escape')).to.equal(true); // the page's own
  });

  it('digits typed on a button go to the field, and Backspace takes them back', async () => {
    const { el, phone } = await createDialer();
    for (const name of ['+', '4', '9', '*', '#']) await key(el, button(el, 'Call'), name);
    expect(input(el).value).to.equal('+49*#');
    await key(el, button(el, 'Call'), 'Backspace');
    expect(input(el).value).to.equal('+49*');
    expect(phone.intents).to.deep.equal([]);
  });

  it('in a call they are sent, and a + and Backspace are left to the browser', async () => {
    const { el, phone } = await createInCall(talking);
    await key(el, button(el, 'Mute'), '5');
    expect(phone.intents).to.deep.equal([{ type: 'sendDtmf', id: 'a', tones: '5' }]);
    expect(await key(el, button(el, 'Mute'), '+')).to.equal(true);
    expect(await key(el, button(el, 'Mute'), 'Backspace')).to.equal(true);
    expect(input(el).value).to.equal('5');
  });

  it('letters, and keys with a modifier, are left to the browser', async () => {
    const { el, phone } = await createDialer();
    for (const name of ['a', 'ArrowDown', 'Enter', 'F5', ' ']) {
      expect(await key(el, button(el, 'Call'), name), name).to.equal(true);
    }
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey']) {
      expect(await key(el, button(el, 'Call'), '1', { [modifier]: true }), modifier).to.equal(true);
    }
    expect(input(el).value).to.equal('');
    expect(phone.intents).to.deep.equal([]);
  });

  it('a key pressed outside of it is not its', async () => {
    const { el } = await createDialer();
    expect(await key(el, document.body, '1')).to.equal(true);
    expect(input(el).value).to.equal('');
  });

  it('the focus goes to the number field when the card that has it goes away', async () => {
    const { el, phone } = await createInCall(ringing);
    button(el, 'Decline').focus();
    phone.showAll([], null);
    await drawn(el);
    expect(focused(el)).to.equal(input(el));
  });

  it('the focus goes from Answer to the field for tones, so that Enter ends nothing', async () => {
    const { el, phone } = await createInCall(ringing);
    button(el, 'Answer').focus();
    phone.show(answered('c', 0));
    await drawn(el);
    expect(nameOfFocused(el)).to.equal('Tones');
    await sendKeys({ press: 'Enter' });
    expect(phone.intents).to.deep.equal([]);
  });

  it('the focus stays in the field when a call out is answered', async () => {
    const { el, phone } = await createDialer();
    input(el).focus();
    await type(el, '101');
    await key(el, input(el), 'Enter');
    phone.show(answered(phone.asked.id, 0));
    await drawn(el);
    expect(nameOfFocused(el)).to.equal('Tones');
  });

  it('open() puts the cursor into the field', async () => {
    const { el } = await createDialer();
    el.open();
    await waitUntil(() => focused(el) === input(el));
  });
});
