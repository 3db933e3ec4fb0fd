import { expect } from '@open-wc/testing';
import type { CallSnapshot } from '../../src/core/state.js';
import {
  button,
  buttons,
  createDialer,
  createInCall,
  cardOf,
  drawn,
  focused,
  input,
  nameOf,
  part,
  parts,
  press,
  said,
  textOf,
  type,
} from './support/dialer.js';
import { answered, callWith } from './support/stub-phone.js';

const from = (name: string | undefined, change: Partial<CallSnapshot> = {}): CallSnapshot =>
  callWith('in', {
    direction: 'incoming',
    state: 'ringing',
    remote: {
      raw: '1003',
      display: name ?? '1003',
      anonymous: false,
      verified: false,
      ...(name === undefined ? {} : { name, nameSource: 'sip' }),
    },
    ...change,
  });

const talking = answered('a', 5);

describe('an incoming call in <voip-dialer>', () => {
  it('shows who calls, and by which number and queue', async () => {
    const { el } = await createInCall(from('Bill', { queue: { name: 'Sales' } }));
    expect(textOf(el, 'caller')).to.equal('Bill');
    expect(textOf(el, 'call-number')).to.equal('1003');
    expect(textOf(el, 'call-queue')).to.equal('Queue: Sales');
    expect(part(el, 'call')?.ariaLabel).to.equal('Incoming call from Bill');
    expect(part(el, 'call')?.dataset.state).to.equal('incoming');
  });

  it('without a name its number is shown, once', async () => {
    const { el } = await createInCall(from(undefined));
    expect(textOf(el, 'caller')).to.equal('1003');
    expect(part(el, 'call-number')).to.equal(null);
  });

  it('an anonymous one shows no number', async () => {
    const remote = { raw: 'anonymous', display: 'anonymous', anonymous: true, verified: false };
    const { el } = await createInCall(from(undefined, { remote }));
    expect(textOf(el, 'caller')).to.equal('Anonymous');
    expect(part(el, 'call-number')).to.equal(null);
  });

  it('Answer and Decline ask for just that', async () => {
    const { el, phone } = await createInCall(from('Bill'));
    const offered = [...cardOf(el, 'Bill').querySelectorAll('button')].map(nameOf);
    expect(offered).to.deep.equal(['Answer', 'Decline', 'Silence']);
    await press(el, 'Answer');
    await press(el, 'Decline');
    expect(phone.intents).to.deep.equal([
      { type: 'answer', id: 'in' },
      { type: 'decline', id: 'in' },
    ]);
  });

  it('in a call there are two ways to answer', async () => {
    const { el, phone } = await createInCall(talking, from('Bill'));
    const offered = [...cardOf(el, 'Bill').querySelectorAll('button')].map(nameOf);
    expect(offered).to.deep.equal(['Hold and answer', 'End and answer', 'Decline', 'Silence']);
    await press(el, 'Hold and answer');
    expect(phone.intents).to.deep.equal([{ type: 'answer', id: 'in' }]);
    await press(el, 'End and answer');
    expect(phone.intents.slice(1)).to.deep.equal([
      { type: 'hangup', id: 'a' },
      { type: 'answer', id: 'in' },
    ]);
  });

  it('does not take the focus from the page', async () => {
    const { el, phone } = await createDialer();
    const field = document.createElement('input');
    el.before(field);
    field.focus();
    phone.show(from('Bill'));
    await drawn(el);
    expect(document.activeElement).to.equal(field);
    phone.show(answered('in', 0));
    await drawn(el);
    expect(document.activeElement).to.equal(field);
  });

  it('takes no focus when nothing has it', async () => {
    const { el, phone } = await createDialer();
    phone.show(from('Bill'));
    await drawn(el);
    expect(document.activeElement).to.equal(document.body);
  });

  it('leaves the number that is being typed, and its focus', async () => {
    const { el, phone } = await createDialer();
    input(el).focus();
    await type(el, '10');
    phone.show(from('Bill'));
    await drawn(el);
    expect(focused(el)).to.equal(input(el));
    expect(input(el).value).to.equal('10');
  });

  for (const name of [
    '<img src=x onerror=alert(1)>',
    '</bdi></strong><script>alert(1)</script>',
    '{name} $& $1 &lt;',
    'javascript:alert(1)',
  ]) {
    it(`${name} stays text`, async () => {
      const { el } = await createInCall(from(name));
      expect(textOf(el, 'caller')).to.equal(name);
      expect(said(el, 'alert')).to.equal(`Incoming call from ${name}`);
      expect(el.shadowRoot?.querySelectorAll('img, script, a').length).to.equal(0);
    });
  }

  it('a name that turns the direction turns nothing around it', async () => {
    const { el } = await createInCall(from('\u202Ellib\u2067'));
    for (const text of [...parts(el, 'caller'), ...parts(el, 'call-number')]) {
      const isolated =
        text.localName === 'bdi' || text.firstElementChild?.matches('bdi:only-child');
      expect(isolated, text.outerHTML).to.equal(true);
    }
    expect(textOf(el, 'call-status')).to.equal('Incoming call');
  });

  it('a very long name breaks within the card, and the buttons stay where they are', async () => {
    const { el } = await createInCall(from('W'.repeat(300)));
    const card = part(el, 'call');
    if (!card) throw new Error('no call');
    expect(card.scrollWidth).to.be.at.most(card.clientWidth);
    const { right } = card.getBoundingClientRect();
    for (const one of [button(el, 'Answer'), button(el, 'Decline')]) {
      expect(one.getBoundingClientRect().right).to.be.at.most(right);
    }
  });

  it('sound that is blocked can be turned on', async () => {
    const { el, phone } = await createInCall(from('Bill'));
    phone.set({ devices: { ...phone.state.devices, playback: 'blocked' } });
    await drawn(el);
    await press(el, 'Turn the sound on');
    expect(phone.intents).to.deep.equal([{ type: 'unlockSound' }]);
  });

  it('sound that plays in another tab is said, and can be fetched', async () => {
    const { el, phone } = await createInCall(from('Bill'));
    expect(buttons(el).map(nameOf)).not.to.include('Use the phone in this tab');
    phone.set({ tab: { role: 'follower', sound: 'elsewhere' } });
    await drawn(el);
    await press(el, 'Use the phone in this tab');
    expect(phone.intents).to.deep.equal([{ type: 'takeOver' }]);
  });
});
