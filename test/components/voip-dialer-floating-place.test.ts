import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../src/components/voip-dialer/layouts/windows.js';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import { button, createDialer, drawn, focused, key, part, press } from './support/dialer.js';

const floating = (state?: Parameters<typeof createDialer>[1]) =>
  createDialer({ layout: 'floating' }, state);

const bubble = (el: VoipDialer): HTMLElement => {
  const found = part(el, 'window-toggle');
  if (!found) throw new Error('nothing opens or closes it');
  return found;
};

async function opened(el: VoipDialer): Promise<void> {
  bubble(el).click();
  await drawn(el);
}

const inside = (el: VoipDialer): boolean => {
  const { left, top, right, bottom } = el.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  return left >= 0 && top >= 0 && right <= clientWidth + 0.5 && bottom <= clientHeight + 0.5;
};

const boxOf = (el: VoipDialer): { x: number; y: number } => {
  const { x, y } = el.getBoundingClientRect();
  return { x: Math.round(x), y: Math.round(y) };
};

describe('<voip-dialer layout="floating"> in its place', () => {
  beforeEach(() => setViewport({ width: 800, height: 700 }));
  afterEach(() => document.documentElement.removeAttribute('dir'));
  after(() => setViewport({ width: 800, height: 600 }));

  it('is where and as it was in the next page', async () => {
    const first = await floating();
    await opened(first.el);
    await press(first.el, 'Move the phone');
    await press(first.el, 'Top left');
    const place = boxOf(first.el);
    first.el.remove();
    const { el } = await floating();
    expect(el.matches(':state(open)')).to.equal(true);
    expect(boxOf(el)).to.deep.equal(place);
    expect(place).to.deep.equal({ x: 16, y: 16 });
  });

  it('believes nothing that was stored and makes no sense', async () => {
    for (const stored of [
      '{',
      '[]',
      '"x"',
      '{"open":"yes","inline":-5,"block":"9"}',
      '{"inline":1e9}',
    ]) {
      localStorage.setItem('voip-elements.dialer.floating', stored);
      const { el } = await floating();
      expect(inside(el), stored).to.equal(true);
      expect(el.matches(':state(closed)'), stored).to.equal(true);
    }
  });

  it('follows the pointer, from its title, and not a step outside', async () => {
    const { el } = await floating();
    await opened(el);
    const title = part(el, 'window-title')?.getBoundingClientRect();
    const at = { x: Math.round((title?.x ?? 0) + 150), y: Math.round((title?.y ?? 0) + 12) };
    const before = boxOf(el);
    await sendMouse({ type: 'move', position: [at.x, at.y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [at.x - 100, at.y - 30] });
    expect(boxOf(el)).to.deep.equal({ x: before.x - 100, y: before.y - 30 });
    await sendMouse({ type: 'move', position: [0, 0] });
    await sendMouse({ type: 'up' });
    expect(boxOf(el)).to.deep.equal({ x: 16, y: 16 });
    await sendMouse({ type: 'move', position: [700, 600] });
    expect(boxOf(el)).to.deep.equal({ x: 16, y: 16 }); // it was let go
  });

  it('a bubble that is dragged is not opened by that, and a press opens it', async () => {
    const { el } = await floating();
    const { x, y } = boxOf(el);
    await sendMouse({ type: 'move', position: [x + 20, y + 20] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x - 180, y - 80] });
    await sendMouse({ type: 'up' });
    expect(boxOf(el)).to.deep.equal({ x: x - 200, y: y - 100 });
    expect(el.matches(':state(closed)')).to.equal(true);
    await sendMouse({ type: 'click', position: [x - 180, y - 80] });
    await waitUntil(() => el.matches(':state(open)'));
  });

  it('moves by the arrow keys on its handle, and in text from right to left the same way', async () => {
    for (const dir of ['ltr', 'rtl']) {
      localStorage.clear();
      document.documentElement.dir = dir;
      const { el } = await floating();
      await opened(el);
      const handle = button(el, 'Move the phone');
      handle.focus();
      const before = boxOf(el);
      const [there, back] =
        dir === 'ltr' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
      await sendKeys({ press: there ?? '' });
      await sendKeys({ press: 'ArrowUp' });
      const x = before.x + (dir === 'ltr' ? -32 : 32);
      expect(boxOf(el), dir).to.deep.equal({ x, y: before.y - 32 });
      await sendKeys({ press: back ?? '' });
      await sendKeys({ press: 'ArrowDown' });
      expect(boxOf(el), dir).to.deep.equal(before);
      await sendKeys({ press: back ?? '' });
      expect(boxOf(el), dir).to.deep.equal(before); // the edge
    }
  });

  it('moves to a corner by its menu, which leads back to what opened it', async () => {
    const { el } = await floating();
    await opened(el);
    button(el, 'Move the phone').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => part(el, 'corners'));
    await sendKeys({ press: 'Tab' }); // Close
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !part(el, 'corners'));
    expect(boxOf(el)).to.deep.equal({ x: 16, y: 16 });
    expect(focused(el)).to.equal(button(el, 'Move the phone'));
    await press(el, 'Move the phone');
    await key(el, button(el, 'Top right'), 'Escape');
    expect(part(el, 'corners')).to.equal(null);
    expect(el.matches(':state(open)')).to.equal(true);
  });

  it('stays inside whatever becomes of the window, with everything in reach at 280 × 400', async () => {
    for (const [inline, block] of [
      [0, 0],
      [1, 1],
      [0.4, 0.7],
    ] as const) {
      const stored = JSON.stringify({ open: true, inline, block });
      localStorage.setItem('voip-elements.dialer.floating', stored);
      await setViewport({ width: 800, height: 700 });
      const { el } = await floating();
      for (const [width, height] of [
        [800, 700],
        [280, 400],
        [500, 300],
      ] as const) {
        await setViewport({ width, height });
        expect(inside(el), `${inline} ${block} ${width}`).to.equal(true);
      }
      const content = part(el, 'window');
      expect(content?.scrollWidth).to.equal(content?.clientWidth);
    }
  });

  it('leaves the page’s own style attribute alone', async () => {
    const { el } = await floating();
    el.setAttribute('style', 'color: red');
    await opened(el);
    await press(el, 'Move the phone');
    await press(el, 'Top left');
    expect(el.getAttribute('style')).to.equal('color: red');
    expect(el.shadowRoot?.querySelector('[style]')).to.equal(null);
  });
});
