import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/components/voip-dialer/page-parts.js';
import '../../src/components/voip-dialer/shortcuts/shortcuts.js';
import type { GivenShortcuts } from '../../src/components/voip-dialer/shortcuts/given-shortcuts.js';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import {
  button,
  createDialer,
  drawn,
  focused,
  input,
  part,
  parts,
  press,
  type DialerPhone,
} from './support/dialer.js';
import { answered, callWith } from './support/stub-phone.js';

const talking = answered('a', 5);
const ringing = callWith('c', { direction: 'incoming', state: 'ringing' });
const altShift = { altKey: true, shiftKey: true };

async function withShortcuts(
  shortcuts: GivenShortcuts,
  ...calls: Parameters<DialerPhone['showAll']>[0]
): Promise<{ el: VoipDialer; phone: DialerPhone }> {
  const { el, phone } = await createDialer();
  el.shortcuts = shortcuts;
  phone.showAll(calls, calls[0]?.id ?? null);
  await drawn(el);
  await waitUntil(() => el.shadowRoot?.querySelector('[aria-keyshortcuts]'));
  return { el, phone };
}

/** Presses a key there, as a keyboard of that layout does. Returns whether it is left to the browser. */
function strike(at: EventTarget, code: string, key: string, init: KeyboardEventInit = {}): boolean {
  const all = { code, key, bubbles: true, composed: true, cancelable: true, ...init };
  return at.dispatchEvent(new KeyboardEvent('keydown', all));
}

