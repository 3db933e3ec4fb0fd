import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import { nextTime } from '../../src/components/voip-dialer/next-time.js';
import type { PresenceState } from '../../src/core/state.js';
import {
  button,
  createDialer,
  drawn,
  focused,
  key,
  part,
  parts,
  press,
  registered,
  said,
  settings,
  textOf,
  type DialerPhone,
} from './support/dialer.js';

const soon = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

const presence = (change: Partial<PresenceState>): PresenceState => ({
  status: 'available',
  until: null,
  silenced: 0,
  ...change,
});

const toggle = (el: VoipDialer): HTMLElement => {
  const found = part(el, 'presence-toggle');
  if (!found) throw new Error('no presence');
  return found;
};

async function openMenu(
  state: PresenceState | null = null,
): Promise<{ el: VoipDialer; phone: DialerPhone }> {
  const dialer = await createDialer({}, { ...registered(), presence: state });
  toggle(dialer.el).click();
  await waitUntil(() => part(dialer.el, 'presence-menu'), 'no menu');
  return dialer;
}

/** Minutes from now. */
const inMinutes = (until: string | undefined): number =>
  Math.round((Date.parse(until ?? '') - Date.now()) / 60_000);

describe('the presence in <voip-dialer>', () => {
  it('is available before it was ever set, and says so without a line of its own', async () => {
    const { el } = await createDialer();
    expect(toggle(el).ariaLabel).to.equal('Calls: Available');
    expect(toggle(el).ariaExpanded).to.equal('false');
    expect(part(el, 'presence-status')).to.equal(null);
    expect(part(el, 'silenced-count')).to.equal(null);
  });

  it('is said with its time and with the calls that did not ring', async () => {
    const until = soon(30);
    const { el } = await createDialer(
      {},
      { ...registered(), presence: presence({ status: 'dnd', until, silenced: 2 }) },
    );
    const time = new Date(until).toLocaleString('en', { hour: 'numeric', minute: '2-digit' });
    expect(textOf(el, 'presence-status')).to.include(`until`).and.include(time.split(' ')[0]);
    expect(textOf(el, 'presence-status')).to.match(/^Do not disturb .*Calls that did not ring: 2$/);
    expect(textOf(el, 'silenced-count')).to.equal('2');
    expect(toggle(el).dataset['presence']).to.equal('dnd');
  });

  it('whose time is over is not shown any more, also in a tab that was told nothing', async () => {
    const { el } = await createDialer(
      {},
      {
        ...registered(),
        tab: { role: 'follower', sound: 'none' },
        presence: presence({ status: 'dnd', until: soon(-1) }),
      },
    );
    expect(toggle(el).ariaLabel).to.equal('Calls: Available');
  });

  it('is none where no call can come in', async () => {
    const outgoing = { ...registered(), settings: { ...settings, register: false } };
    const { el } = await createDialer({}, outgoing);
    expect(part(el, 'presence-toggle')).to.equal(null);
  });

  it('is changed in a menu that says what is so', async () => {
    const { el } = await openMenu(presence({ status: 'away' }));
    const choices = parts(el, 'presence-choice').map((one) =>
      `${(one.textContent ?? '').trim()} ${one.ariaPressed ?? ''}`.trim(),
    );
    expect(choices.slice(0, 6)).to.deep.equal([
      'Available false',
      'Do not disturb false',
      'For 30 minutes false',
      'For 1 hour false',
      'Until then',
      'Away true',
    ]);
    expect(toggle(el).ariaExpanded).to.equal('true');
  });

  for (const [name, status] of [
    ['Available', 'available'],
    ['Do not disturb', 'dnd'],
    ['Away', 'away'],
  ] as const) {
    it(`${name} asks for just that and closes the menu`, async () => {
      const { el, phone } = await openMenu(presence({ status: 'busy' }));
      await press(el, name);
      expect(phone.asks('setPresence')).to.deep.equal([{ type: 'setPresence', status }]);
      expect(part(el, 'presence-menu')).to.equal(null);
    });
  }

  it('can be for half an hour or an hour', async () => {
    for (const [name, minutes] of [
      ['For 30 minutes', 30],
      ['For 1 hour', 60],
    ] as const) {
      const { el, phone } = await openMenu();
      await press(el, name);
      const [asked] = phone.asks('setPresence');
      expect(asked?.status).to.equal('dnd');
      expect(inMinutes(asked?.until)).to.equal(minutes);
    }
  });

  it('can be until a time, tomorrow when that is over today', async () => {
    const { el, phone } = await openMenu();
    const input = part(el, 'presence-until')?.querySelector('input');
    if (!input) throw new Error('no time');
    const at = new Date(Date.now() + 90 * 60_000);
    input.value = at.toTimeString().slice(0, 5);
    await press(el, 'Until then');
    const [asked] = phone.asks('setPresence');
    expect(asked?.status).to.equal('dnd');
    expect(inMinutes(asked?.until)).to.be.within(88, 90);
    const now = new Date(2026, 2, 1, 12, 0);
    expect(nextTime('12:30', now)).to.equal(new Date(2026, 2, 1, 12, 30).toISOString());
    expect(nextTime('12:00', now)).to.equal(new Date(2026, 2, 2, 12, 0).toISOString());
    for (const wrong of ['', '24:00', '9:00', 'noon'])
      expect(nextTime(wrong, now)).to.equal(undefined);
  });

  it('asks for nothing when no time was given', async () => {
    const { el, phone } = await openMenu();
    await press(el, 'Until then');
    await aTimeout(0);
    expect(phone.intents).to.deep.equal([]);
    expect(part(el, 'presence-menu')).not.to.equal(null);
  });

  it('gives the focus back to what opened the menu, by a choice and by Escape', async () => {
    const { el } = await openMenu();
    button(el, 'Away').focus();
    await press(el, 'Away');
    expect(focused(el)).to.equal(toggle(el));
    toggle(el).click();
    await waitUntil(() => part(el, 'presence-menu'));
    button(el, 'Away').focus();
    await key(el, button(el, 'Away'), 'Escape');
    expect(part(el, 'presence-menu')).to.equal(null);
    expect(focused(el)).to.equal(toggle(el));
  });

  it('is said when it changes, and not with every call that does not ring', async () => {
    const { el, phone } = await createDialer();
    phone.set({ presence: presence({ status: 'dnd' }) });
    await drawn(el);
    expect(said(el, 'status')).to.equal('Do not disturb');
    phone.set({ presence: presence({ status: 'dnd', silenced: 1 }) });
    await drawn(el);
    expect(said(el, 'status')).to.equal('Do not disturb');
  });
});
