import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../src/components/voip-dialer/layouts/page-layout.js';
import '../../src/components/voip-dialer/layouts/windows.js';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import {
  button,
  createDialer,
  drawn,
  focused,
  input,
  key,
  nameOf,
  part,
  parts,
  press,
  said,
  textOf,
  type,
} from './support/dialer.js';
import { answered, callWith } from './support/stub-phone.js';

const talking = answered('a', 73);
const ringing = callWith('c', { direction: 'incoming', state: 'ringing' });
const bar = (attributes: Readonly<Record<string, string>> = {}) =>
  createDialer({ layout: 'bar', ...attributes });
const height = (el: VoipDialer): number => el.getBoundingClientRect().height;
const toggle = (el: VoipDialer): HTMLElement => {
  const found = part(el, 'window-toggle');
  if (!found) throw new Error('nothing opens or closes it');
  return found;
};

describe('<voip-dialer layout="bar">', () => {
  before(async function () {
    this.timeout(30_000);
    await expect((await createDialer()).el).to.be.accessible(); // fetches the rules
  });
  beforeEach(() => setViewport({ width: 1000, height: 700 }));
  afterEach(() => document.documentElement.removeAttribute('dir'));
  after(() => setViewport({ width: 800, height: 600 }));

  it('is one line with who it is, the number field and what opens it', async () => {
    const { el } = await bar();
    expect(height(el)).to.equal(56);
    expect(textOf(el, 'line-status')).to.equal('Ready');
    expect(input(el).getBoundingClientRect().height).to.be.at.most(56);
    expect(nameOf(toggle(el))).to.equal('Open the phone: Ready');
    expect(toggle(el).getAttribute('aria-expanded')).to.equal('false');
  });

  it('calls what is typed into it, by Enter and by its button', async () => {
    const { el, phone } = await bar();
    input(el).focus();
    await type(el, '101');
    await key(el, input(el), 'Enter');
    await type(el, '102');
    await press(el, 'Call');
    expect(phone.asks('call').map(({ target }) => target)).to.deep.equal(['101', '102']);
  });

  it('shows a call with its time and what cannot wait in the place of the field', async () => {
    const { el, phone } = await bar();
    phone.show(talking);
    await drawn(el);
    expect(parts(el, 'number-input')).to.deep.equal([]);
    expect(textOf(el, 'timer')).to.match(/^01:1\d$/);
    for (const name of ['Mute', 'Hold', 'End']) await press(el, name);
    expect(phone.intents.map((one) => one.type)).to.deep.equal(['mute', 'hold', 'hangup']);
    expect(height(el)).to.equal(56);
  });

  it('offers a ringing call before the one that is talked in, says so, and takes no focus', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    const { el, phone } = await bar();
    phone.show(talking);
    await drawn(el);
    field.focus();
    phone.showAll([talking, ringing], 'a');
    await drawn(el);
    expect(document.activeElement).to.equal(field);
    expect(said(el, 'alert')).to.contain('Incoming call');
    await press(el, 'Hold and answer');
    expect(phone.intents).to.deep.equal([{ type: 'answer', id: 'c' }]);
    field.remove();
  });

  it('says that nothing rings, that it is not registered, and what was missed', async () => {
    const { el, phone } = await bar();
    phone.set({
      presence: { status: 'dnd', until: null, silenced: 0 },
      recents: { entries: [], missed: 2, kept: 'device' },
    });
    await drawn(el);
    expect(textOf(el, 'line-status')).to.equal('Do not disturb');
    expect(nameOf(toggle(el))).to.equal('Open the phone: Ready, Do not disturb, 2 missed');
    expect(textOf(el, 'missed-count')).to.equal('2');
    phone.set({ registration: { status: 'failed', expiresAt: null, error: null } });
    await drawn(el);
    expect(textOf(el, 'line-status')).to.equal('Not registered');
  });

  it('shows below it what was refused, and how a call ended', async () => {
    const { el, phone } = await bar();
    await type(el, 'Anna');
    await press(el, 'Call');
    expect(parts(el, 'notice-problem').length).to.equal(1);
    expect(height(el)).to.be.above(56);
    await press(el, 'Dismiss');
    phone.show(callWith('a', { state: 'ended', end: { by: 'remote', outcome: 'busy' } }));
    await drawn(el);
    expect(textOf(el, 'result')).to.contain('Busy');
    await press(el, 'Dismiss');
    expect(height(el)).to.equal(56);
  });

  it('opens over the page, which does not move, and closes by Escape with the focus where it was', async () => {
    const { el } = await bar();
    const toggles: boolean[] = [];
    el.addEventListener('voip-toggle', ({ detail }) => toggles.push(detail.open));
    toggle(el).focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => part(el, 'window'));
    expect(height(el)).to.equal(56);
    expect(focused(el)).to.equal(toggle(el));
    await sendKeys({ press: 'Tab' });
    expect(part(el, 'window')?.contains(focused(el))).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !part(el, 'window'));
    expect(focused(el)?.part.contains('number-input')).to.equal(true);
    expect(toggles).to.deep.equal([true, false]);
  });

  it('opens to where there is more room', async () => {
    for (const [placement, side] of [
      ['top', 'below'],
      ['bottom', 'above'],
    ] as const) {
      const { el } = await bar({ placement });
      el.open();
      await waitUntil(() => focused(el)?.part.contains('number-input'));
      const box = part(el, 'window')?.getBoundingClientRect();
      expect(part(el, 'window')?.dataset.side).to.equal(side);
      expect(box && box.top >= 0 && box.bottom <= 700, placement).to.equal(true);
      el.close();
      await waitUntil(() => !part(el, 'window'));
      el.remove();
    }
  });

  it('tells the room it takes with what it has opened', async () => {
    const { el } = await bar();
    const told: { height: number; open: boolean; mode: string }[] = [];
    el.addEventListener('voip-resize', ({ detail }) => told.push(detail));
    el.open();
    await waitUntil(() => told.some(({ open }) => open));
    expect(told.at(-1)?.height).to.be.above(400);
    el.close();
    await waitUntil(() => told.at(-1)?.open === false);
    expect(told.at(-1)).to.include({ height: 56, mode: 'bar' });
  });

  it('refuses a placement there is not, with a code, and stays in the page', async () => {
    const codes: unknown[] = [];
    const hear = ({ detail: { error } }: GlobalEventHandlersEventMap['voip-error']): unknown =>
      codes.push([error.code, error.detail.key]);
    addEventListener('voip-error', hear);
    const { el } = await bar({ placement: 'left' });
    removeEventListener('voip-error', hear);
    expect(codes).to.deep.equal([['config/value-invalid', 'placement']]);
    expect(getComputedStyle(el).position).to.equal('relative');
  });

  for (const dir of ['ltr', 'rtl']) {
    for (const width of [280, 500, 700, 1000]) {
      it(`nothing is wider than ${width} px, ${dir}, and all of it can be pressed`, async () => {
        document.documentElement.dir = dir;
        const { el, phone } = await bar();
        el.style.inlineSize = `${width}px`;
        const remote = { ...ringing.remote, display: 'x', name: 'Maximilian-Alexander '.repeat(4) };
        phone.set({ recents: { entries: [], missed: 12, kept: 'device' } });
        for (const calls of [[], [{ ...talking, remote }], [{ ...ringing, remote }]]) {
          phone.showAll(calls, calls[0]?.id ?? null);
          await drawn(el);
          const line = part(el, 'bar');
          expect(line && line.scrollWidth - line.clientWidth).to.be.at.most(0);
          const { left, right } = el.getBoundingClientRect();
          const shown = [...(line?.querySelectorAll('button, input') ?? [])]
            .map((one) => one.getBoundingClientRect())
            .filter((box) => box.width);
          for (const box of shown) {
            expect(box.left >= left && box.right <= right).to.equal(true);
            expect(Math.min(box.width, box.height)).to.be.at.least(24);
          }
          const boxes = shown.sort((a, b) => a.left - b.left);
          boxes.slice(1).forEach((box, n) => expect(box.left).to.be.at.least(boxes[n]?.right ?? 0));
        }
      });
    }
  }

  for (const theme of ['light', 'dark']) {
    it(`is accessible, closed and open, ${theme}`, async () => {
      const { el, phone } = await bar({ theme });
      for (const calls of [[], [talking], [ringing], [talking, ringing]]) {
        phone.showAll(calls, calls[0]?.id ?? null);
        await drawn(el);
        await expect(el).to.be.accessible();
      }
      await press(el, nameOf(toggle(el)));
      await expect(el).to.be.accessible();
    });
  }
});

