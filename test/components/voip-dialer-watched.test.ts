import { expect, waitUntil } from '@open-wc/testing';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import type { SubscriptionsState } from '../../src/core/state.js';
import {
  button,
  createDialer,
  drawn,
  nameOf,
  part,
  parts,
  press,
  registered,
  said,
  settings,
  textOf,
} from './support/dialer.js';
import { answered } from './support/stub-phone.js';

const remote = { number: '030123', name: 'Ana' };
const some: SubscriptionsState = {
  messages: { waiting: true, new: 2, old: 1, urgent: 0 },
  extensions: [
    { extension: '200', status: 'idle' },
    { extension: '201', status: 'ringing', remote },
    { extension: '202', status: 'busy' },
    { extension: '203', status: 'unknown' },
  ],
};

const choice = (el: VoipDialer): HTMLElement | undefined =>
  parts(el, 'view').find((one) => nameOf(one).startsWith('Extensions'));

async function watching(
  subscriptions: SubscriptionsState = some,
): Promise<Awaited<ReturnType<typeof createDialer>>> {
  const dialer = await createDialer(
    {},
    {
      ...registered(),
      settings: { ...settings, voicemail: '*97' },
      subscriptions,
      recents: { entries: [], missed: 0, kept: 'device' },
    },
  );
  await waitUntil(() => part(dialer.el, 'messages') ?? choice(dialer.el));
  return dialer;
}

async function opened(
  subscriptions?: SubscriptionsState,
): Promise<Awaited<ReturnType<typeof createDialer>>> {
  const dialer = await watching(subscriptions);
  choice(dialer.el)?.click();
  await drawn(dialer.el);
  return dialer;
}

describe('the extensions that a dialer watches', () => {
  it('are behind one press, which says how many of them ring', async () => {
    const { el } = await watching();
    expect(part(el, 'extensions')).to.equal(null);
    expect(parts(el, 'view').map(nameOf)).to.deep.equal([
      'Dial',
      'Recents',
      'Contacts',
      'Extensions 11 ringing',
    ]);
    await press(el, 'Extensions 11 ringing');
    expect(parts(el, 'extension')).to.have.length(4);
    await expect(el).shadowDom.to.be.accessible();
  });

  it('are there without a log of calls as well, and not where none is watched', async () => {
    const { el, phone } = await watching();
    phone.set({ recents: null });
    await drawn(el);
    expect(parts(el, 'view').map(nameOf)).to.deep.equal([
      'Dial',
      'Contacts',
      'Extensions 11 ringing',
    ]);
    phone.set({ subscriptions: { ...some, extensions: [] } });
    await drawn(el);
    expect(parts(el, 'view').map(nameOf)).to.deep.equal(['Dial', 'Contacts']);
  });

  it('say in words what they do, beside a shape of its own for each', async () => {
    const { el } = await opened();
    expect(parts(el, 'extension').map((one) => textOf(one, 'extension-status'))).to.deep.equal([
      'Free',
      'Ringing: Ana',
      'In a call',
      'Not known',
    ]);
    const shapes = parts(el, 'extension-shape').map(({ innerHTML }) => innerHTML);
    expect(new Set(shapes).size).to.equal(4);
  });

  it('are called with one press', async () => {
    const { el, phone } = await opened();
    await press(el, 'Call 200');
    expect(phone.asks('call').map(({ target }) => target)).to.deep.equal(['200']);
  });

  it('have the call that rings there picked up with one press, and nothing else rings', async () => {
    const { el, phone } = await opened();
    await press(el, 'Pick up the call for 201');
    const [call, ...more] = phone.asks('call');
    expect(call).to.deep.include({ target: '*8201', options: { displayName: 'Ana' } });
    expect(more).to.have.length(0);
  });

  it('keep the focus where it was while they change', async () => {
    const { el, phone } = await opened();
    button(el, 'Call 202').focus();
    const extensions = some.extensions.map((one) =>
      one.extension === '202' ? { ...one, status: 'ringing' as const } : one,
    );
    phone.set({ subscriptions: { ...some, extensions } });
    await drawn(el);
    expect(el.shadowRoot?.activeElement).to.equal(button(el, 'Pick up the call for 202'));
  });

  it('are said politely when one of them rings while they are looked at, and not otherwise', async () => {
    const quiet: SubscriptionsState = {
      messages: null,
      extensions: [{ extension: '200', status: 'idle' }],
    };
    const ringing: SubscriptionsState = {
      messages: null,
      extensions: [{ extension: '200', status: 'ringing', remote }],
    };
    const hidden = await watching(quiet);
    hidden.phone.set({ subscriptions: ringing });
    await drawn(hidden.el);
    expect(said(hidden.el, 'status')).not.to.include('200');
    const { el, phone } = await opened(quiet);
    phone.set({ subscriptions: ringing });
    await drawn(el);
    expect(said(el, 'status')).to.equal('200: Ringing: Ana');
    expect(said(el, 'alert')).to.equal('');
  });

  it('make room for calls', async () => {
    const { el, phone } = await opened();
    phone.showAll([answered('a', 5)], 'a');
    await drawn(el);
    expect(part(el, 'extensions')).to.equal(null);
  });

  it('are named by attributes, which are heeded when they change', async () => {
    const { el, phone } = await createDialer({
      watch: '200 201',
      voicemail: '*97',
      'pickup-code': '**',
    });
    const given = { watch: '200 201', voicemail: '*97', pickupCode: '**' };
    expect(phone.attached[0]).to.deep.include(given);
    el.setAttribute('watch', '202');
    await drawn(el);
    expect(phone.attached[0]).to.deep.include({ ...given, watch: '202' });
    el.watch = ['203'];
    await drawn(el);
    expect(phone.attached[0]?.watch).to.deep.equal(['203']);
  });
});

describe('messages that wait', () => {
  it('are counted above the number field, and heard with one press', async () => {
    const { el, phone } = await watching();
    expect(textOf(el, 'messages-count')).to.equal('2 new messages');
    await press(el, '2 new messages Listen');
    expect(phone.asks('call').map(({ target }) => target)).to.deep.equal(['*97']);
    await expect(el).shadowDom.to.be.accessible();
  });

  it('are said without a number where the PBX gives none, and not shown when there are none', async () => {
    const { el, phone } = await watching();
    const messages = { waiting: true, new: 0, old: 0, urgent: 0 };
    phone.set({ subscriptions: { ...some, messages } });
    await drawn(el);
    expect(textOf(el, 'messages-count')).to.equal('New messages');
    phone.set({ subscriptions: { ...some, messages: { ...messages, new: 1 } } });
    await drawn(el);
    expect(textOf(el, 'messages-count')).to.equal('1 new message');
    phone.set({ subscriptions: { ...some, messages: { ...messages, waiting: false } } });
    await drawn(el);
    expect(part(el, 'messages')).to.equal(null);
  });

  it('are said politely when there are more of them, and not when some were heard', async () => {
    const { el, phone } = await watching();
    const before = said(el, 'status');
    phone.set({
      subscriptions: { ...some, messages: { waiting: true, new: 1, old: 2, urgent: 0 } },
    });
    await drawn(el);
    expect(said(el, 'status')).to.equal(before);
    phone.set({ subscriptions: some });
    await drawn(el);
    expect(said(el, 'status')).to.equal('2 new messages');
  });
});
