import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../src/components/voip-dialer/layouts/windows.js';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import type { PhoneEvent } from '../../src/core/events.js';
import {
  button,
  buttons,
  createDialer,
  drawn,
  focused,
  input,
  key,
  nameOf,
  part,
  parts,
  press,
  registered,
  said,
  textOf,
  type DialerPhone,
} from './support/dialer.js';
import { answered, callWith } from './support/stub-phone.js';

const talking = answered('a', 73);
const ringing = callWith('c', { direction: 'incoming', state: 'ringing' });
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

async function show(
  { el, phone }: { el: VoipDialer; phone: DialerPhone },
  ...calls: Parameters<DialerPhone['showAll']>[0]
): Promise<void> {
  phone.showAll(calls, calls[0]?.id ?? null);
  await drawn(el);
}

describe('<voip-dialer layout="floating">', () => {
  before(async function () {
    this.timeout(30_000);
    await expect((await createDialer()).el).to.be.accessible(); // fetches the rules
  });
  beforeEach(() => setViewport({ width: 800, height: 700 }));
  afterEach(() => document.documentElement.removeAttribute('dir'));
  after(() => setViewport({ width: 800, height: 600 }));

  it('is a bubble in the last corner until somebody opens it, and a panel never flashes up', async () => {
    const { el } = await floating();
    expect(parts(el, 'number-input')).to.deep.equal([]);
    expect(getComputedStyle(el).position).to.equal('fixed');
    const { right, bottom } = el.getBoundingClientRect();
    expect([800 - right, 700 - bottom]).to.deep.equal([16, 16]);
    expect(el.matches(':state(closed)')).to.equal(true);
  });

  it('says in the name of the bubble how the line stands, how many were missed, and what is silent', async () => {
    const { el, phone } = await floating();
    expect(nameOf(bubble(el))).to.equal('Open the phone: Ready');
    phone.set({
      recents: { entries: [], missed: 3, kept: 'device' },
      presence: { status: 'dnd', until: null, silenced: 2 },
    });
    await drawn(el);
    const name = 'Open the phone: Ready, Do not disturb. Calls that did not ring: 2, 3 missed';
    expect(nameOf(bubble(el))).to.equal(name);
    expect(textOf(el, 'missed-count')).to.equal('3');
    expect(textOf(el, 'bubble-text')).to.equal('Do not disturb');
  });

  it('shows in words that it is not registered, and no green dot', async () => {
    const { el, phone } = await floating();
    phone.set({ registration: { status: 'failed', expiresAt: null, error: null } });
    await drawn(el);
    expect(textOf(el, 'bubble-text')).to.equal('Not registered');
    expect(bubble(el).dataset.news).to.equal('problem');
    expect(nameOf(bubble(el)))
      .to.contain('Not registered')
      .and.not.contain('Ready');
  });

  it('shows a call that rings with Answer and Decline, and takes no focus from who types', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    const dialer = await floating();
    await show(dialer, ringing);
    const { el, phone } = dialer;
    expect(document.activeElement).to.equal(field);
    expect(said(el, 'alert')).to.equal('Incoming call from 0800');
    expect(part(el, 'compact')?.getAttribute('aria-label')).to.equal('Incoming call from 0800');
    await press(el, 'Answer');
    await press(el, 'Decline');
    expect(phone.intents.map(({ type }) => type)).to.deep.equal(['answer', 'decline']);
    field.remove();
  });

  it('a ringing bubble moves, but not for who wants no motion', async () => {
    const dialer = await floating();
    await show(dialer, ringing);
    const compact = part(dialer.el, 'compact');
    expect(compact && getComputedStyle(compact).animationName).to.equal('voip-ring');
    const still = (dialer.el.shadowRoot?.adoptedStyleSheets ?? [])
      .flatMap(({ cssRules }) => [...cssRules])
      .filter((rule) => rule instanceof CSSMediaRule)
      .filter(({ conditionText }) => conditionText.includes('prefers-reduced-motion: reduce'))
      .flatMap(({ cssRules }) => [...cssRules])
      .filter((rule) => rule instanceof CSSStyleRule)
      .filter(({ selectorText }) => compact?.matches(selectorText));
    expect(still.map(({ style }) => style.animationName)).to.deep.equal(['none']);
  });

  it('keeps mute, hold, end and the time at hand while it is closed', async () => {
    const dialer = await floating();
    await show(
      dialer,
      talking,
      answered('b', 9, { hold: { local: 'on', remote: false, seconds: 0 } }),
    );
    const { el, phone } = dialer;
    expect(textOf(el, 'timer')).to.match(/^01:1\d$/);
    expect(textOf(el, 'call-status')).to.contain('and 1 more');
    for (const name of ['Mute', 'Hold', 'End']) await press(el, name);
    expect(phone.intents.map(({ type }) => type)).to.deep.equal(['mute', 'hold', 'hangup']);
  });

  it('shows what was refused, that sound is blocked, and why a call ended, also while it is closed', async () => {
    const dialer = await floating();
    const { el, phone } = dialer;
    phone.set({ devices: { ...phone.state.devices, playback: 'blocked' } });
    const end = { by: 'remote', outcome: 'busy' } as const;
    await show(dialer, callWith('a', { state: 'ended', end }));
    expect(parts(el, 'notice').length).to.equal(1);
    expect(textOf(el, 'result')).to.contain('Busy');
    el.call('Anna');
    await waitUntil(() => part(el, 'notice-problem'));
    await show(
      dialer,
      callWith('b', { state: 'ended', end: { by: 'local', outcome: 'completed' } }),
    );
    expect(part(el, 'result')).to.equal(null); // no news
  });

  it('opens by a press with the cursor in the number field, and closes with the focus on the bubble', async () => {
    const { el } = await floating();
    const toggles: boolean[] = [];
    el.addEventListener('voip-toggle', ({ detail }) => toggles.push(detail.open));
    bubble(el).focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(el)?.part.contains('number-input'));
    expect(el.matches(':state(open)')).to.equal(true);
    expect(el.getBoundingClientRect().width).to.equal(360);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused(el) === bubble(el));
    expect(toggles).to.deep.equal([true, false]);
  });

  it('Escape closes no window that shows a call', async () => {
    const dialer = await floating();
    await opened(dialer.el);
    await show(dialer, talking);
    await key(dialer.el, button(dialer.el, 'Mute'), 'Escape');
    expect(dialer.el.matches(':state(open)')).to.equal(true);
    expect(dialer.phone.intents).to.deep.equal([]);
  });

  it('open() and close() do the same from script, once each', async () => {
    const { el } = await floating();
    const told: PhoneEvent<'voip-toggle'>[] = [];
    el.addEventListener('voip-toggle', (event) => told.push(event));
    el.open();
    el.open();
    await waitUntil(() => focused(el)?.part.contains('number-input'));
    el.close();
    await waitUntil(() => el.matches(':state(closed)'));
    expect(told.map(({ detail: { open, origin } }) => [open, origin])).to.deep.equal([
      [true, 'api'],
      [false, 'api'],
    ]);
  });

  it('tells how much room it takes, and as what', async () => {
    const { el } = await floating();
    const told: unknown[] = [];
    el.addEventListener('voip-resize', ({ detail: { width, height, mode, open } }) =>
      told.push({ width, height, mode, open }),
    );
    await opened(el);
    await waitUntil(() => told.length);
    expect(told).to.deep.equal([{ width: 360, height: 600, mode: 'floating', open: true }]);
  });

  it('becomes a panel, and a window again, as the attribute changes', async () => {
    const { el } = await floating();
    el.layout = 'panel';
    await drawn(el);
    expect(getComputedStyle(el).position).to.equal('static');
    expect(el.matches(':state(closed)')).to.equal(false);
    expect(input(el).isConnected).to.equal(true);
    el.layout = 'floating';
    await waitUntil(() => el.matches(':state(closed)'));
    expect(getComputedStyle(el).position).to.equal('fixed');
  });

  it('is the same after a move in the page', async () => {
    const { el } = await floating();
    const { parentElement } = el;
    const other = document.createElement('div');
    parentElement?.append(other);
    other.append(el);
    await waitUntil(() => el.matches(':state(closed)'));
    await waitUntil(() => part(el, 'window-toggle'));
    expect(getComputedStyle(el).position).to.equal('fixed');
    await opened(el);
    expect(el.matches(':state(open)')).to.equal(true);
  });

  for (const theme of ['light', 'dark']) {
    for (const [state, ...calls] of [
      ['idle'],
      ['ringing', ringing],
      ['in a call', talking],
      ['two calls', talking, ringing],
    ] as const) {
      it(`is accessible: ${state}, closed and open, ${theme}`, async () => {
        const { el, phone } = await createDialer({ layout: 'floating', theme });
        phone.set({ recents: { entries: [], missed: 2, kept: 'device' } });
        await show({ el, phone }, ...calls);
        await expect(el).to.be.accessible();
        for (const one of buttons(el)) {
          const { width, height } = one.getBoundingClientRect();
          expect(Math.min(width, height), one.outerHTML).to.be.at.least(24);
        }
        await opened(el);
        await press(el, 'Move the phone');
        await expect(el).to.be.accessible();
      });
    }
    it(`is accessible: not registered, ${theme}`, async () => {
      const failed = { status: 'failed', expiresAt: null, error: null } as const;
      const state = { ...registered(), registration: failed };
      const { el } = await createDialer({ layout: 'floating', theme }, state);
      await expect(el).to.be.accessible();
    });
  }
});
