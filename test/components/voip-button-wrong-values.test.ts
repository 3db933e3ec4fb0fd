import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import type { VoipErrorCode } from '../../src/core/errors.js';
import { getPhone } from '../../src/core/index.js';
// Fetched ahead: the values are judged by the engine.
import '../../src/core/engine/engine.js';
import { createFakePbx } from '../../src/core/signaling/fake/index.js';
import { captureConsole, createButton, nextError, part, partOf, textOf } from './support/button.js';

/** What the phone's schema refuses: attribute, value, code. */
const refusedByPhone: readonly (readonly [string, string, VoipErrorCode])[] = [
  ['server', 'https://pbx.example', 'config/server-invalid'],
  ['server', 'wss://pbx.example:5060', 'config/server-port-blocked'],
  ['server', 'ws://pbx.example/ws', 'config/server-insecure'],
  ['domain', 'not a domain', 'config/domain-invalid'],
  ['username', 'sip:anna@example.com', 'config/value-invalid'],
  ['auth-user', 'an\u200bna', 'config/value-invalid'],
  ['display-name', 'Anna\r\nX-Evil: 1', 'config/value-invalid'],
  ['auth', 'magic', 'config/value-invalid'],
  ['outbound-proxy', 'sip:a@b c', 'config/value-invalid'],
  ['codecs', 'mp3', 'config/value-invalid'],
  ['max-calls', '99', 'config/value-invalid'],
  ['max-calls', 'many', 'config/value-invalid'],
  ['stun', 'https://stun.example', 'config/value-invalid'],
  ['turn', 'turn', 'config/value-invalid'],
  ['token-src', 'javascript:alert(1)', 'config/value-invalid'],
  ['on-leave', 'perhaps', 'config/value-invalid'],
  ['log-level', 'loud', 'config/value-invalid'],
  ['context', 'everything', 'config/value-invalid'],
];

/** What the button goes on without. */
const refusedByButton: readonly (readonly [attribute: string, value: string])[] = [
  ['variant', 'blinking'],
  ['placement', 'middle'],
  ['preload', 'now'],
  ['theme', 'solarized'],
  ['fallback-tel', 'ask Anna'],
  ['fallback-mailto', 'help desk'],
  ['fallback-url', 'javascript:alert(1)'],
  ['notice-url', 'data:text/html,x'],
];

/** Whatever reached the page although nobody caught it. */
const uncaught: string[] = [];
const note = (event: ErrorEvent | PromiseRejectionEvent): void => {
  uncaught.push(String('reason' in event ? event.reason : event.message));
};

describe('a wrong value in an attribute of <voip-button>', () => {
  before(() => {
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
  });
  after(() => {
    removeEventListener('error', note);
    removeEventListener('unhandledrejection', note);
  });
  afterEach(async () => {
    await aTimeout(0); // a rejection is unhandled once its task is over
    expect(uncaught.splice(0)).to.deep.equal([]);
  });

  for (const [attribute, value, code] of refusedByPhone) {
    it(`${attribute}=${JSON.stringify(value)} is told as ${code}, and the press leads elsewhere`, async () => {
      const log = captureConsole('warn');
      const { el } = await createButton({
        'phone-name': `real ${attribute} ${value}`,
        'fallback-tel': '+1 800 555 0199',
        [attribute]: value,
      });
      const told = nextError(el);
      part(el, 'button')?.dispatchEvent(new PointerEvent('pointerenter'));
      const error = await told;
      expect(error.code).to.equal(code);
      expect(error.detail.key).to.equal(
        attribute.replace(/-./g, (at) => at.charAt(1).toUpperCase()),
      );
      part(el, 'button')?.click();
      await waitUntil(() => part(el, 'panel')?.dataset.state === 'failed');
      log.restore();
      expect(part(el, 'way-tel')).to.exist;
      expect(el.phone.state.calls.order).to.deep.equal([]);
      await el.phone.dispose();
    });
  }

  for (const target of ['0800\r\nX-Evil: 1', 'sip:a b@c', '<b>', '🙂']) {
    it(`target=${JSON.stringify(target)} reaches nobody`, async () => {
      const pbx = createFakePbx();
      const { el } = await createButton({ 'phone-name': `real ${target}`, target });
      await el.phone.configure({ signaling: pbx.factory, username: '1001', password: '1' });
      const ended: unknown[] = [];
      el.addEventListener('voip-call-ended', ({ detail }) => ended.push(detail.end.error?.code));
      part(el, 'button')?.click();
      await waitUntil(() => textOf(el, 'title') === 'This button is not set up correctly');
      expect(ended).to.deep.equal(['call/invalid-target']);
      expect(pbx.calls).to.deep.equal([]);
      await el.phone.dispose();
    });
  }

  for (const [attribute, value] of refusedByButton) {
    it(`${attribute}="${value}" is told, and the button works without it`, async () => {
      const log = captureConsole('error');
      const { el, phone } = await createButton({ [attribute]: value });
      const told = nextError(el);
      part(el, 'button')?.click();
      const { code, detail } = await told;
      log.restore();
      expect({ code, detail }).to.deep.equal({
        code: 'config/value-invalid',
        detail: { key: attribute },
      });
      expect(log.lines.length).to.equal(1);
      expect(log.lines[0]).to.contain(`<voip-button> ${attribute}: `);
      await waitUntil(() => phone.intents.length === 1);
      expect(el.shadowRoot?.querySelectorAll('a').length).to.equal(0);
    });
  }

  it('right values are not told', async () => {
    const log = captureConsole('error');
    const { el, phone } = await createButton({
      variant: 'bar',
      placement: 'bottom-start',
      preload: 'hover',
      theme: 'auto',
      'fallback-tel': 'tel:112',
      'fallback-mailto': 'mailto:help@example.com?subject=Help',
      'fallback-url': '/contact',
      'notice-url': 'https://example.com/privacy',
    });
    part(el, 'button')?.click();
    await waitUntil(() => phone.intents.length === 1);
    log.restore();
    expect(log.lines).to.deep.equal([]);
  });

  it('lang="" or a lang that is no language leaves English', async () => {
    for (const lang of ['', '12', 'not a language', '<b>']) {
      const { el, phone } = await createButton({ lang, dir: 'sideways' });
      part(el, 'button')?.click();
      await partOf(el, 'panel');
      await waitUntil(() => phone.intents.length === 1);
      expect(textOf(el, 'title')).to.equal('Connecting…');
    }
  });

  it('phone-name="" is the default phone', async () => {
    const { el } = await createButton({ 'phone-name': '' });
    expect(el.phone).to.equal(getPhone());
    el.removeAttribute('phone-name');
    await el.updateComplete;
    expect(el.phone).to.equal(getPhone());
  });
});
