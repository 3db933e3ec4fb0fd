import { expect, waitUntil } from '@open-wc/testing';
import type { CallSnapshot } from '../../src/core/state.js';
import {
  button,
  createDialer,
  drawn,
  press,
  said,
  textOf,
  type DialerPhone,
} from './support/dialer.js';
import { answered, callWith } from './support/stub-phone.js';

const from = (name: string, change: Partial<CallSnapshot> = {}): CallSnapshot =>
  callWith('in', {
    direction: 'incoming',
    state: 'ringing',
    remote: { raw: '1003', display: name, name, anonymous: false, verified: false },
    ...change,
  });

/** What the operating system was asked to show. */
class NotificationStub extends EventTarget {
  static permission: NotificationPermission = 'granted';
  static made: NotificationStub[] = [];
  static asked = 0;
  readonly title: string;
  readonly options: NotificationOptions;
  open = true;

  constructor(title: string, options: NotificationOptions) {
    super();
    this.title = title;
    this.options = options;
    NotificationStub.made.push(this);
  }

  static requestPermission(): Promise<NotificationPermission> {
    NotificationStub.asked += 1;
    NotificationStub.permission = 'granted';
    return Promise.resolve('granted');
  }

  close(): void {
    this.open = false;
  }
}

const { Notification: native } = globalThis;
const { hasFocus } = document;
const ownTitle = '  My   CRM ';
let title: HTMLTitleElement;

const icons = (): number => document.head.querySelectorAll('link[rel=icon]').length;
const noIcon = icons();

beforeEach(() => {
  Object.defineProperty(globalThis, 'Notification', {
    value: NotificationStub,
    configurable: true,
  });
  NotificationStub.permission = 'granted';
  NotificationStub.made = [];
  NotificationStub.asked = 0;
  document.hasFocus = () => false;
  document.title = 'x';
  const found = document.querySelector('title');
  if (!found) throw new Error('no title');
  title = found;
  title.textContent = ownTitle;
});
afterEach(() => {
  Object.defineProperty(globalThis, 'Notification', { value: native, configurable: true });
  document.hasFocus = hasFocus;
});

const ringing = (): Promise<void> => waitUntil(() => document.title.startsWith('☎'), 'no sign');
const over = (): Promise<void> => waitUntil(() => icons() === noIcon, 'still a sign');

function ring(phone: DialerPhone, call: CallSnapshot): Promise<void> {
  phone.show(call);
  return ringing();
}

