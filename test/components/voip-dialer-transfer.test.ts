import { expect } from '@open-wc/testing';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import type { CallSnapshot } from '../../src/core/state.js';
import { answered, callWith } from './support/stub-phone.js';
import { button, createInCall, drawn, part, said, textOf } from './support/dialer.js';

const talking = (change: Partial<CallSnapshot> = {}): CallSnapshot => {
  const call = answered('one', 5);
  return { ...call, can: { ...call.can, transfer: true }, ...change };
};

const failed = { kind: 'blind', state: 'failed', target: '602' } as const;

async function openForm(el: VoipDialer, target: string): Promise<void> {
  part(el, 'transfer-toggle')?.click();
  await drawn(el);
  const field = part(el, 'transfer-input');
  if (!(field instanceof HTMLInputElement)) throw new Error('no field');
  field.value = target;
  field.dispatchEvent(new InputEvent('input'));
  await drawn(el);
}

describe('<voip-dialer>: transferring a call', () => {
  it('is not offered where the call cannot be transferred', async () => {
    const { el, phone } = await createInCall(answered('one', 5));
    part(el, 'transfer-toggle')?.click();
    await drawn(el);
    expect(part(el, 'transfer')).to.equal(null);
    expect(phone.intents).to.have.length(0);
  });

  it('hands over at once to what was typed, cleaned', async () => {
    const { el, phone } = await createInCall(talking());
    await openForm(el, '(20) 5-5');
    button(el, 'Transfer now').click();
    expect(phone.asks('transfer')).to.deep.equal([{ type: 'transfer', id: 'one', target: '2055' }]);
    await drawn(el);
    expect(part(el, 'transfer')).to.equal(null);
  });

  it('asks first in a call of its own', async () => {
    const { el, phone } = await createInCall(talking());
    await openForm(el, '205');
    button(el, 'Ask first').click();
    const [asked] = phone.asks('transfer');
    expect(asked).to.include({ id: 'one', target: '205' });
    expect(asked?.consultId).to.be.a('string');
  });

  for (const wrong of ['', '   ', 'nobody', '1'.repeat(200)]) {
    it(`transfers to nobody for "${wrong.slice(0, 10)}", and says so`, async () => {
      const { el, phone } = await createInCall(talking());
      await openForm(el, wrong);
      button(el, 'Transfer now').click();
      await drawn(el);
      expect(phone.asks('transfer')).to.have.length(0);
      expect(part(el, 'transfer')).not.to.equal(null);
      expect(textOf(el, 'notice-problem')).to.equal('This is no phone number');
    });
  }

  it('drops no tones: they are refused at once, and go with a call that asks first', async () => {
    const { el, phone } = await createInCall(talking());
    await openForm(el, '205,12');
    button(el, 'Transfer now').click();
    await drawn(el);
    expect(phone.asks('transfer')).to.have.length(0);
    expect(part(el, 'transfer')).not.to.equal(null);
    expect(textOf(el, 'notice-problem')).to.contain('Tones cannot go along with a transfer');
    button(el, 'Ask first').click();
    expect(phone.asks('transfer')[0]).to.include({ id: 'one', target: '205' });
  });

  it('tells how far it is, and that it failed, without a second notice', async () => {
    const { el, phone } = await createInCall(talking());
    const started = { kind: 'blind', state: 'started', target: '602' } as const;
    phone.showAll([talking({ transfer: started })], 'one');
    await drawn(el);
    expect(textOf(el, 'transfer-status')).to.equal('Transferring to 602…');
    phone.showAll([talking({ transfer: failed })], 'one');
    await drawn(el);
    expect(textOf(el, 'transfer-failed')).to.equal('The transfer to 602 did not work');
    expect(part(el, 'notice-problem')).to.equal(null);
    expect(said(el, 'status')).to.equal('The transfer to 602 did not work');
  });

  it('hands over only when who is asked has answered, and leads back at any time', async () => {
    const transfer = {
      kind: 'attended',
      state: 'started',
      target: '205',
      consultId: 'two',
    } as const;
    const held = talking({ transfer, hold: { local: 'on', remote: false, seconds: 0 } });
    const asking = callWith('two', { state: 'ringing' });
    const { el, phone } = await createInCall(asking, held);
    button(el, 'Hand over').click();
    expect(phone.asks('endTransfer')).to.have.length(0);
    button(el, 'Back to the caller').click();
    expect(phone.asks('endTransfer')).to.deep.equal([
      { type: 'endTransfer', id: 'one', join: false },
    ]);
    phone.showAll([answered('two', 1), held], 'two');
    await drawn(el);
    button(el, 'Hand over').click();
    expect(phone.asks('endTransfer')[1]).to.include({ id: 'one', join: true });
  });

  it('is accessible', async () => {
    const { el } = await createInCall(talking({ transfer: failed }));
    await openForm(el, '205');
    await expect(el).to.be.accessible();
  });
});
