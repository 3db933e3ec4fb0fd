import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import { VoipError } from '../../src/core/errors.js';
import { initialState, type CallSnapshot } from '../../src/core/state.js';
import {
  createDialer,
  drawn,
  part,
  paste,
  press,
  registered,
  settings,
  type,
  type DialerPhone,
} from './support/dialer.js';
import { answered, callWith } from './support/stub-phone.js';

type Arrange = (el: VoipDialer, phone: DialerPhone) => Promise<void>;

const longName = 'Donaudampfschifffahrtsgesellschaftskapitän Maximilian-Alexander';
const remoteOf = (name: string) => ({
  raw: '+493012345678901',
  display: name,
  name,
  anonymous: false,
  verified: false,
});
const remote = remoteOf(longName);
const talking = answered('a', 3723, { remote });
const held = answered('b', 60, {
  remote: remoteOf(`${longName} jun.`),
  hold: { local: 'on', remote: false, seconds: 0 },
});
const ringing = callWith('c', {
  remote: remoteOf(`${longName} sen.`),
  direction: 'incoming',
  state: 'ringing',
  queue: { name: 'Customer service' },
});

const calls =
  (...all: CallSnapshot[]): Arrange =>
  async (el, phone) => {
    phone.showAll(all, all[0]?.id ?? null);
    await drawn(el);
  };

/** Every state an agent can be in, and what leads there. */
const states: Readonly<Record<string, Arrange>> = {
  idle: () => Promise.resolve(),
  typed: (el) => type(el, '+49301234567'),
  'several numbers': async (el) => {
    await paste(el, '+49 30 1234567, +49 170 1234567');
  },
  'watched extensions': async (el, phone) => {
    const remote = { number: '+493012345678901', name: longName };
    phone.set({
      settings: { ...settings, voicemail: '*97' },
      recents: { entries: [], missed: 12, kept: 'device' },
      subscriptions: {
        messages: { waiting: true, new: 12, old: 0, urgent: 0 },
        extensions: [
          { extension: '200', status: 'idle' },
          { extension: '201', status: 'ringing', remote },
          { extension: '202', status: 'busy', remote },
          { extension: 'kundenservice-sued', status: 'unknown' },
        ],
      },
    });
    await waitUntil(() => part(el, 'ringing-count'));
    part(el, 'ringing-count')?.closest('button')?.click();
    await drawn(el);
  },
  'sign in': async (el, phone) => {
    const error = new VoipError('auth/rejected').toInfo();
    phone.set({ registration: { status: 'failed', expiresAt: null, error } });
    await drawn(el);
  },
  failed: async (el, phone) => {
    const error = new VoipError('network/timeout').toInfo();
    phone.set({ registration: { status: 'failed', expiresAt: null, error } });
    await drawn(el);
  },
  lost: async (el, phone) => {
    phone.set({ connection: { ...initialState.connection, status: 'reconnecting' } });
    await drawn(el);
  },
  unconfirmed: async (el, phone) => {
    phone.set(registered(3723));
    await drawn(el);
  },
  dialling: calls(callWith('a', { remote })),
  incoming: calls(ringing),
  connected: calls(talking),
  'on hold, being asked': calls({
    ...talking,
    muted: true,
    hold: { local: 'pending', remote: false, seconds: 0 },
    can: { ...talking.can, hold: 'pending' },
  }),
  recovering: calls({ ...talking, state: 'recovering' }),
  'tones, with the keypad': async (el, phone) => {
    await calls(talking)(el, phone);
    await press(el, 'Keypad');
    await type(el, '12#');
  },
  'two calls': calls(talking, held),
  'two calls and one that rings': calls(talking, held, ringing),
  result: calls(
    callWith('a', {
      remote,
      state: 'ended',
      end: {
        by: 'remote',
        outcome: 'busy',
        sip: { code: 480, reason: 'Temporarily Unavailable At The Moment' },
        error: new VoipError('call/redirect-refused').toInfo(),
      },
    }),
  ),
  problem: async (el) => {
    await type(el, 'Anna');
    await press(el, 'Call');
  },
  'sound that is blocked, and elsewhere': async (el, phone) => {
    await calls(ringing)(el, phone);
    phone.set({ devices: { ...phone.state.devices, playback: 'blocked' } });
    await drawn(el);
    phone.set({ tab: { role: 'follower', sound: 'elsewhere' } });
    await drawn(el);
  },
};

