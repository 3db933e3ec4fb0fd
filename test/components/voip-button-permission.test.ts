import { expect } from '@open-wc/testing';
import type { VoipButton } from '../../src/components/voip-button/voip-button.js';
import {
  action,
  createButton,
  partOf,
  permissionBecomes,
  permissionIs,
  show,
} from './support/button.js';
import { answered, type StubPhone } from './support/stub-phone.js';

const callsOf = ({ intents }: StubPhone) => intents.filter(({ type }) => type === 'call').length;

/** Opens the panel without a press, so that the permission is known before there is one. */
async function opened(el: VoipButton): Promise<HTMLElement> {
  el.open();
  return partOf(el, 'panel');
}

async function press(el: VoipButton, label: string): Promise<void> {
  action(el, label).click();
  await el.updateComplete;
}

const over = (id: string) =>
  answered(id, 9, { state: 'ended', end: { by: 'remote', outcome: 'completed' } });

describe('the permission for the microphone', () => {
  it('that is given after a block lets Try again call, without a reload', async () => {
    permissionIs('denied');
    const { el, phone } = await createButton();
    const panel = await opened(el);
    await press(el, 'Call');
    expect(panel.dataset.state).to.equal('blocked');
    await press(el, 'Try again');
    expect(panel.dataset.state, 'still blocked').to.equal('blocked');
    permissionBecomes('granted');
    await press(el, 'Try again');
    expect(callsOf(phone)).to.equal(1);
  });

  it('that was given once is not announced before the next call', async () => {
    permissionIs('prompt');
    const { el, phone } = await createButton();
    const panel = await opened(el);
    await press(el, 'Call');
    expect(panel.dataset.state).to.equal('primer');
    await press(el, 'Continue');
    permissionBecomes('granted');
    await show(el, phone, over(phone.asked.id));
    await press(el, 'Call again');
    expect(callsOf(phone)).to.equal(2);
    expect(panel.dataset.state).to.equal('connecting');
  });

  it('is not guessed where the browser does not say: the call asks', async () => {
    permissionIs('unknown');
    const { el, phone } = await createButton();
    await opened(el);
    await press(el, 'Call');
    expect(callsOf(phone)).to.equal(1);
  });
});
