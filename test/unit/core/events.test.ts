import { expect } from '@open-wc/testing';
import { VoipError } from '../../../src/core/errors.js';
import type { PhoneEventName } from '../../../src/core/events.js';
import { loadedPhone, type PhoneWithEngine } from './phone-with-engine.js';

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (error instanceof VoipError ? error.code : error),
  );

/** Everything of that name, with where it was dispatched. */
function collect(name: PhoneEventName, ...targets: EventTarget[]): CustomEvent[] {
  const events: CustomEvent[] = [];
  for (const target of targets) {
    target.addEventListener(name, (event) => {
      if (event instanceof CustomEvent && event.target === target) events.push(event);
    });
  }
  return events;
}

describe('an event', () => {
  let phone: PhoneWithEngine;
  let element: HTMLElement;

  beforeEach(() => {
    phone = loadedPhone();
    element = document.createElement('div');
    document.body.append(element);
  });
  afterEach(() => element.remove());

  it('is dispatched on the element that was used and on the phone, bubbling and composed', async () => {
    const events = collect('voip-before-call', element, phone);
    await phone.call('0800', {}, element);
    expect(events.map(({ target }) => target)).to.deep.equal([element, phone]);
    for (const event of events) {
      expect(event).to.include({ bubbles: true, composed: true, cancelable: true });
    }
  });

  it('is dispatched on the first connected element when none was used', async () => {
    const away = document.createElement('div');
    phone.attach(away, {});
    phone.attach(element, {});
    const events = collect('voip-before-call', away, element, phone);
    await phone.call('0800');
    expect(events.map(({ target }) => target)).to.deep.equal([element, phone]);
  });

  it('comes from the element a call was started from, also later', async () => {
    const other = document.createElement('div');
    document.body.append(other);
    phone.attach(other, {});
    phone.attach(element, {});
    const id = await phone.call('0800', {}, element);
    const events = collect('voip-call-ringing', other, element);
    // Only the id matters here: which element the call belongs to.
    const call = { id } as Parameters<typeof phone.announce<'voip-call-ringing'>>[1]['call'];
    phone.announce('voip-call-ringing', { call }, { origin: 'remote' });
    expect(events.map(({ target }) => target)).to.deep.equal([element]);
    other.remove();
  });

  it('reaches the page’s document through a shadow root', async () => {
    const root = element.attachShadow({ mode: 'closed' });
    const inner = document.createElement('span');
    root.append(inner);
    let reached = 0;
    const listener = (): number => (reached += 1);
    document.addEventListener('voip-before-connect', listener);
    await phone.request({ type: 'connect' }, inner);
    document.removeEventListener('voip-before-connect', listener);
    expect(reached).to.equal(1);
  });

  it('has a frozen detail with id, instant, origin and leader', async () => {
    const events = collect('voip-before-call', element, phone);
    await phone.call('0800', {}, element);
    const [first, second] = events.map(({ detail }) => detail as Record<string, unknown>);
    expect(first).to.equal(second);
    expect(Object.isFrozen(first)).to.equal(true);
    expect(first).to.include({ origin: 'user', leader: true });
    expect(first?.id).to.be.a('string').and.not.equal('');
    expect(new Date(String(first?.ts)).toISOString()).to.equal(first?.ts);
  });

  it('cannot be used to change what the user asked for', async () => {
    phone.addEventListener('voip-before-call', ({ detail }) => {
      try {
        Object.assign(detail.intent, { target: '0900' });
      } catch {
        // Frozen: that is the point.
      }
    });
    await phone.call('0800');
    expect(phone.engine.ran[0]?.intent).to.include({ target: '0800' });
  });
});

describe('an event before something happens', () => {
  let phone: PhoneWithEngine;
  beforeEach(() => (phone = loadedPhone()));

  const stoppable: [name: PhoneEventName, verb: () => Promise<unknown>][] = [
    ['voip-before-call', () => phone.call('0800')],
    ['voip-before-answer', () => phone.answer('a')],
    ['voip-before-connect', () => phone.connect()],
    ['voip-before-hangup', () => phone.hangup('a')],
  ];

  for (const [name, verb] of stoppable) {
    it(`${name} can be stopped, on the phone or on the element: nothing is run`, async () => {
      const element = document.createElement('div');
      document.body.append(element);
      phone.attach(element, {});
      const prevent = (event: Event): void => event.preventDefault();
      for (const target of [phone, element]) {
        target.addEventListener(name, prevent);
        expect(await codeOf(verb())).to.equal('call/prevented');
        target.removeEventListener(name, prevent);
      }
      expect(phone.engine.ran).to.deep.equal([]);
      expect(await codeOf(verb())).not.to.equal('call/prevented');
      expect(phone.engine.ran).to.have.length(1);
      element.remove();
    });
  }

  it('is asked once per verb, and only for what can be stopped', async () => {
    const names = collect('voip-before-call', phone);
    await phone.hold('a');
    expect(names).to.have.length(0);
    await phone.call('0800');
    expect(names).to.have.length(1);
  });
});
