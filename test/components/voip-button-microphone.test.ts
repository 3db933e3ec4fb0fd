import { expect, waitUntil } from '@open-wc/testing';
import type { VoipButton } from '../../src/components/voip-button/voip-button.js';
import { VoipError, type VoipErrorCode } from '../../src/core/errors.js';
import { action, createButton, dial, part, show, textOf } from './support/button.js';
import { answered, callWith, type StubPhone } from './support/stub-phone.js';

async function tell(el: VoipButton, phone: StubPhone, code: VoipErrorCode): Promise<void> {
  phone.announce('voip-error', { error: new VoipError(code).toInfo() }, { origin: 'system' });
  await el.updateComplete;
  await el.updateComplete;
}

async function inCall() {
  const made = await createButton();
  const id = await dial(made.el, made.phone);
  await show(made.el, made.phone, answered(id, 5));
  return { ...made, id };
}

describe('a microphone that goes away in a call of <voip-button>', () => {
  it('is shown and said, once, and leaves the call to the visitor', async () => {
    const { el, phone, id } = await inCall();
    await tell(el, phone, 'device/lost');
    expect(textOf(el, 'title')).to.equal('The microphone went away');
    expect(textOf(el, 'text')).to.contain('plugged in');
    expect(textOf(el, 'status')).to.match(/^The microphone went away\. Check/);
    expect(part(el, 'panel')?.dataset.state).to.equal('in-call');
    await show(el, phone, answered(id, 6));
    expect(textOf(el, 'title')).to.equal('The microphone went away');
    action(el, 'End').click();
    expect(phone.intents.at(-1)).to.deep.equal({ type: 'hangup', id });
  });

  it('is shown no more when one works again', async () => {
    const { el, phone } = await inCall();
    await tell(el, phone, 'device/lost');
    const effective = { microphone: 'headset' };
    phone.set({ devices: { ...phone.state.devices, effective } });
    await el.updateComplete;
    expect(textOf(el, 'title')).to.equal('In call');
    expect(textOf(el, 'status')).to.equal('Your microphone is on');
  });

  it('is forgotten with the call', async () => {
    const { el, phone, id } = await inCall();
    await tell(el, phone, 'device/lost');
    const end = { by: 'local', outcome: 'completed' } as const;
    await show(el, phone, answered(id, 9, { state: 'ended', end }));
    expect(textOf(el, 'title')).to.equal('Call ended');
    const calls = phone.intents.length;
    action(el, 'Call again').click();
    await waitUntil(() => phone.intents.length > calls);
    await show(el, phone, answered(phone.asked.id, 1));
    expect(textOf(el, 'title')).to.equal('In call');
  });

  it('is not taken for one by any other error', async () => {
    const { el, phone } = await inCall();
    await tell(el, phone, 'device/not-found');
    expect(textOf(el, 'title')).to.equal('In call');
  });

  it('is heard of at the phone the element uses now, and nowhere once it left the page', async () => {
    const { el, phone, id } = await inCall();
    const other = await createButton();
    el.phoneName = other.phone.name;
    await el.updateComplete;
    await tell(el, phone, 'device/lost');
    el.phoneName = phone.name;
    await show(el, phone, answered(id, 9));
    expect(textOf(el, 'title')).to.equal('In call');
    el.remove();
    await tell(el, phone, 'device/lost');
    document.body.append(el);
    await show(el, phone, answered(id, 10));
    expect(textOf(el, 'title')).to.equal('In call');
    el.remove();
  });
});

describe('a press on <voip-button> while somebody calls its phone', () => {
  it('says that a call is coming in, which nobody can end here, and dials nothing', async () => {
    const { el, phone } = await createButton();
    await show(el, phone, callWith('in', { direction: 'incoming', state: 'ringing' }));
    part(el, 'button')?.click();
    await waitUntil(() => textOf(el, 'title') === 'A call is coming in');
    expect(textOf(el, 'text')).to.contain('try again');
    expect(textOf(el, 'text')).not.to.contain('End it');
    expect(phone.intents).to.deep.equal([]);
    phone.set({ calls: { byId: {}, order: [], activeId: null } });
    await el.updateComplete;
    expect(textOf(el, 'title')).to.equal('A call is coming in');
    action(el, 'Try again').click();
    expect(phone.intents.length).to.equal(1);
  });
});
