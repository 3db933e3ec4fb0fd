import { expect } from '@open-wc/testing';
import {
  buttons,
  createDialer,
  createInCall,
  drawn,
  input,
  key,
  nameOf,
  paste,
  part,
  press,
  textOf,
  type,
  type DialerPhone,
} from './support/dialer.js';
import { answered, callWith } from './support/stub-phone.js';

const tones = (phone: DialerPhone): string[] => phone.asks('sendDtmf').map((one) => one.tones);
const talking = answered('a', 5);

describe('tones in a call of <voip-dialer>', () => {
  it('each digit is sent as it is typed, and only the new one', async () => {
    const { el, phone } = await createInCall(talking);
    expect(input(el).getAttribute('aria-label')).to.equal('Tones');
    await type(el, '12#');
    expect(tones(phone)).to.deep.equal(['1', '2', '#']);
    expect(phone.intents.every((one) => 'id' in one && one.id === 'a')).to.equal(true);
    expect(input(el).value).to.equal('12#');
  });

  it('what is pasted or put in at once is sent at once', async () => {
    const { el, phone } = await createInCall(talking);
    expect(await paste(el, '1234')).to.equal(true); // it comes as input
    input(el).value = '12 34';
    input(el).dispatchEvent(new InputEvent('input', { bubbles: true }));
    await drawn(el);
    expect(tones(phone)).to.deep.equal(['1234']);
  });

  it('deleting sends nothing, and what was sent stands there still', async () => {
    const { el, phone } = await createInCall(talking);
    await type(el, '12');
    for (const left of ['1', '']) {
      input(el).value = left;
      input(el).dispatchEvent(new InputEvent('input', { bubbles: true }));
      await drawn(el);
      expect(input(el).value).to.equal('12');
    }
    expect(tones(phone)).to.deep.equal(['1', '2']);
    expect(part(el, 'delete-last')).to.equal(null);
  });

  it('what no telephone can send is neither sent nor shown', async () => {
    const { el, phone } = await createInCall(talking);
    await type(el, 'xyz +!é\u202e');
    expect(phone.intents).to.deep.equal([]);
    expect(input(el).value).to.equal('');
  });

  it('Enter and ArrowUp call nobody', async () => {
    const { el, phone } = await createInCall(talking);
    await type(el, '12');
    await key(el, input(el), 'Enter');
    await key(el, input(el), 'ArrowUp');
    expect(phone.asks('call')).to.deep.equal([]);
    expect(buttons(el).map(nameOf)).not.to.include('Call');
  });

  it('a key of the keypad is sent, and a 0 that is held is no +', async () => {
    const { el, phone } = await createInCall(talking);
    await press(el, 'Keypad');
    const zero = el.shadowRoot?.querySelector<HTMLElement>('[data-tone="0"]');
    expect(zero?.querySelector('small')?.dataset.letters).to.equal('');
    zero?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    zero?.click();
    await drawn(el);
    expect(tones(phone)).to.deep.equal(['0']);
    expect(input(el).value).to.equal('0');
  });

  it('New call takes the field for a number, and Back to the call gives it back', async () => {
    const { el, phone } = await createInCall(talking);
    await type(el, '12');
    await press(el, 'New call');
    expect(input(el).value).to.equal('');
    await type(el, '101');
    expect(tones(phone)).to.deep.equal(['1', '2']);
    await press(el, 'Back to the call');
    expect(input(el).value).to.equal('12');
    await type(el, '3');
    expect(tones(phone)).to.deep.equal(['1', '2', '3']);
    await press(el, 'New call');
    expect(input(el).value).to.equal('101');
    await press(el, 'Call');
    expect(phone.asks('call').map(({ target }) => target)).to.deep.equal(['101']);
  });

  it('none are sent before the answer, on hold, or when the call takes none: the field is for a number', async () => {
    for (const call of [
      callWith('a', { state: 'ringing' }),
      answered('a', 5, { hold: { local: 'on', remote: false, seconds: 0 } }),
      answered('a', 5, { can: { ...talking.can, dtmf: 'not-supported' } }),
    ]) {
      const { el, phone } = await createInCall(call);
      await type(el, '12');
      expect(phone.intents).to.deep.equal([]);
      expect(input(el).getAttribute('aria-label')).to.equal('Number');
      expect(input(el).value).to.equal('12');
    }
  });

  it('an answer in the middle of another number sends none of it', async () => {
    const { el, phone } = await createInCall(callWith('a', { state: 'ringing' }));
    await type(el, '10');
    phone.show(talking);
    await drawn(el);
    await type(el, '1');
    expect(phone.intents).to.deep.equal([]);
    expect(input(el).value).to.equal('101');
  });

  it('those of one call are not shown in the next', async () => {
    const { el, phone } = await createInCall(talking);
    await type(el, '12');
    phone.show(answered('b', 1));
    await drawn(el);
    expect(input(el).value).to.equal('');
  });
});

describe('tones dialled behind a number in <voip-dialer>', () => {
  async function dialled(text: string) {
    const { el, phone } = await createDialer();
    await type(el, text);
    await press(el, 'Call');
    const { id, target } = phone.asked;
    return { el, phone, id, target };
  }

  it('are sent after the answer, once', async () => {
    const { el, phone, id, target } = await dialled('0800,,42');
    expect(target).to.equal('0800');
    phone.show(callWith(id));
    await drawn(el);
    phone.show(callWith(id, { state: 'ringing', earlyMedia: true }));
    await drawn(el);
    expect(tones(phone)).to.deep.equal([]);
    phone.show(answered(id, 0));
    await drawn(el);
    expect(tones(phone).length).to.equal(1);
    expect(tones(phone)[0]).to.match(/^,*42$/);
    phone.show(answered(id, 0, { hold: { local: 'on', remote: false, seconds: 0 } }));
    await drawn(el);
    phone.show(answered(id, 3));
    await drawn(el);
    expect(tones(phone).length).to.equal(1);
  });

  it('behind a ; wait for a press', async () => {
    const { el, phone, id } = await dialled('0800,1;2;3');
    phone.show(callWith(id));
    await drawn(el);
    phone.show(answered(id, 0));
    await drawn(el);
    expect(tones(phone).length).to.equal(1);
    await press(el, 'Send the tones 2');
    await press(el, 'Send the tones 3');
    expect(tones(phone).slice(1)).to.deep.equal(['2', '3']);
    expect(part(el, 'notice')).to.equal(null);
  });

  it('are not sent into another call, nor when nobody answers', async () => {
    const { el, phone, id } = await dialled('0800,42');
    phone.show(callWith(id));
    await drawn(el);
    phone.show(answered('other', 1));
    await drawn(el);
    const end = { by: 'remote', outcome: 'no-answer' } as const;
    phone.show(callWith(id, { state: 'ended', end }));
    await drawn(el);
    expect(tones(phone)).to.deep.equal([]);
    expect(textOf(el, 'notice')).to.equal('');
  });
});
