import { expect, waitUntil } from '@open-wc/testing';
import { VoipError } from '../../src/core/errors.js';
import {
  action,
  captureConsole,
  createButton,
  dial,
  loaded,
  nextError,
  part,
  partOf,
  permissionIs,
  show,
  textOf,
} from './support/button.js';
import { answered, callWith } from './support/stub-phone.js';

const callsOf = (intents: readonly { type: string }[]) =>
  intents.filter(({ type }) => type === 'call').length;

describe('a press on <voip-button>', () => {
  it('asks for one call to its target, with its context', async () => {
    const { el, phone } = await createButton({ attributes: '{"ticket":"4711","vip":true}' });
    await dial(el, phone);
    expect(phone.asked.target).to.equal('0800');
    expect(phone.asked.options).to.deep.equal({ context: { ticket: '4711', vip: 'true' } });
    expect(callsOf(phone.intents)).to.equal(1);
  });

  it('pressed again and again, still asks for one call, and stays open', async () => {
    const { el, phone } = await createButton();
    for (let press = 0; press < 4; press += 1) part(el, 'button')?.click();
    await partOf(el, 'panel');
    part(el, 'button')?.click();
    await show(el, phone, callWith(phone.asked.id));
    part(el, 'button')?.click();
    await el.updateComplete;
    expect(callsOf(phone.intents)).to.equal(1);
    expect(part(el, 'panel')?.dataset.state).to.equal('connecting');
  });

  it('ignores the second click of a double click', async () => {
    const { el, phone } = await createButton({ notice: 'Recorded.' });
    part(el, 'button')?.dispatchEvent(new MouseEvent('click', { detail: 1 }));
    part(el, 'button')?.dispatchEvent(new MouseEvent('click', { detail: 2 }));
    await partOf(el, 'notice');
    expect(phone.intents).to.deep.equal([]);
  });

  it('shows the notice first and dials only after Continue', async () => {
    const { el, phone } = await createButton({ notice: 'Calls are recorded.' });
    part(el, 'button')?.click();
    await partOf(el, 'notice');
    expect(textOf(el, 'notice')).to.equal('Calls are recorded.');
    expect(phone.intents).to.deep.equal([]);
    action(el, 'Continue').click();
    expect(callsOf(phone.intents)).to.equal(1);
  });

  it('forgets the call when the notice is cancelled', async () => {
    const { el, phone } = await createButton({ notice: 'Calls are recorded.' });
    part(el, 'button')?.click();
    await partOf(el, 'notice');
    action(el, 'Cancel').click();
    await el.updateComplete;
    expect(part(el, 'panel')).to.equal(null);
    expect(phone.intents).to.deep.equal([]);
  });

  it('says that the browser will ask, when it is going to', async () => {
    permissionIs('prompt');
    const { el, phone } = await createButton();
    el.open();
    const panel = await partOf(el, 'panel');
    action(el, 'Call').click();
    await el.updateComplete;
    expect(panel.dataset.state).to.equal('primer');
    expect(phone.intents).to.deep.equal([]);
    action(el, 'Continue').click();
    expect(callsOf(phone.intents)).to.equal(1);
  });

  it('does not dial with a blocked microphone, and says how to allow it', async () => {
    permissionIs('denied');
    const { el, phone } = await createButton({ 'fallback-tel': '+1 800 555-0199' });
    el.open();
    const panel = await partOf(el, 'panel');
    action(el, 'Call').click();
    await el.updateComplete;
    expect(panel.dataset.state).to.equal('blocked');
    expect(textOf(el, 'title')).to.equal('Microphone is blocked');
    expect(textOf(el, 'text')).to.match(/then try again/);
    expect(part(el, 'way-tel')).to.have.attribute('href', 'tel:+18005550199');
    expect(phone.intents).to.deep.equal([]);
  });

  it('does not call while another element of its phone is in a call', async () => {
    const { el, phone } = await createButton();
    const incoming = callWith('other', { direction: 'incoming', state: 'connected' });
    phone.show(incoming);
    part(el, 'button')?.click();
    await waitUntil(() => textOf(el, 'title') === 'You are already in a call');
    expect(phone.intents).to.deep.equal([]);
  });

  it('shows what went wrong before there was a call, and tells it once', async () => {
    const { el, phone } = await createButton();
    phone.respond = () => Promise.reject(new VoipError('config/server-port-blocked'));
    const told = nextError(el);
    part(el, 'button')?.click();
    expect(await told).to.include({ code: 'config/server-port-blocked' });
    await el.updateComplete;
    expect(textOf(el, 'title')).to.equal('This button is not set up correctly');
    phone.respond = () => Promise.resolve();
    action(el, 'Try again').click();
    expect(callsOf(phone.intents)).to.equal(2);
  });

  it('goes back to idle without a word when the page stops the call', async () => {
    const { el, phone } = await createButton();
    phone.respond = () => Promise.reject(new VoipError('call/prevented'));
    let errors = 0;
    el.addEventListener('voip-error', () => (errors += 1));
    part(el, 'button')?.click();
    await waitUntil(() => callsOf(phone.intents) === 1 && !part(el, 'panel'));
    expect(errors).to.equal(0);
  });

  it('call(target) calls another target, hangup() ends the call', async () => {
    const { el, phone } = await createButton();
    el.call('0900');
    await waitUntil(() => callsOf(phone.intents) === 1);
    expect(phone.asked.target).to.equal('0900');
    await show(el, phone, answered(phone.asked.id, 3));
    el.hangup();
    expect(phone.intents.at(-1)).to.deep.equal({ type: 'hangup', id: phone.asked.id });
  });

  it('dials without the attributes when they are no JSON object, and says so', async () => {
    for (const bad of ['{', '[1]', '"x"', '{"a":{"b":1}}']) {
      const log = captureConsole('error');
      const { el, phone } = await createButton({ attributes: bad });
      const told = nextError(el);
      await dial(el, phone);
      expect(await told).to.deep.include({
        code: 'config/value-invalid',
        detail: { key: 'attributes' },
      });
      log.restore();
      expect(log.lines.join()).to.contain('attributes');
      expect(phone.asked.options).to.deep.equal({ context: {} });
    }
  });

  it('tells the page each state the visitor sees, once', async () => {
    const { el, phone } = await createButton();
    const states: string[] = [];
    const opened: boolean[] = [];
    el.addEventListener('voip-visitor-state', ({ detail }) => states.push(detail.state));
    el.addEventListener('voip-toggle', ({ detail }) => opened.push(detail.open));
    const id = await dial(el, phone);
    await show(el, phone, callWith(id));
    await show(el, phone, callWith(id, { state: 'ringing' }));
    await show(el, phone, answered(id, 1));
    await show(el, phone, answered(id, 1, { muted: true }));
    el.close();
    await el.updateComplete;
    expect(states).to.deep.equal(['connecting', 'ringing', 'in-call']);
    expect(opened).to.deep.equal([true, false]);
  });

  it('shows a call that was started by script, without taking the focus', async () => {
    const { el, phone } = await createButton();
    const field = document.createElement('input');
    el.before(field);
    field.focus();
    phone.show(answered('script', 5));
    await partOf(el, 'panel');
    expect(document.activeElement).to.equal(field);
  });

  it('only one of two buttons shows a call', async () => {
    const one = await createButton();
    const two = await createButton({ 'phone-name': one.phone.name });
    const id = await dial(one.el, one.phone);
    await show(one.el, one.phone, answered(id, 1));
    await loaded(two.el);
    expect(part(one.el, 'panel')).to.exist;
    expect(part(two.el, 'panel')).to.equal(null);
  });
});