describe('while somebody calls', () => {
  it('the tab says who, and is as it was afterwards', async () => {
    const { phone } = await createDialer();
    await ring(phone, from('Bill'));
    expect(document.title).to.equal('☎ Bill – My CRM');
    expect(icons()).to.equal(noIcon + 1);
    phone.show(answered('in', 0));
    await over();
    expect(title.textContent).to.equal(ownTitle);
  });

  it('a title that the page sets meanwhile stays', async () => {
    const { phone } = await createDialer();
    await ring(phone, from('Bill'));
    document.title = 'Ticket 4711';
    phone.show(answered('in', 0));
    await over();
    expect(document.title).to.equal('Ticket 4711');
  });

  it('two dialers of a page sign once', async () => {
    const one = await createDialer();
    const other = await createDialer();
    await ring(one.phone, from('Bill'));
    other.phone.show(from('Bill'));
    await drawn(other.el);
    expect(icons()).to.equal(noIcon + 1);
    expect(document.title).to.equal('☎ Bill – My CRM');
    one.phone.show(answered('in', 0));
    other.phone.show(answered('in', 0));
    await over();
    expect(title.textContent).to.equal(ownTitle);
  });

  it('a dialer that is taken out of the page takes its signs along', async () => {
    const { el, phone } = await createDialer();
    await ring(phone, from('Bill'));
    el.remove();
    await over();
    expect(title.textContent).to.equal(ownTitle);
  });

  it('an outgoing call changes nothing', async () => {
    const { el, phone } = await createDialer();
    phone.show(callWith('out', { state: 'ringing' }));
    await drawn(el);
    expect(title.textContent).to.equal(ownTitle);
    expect(NotificationStub.made).to.deep.equal([]);
  });

  it('the operating system shows it once, until it is answered', async () => {
    const tabs = [await createDialer(), await createDialer(), await createDialer()];
    for (const { phone } of tabs) phone.show(from('Bill', { queue: { name: 'Sales' } }));
    await waitUntil(() => NotificationStub.made.length, 'no notification');
    for (const { el } of tabs) await drawn(el);
    const [only, ...others] = NotificationStub.made;
    expect(others).to.deep.equal([]);
    expect(only?.title).to.equal('Bill');
    expect(only?.options.tag).to.equal('in');
    expect(only?.options.body).to.equal('Incoming call\n1003\nQueue: Sales');
    for (const { phone } of tabs) phone.show(answered('in', 0));
    await waitUntil(() => !only?.open, 'still shown');
    await over();
    expect(NotificationStub.made).to.have.length(1);
  });

  it('a press on it brings the page to the front', async () => {
    const { phone } = await createDialer();
    let focused = 0;
    const { focus } = window;
    window.focus = () => (focused += 1);
    try {
      await ring(phone, from('Bill', { id: 'press' }));
      await waitUntil(() => NotificationStub.made.length, 'no notification');
      NotificationStub.made[0]?.dispatchEvent(new Event('click'));
      expect(focused).to.equal(1);
      expect(NotificationStub.made[0]?.open).to.equal(false);
    } finally {
      window.focus = focus;
      phone.show(answered('press', 0));
      await over();
    }
  });

  for (const [why, set] of [
    ['who looks at the page', () => (document.hasFocus = () => true)],
    ['a browser that was not asked', () => (NotificationStub.permission = 'default')],
    ['a browser that refuses', () => (NotificationStub.permission = 'denied')],
  ] as const) {
    it(`nothing is shown outside to ${why}`, async () => {
      set();
      const { el, phone } = await createDialer();
      await ring(phone, from('Bill', { id: `not-${why}` }));
      await drawn(el);
      expect(NotificationStub.made).to.deep.equal([]);
      expect(NotificationStub.asked).to.equal(0);
      phone.show(answered(`not-${why}`, 0));
      await over();
    });
  }

  it('permission is asked for by a press in the menu, and can be left unused again', async () => {
    NotificationStub.permission = 'default';
    const { el } = await createDialer();
    expect(NotificationStub.asked).to.equal(0);
    await press(el, 'Calls: Available');
    await waitUntil(() => el.shadowRoot?.querySelector('[part=presence-menu]'), 'no menu');
    const name = 'Show incoming calls outside the browser';
    expect(button(el, name).ariaPressed).to.equal('false');
    await press(el, name);
    await waitUntil(() => button(el, name).ariaPressed === 'true');
    await press(el, name);
    await waitUntil(() => button(el, name).ariaPressed === 'false');
    expect(NotificationStub.asked).to.equal(1);
  });
});

describe('Silence', () => {
  it('asks for just that, and keeps the focus when it is done', async () => {
    const { el, phone } = await createDialer();
    await ring(phone, from('Bill'));
    button(el, 'Silence').focus();
    await press(el, 'Silence');
    expect(phone.intents).to.deep.equal([{ type: 'silence', id: 'in' }]);
    phone.show(from('Bill', { silenced: true }));
    await drawn(el);
    const done = button(el, 'Rings without a sound');
    expect(el.shadowRoot?.activeElement).to.equal(done);
    expect(done.ariaDisabled).to.equal('true');
    expect(said(el, 'status')).to.equal('Rings without a sound');
    await press(el, 'Rings without a sound');
    expect(phone.intents).to.have.length(1);
    phone.show(answered('in', 0));
    await over();
  });

  it('a call that is about to be answered by itself says so', async () => {
    const { el, phone } = await createDialer();
    phone.show(from('Bill', { autoAnswer: true }));
    await drawn(el);
    expect(textOf(el, 'call-status')).to.equal('Is answered by itself…');
  });
});
