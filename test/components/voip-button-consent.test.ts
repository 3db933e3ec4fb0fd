import { expect, waitUntil } from '@open-wc/testing';
import type { VoipButton } from '../../src/components/voip-button/voip-button.js';
import { action, createButton, part, partOf, show, textOf } from './support/button.js';
import { answered, callWith, type StubPhone } from './support/stub-phone.js';

const callsOf = ({ intents }: StubPhone) => intents.filter(({ type }) => type === 'call').length;

async function press(el: VoipButton, label: string): Promise<void> {
  action(el, label).click();
  await el.updateComplete;
}

const over = (id: string) =>
  answered(id, 9, { state: 'ended', end: { by: 'remote', outcome: 'completed' } });

describe('a notice before the call', () => {
  const notice = 'Calls are recorded.';

  it('is not passed by calling again: only Continue is a consent', async () => {
    const { el, phone } = await createButton({ notice });
    el.call();
    el.call();
    await partOf(el, 'notice');
    el.call();
    el.close();
    el.call();
    await partOf(el, 'notice');
    expect(callsOf(phone)).to.equal(0);
    await press(el, 'Continue');
    expect(callsOf(phone)).to.equal(1);
  });

  it('is not passed by trying again after a problem that came before it', async () => {
    const { el, phone } = await createButton({ notice });
    phone.show(callWith('other', { direction: 'incoming', state: 'connected' }));
    part(el, 'button')?.click();
    await waitUntil(() => textOf(el, 'title') === 'You are already in a call');
    phone.set({ calls: { byId: {}, order: [], activeId: null } });
    await press(el, 'Try again');
    expect(textOf(el, 'notice')).to.equal(notice);
    expect(callsOf(phone)).to.equal(0);
    await press(el, 'Continue');
    expect(callsOf(phone)).to.equal(1);
  });

  it('is not passed by calling again after the call of a script', async () => {
    const { el, phone } = await createButton({ notice });
    await show(el, phone, answered('script', 5));
    await partOf(el, 'panel');
    await show(el, phone, over('script'));
    await press(el, 'Call again');
    expect(textOf(el, 'notice')).to.equal(notice);
    expect(callsOf(phone)).to.equal(0);
  });

  it('that was agreed to is not shown again with Call again, but with the next visit', async () => {
    const { el, phone } = await createButton({ notice });
    part(el, 'button')?.click();
    await partOf(el, 'notice');
    await press(el, 'Continue');
    await show(el, phone, over(phone.asked.id));
    await press(el, 'Call again');
    expect(callsOf(phone)).to.equal(2);
    await show(el, phone, over(phone.asked.id));
    await press(el, 'Close');
    part(el, 'button')?.click();
    await partOf(el, 'notice');
    expect(callsOf(phone)).to.equal(2);
  });
});
