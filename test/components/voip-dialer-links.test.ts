import { expect, waitUntil } from '@open-wc/testing';
import '../../src/components/voip-dialer/links/link-interception.js';
import '../../src/components/voip-dialer/page-parts.js';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import type { PhoneEvent } from '../../src/core/events.js';
import {
  createDialer,
  drawn,
  focused,
  input,
  part,
  press,
  registered,
  settings,
  type,
  type DialerPhone,
} from './support/dialer.js';
import { answered } from './support/stub-phone.js';

let root: HTMLElement;

function linkTo(href: string, at: Node = root): HTMLAnchorElement {
  const link = document.createElement('a');
  link.setAttribute('href', href);
  link.textContent = 'call';
  at.appendChild(link);
  return link;
}

/** Returns whether it is left to the browser; which goes nowhere in a test. */
async function click(at: Element, init: MouseEventInit = {}): Promise<boolean> {
  let left = true;
  const stop = (event: Event): void => {
    left = !event.defaultPrevented;
    event.preventDefault();
  };
  addEventListener('click', stop); // behind the dialer's
  at.dispatchEvent(
    new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...init }),
  );
  removeEventListener('click', stop);
  await Promise.resolve();
  return left;
}

async function taking(
  selector = '#root',
  state?: Parameters<typeof createDialer>[1],
): Promise<{ el: VoipDialer; phone: DialerPhone }> {
  const dialer = await createDialer({ 'intercept-links': selector }, state);
  const stop = (event: Event): void => event.preventDefault();
  dialer.el.addEventListener('voip-dial-request', stop);
  const probe = linkTo('tel:0', document.querySelector(selector) ?? root);
  await waitUntil(async () => !(await click(probe)), 'no link is taken');
  probe.remove();
  dialer.el.removeEventListener('voip-dial-request', stop);
  return dialer;
}

const targets = (phone: DialerPhone): string[] => phone.asks('call').map(({ target }) => target);

