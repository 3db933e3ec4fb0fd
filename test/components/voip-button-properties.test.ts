import { expect } from '@open-wc/testing';
import type { VoipButton } from '../../src/components/voip-button/voip-button.js';
import {
  captureConsole,
  createButton,
  dial,
  nextError,
  part,
  partOf,
  textOf,
} from './support/button.js';

/** As a framework does it, which knows nothing of the types. */
async function set(el: VoipButton, name: string, value: unknown): Promise<void> {
  Reflect.set(el, name, value);
  await el.updateComplete;
}

describe('a property of <voip-button>', () => {
  for (const [value, on] of [
    ['', true],
    ['true', true],
    ['N', false],
    ['off', false],
    ['0', false],
    [false, false],
    [null, false],
    [undefined, false],
    [0, false],
    [1, true],
    [true, true],
  ] as const) {
    it(`enabled = ${JSON.stringify(value)} counts as ${on ? 'on' : 'off'}`, async () => {
      const log = captureConsole('warn');
      const { el } = await createButton({ enabled: on ? null : '' });
      await set(el, 'enabled', value);
      log.restore();
      expect(part(el, 'button') !== null).to.equal(on);
      expect(el.enabled ?? false).to.equal(on);
      expect(log.lines.length).to.equal(typeof value === 'string' && !on ? 1 : 0);
    });
  }

  it('register reaches the phone as a boolean, and only when it is given', async () => {
    const { el, phone } = await createButton();
    const given: unknown[] = [];
    phone.attach = (_, config) => void given.push(config.register);
    for (const value of ['', 'no', null]) await set(el, 'register', value);
    expect(given).to.deep.equal([true, false, undefined]);
  });

  it('that was set before the element was defined goes the same way', async () => {
    const { el } = await createButton({ target: null, enabled: null });
    const copy = document.createElement('div');
    copy.innerHTML = '<voip-button server="wss://pbx.example/ws"></voip-button>';
    const inert = document.implementation.createHTMLDocument();
    const late = inert.adoptNode(copy).firstElementChild;
    if (!late) throw new Error('no element');
    Object.assign(late, { enabled: '', target: 800, phoneName: el.phone.name });
    document.body.append(late);
    const upgraded = document.querySelector<VoipButton>('body > voip-button');
    if (!upgraded) throw new Error('no element in the page');
    await upgraded.updateComplete;
    expect(upgraded.target).to.equal('800');
    expect(part(upgraded, 'button')).to.exist;
    late.remove();
  });

  it('that is a number is text', async () => {
    const { el, phone } = await createButton();
    for (const name of ['target', 'label', 'fallbackTel', 'fallbackUrl', 'notice', 'username']) {
      await set(el, name, 800);
    }
    const uncaught: unknown[] = [];
    const note = (event: PromiseRejectionEvent): void => void uncaught.push(event.reason);
    addEventListener('unhandledrejection', note);
    part(el, 'button')?.click();
    await partOf(el, 'notice');
    removeEventListener('unhandledrejection', note);
    expect(uncaught).to.deep.equal([]);
    expect(textOf(el, 'label')).to.equal('800');
    expect(textOf(el, 'notice')).to.equal('800');
    await set(el, 'notice', undefined);
    el.close();
    await el.updateComplete;
    await dial(el, phone);
    expect(phone.asked.target).to.equal('800');
  });

  for (const none of [false, null, undefined, '']) {
    it(`that is ${JSON.stringify(none)} is absent`, async () => {
      const { el } = await createButton({ label: 'Help', 'fallback-tel': '112' });
      for (const name of ['label', 'fallbackTel', 'notice']) await set(el, name, none);
      expect(textOf(el, 'label')).to.equal('Call');
      el.open();
      await partOf(el, 'panel');
      expect(part(el, 'way-tel')).to.equal(null);
      await set(el, 'target', none);
      expect(part(el, 'button')).to.equal(null);
    });
  }
});

describe('the texts that go with the call of <voip-button>', () => {
  it('may be given as context-attributes, which a framework can set', async () => {
    const { el, phone } = await createButton({ 'context-attributes': '{"ticket":"4711"}' });
    await dial(el, phone);
    expect(phone.asked.options).to.deep.equal({ context: { ticket: '4711' } });
  });

  it('are those of the property where there is one, then of the attributes in turn', async () => {
    const { el, phone } = await createButton({
      attributes: '{"from":"attributes"}',
      'context-attributes': '{"from":"context-attributes"}',
    });
    await dial(el, phone);
    expect(phone.asked.options).to.deep.equal({ context: { from: 'context-attributes' } });
    const other = await createButton({ attributes: '{"from":"attributes"}' });
    await set(other.el, 'contextAttributes', { from: 'property' });
    await dial(other.el, other.phone);
    expect(other.phone.asked.options).to.deep.equal({ context: { from: 'property' } });
  });

  it('are told by the name they were given under when they are wrong', async () => {
    const log = captureConsole('error');
    const { el, phone } = await createButton({ 'context-attributes': '{' });
    const told = nextError(el);
    await dial(el, phone);
    const { detail } = await told;
    log.restore();
    expect(detail).to.deep.equal({ key: 'context-attributes' });
  });
});
