import { expect, waitUntil } from '@open-wc/testing';
import '../../src/components/voip-button/define.js';
import '../../src/components/voip-button/panel.js';
import { VoipError } from '../../src/core/errors.js';
import { createDialer, drawn, input, key, part, press, textOf, type } from './support/dialer.js';
import { answered, callWith } from './support/stub-phone.js';

const notANumber = 'This is no phone number';

describe('dialling in <voip-dialer>', () => {
  it('Enter calls what was typed, cleaned', async () => {
    const { el, phone } = await createDialer();
    await type(el, '+49 (30) 123-45');
    await key(el, input(el), 'Enter');
    expect(phone.asks('call').map(({ target }) => target)).to.deep.equal(['+493012345']);
    expect(phone.asked.options).to.deep.equal({});
    expect(input(el).value).to.equal('');
    expect(part(el, 'notice')).to.equal(null);
  });

  it('Call does the same', async () => {
    const { el, phone } = await createDialer();
    await type(el, '101');
    await press(el, 'Call');
    expect(phone.asks('call').map(({ target }) => target)).to.deep.equal(['101']);
  });

  it('an address is called as an address, and a user of the own domain by the name', async () => {
    const { el, phone } = await createDialer();
    for (const text of ['sip:bob@other.example', 'bob@pbx.example']) {
      await type(el, text);
      await press(el, 'Call');
    }
    expect(phone.asks('call').map(({ target }) => target)).to.deep.equal([
      'sip:bob@other.example',
      'bob',
    ]);
  });

  it('Enter calls neither when it repeats nor while a word is composed', async () => {
    const { el, phone } = await createDialer();
    await type(el, '101');
    await key(el, input(el), 'Enter', { repeat: true });
    await key(el, input(el), 'Enter', { isComposing: true });
    expect(phone.intents).to.deep.equal([]);
    expect(input(el).value).to.equal('101');
  });

  it('an empty field shows the last number first, and calls it on the second press', async () => {
    const { el, phone } = await createDialer();
    await type(el, '101');
    await press(el, 'Call');
    await press(el, 'Call');
    expect(input(el).value).to.equal('101');
    expect(phone.asks('call').length).to.equal(1);
    await press(el, 'Call');
    expect(phone.asks('call').map(({ target }) => target)).to.deep.equal(['101', '101']);
  });

  it('ArrowUp brings the last number back into an empty field, and calls nobody', async () => {
    const { el, phone } = await createDialer();
    await type(el, '101');
    await press(el, 'Call');
    await key(el, input(el), 'ArrowUp');
    expect(input(el).value).to.equal('101');
    await key(el, input(el), 'Backspace');
    expect(phone.asks('call').length).to.equal(1);
  });

  it('ArrowUp in a field that holds something is left to the browser', async () => {
    const { el } = await createDialer();
    await type(el, '101');
    await press(el, 'Call');
    await type(el, '2');
    expect(await key(el, input(el), 'ArrowUp')).to.equal(true);
    expect(input(el).value).to.equal('2');
  });

  for (const [what, text] of [
    ['letters', 'Anna'],
    ['200 digits', '1'.repeat(200)],
    ['two pluses', '+49+30'],
    ['nothing but bidi marks', '\u202e\u200f\u2066'],
    ['an address with a header', 'sip:bob@pbx.example?X-Evil=1'],
  ] as const) {
    it(`asks the phone for nothing when there is ${what} in the field, says so and keeps it`, async () => {
      const { el, phone } = await createDialer();
      input(el).value = text;
      input(el).dispatchEvent(new InputEvent('input', { bubbles: true }));
      await drawn(el);
      await press(el, 'Call');
      expect(phone.intents).to.deep.equal([]);
      expect(textOf(el, 'notice-problem')).to.equal(notANumber);
      expect(input(el).value).to.equal(text);
    });
  }

  for (const text of ['12\r\nX-Evil: 1', '12\n34', 'sip:bob@pbx.example\r\nVia: x']) {
    it(`a script cannot smuggle a line end in: ${JSON.stringify(text)}`, async () => {
      const { el, phone } = await createDialer();
      el.call(text);
      await waitUntil(() => part(el, 'notice-problem'));
      expect(textOf(el, 'notice-problem')).to.equal(notANumber);
      expect(phone.intents).to.deep.equal([]);
    });
  }

  it('marks that cannot be seen are no part of what is dialled', async () => {
    const { el, phone } = await createDialer();
    await type(el, '\u202e10\u200f1\u2069');
    await press(el, 'Call');
    expect(phone.asked.target).to.equal('101');
  });

  it('empty, or blanks alone, with nothing dialled before: nothing happens', async () => {
    const { el, phone } = await createDialer();
    await press(el, 'Call');
    await type(el, '   ');
    await key(el, input(el), 'Enter');
    expect(phone.intents).to.deep.equal([]);
  });

  it('what was refused is said and stays in the field, its tones and its spaces too', async () => {
    const { el, phone } = await createDialer();
    phone.respond = () => Promise.reject(new VoipError('call/limit-reached'));
    await type(el, '0800 123,,42');
    await press(el, 'Call');
    await waitUntil(() => part(el, 'notice-problem'));
    expect(textOf(el, 'notice-problem')).to.equal('No more calls at a time');
    expect(input(el).value).to.equal('0800 123,,42');
  });

  it('what was refused does not take the place of what was typed since', async () => {
    const { el, phone } = await createDialer();
    phone.respond = () => Promise.reject(new VoipError('call/limit-reached'));
    await type(el, '101');
    input(el).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    input(el).value = '7';
    input(el).dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => part(el, 'notice-problem'));
    expect(input(el).value).to.equal('7');
  });

  it('a call that began tells by itself how it ended: no notice beside it', async () => {
    const { el, phone } = await createDialer();
    phone.respond = (intent) => {
      if (intent.type !== 'call') return Promise.resolve();
      const end = { by: 'remote', outcome: 'busy' } as const;
      phone.show(callWith(intent.id, { state: 'ended', end }));
      return Promise.reject(new VoipError('call/busy'));
    };
    await type(el, '101');
    await press(el, 'Call');
    await waitUntil(() => textOf(el, 'call-status') === 'Busy');
    expect(part(el, 'notice-problem')).to.equal(null);
    expect(input(el).value).to.equal('');
  });

  it('a script calls a number, and without one what stands in the field', async () => {
    const { el, phone } = await createDialer();
    el.call('0800 1');
    await waitUntil(() => phone.asks('call').length === 1);
    await drawn(el);
    await type(el, '102');
    el.call();
    await waitUntil(() => phone.asks('call').length === 2);
    expect(phone.asks('call').map(({ target }) => target)).to.deep.equal(['08001', '102']);
  });

  it('a button of the same phone does not open for the call', async () => {
    const { el, phone } = await createDialer();
    const beside = document.createElement('voip-button');
    for (const [name, value] of [
      ['phone-name', phone.name],
      ['enabled', ''],
      ['server', 'wss://pbx.example/ws'],
      ['target', '0800'],
    ] as const) {
      beside.setAttribute(name, value);
    }
    el.before(beside);
    await type(el, '101');
    await press(el, 'Call');
    phone.show(answered(phone.asked.id, 1));
    await drawn(el);
    await beside.updateComplete;
    expect(part(el, 'call')).not.to.equal(null);
    expect(part(beside, 'panel')).to.equal(null);
    beside.remove();
  });
});
