import { expect, waitUntil } from '@open-wc/testing';
import type { VoipButton } from '../../src/components/voip-button/voip-button.js';
import { action, createButton, dial, part, partOf, show } from './support/button.js';
import { answered, callWith, type StubPhone } from './support/stub-phone.js';

const callsOf = ({ intents }: StubPhone) => intents.filter(({ type }) => type === 'call').length;

async function press(el: VoipButton, label: string): Promise<void> {
  action(el, label).click();
  await el.updateComplete;
}

const over = (id: string) =>
  answered(id, 9, { state: 'ended', end: { by: 'remote', outcome: 'completed' } });

describe('call() on <voip-button>', () => {
  it('does no more than show the panel while its call lasts', async () => {
    const { el, phone } = await createButton();
    const id = await dial(el, phone);
    for (const call of [callWith(id), callWith(id, { state: 'ringing' }), answered(id, 3)]) {
      await show(el, phone, call);
      el.close();
      el.call('0900');
      await partOf(el, 'panel');
      expect(callsOf(phone)).to.equal(1);
    }
    action(el, 'End').click();
    expect(phone.intents.at(-1)).to.deep.equal({ type: 'hangup', id });
  });

  it('does not dial twice while the call it asked for is still being prepared', async () => {
    const { el, phone } = await createButton();
    await dial(el, phone);
    el.call();
    await el.updateComplete;
    expect(callsOf(phone)).to.equal(1);
  });

  it('calls its target for one visit: the next press calls the own target of the element', async () => {
    const { el, phone } = await createButton();
    el.call('0900');
    await waitUntil(() => callsOf(phone) === 1);
    await show(el, phone, over(phone.asked.id));
    await press(el, 'Call again');
    expect(phone.asked.target).to.equal('0900');
    await show(el, phone, over(phone.asked.id));
    await press(el, 'Close');
    part(el, 'button')?.click();
    await waitUntil(() => callsOf(phone) === 3);
    expect(phone.asked.target).to.equal('0800');
  });
});