describe('<voip-dialer intercept-links>', () => {
  beforeEach(() => {
    root = document.createElement('div');
    root.id = 'root';
    document.body.append(root);
  });
  afterEach(() => root.remove());

  it('calls a number that is pressed in the parts of the page it was given, and in no other', async () => {
    const { phone } = await taking();
    expect(await click(linkTo('tel:+49-30-1234567'))).to.equal(false);
    expect(await click(linkTo('tel:112', document.body))).to.equal(true);
    expect(targets(phone)).to.deep.equal(['+49301234567']);
  });

  it('takes no link without the attribute', async () => {
    const { phone } = await createDialer();
    expect(await click(linkTo('tel:101'))).to.equal(true);
    expect(targets(phone)).to.deep.equal([]);
  });

  it('reads tel:, sip:, sips: and callto: as what is pasted is read', async () => {
    const { phone } = await taking();
    for (const [href, target] of [
      ['tel:%2B49%2030%201234567', '+49301234567'],
      ['TEL:+44(0)20-7946-0958', '+442079460958'],
      [' te\nl:101 ', '101'],
      ['sip:anna@pbx.example', 'anna'],
      ['sip:anna@other.example', 'sip:anna@other.example'],
      ['sips:102@pbx.example', '102'],
      ['callto:0800', '0800'],
      ['tel:+4930;phone-context=x', '+4930'],
    ] as const) {
      await click(linkTo(href));
      expect(targets(phone).at(-1), href).to.equal(target);
    }
  });

  it('refuses what is no number, with a code, and neither calls nor follows it', async () => {
    const { el, phone } = await taking();
    const codes: unknown[] = [];
    el.addEventListener('voip-error', ({ detail: { error } }) => codes.push(error.code));
    const hrefs = [
      'tel:',
      'tel:call-me-now',
      'tel:<img src=x onerror=alert(1)>',
      `tel:${'1'.repeat(2000)}`,
      'sip:a@b.example?Route=<sip:evil.example>',
      'sips:anna@other.example',
      'sip:a%0d%0aVia:@b.example',
      'callto:skype.name',
    ];
    for (const href of hrefs) expect(await click(linkTo(href)), href).to.equal(false);
    await drawn(el);
    expect(targets(phone)).to.deep.equal([]);
    expect(codes).to.deep.equal(hrefs.map(() => 'call/invalid-target'));
    expect(part(el, 'notice-problem')).not.to.equal(null);
  });

  it('leaves all other links alone', async () => {
    const { phone } = await taking();
    for (const href of [
      'https://tel.example',
      'mailto:a@b.example',
      '#tel:1',
      'javascript:1',
      '',
    ]) {
      expect(await click(linkTo(href)), href).to.equal(true);
    }
    expect(await click(root)).to.equal(true);
    expect(targets(phone)).to.deep.equal([]);
  });

  it('leaves a press with a modifier or another button to the browser', async () => {
    const { phone } = await taking();
    const link = linkTo('tel:101');
    for (const modifier of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey']) {
      expect(await click(link, { [modifier]: true }), modifier).to.equal(true);
    }
    expect(await click(link, { button: 1 })).to.equal(true);
    expect(targets(phone)).to.deep.equal([]);
  });

  it('leaves what the page has handled', async () => {
    const { phone } = await taking();
    const link = linkTo('tel:101');
    link.addEventListener('click', (event) => event.preventDefault());
    await click(link);
    expect(targets(phone)).to.deep.equal([]);
  });

  it('takes links that came later, that have something in them, and that stand in a shadow root', async () => {
    const { phone } = await taking();
    const later = linkTo('tel:101');
    const inner = document.createElement('b');
    later.replaceChildren(inner);
    await click(inner);
    const component = document.createElement('div');
    root.append(component);
    await click(linkTo('tel:102', component.attachShadow({ mode: 'open' })));
    expect(targets(phone)).to.deep.equal(['101', '102']);
  });

  it('asks the page first, with plain data, and does not call what it prevents', async () => {
    const { el, phone } = await taking();
    const asked: PhoneEvent<'voip-dial-request'>[] = [];
    el.addEventListener('voip-dial-request', (event) => {
      asked.push(event);
      if (event.detail.number === '102') event.preventDefault();
    });
    expect(await click(linkTo('tel:1-0-1'))).to.equal(false);
    expect(await click(linkTo('tel:102'))).to.equal(false);
    expect(targets(phone)).to.deep.equal(['101']);
    const { waitUntil: _wait, ...data } = asked[0]?.detail ?? { waitUntil: undefined };
    expect(structuredClone(data)).to.include({ number: '101', href: 'tel:1-0-1', origin: 'user' });
    expect(Object.isFrozen(asked[0]?.detail)).to.equal(true);
  });

  it('waits for what the page gives it to wait for, and a rejection stops it', async () => {
    const { el, phone } = await taking();
    let allow = (): void => undefined;
    let refuse = (): void => undefined;
    el.addEventListener(
      'voip-dial-request',
      ({ detail }) => detail.waitUntil(new Promise<void>((resolve) => (allow = resolve))),
      { once: true },
    );
    await click(linkTo('tel:101'));
    expect(targets(phone)).to.deep.equal([]);
    allow();
    await waitUntil(() => targets(phone).length);
    el.addEventListener('voip-dial-request', ({ detail }) =>
      detail.waitUntil(new Promise<void>((_, reject) => (refuse = () => reject(new Error('no'))))),
    );
    await click(linkTo('tel:102'));
    refuse();
    await drawn(el);
    expect(targets(phone)).to.deep.equal(['101']);
  });

  it('in a call puts the number into the field for a press, and holds nothing', async () => {
    const { el, phone } = await taking();
    phone.show(answered('a', 5));
    await drawn(el);
    await click(linkTo('tel:101'));
    await waitUntil(() => focused(el)?.part.contains('number-input'));
    expect(input(el).value).to.equal('101');
    expect(phone.intents).to.deep.equal([]);
    await press(el, 'Call');
    expect(targets(phone)).to.deep.equal(['101']);
  });

  it('waits in the field for who is not signed in', async () => {
    const error = {
      code: 'auth/rejected',
      category: 'auth',
      retryable: false,
      detail: {},
    } as const;
    const failed = { status: 'failed', expiresAt: null, error } as const;
    const state = { ...registered(), settings, registration: failed };
    const { el, phone } = await taking('#root', state);
    await click(linkTo('tel:101'));
    await drawn(el);
    expect(targets(phone)).to.deep.equal([]);
    phone.set(registered());
    await drawn(el);
    expect(input(el).value).to.equal('101');
  });

  it('does not lose what somebody has begun to type', async () => {
    const { el, phone } = await taking();
    await type(el, '999');
    await click(linkTo('tel:101'));
    await drawn(el);
    expect(targets(phone)).to.deep.equal(['101']);
    expect(input(el).value).to.equal('999');
  });

  it('of two dialers on one page only one calls', async () => {
    const first = await taking();
    const second = await taking('body');
    await click(linkTo('tel:101'));
    expect([...targets(first.phone), ...targets(second.phone)]).to.deep.equal(['101']);
  });

  it('follows the attribute, and takes nothing when the dialer has left the page', async () => {
    const { el, phone } = await taking();
    el.interceptLinks = '#nowhere';
    await drawn(el);
    expect(await click(linkTo('tel:101'))).to.equal(true);
    el.interceptLinks = '#root';
    await drawn(el);
    expect(await click(linkTo('tel:102'))).to.equal(false);
    el.remove();
    expect(await click(linkTo('tel:103'))).to.equal(true);
    expect(targets(phone)).to.deep.equal(['102']);
  });

  it('refuses a selector that is none, with a code', async () => {
    const codes: unknown[] = [];
    const hear = ({ detail: { error } }: GlobalEventHandlersEventMap['voip-error']): unknown =>
      codes.push([error.code, error.detail.key]);
    addEventListener('voip-error', hear);
    await createDialer({ 'intercept-links': 'main >> a[' });
    await waitUntil(() => codes.length);
    removeEventListener('voip-error', hear);
    expect(codes).to.deep.equal([['config/value-invalid', 'intercept-links']]);
    expect(await click(linkTo('tel:101'))).to.equal(true);
  });
});
