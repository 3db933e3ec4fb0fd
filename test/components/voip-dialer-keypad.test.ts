import { expect, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import { createDialer, drawn, focused, input, key, part, press } from './support/dialer.js';
import { answered } from './support/stub-phone.js';

const keyOf = (el: VoipDialer, tone: string): HTMLButtonElement => {
  const found = el.shadowRoot?.querySelector<HTMLButtonElement>(`[data-tone="${tone}"]`);
  if (!found) throw new Error(`no key ${tone}`);
  return found;
};

/** The pointer goes down on the key. */
async function hold(at: HTMLElement): Promise<void> {
  const { left, top, width, height } = at.getBoundingClientRect();
  await sendMouse({
    type: 'move',
    position: [Math.round(left + width / 2), Math.round(top + height / 2)],
  });
  await sendMouse({ type: 'down' });
}

/** A short press, however slow the machine is. */
function tap(at: HTMLElement): void {
  at.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  at.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true }));
  at.click();
}

describe('the keypad of <voip-dialer>', () => {
  it('writes into the number field and calls nobody', async () => {
    const { el, phone } = await createDialer();
    for (const tone of ['1', '*', '0', '#']) keyOf(el, tone).click();
    await drawn(el);
    expect(input(el).value).to.equal('1*0#');
    expect(phone.intents).to.deep.equal([]);
  });

  it('a short press on 0 gives a 0, and no + later', async () => {
    const { el } = await createDialer();
    tap(keyOf(el, '0'));
    await drawn(el);
    expect(input(el).value).to.equal('0');
    // A press that lasts: what the first one had left behind would have come before it.
    keyOf(el, '0').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await waitUntil(() => input(el).value !== '0', 'no + came', { timeout: 3000 });
    expect(input(el).value).to.equal('0+');
  });

  it('a long press on 0 gives one + and no 0, and the next press a 0 again', async () => {
    const { el } = await createDialer();
    await hold(keyOf(el, '0'));
    await waitUntil(() => input(el).value, 'no + came', { timeout: 3000 });
    await sendMouse({ type: 'up' });
    await drawn(el);
    expect(input(el).value).to.equal('+');
    tap(keyOf(el, '0'));
    await drawn(el);
    expect(input(el).value).to.equal('+0');
  });

  it('a long press that the browser takes away swallows no later press', async () => {
    const { el } = await createDialer();
    const zero = keyOf(el, '0');
    zero.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await waitUntil(() => input(el).value === '+', 'no + came', { timeout: 3000 });
    zero.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true, composed: true }));
    await new Promise((resolve) => setTimeout(resolve));
    keyOf(el, '4').click();
    await drawn(el);
    expect(input(el).value).to.equal('+4');
  });

  it('a pointer that leaves the key before the time gives no +', async () => {
    const { el } = await createDialer();
    const zero = keyOf(el, '0');
    zero.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    zero.dispatchEvent(new PointerEvent('pointerleave'));
    // Another press that lasts long enough: the first one would have come before it.
    zero.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await waitUntil(() => input(el).value, 'no + came', { timeout: 3000 });
    expect(input(el).value).to.equal('+');
  });

  it('another key that is held gives no +', async () => {
    const { el } = await createDialer();
    keyOf(el, '5').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    keyOf(el, '0').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await waitUntil(() => input(el).value, 'no + came', { timeout: 3000 });
    expect(input(el).value).to.equal('+');
  });

  it('Delete last takes one character, and is there only where there is one', async () => {
    const { el } = await createDialer();
    expect(part(el, 'delete-last')).to.equal(null);
    keyOf(el, '4').click();
    keyOf(el, '2').click();
    await drawn(el);
    await press(el, 'Delete last');
    expect(input(el).value).to.equal('4');
    await press(el, 'Delete last');
    expect(part(el, 'delete-last')).to.equal(null);
  });

  it('is one tab stop; the arrows, Home and End go from key to key', async () => {
    const { el } = await createDialer();
    const stops = [...(part(el, 'keypad')?.querySelectorAll('button') ?? [])];
    expect(stops.filter(({ tabIndex }) => tabIndex === 0).length).to.equal(1);
    keyOf(el, '1').focus();
    for (const [name, tone] of [
      ['ArrowRight', '2'],
      ['ArrowDown', '5'],
      ['ArrowLeft', '4'],
      ['ArrowUp', '1'],
      ['End', '#'],
      ['Home', '1'],
    ] as const) {
      const at = focused(el);
      if (at instanceof HTMLElement) await key(el, at, name);
      expect(focused(el)).to.equal(keyOf(el, tone));
    }
    expect(input(el).value).to.equal('');
  });

  it('is there until it is put away, and that is remembered', async () => {
    const { el } = await createDialer();
    await press(el, 'Keypad');
    expect(part(el, 'keypad')).to.equal(null);
    expect(part(el, 'keypad-toggle')?.getAttribute('aria-expanded')).to.equal('false');
    const { el: next } = await createDialer();
    expect(part(next, 'keypad')).to.equal(null);
    await press(next, 'Keypad');
    expect(part((await createDialer()).el, 'keypad')).not.to.equal(null);
  });

  it('is away when a call begins, and what is chosen in a call is not remembered', async () => {
    const { el, phone } = await createDialer();
    phone.show(answered('a', 5));
    await drawn(el);
    expect(part(el, 'keypad')).to.equal(null);
    await press(el, 'Keypad');
    expect(part(el, 'keypad')).not.to.equal(null);
    expect(localStorage.length).to.equal(0);
  });

  for (const stored of ['{', 'null', '"hidden"', '{"keypad":7}', '[]']) {
    it(`is there when ${stored} was stored`, async () => {
      localStorage.setItem('voip-elements.dialer', stored);
      expect(part((await createDialer()).el, 'keypad')).not.to.equal(null);
    });
  }

  it('works where the browser keeps nothing', async () => {
    const blocked = (): never => {
      throw new DOMException('blocked', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: blocked, configurable: true });
    try {
      const { el } = await createDialer();
      await press(el, 'Keypad');
      expect(part(el, 'keypad')).to.equal(null);
      await press(el, 'Keypad');
      expect(part(el, 'keypad')).not.to.equal(null);
    } finally {
      Reflect.deleteProperty(window, 'localStorage');
    }
  });
});
