import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { VoipButton } from '../../src/components/voip-button/voip-button.js';
import { action, createButton, dial, part, partOf, show, textOf } from './support/button.js';
import { answered, callWith, type StubPhone } from './support/stub-phone.js';

async function inCall(seconds = 83): Promise<{ el: VoipButton; phone: StubPhone; id: string }> {
  const { el, phone } = await createButton();
  const id = await dial(el, phone);
  await show(el, phone, answered(id, seconds));
  return { el, phone, id };
}

const focused = (el: VoipButton) => el.shadowRoot?.activeElement ?? null;

describe('<voip-button> in a call', () => {
  it('shows how long it lasts, derived from when it was answered', async () => {
    const { el } = await inCall(83);
    expect(textOf(el, 'timer')).to.match(/^01:2[34]$/);
    await waitUntil(() => /^01:2[5-6]$/.test(textOf(el, 'timer')), 'it does not run', {
      timeout: 4000,
    });
  });

  it('does not announce the running time', async () => {
    const { el } = await inCall();
    const region = await partOf(el, 'status');
    const said: string[] = [];
    new MutationObserver(() => said.push(region.textContent)).observe(region, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    expect(part(el, 'timer')).to.have.attribute('role', 'timer');
    await aTimeout(2100); // two ticks of the clock: what must not happen has no event to wait for
    expect(said).to.deep.equal([]);
  });

  it('mutes by intent and shows what the state says, never more', async () => {
    const { el, phone, id } = await inCall();
    part(el, 'mute')?.click();
    await el.updateComplete;
    expect(phone.intents.at(-1)).to.deep.equal({ type: 'mute', id, on: true });
    expect(part(el, 'mute')).to.have.attribute('aria-pressed', 'false');
    await show(el, phone, answered(id, 83, { muted: true }));
    expect(part(el, 'mute')).to.have.attribute('aria-pressed', 'true');
    expect(textOf(el, 'status')).to.equal('Your microphone is off');
    await show(el, phone, answered(id, 83));
    expect(textOf(el, 'status')).to.equal('Your microphone is on');
  });

  it('changes the volume', async () => {
    const { el, phone } = await inCall();
    const range = await partOf(el, 'volume-input');
    if (!(range instanceof HTMLInputElement)) throw new Error('no range');
    range.value = '0.5';
    range.dispatchEvent(new Event('input', { bubbles: true }));
    expect(phone.intents.at(-1)).to.deep.equal({ type: 'setVolume', volume: 0.5 });
  });

  it('offers to turn the sound on where the browser holds it back', async () => {
    const { el, phone } = await inCall();
    phone.set({ devices: { ...phone.state.devices, playback: 'blocked' } });
    await el.updateComplete;
    action(el, 'Turn the sound on').click();
    expect(phone.intents.at(-1)).to.deep.equal({ type: 'unlockSound' });
  });

  it('shows nothing of an ended call any more when another has its place in the state', async () => {
    const { el, phone, id } = await inCall();
    await show(
      el,
      phone,
      answered(id, 250, { state: 'ended', end: { by: 'remote', outcome: 'completed' } }),
    );
    expect(textOf(el, 'title')).to.equal('Call ended');
    phone.set({ calls: { byId: {}, order: [], activeId: null } });
    await el.updateComplete;
    expect(part(el, 'title')).not.to.exist;
  });

  it('says that the sound is in another tab, and brings it here when asked to', async () => {
    const { el, phone } = await inCall();
    phone.set({ tab: { role: 'follower', sound: 'elsewhere' } });
    await el.updateComplete;
    expect(textOf(el, 'text')).to.equal('The sound plays in another tab.');
    action(el, 'Use the phone in this tab').click();
    expect(phone.intents.at(-1)).to.deep.equal({ type: 'takeOver' });
    phone.set({ tab: { role: 'leader', sound: 'here' } });
    await el.updateComplete;
    expect(part(el, 'action-accent')).not.to.exist;
  });

  it('says on hold, reconnecting, and how long the call lasted', async () => {
    const { el, phone, id } = await inCall();
    await show(el, phone, answered(id, 83, { hold: { local: 'off', remote: true, seconds: 0 } }));
    expect(textOf(el, 'title')).to.equal('On hold');
    await show(el, phone, answered(id, 83, { state: 'recovering' }));
    expect(textOf(el, 'title')).to.equal('Connection lost, reconnecting…');
    expect(action(el, 'End')).to.exist;
    await show(
      el,
      phone,
      answered(id, 250, {
        state: 'ended',
        endedAt: new Date().toISOString(),
        durations: { ring: 2, talk: 250, hold: 0 },
        end: { by: 'remote', outcome: 'completed' },
      }),
    );
    expect(textOf(el, 'timer')).to.equal('04:10');
    expect(textOf(el, 'status')).to.match(/^Call ended. 4 minutes,? 10 seconds$/);
    action(el, 'Call again').click();
    expect(phone.asked.id).not.to.equal(id);
  });

  it('goes back to idle when the visitor gave the call up', async () => {
    const { el, phone } = await createButton();
    const id = await dial(el, phone);
    await show(el, phone, callWith(id, { state: 'ringing' }));
    action(el, 'Cancel').click();
    expect(phone.intents.at(-1)).to.deep.equal({ type: 'hangup', id });
    await show(
      el,
      phone,
      callWith(id, { state: 'ended', end: { by: 'local', outcome: 'cancelled' } }),
    );
    expect(part(el, 'panel')).to.equal(null);
    expect(textOf(el, 'label')).to.equal('Call support');
  });

  it('tells each outcome in words', async () => {
    for (const [outcome, title] of [
      ['busy', 'The line is busy'],
      ['no-answer', 'Nobody answered'],
      ['unreachable', 'We cannot be reached right now'],
      ['network-lost', 'The connection was lost'],
    ] as const) {
      const { el, phone } = await createButton();
      const id = await dial(el, phone);
      await show(el, phone, callWith(id, { state: 'ended', end: { by: 'remote', outcome } }));
      expect(textOf(el, 'title')).to.equal(title);
      expect(textOf(el, 'text')).not.to.equal('');
      expect(textOf(el, 'status')).to.contain(title);
    }
  });

  it('takes every text from strings where the page gives it', async () => {
    const { el, phone, id } = await inCall();
    el.strings = { inCall: 'Gespräch', queued: 'Platz {n}', end: 'Auflegen' };
    await el.updateComplete;
    expect(textOf(el, 'title')).to.equal('Gespräch');
    expect(action(el, 'Auflegen')).to.exist;
    await show(el, phone, callWith(id, { state: 'ringing', queue: { position: 3 } }));
    expect(textOf(el, 'title')).to.equal('Platz 3');
  });

  it('is English, times too, on a page in a language it does not speak', async () => {
    const { el, phone } = await createButton({ lang: 'ar', dir: 'rtl' });
    const id = await dial(el, phone);
    const queue = { position: 3, etaSec: 240 };
    await show(el, phone, callWith(id, { state: 'ringing', queue }));
    expect(part(el, 'panel')).to.have.attribute('lang', 'en');
    expect(textOf(el, 'text')).to.equal('Please stay on the line, about 4 minutes.');
    el.strings = { queuedWait: 'يرجى البقاء على الخط، حوالي {time}.' };
    await el.updateComplete;
    expect(part(el, 'panel')).to.have.attribute('lang', 'ar');
    expect(textOf(el, 'text')).to.contain('دقائق');
  });

  it('goes on in the button when it is moved in the page during a call', async () => {
    const { el, phone, id } = await inCall();
    const other = document.createElement('div');
    document.body.append(other);
    other.append(el);
    await el.updateComplete;
    await show(el, phone, answered(id, 90));
    expect(part(el, 'panel')?.matches(':popover-open')).to.equal(true);
    other.remove();
  });
});

describe('the keyboard on <voip-button>', () => {
  it('walks from the button into the call and out again', async () => {
    const { el, phone } = await createButton();
    part(el, 'button')?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(el)?.textContent.trim() === 'Cancel');
    const id = phone.asked.id;
    await show(el, phone, answered(id, 3));
    expect(focused(el)?.textContent.trim(), 'the focus stays in the panel').to.equal('End');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !part(el, 'panel'));
    expect(focused(el)).to.equal(part(el, 'button'));
    expect(
      phone.intents.some(({ type }) => type === 'hangup'),
      'Esc never hangs up',
    ).to.equal(false);
  });

  it('takes a second Enter right after the first for the rest of a double press', async () => {
    const { el, phone } = await createButton();
    const now = performance.now.bind(performance);
    const hangups = () => phone.intents.filter(({ type }) => type === 'hangup').length;
    part(el, 'button')?.focus();
    // However slow the machine: the second press comes as if at once, the third long after.
    performance.now = () => now() + 60_000;
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(el)?.textContent.trim() === 'Cancel');
    await sendKeys({ press: 'Enter' });
    expect(hangups()).to.equal(0);
    el.close();
    await el.updateComplete;
    performance.now = () => now() - 60_000;
    el.open();
    await waitUntil(() => focused(el)?.textContent.trim() === 'Cancel');
    Reflect.deleteProperty(performance, 'now');
    await sendKeys({ press: 'Enter' });
    expect(hangups()).to.equal(1);
  });

  it('has one tab stop for the keypad, arrows inside, and sends digits typed', async () => {
    const { el, phone, id } = await inCall();
    part(el, 'keypad-toggle')?.click();
    const pad = await partOf(el, 'keypad');
    const keys = [...pad.querySelectorAll('button')];
    expect(keys.filter((key) => key.tabIndex === 0).length).to.equal(1);
    keys[0]?.focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(focused(el)).to.equal(keys[1]);
    expect(keys[1]).to.have.attribute('aria-label', '2, A B C');
    await sendKeys({ press: 'ArrowDown' });
    expect(focused(el)).to.equal(keys[4]);
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'ArrowRight' });
    expect(focused(el)).to.equal(keys[11]);
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: '7' });
    const tones = phone.intents.flatMap((intent) =>
      intent.type === 'sendDtmf' ? [[intent.id, intent.tones]] : [],
    );
    expect(tones).to.deep.equal([
      [id, '#'],
      [id, '7'],
    ]);
    await sendKeys({ press: 'Escape' });
    await el.updateComplete;
    expect(part(el, 'keypad')).to.equal(null);
    expect(part(el, 'panel'), 'Esc closes the keypad first').to.exist;
  });

  it('does not send digits before the call can take them', async () => {
    const { el, phone } = await createButton();
    part(el, 'button')?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(el)?.textContent.trim() === 'Cancel');
    await sendKeys({ press: '5' });
    expect(phone.intents.some(({ type }) => type === 'sendDtmf')).to.equal(false);
  });

  it('does not take the focus from somebody who types', async () => {
    const { el, phone } = await createButton();
    const field = document.createElement('input');
    el.before(field);
    field.focus();
    el.call();
    await partOf(el, 'panel');
    await show(el, phone, answered(phone.asked.id, 1));
    expect(document.activeElement).to.equal(field);
  });
});
