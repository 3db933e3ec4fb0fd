import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { captureConsole, createButton, nextError, part, textOf } from './support/button.js';
import { define } from '../../src/components/shared/define.js';

describe('<voip-button> before anybody presses it', () => {
  it('shows a button with its label once it is enabled and configured', async () => {
    const { el } = await createButton();
    expect(textOf(el, 'label')).to.equal('Call support');
    expect(part(el, 'button')).to.have.attribute('aria-expanded', 'false');
  });

  for (const [what, attributes] of [
    ['not enabled', { enabled: null }],
    ['without a server', { server: null }],
    ['without a target', { target: null }],
    ['with an empty server', { server: '' }],
  ] as const) {
    it(`shows nothing ${what}`, async () => {
      const { el } = await createButton(attributes);
      expect(el.shadowRoot?.childElementCount).to.equal(0);
    });
  }

  it('needs neither server nor target when a token source answers them', async () => {
    const { el } = await createButton({ server: null, target: null, 'token-src': '/token' });
    expect(part(el, 'button')).to.exist;
  });

  for (const value of ['N', 'false', '0', 'off']) {
    it(`counts enabled="${value}" as off and warns`, async () => {
      const log = captureConsole('warn');
      const { el } = await createButton({ enabled: value });
      log.restore();
      expect(part(el, 'button')).to.equal(null);
      expect(log.lines.join()).to.contain(`"${value}" counts as off`);
    });
  }

  it('appears and disappears with its attributes', async () => {
    const { el } = await createButton({ enabled: null });
    el.setAttribute('enabled', '');
    await el.updateComplete;
    expect(part(el, 'button')).to.exist;
    el.removeAttribute('target');
    await el.updateComplete;
    expect(part(el, 'button')).to.equal(null);
  });

  it('tells whether there is a button, why not, and again only when that changes', async () => {
    const told: unknown[] = [];
    const parent = await fixture<HTMLElement>(html`<div></div>`);
    parent.addEventListener('voip-availability', ({ detail: { available, reason } }) =>
      told.push([available, reason]),
    );
    const { el } = await createButton({ enabled: null, target: null }, parent);
    expect(told).to.deep.equal([[false, 'disabled']]);
    el.setAttribute('enabled', '');
    await el.updateComplete;
    el.setAttribute('label', 'Help');
    await el.updateComplete;
    expect(told.slice(1)).to.deep.equal([[false, 'not-configured']]);
    el.setAttribute('target', '0800');
    await el.updateComplete;
    el.setAttribute('target', '0801');
    await el.updateComplete;
    expect(told.slice(2)).to.deep.equal([[true, undefined]]);
    el.removeAttribute('enabled');
    await el.updateComplete;
    expect(told.slice(3)).to.deep.equal([[false, 'disabled']]);
  });

  it('takes its text from the slot, then from label, then a word of its own', async () => {
    const { el } = await createButton({ label: null });
    expect(textOf(el, 'label')).to.equal('Call');
    el.label = 'Help desk';
    await el.updateComplete;
    expect(textOf(el, 'label')).to.equal('Help desk');
    el.append('Talk to Anna');
    el.requestUpdate();
    await el.updateComplete;
    expect(textOf(el, 'label')).to.equal('');
  });

  it('does not take the line break between its tags for a text', async () => {
    const { el } = await createButton();
    el.append('\n  ');
    el.requestUpdate();
    await el.updateComplete;
    expect(textOf(el, 'label')).to.equal('Call support');
  });

  it('loads nothing by itself', async () => {
    const { phone } = await createButton();
    expect(phone.loads).to.equal(0);
    expect(phone.intents).to.deep.equal([]);
  });

  it('loads what a call needs when somebody hovers or focuses it, and dials nothing', async () => {
    const { el, phone } = await createButton();
    part(el, 'button')?.dispatchEvent(new PointerEvent('pointerenter'));
    expect(phone.loads).to.equal(1);
    expect(phone.intents).to.deep.equal([]);
  });

  it('loads nothing on hover with preload="none"', async () => {
    const { el, phone } = await createButton({ preload: 'none' });
    part(el, 'button')?.dispatchEvent(new PointerEvent('pointerenter'));
    expect(phone.loads).to.equal(0);
  });

  it('loads in idle time with preload="idle"', async () => {
    const { phone } = await createButton({ preload: 'idle' });
    await waitUntil(() => phone.loads === 1);
  });
});

describe('<voip-button> and its phone', () => {
  it('hands over only what was given, never a default', async () => {
    const { el, phone } = await createButton({ 'max-calls': '3', register: 'false', domain: '' });
    const configs: object[] = [];
    phone.attach = (_, config) => void configs.push(config);
    el.displayName = 'Anna';
    await el.updateComplete;
    expect(configs).to.deep.equal([
      { server: 'wss://pbx.example/ws', displayName: 'Anna', register: false, maxCalls: 3 },
    ]);
    el.removeAttribute('max-calls');
    await el.updateComplete;
    expect(configs.at(-1)).not.to.have.property('maxCalls');
  });

  it('stays with its phone when it is moved in the page, and leaves it when it is removed', async () => {
    const { el, phone } = await createButton();
    const left: HTMLElement[] = [];
    phone.detach = (element) => void left.push(element);
    const other = document.createElement('div');
    document.body.append(other);
    other.append(el);
    await Promise.resolve();
    expect(left).to.deep.equal([]);
    expect(phone.listeners).to.equal(1);
    other.remove();
    await Promise.resolve();
    expect(left).to.deep.equal([el]);
    expect(phone.listeners).to.equal(0);
  });

  it('goes over to another phone with phone-name', async () => {
    const first = await createButton();
    const second = await createButton();
    first.el.phoneName = second.phone.name;
    await first.el.updateComplete;
    expect(first.el.phone).to.equal(second.phone);
    expect(first.phone.listeners).to.equal(0);
    expect(second.phone.listeners).to.equal(2);
  });

  for (const name of ['password', 'ha1', 'token', 'turn-credential']) {
    it(`refuses ${name} as an attribute, says why, and takes it away`, async () => {
      const log = captureConsole('error');
      const told = nextError(document.body);
      const { el } = await createButton({ [name]: 's3cret' });
      const error = await told;
      log.restore();
      expect(error).to.include({ code: 'config/secret-attribute' });
      expect(log.lines.join()).to.match(/refused as an attribute: everybody/);
      expect(log.lines.join()).not.to.contain('s3cret');
      expect(el.hasAttribute(name)).to.equal(false);
      expect(el.password ?? el.ha1 ?? el.token ?? el.turnCredential).to.equal(undefined);
    });
  }

  it('takes a secret as a property and writes it nowhere', async () => {
    const { el, phone } = await createButton();
    const configs: object[] = [];
    phone.attach = (_, config) => void configs.push(config);
    el.password = 's3cret';
    await el.updateComplete;
    expect(configs.at(-1)).to.include({ password: 's3cret' });
    expect(el.outerHTML).not.to.contain('s3cret');
  });

  it('survives that its tag is taken, with a warning instead of an exception', () => {
    const log = captureConsole('warn');
    define('voip-button', class extends HTMLElement {});
    log.restore();
    expect(log.lines.join()).to.contain('<voip-button> is already defined');
  });
});