describe('other ways to reach the people behind <voip-button>', () => {
  const ways = {
    'fallback-tel': 'tel:+1 (800) 555-0199',
    'fallback-mailto': 'help@example.com',
    'fallback-url': '/contact',
  };

  it('are offered where the call did not work, and counted', async () => {
    const { el } = await createButton(ways);
    el.open();
    await partOf(el, 'ways');
    const kinds: string[] = [];
    el.addEventListener('voip-fallback', ({ detail }) => kinds.push(detail.kind));
    for (const kind of ['tel', 'mailto', 'url']) {
      const link = await partOf(el, `way-${kind}`);
      link.addEventListener('click', (event) => event.preventDefault());
      link.click();
    }
    expect(kinds).to.deep.equal(['tel', 'mailto', 'url']);
    expect(textOf(el, 'way-tel')).to.contain('+1 (800) 555-0199');
  });

  it('never lead to a script', async () => {
    const { el } = await createButton({
      'fallback-url': 'javascript:alert(1)',
      'notice-url': 'javascript:alert(1)',
      notice: 'Recorded.',
    });
    part(el, 'button')?.click();
    await partOf(el, 'notice');
    expect(el.shadowRoot?.querySelectorAll('a').length).to.equal(0);
  });

  it('show hostile text as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const { el } = await createButton({
      notice: hostile,
      label: hostile,
      'fallback-tel': `1${hostile}`,
    });
    part(el, 'button')?.click();
    await partOf(el, 'notice');
    expect(textOf(el, 'notice')).to.equal(hostile);
    expect(textOf(el, 'label')).to.equal(hostile);
    expect(el.shadowRoot?.querySelector('img')).to.equal(null);
  });
});