describe('<voip-dialer> shortcuts', () => {
  before(async function () {
    this.timeout(30_000);
    await expect((await createDialer()).el).to.be.accessible(); // fetches the rules
  });

  it('there are none unless the page asks for them, and no word of them', async () => {
    const { el, phone } = await createDialer();
    phone.showAll([talking, ringing], 'a');
    await drawn(el);
    for (const at of [document.body, button(el, 'Mute')]) strike(at, 'KeyM', 'M', altShift);
    expect(phone.intents).to.deep.equal([]);
    expect(el.shadowRoot?.querySelector('[aria-keyshortcuts]')).to.equal(null);
    expect(part(el, 'shortcuts-toggle')).to.equal(null);
  });

  it('answer, decline, end, mute and hold what they are about, anywhere on a page that wants it', async () => {
    const { el, phone } = await withShortcuts('page', talking, ringing);
    for (const [code, key] of [
      ['KeyA', 'A'],
      ['KeyD', 'D'],
      ['KeyM', 'M'],
      ['KeyH', 'H'],
      ['KeyE', 'E'],
    ] as const) {
      expect(strike(document.body, code, key, altShift), code).to.equal(false);
    }
    const done = phone.intents.map((one) => [one.type, 'id' in one ? one.id : '']);
    expect(done).to.deep.equal([
      ['answer', 'c'],
      ['decline', 'c'],
      ['mute', 'a'],
      ['hold', 'a'],
      ['hangup', 'a'],
    ]);
    expect(strike(document.body, 'KeyK', 'K', altShift)).to.equal(false);
    await waitUntil(() => focused(el) === input(el));
  });

  it('what there is nothing to do for is left to the browser', async () => {
    const { phone } = await withShortcuts('page');
    for (const code of ['KeyA', 'KeyD', 'KeyM', 'KeyH', 'KeyE']) {
      expect(strike(document.body, code, code.slice(3), altShift), code).to.equal(true);
    }
    expect(phone.intents).to.deep.equal([]);
  });

  it('work only while the focus is in the dialer where the page says "dialer"', async () => {
    const { el, phone } = await withShortcuts('dialer', talking);
    expect(strike(document.body, 'KeyM', 'M', altShift)).to.equal(true);
    expect(phone.intents).to.deep.equal([]);
    expect(strike(button(el, 'Mute'), 'KeyM', 'M', altShift)).to.equal(false);
    expect(phone.intents.length).to.equal(1);
  });

  it('one character alone, or with Shift, never does anything', async () => {
    const { el, phone } = await withShortcuts('page', talking);
    const field = document.createElement('textarea');
    document.body.append(field);
    for (const at of [document.body, field, button(el, 'Mute')]) {
      for (const key of ['a', 'm', 'h', 'e']) {
        strike(at, `Key${key.toUpperCase()}`, key);
        strike(at, `Key${key.toUpperCase()}`, key.toUpperCase(), { shiftKey: true });
      }
    }
    expect(phone.intents).to.deep.equal([]);
    field.remove();
  });

  it('other modifiers, a held key, what an input method composes and what the page has handled do nothing', async () => {
    const { phone } = await withShortcuts('page', talking);
    strike(document.body, 'KeyM', 'M', { ...altShift, ctrlKey: true });
    strike(document.body, 'KeyM', 'M', { ...altShift, metaKey: true });
    strike(document.body, 'KeyM', 'm', { altKey: true });
    strike(document.body, 'KeyM', 'M', { ...altShift, repeat: true });
    strike(document.body, 'KeyM', 'M', { ...altShift, isComposing: true });
    const stop = (event: Event): void => event.preventDefault();
    document.addEventListener('keydown', stop);
    strike(document.body, 'KeyM', 'M', altShift);
    document.removeEventListener('keydown', stop);
    expect(phone.intents).to.deep.equal([]);
  });

  it('work on a Russian, a French and a Mac keyboard by what is on the key, else by its place', async () => {
    const { phone } = await withShortcuts('page', ringing);
    strike(document.body, 'KeyA', 'Ф', altShift); // Russian
    strike(document.body, 'KeyQ', 'A', altShift); // French: A is where others have Q
    strike(document.body, 'KeyA', 'Å', altShift); // Mac: Option types a character
    expect(phone.asks('answer').length).to.equal(3);
    strike(document.body, 'KeyA', 'Q', altShift); // French Q
    expect(phone.asks('answer').length).to.equal(3);
  });

  it('the right Alt key of Windows types characters, and does nothing else', async () => {
    const { phone } = await withShortcuts({ scope: 'page', mute: 'Ctrl+Alt+M' }, talking);
    const modifiers = { ctrlKey: true, altKey: true };
    strike(document.body, 'KeyM', 'µ', { ...modifiers, modifierAltGraph: true });
    expect(phone.intents).to.deep.equal([]);
    strike(document.body, 'KeyM', 'm', modifiers);
    expect(phone.intents.length).to.equal(1);
  });

  it('can be other ones, and none for some', async () => {
    const { el, phone } = await withShortcuts(
      { scope: 'page', mute: 'ctrl + shift + 9', hold: false, hangup: 'F8' },
      talking,
    );
    strike(document.body, 'Digit9', ')', { ctrlKey: true, shiftKey: true });
    strike(document.body, 'KeyM', 'M', altShift);
    strike(document.body, 'KeyH', 'H', altShift);
    strike(document.body, 'F8', 'F8');
    expect(phone.intents.map((one) => one.type)).to.deep.equal(['mute', 'hangup']);
    const said = (name: string) => button(el, name).getAttribute('aria-keyshortcuts');
    expect([said('Mute'), said('Hold'), said('End')]).to.deep.equal([
      'Control+Shift+9',
      null,
      'F8',
    ]);
  });

  it('what is no combination, has no modifier, or is taken, is refused with a code, and the others hold', async () => {
    const { el, phone } = await createDialer();
    const codes: unknown[] = [];
    el.addEventListener('voip-error', ({ detail: { error } }) =>
      codes.push([error.code, error.detail.key]),
    );
    // What a page without types may write.
    Reflect.set(el, 'shortcuts', {
      scope: 'page',
      answer: 'A',
      decline: 'Alt+Shift+E',
      mute: 'Hyper+M',
      hold: 7,
      jump: 'Alt+J',
    });
    phone.showAll([talking, ringing], 'a');
    await waitUntil(() => codes.length);
    expect(codes.length).to.equal(5); // the E of the usual End is taken by Decline
    for (const one of codes) expect(one).to.deep.equal(['config/value-invalid', 'shortcuts']);
    await drawn(el);
    strike(document.body, 'KeyA', 'a');
    strike(document.body, 'KeyE', 'E', altShift);
    expect(phone.intents).to.deep.equal([{ type: 'decline', id: 'c' }]);
  });

  it('a word there is not switches none on, and is refused', async () => {
    const { el, phone } = await createDialer({});
    const codes: string[] = [];
    el.addEventListener('voip-error', ({ detail: { error } }) => codes.push(error.code));
    el.setAttribute('shortcuts', 'everywhere');
    phone.show(talking);
    await waitUntil(() => codes.length);
    strike(document.body, 'KeyM', 'M', altShift);
    expect(codes).to.deep.equal(['config/value-invalid']);
    expect(phone.intents).to.deep.equal([]);
  });

  it('are over when they are switched off, and when the dialer leaves the page', async () => {
    const { el, phone } = await withShortcuts('page', talking);
    el.shortcuts = 'off';
    await drawn(el);
    strike(document.body, 'KeyM', 'M', altShift);
    expect(el.shadowRoot?.querySelector('[aria-keyshortcuts]')).to.equal(null);
    el.shortcuts = 'page';
    await drawn(el);
    strike(document.body, 'KeyM', 'M', altShift);
    expect(phone.intents.length).to.equal(1);
    el.remove();
    strike(document.body, 'KeyM', 'M', altShift);
    expect(phone.intents.length).to.equal(1);
  });

  it('of two dialers on one page only one acts', async () => {
    const { phone } = await withShortcuts('page', talking);
    const second = document.createElement('voip-dialer');
    second.phoneName = phone.name;
    second.shortcuts = 'page';
    document.body.append(second);
    await waitUntil(() => second.shadowRoot?.querySelector('[aria-keyshortcuts]'));
    strike(document.body, 'KeyM', 'M', altShift);
    expect(phone.intents.length).to.equal(1);
    second.remove();
  });

  it('stand on the buttons for who asks, on that of the call they are about', async () => {
    const { el } = await withShortcuts('page', talking, ringing, { ...ringing, id: 'd' });
    const marked = [...(el.shadowRoot?.querySelectorAll('[aria-keyshortcuts]') ?? [])];
    const keys = marked.map((one) => one.getAttribute('aria-keyshortcuts'));
    const wanted = ['Alt+Shift+M', 'Alt+Shift+H', 'Alt+Shift+E', 'Alt+Shift+A', 'Alt+Shift+D'];
    expect(keys).to.deep.equal(wanted);
  });

  it('are listed by a question mark and by a link, and Escape leads back to the field', async () => {
    const { el } = await withShortcuts('page');
    input(el).focus();
    await sendKeys({ press: '?' });
    await waitUntil(() => part(el, 'shortcuts'));
    await waitUntil(() => focused(el) === part(el, 'shortcuts-close'));
    expect(parts(el, 'shortcut').length).to.equal(11);
    await expect(el).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused(el) === input(el));
    expect(part(el, 'shortcuts')).to.equal(null);
    await press(el, 'Keyboard shortcuts ?');
    await waitUntil(() => part(el, 'shortcuts'));
    await press(el, 'Back');
    expect(part(el, 'shortcuts')).to.equal(null);
  });

  it('a question mark behind other text is text', async () => {
    const { el } = await withShortcuts('page');
    input(el).focus();
    await sendKeys({ type: '12?' });
    expect(input(el).value).to.equal('12?');
    expect(part(el, 'shortcuts')).to.equal(null);
  });

  for (const theme of ['light', 'dark']) {
    it(`the list is accessible and fits 280 px, ${theme}`, async () => {
      const { el } = await withShortcuts('page');
      el.theme = theme === 'dark' ? 'dark' : 'light';
      el.style.inlineSize = '280px';
      strike(input(el), 'Slash', '?');
      await waitUntil(() => part(el, 'shortcuts'));
      await drawn(el);
      await expect(el).to.be.accessible();
      const list = part(el, 'shortcuts');
      expect(list?.scrollWidth).to.equal(list?.clientWidth);
    });
  }
});