/** What is wider than the room it has, or stands outside of the dialer. */
function tooWide(el: VoipDialer): string[] {
  const { left, right } = el.getBoundingClientRect();
  return [...(el.shadowRoot?.querySelectorAll<HTMLElement>('[part]') ?? [])]
    .filter((one) => !/^(status|said)$/.test(one.getAttribute('part') ?? ''))
    .filter((one) => getComputedStyle(one).display !== 'contents')
    .filter((one) => {
      const box = one.getBoundingClientRect();
      const outside = box.left < left - 0.5 || box.right > right + 0.5;
      // A long name is cut, and a long number scrolls in its field.
      const cut = getComputedStyle(one).textOverflow === 'ellipsis' || one.localName === 'input';
      // Inline boxes have no client width.
      return outside || (!cut && one.clientWidth > 0 && one.scrollWidth > one.clientWidth);
    })
    .map((one) => one.getAttribute('part') ?? '');
}

describe('<voip-dialer> is accessible', () => {
  /** The rules are fetched with the first of these tests. */
  before(async function () {
    this.timeout(30_000);
    await expect((await createDialer()).el).to.be.accessible();
  });
  after(() => setViewport({ width: 800, height: 600 }));
  afterEach(() => document.documentElement.removeAttribute('dir'));

  for (const [state, arrange] of Object.entries(states)) {
    for (const theme of ['light', 'dark']) {
      it(`${state}, ${theme}`, async () => {
        await setViewport({ width: 800, height: 900 });
        const { el, phone } = await createDialer({ theme });
        await arrange(el, phone);
        el.getAnimations({ subtree: true }).forEach((animation) => animation.cancel());
        await expect(el).to.be.accessible();
      });
    }

    for (const [width, dir] of [
      [360, 'ltr'],
      [280, 'ltr'],
      [280, 'rtl'],
    ] as const) {
      it(`${state}: nothing is wider than ${width} px, ${dir}, nor too low to be pressed`, async () => {
        document.documentElement.dir = dir;
        const own = { ...settings, displayName: longName, username: '1'.repeat(40) };
        const { el, phone } = await createDialer({}, { ...registered(), settings: own });
        el.style.inlineSize = `${width}px`;
        await arrange(el, phone);
        expect(tooWide(el)).to.deep.equal([]);
        for (const target of el.shadowRoot?.querySelectorAll('button, input') ?? []) {
          expect(target.getBoundingClientRect().height, target.outerHTML).to.be.at.least(36);
        }
      });
    }
  }

  it('two callers of one name', async () => {
    const { el, phone } = await createDialer();
    const hold = { local: 'on', remote: false, seconds: 0 } as const;
    await calls(talking, { ...talking, id: 'another', hold })(el, phone);
    await expect(el).to.be.accessible();
  });

  it('numbers and times run from left to right in a page that does not', async () => {
    document.documentElement.dir = 'rtl';
    const { el, phone } = await createDialer();
    await calls(talking)(el, phone);
    await press(el, 'Keypad');
    for (const name of ['number-input', 'keypad', 'call-number', 'timer']) {
      const found = el.shadowRoot?.querySelector(`[part~="${name}"]`);
      const innermost = found?.querySelector('bdi') ?? found;
      expect(innermost && getComputedStyle(innermost).direction, name).to.equal('ltr');
    }
  });

  it('says in which language its words are: its own, or the page’s where the page gives them', async () => {
    const { el } = await createDialer({ lang: 'de' });
    expect(el.shadowRoot?.querySelector('[part=dialer]')?.getAttribute('lang')).to.equal('en');
    el.strings = { call: 'Anrufen' };
    await drawn(el);
    expect(el.shadowRoot?.querySelector('[part=dialer]')?.getAttribute('lang')).to.equal('de');
  });
});
