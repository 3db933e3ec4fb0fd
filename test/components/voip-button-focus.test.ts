import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { VoipButton } from '../../src/components/voip-button/voip-button.js';
import { action, createButton, dial, part, partOf, show } from './support/button.js';
import { answered, callWith } from './support/stub-phone.js';

const focused = (el: VoipButton) => el.shadowRoot?.activeElement ?? null;
const focusedPart = (el: VoipButton) => focused(el)?.getAttribute('part');

describe('the focus in the panel of <voip-button>', () => {
  it('goes from the keypad to its toggle with Escape, so that the next Enter ends no call', async () => {
    const { el, phone } = await createButton();
    const id = await dial(el, phone);
    await show(el, phone, answered(id, 3));
    part(el, 'keypad-toggle')?.click();
    (await partOf(el, 'keypad')).querySelector('button')?.focus();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !part(el, 'keypad'));
    expect(focusedPart(el)).to.equal('tile keypad-toggle');
    await sendKeys({ press: 'Enter' });
    await partOf(el, 'keypad');
    expect(phone.intents.some(({ type }) => type === 'hangup')).to.equal(false);
  });

  it('stays on Cancel while the call is being given up, and then returns to the button', async () => {
    const { el, phone } = await createButton();
    part(el, 'button')?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(el)?.textContent.trim() === 'Cancel');
    const { id } = phone.asked;
    await show(el, phone, callWith(id, { state: 'ringing' }));
    action(el, 'Cancel').click();
    await show(el, phone, callWith(id, { state: 'ending' }));
    expect(action(el, 'Cancel').getAttribute('aria-disabled')).to.equal('true');
    expect(action(el, 'Cancel').matches(':enabled:focus')).to.equal(true);
    action(el, 'Cancel').click();
    expect(phone.intents.filter(({ type }) => type === 'hangup').length).to.equal(1);
    const end = { by: 'local', outcome: 'cancelled' } as const;
    await show(el, phone, callWith(id, { state: 'ended', end }));
    expect(part(el, 'panel')).to.equal(null);
    expect(focusedPart(el)).to.equal('button');
  });
});