describe('<voip-dialer layout="page">', () => {
  before(() => setViewport({ width: 1100, height: 700 }));
  after(() => setViewport({ width: 800, height: 600 }));

  it('has the number field beside the recent calls where there is room, and tabs where there is not', async () => {
    const { el, phone } = await createDialer({ layout: 'page' });
    phone.set({ recents: { entries: [], missed: 0, kept: 'device' } });
    await waitUntil(() => part(el, 'columns'));
    await waitUntil(() => part(el, 'recents'));
    const column = (at: Element | null): number => at?.getBoundingClientRect().left ?? 0;
    expect(column(input(el))).to.be.below(column(part(el, 'recents')));
    await expect(el).to.be.accessible();
    el.style.inlineSize = '400px';
    await waitUntil(() => !part(el, 'columns'));
    expect(part(el, 'recents')).to.equal(null);
    await press(el, 'Recents');
    expect(part(el, 'recents')).not.to.equal(null);
  });

  it('leads to the contacts beside the number field also where no calls are kept', async () => {
    const { el } = await createDialer({ layout: 'page' });
    await waitUntil(() => part(el, 'columns'));
    await press(el, 'Contacts');
    await waitUntil(() => part(el, 'contacts'), 'no contacts');
    expect(input(el).isConnected).to.equal(true);
  });

  it('shows the calls beside the field for tones, which they do not push away', async () => {
    const { el, phone } = await createDialer({ layout: 'page' });
    await waitUntil(() => part(el, 'columns'));
    const before = input(el).getBoundingClientRect().top;
    phone.show(talking);
    await drawn(el);
    expect(input(el).getBoundingClientRect().top).to.equal(before);
    expect(button(el, 'End').getBoundingClientRect().left).to.be.above(400);
    await expect(el).to.be.accessible();
  });

  it('open() and close() change nothing about it, and tell nothing', async () => {
    const { el } = await createDialer({ layout: 'page' });
    let told = 0;
    el.addEventListener('voip-toggle', () => (told += 1));
    el.close();
    el.open();
    await waitUntil(() => focused(el) === input(el));
    expect(told).to.equal(0);
  });
});

describe('<voip-dialer layout>', () => {
  it('of a word there is not is a panel, and says so with a code', async () => {
    const codes: unknown[] = [];
    const hear = ({ detail: { error } }: GlobalEventHandlersEventMap['voip-error']): unknown =>
      codes.push([error.code, error.detail.key]);
    addEventListener('voip-error', hear);
    const { el } = await createDialer({ layout: 'window' });
    removeEventListener('voip-error', hear);
    expect(codes).to.deep.equal([['config/value-invalid', 'layout']]);
    expect(input(el).isConnected).to.equal(true);
    expect(el.getBoundingClientRect().width).to.equal(360);
  });

  it('a panel tells how much room it takes, too', async () => {
    const told: unknown[] = [];
    const hear = ({ detail: { mode, open, width } }: GlobalEventHandlersEventMap['voip-resize']) =>
      told.push({ mode, open, width });
    addEventListener('voip-resize', hear);
    await createDialer();
    await waitUntil(() => told.length);
    removeEventListener('voip-resize', hear);
    expect(told[0]).to.deep.equal({ mode: 'panel', open: true, width: 360 });
  });
});
