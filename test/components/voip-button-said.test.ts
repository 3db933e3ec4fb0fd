import { expect, waitUntil } from '@open-wc/testing';
import type { VoipButton } from '../../src/components/voip-button/voip-button.js';
import {
  action,
  createButton,
  loaded,
  part,
  partOf,
  permissionIs,
  show,
} from './support/button.js';
import { answered, callWith } from './support/stub-phone.js';

/** Everything the live region says from now on. */
function listen(el: VoipButton): string[] {
  const region = part(el, 'status');
  if (!region) throw new Error('no live region');
  const said: string[] = [];
  new MutationObserver(() => said.push(region.textContent)).observe(region, {
    characterData: true,
    childList: true,
    subtree: true,
  });
  return said;
}

describe('what <voip-button> tells a screen reader', () => {
  it('has a live region, and an empty one, before there is anything to say', async () => {
    const { el } = await createButton();
    expect(part(el, 'status')).to.have.attribute('role', 'status');
    expect(part(el, 'status')?.textContent).to.equal('');
  });

  it('is each state of a visit, once, and no more', async () => {
    const { el, phone } = await createButton({ notice: 'Calls may be recorded.' });
    const said = listen(el);
    part(el, 'button')?.click();
    await partOf(el, 'notice');
    action(el, 'Continue').click();
    await waitUntil(() => phone.intents.length === 1);
    const { id } = phone.asked;
    await show(el, phone, callWith(id));
    await show(el, phone, callWith(id, { state: 'ringing' }));
    await show(el, phone, callWith(id, { state: 'ringing', earlyMedia: true }));
    await show(el, phone, callWith(id, { state: 'ringing', queue: { position: 2 } }));
    await show(el, phone, callWith(id, { state: 'ringing', queue: { position: 2, etaSec: 60 } }));
    await show(el, phone, callWith(id, { state: 'ringing', queue: { position: 1 } }));
    await show(el, phone, answered(id, 1));
    await show(el, phone, answered(id, 2));
    await show(el, phone, answered(id, 2, { muted: true }));
    await show(el, phone, answered(id, 2, { hold: { local: 'off', remote: true, seconds: 0 } }));
    await show(el, phone, answered(id, 2));
    await show(el, phone, answered(id, 3, { state: 'recovering' }));
    await show(
      el,
      phone,
      answered(id, 3, {
        state: 'ended',
        durations: { ring: 1, talk: 61, hold: 0 },
        end: { by: 'remote', outcome: 'completed' },
      }),
    );
    expect(said).to.deep.equal([
      'Before we talk. Calls may be recorded.',
      'Connecting…',
      'Ringing…',
      'You are number 2',
      'You are number 1',
      'Connected. You can speak now.',
      'Your microphone is off',
      'On hold. You will be back in a moment. Please stay on the line.',
      'Connected. You can speak now.',
      'Connection lost, reconnecting…',
      said.at(-1),
    ]);
    expect(said.at(-1)).to.match(/^Call ended\. 1 minute,? 1 second$/);
  });

  it('is a problem and what to do about it', async () => {
    const { el, phone } = await createButton();
    part(el, 'button')?.click();
    await waitUntil(() => phone.intents.length === 1);
    const said = listen(el);
    const end = { by: 'remote', outcome: 'busy' } as const;
    await show(el, phone, callWith(phone.asked.id, { state: 'ended', end }));
    expect(said).to.deep.equal(['The line is busy. Please try again in a few minutes.']);
  });

  it('is a problem once more when it comes again', async () => {
    permissionIs('denied');
    const { el } = await createButton();
    el.warm();
    await loaded(el);
    part(el, 'button')?.click();
    await partOf(el, 'panel');
    const said = listen(el);
    action(el, 'Try again').click();
    await el.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    expect(said).to.have.length(1);
    expect(said[0]?.trim()).to.equal(part(el, 'status')?.textContent.trim());
    expect(said[0]?.trim()).to.not.equal('');
  });

  it('is nothing when the panel is hidden or shown again', async () => {
    const { el, phone } = await createButton();
    part(el, 'button')?.click();
    await waitUntil(() => phone.intents.length === 1);
    await show(el, phone, answered(phone.asked.id, 1));
    const said = listen(el);
    el.close();
    await el.updateComplete;
    el.open();
    await partOf(el, 'panel');
    expect(said).to.deep.equal([]);
  });
});

describe('a problem nobody can solve by trying again', () => {
  const problem = async (code: 'media/unsupported' | 'media/insecure-page') => {
    const made = await createButton({ 'fallback-tel': '112' });
    part(made.el, 'button')?.click();
    await waitUntil(() => made.phone.intents.length === 1);
    const error = { code, category: 'media', retryable: false, detail: {} } as const;
    const end = { by: 'system', outcome: 'media-failed', error } as const;
    await show(made.el, made.phone, callWith(made.phone.asked.id, { state: 'ended', end }));
    return made.el;
  };
  const actions = (el: VoipButton) =>
    [...(el.shadowRoot?.querySelectorAll('[part~=action]') ?? [])].map((one) =>
      one.textContent.trim(),
    );

  it('offers the other ways where the browser cannot call', async () => {
    const el = await problem('media/unsupported');
    expect(actions(el)).to.deep.equal(['Close']);
    expect(part(el, 'way-tel')).to.exist;
  });

  it('leads to the secure page from an insecure one', async () => {
    const el = await problem('media/insecure-page');
    expect(actions(el)).to.deep.equal(['Close', 'Open the secure page']);
    expect(part(el, 'action-accent')?.getAttribute('href')).to.match(/^https:\/\/localhost/);
    expect(part(el, 'way-tel')).to.exist;
  });
});
