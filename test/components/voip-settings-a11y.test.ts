import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { IdbStorage } from '../../src/core/storage/idb-storage.js';
import {
  all,
  createSettings,
  endSettings,
  fillAccount,
  input,
  press,
  said,
  stored,
  type,
  type SettingsUnderTest,
} from './support/settings.js';

beforeEach(endSettings);
afterEach(endSettings);

const states: Readonly<Record<string, (form: SettingsUnderTest) => Promise<void>>> = {
  empty: () => Promise.resolve(),
  'with problems': async ({ el }) => {
    await type(el, 'server', 'https://pbx.example.com:8089/janus');
    await type(el, 'port', '5060');
    await press(el, 'Save');
  },
  open: async ({ el }) => {
    await type(el, 'server', 'wss://pbx.example.com:8089/a-very-long-path-of-a-websocket');
    for (const details of all(el, 'details')) {
      if (details instanceof HTMLDetailsElement) details.open = true;
    }
    await waitUntil(() => all(el, '[part=devices]').length, 'no devices', { timeout: 5000 });
    await type(el, 'turn', 'turn.example.com');
  },
  asking: async ({ el }) => press(el, 'Forget this device'),
};

describe('<voip-settings> for everybody', () => {
  for (const [state, arrange] of Object.entries(states)) {
    for (const theme of ['light', 'dark']) {
      it(`is accessible ${state}, ${theme}`, async () => {
        const form = await createSettings({ theme });
        await arrange(form);
        await expect(form.el).shadowDom.to.be.accessible();
      });
    }

    it(`fits into 320 px ${state}, and 280 px`, async () => {
      for (const width of [320, 280]) {
        await setViewport({ width, height: 700 });
        const form = await createSettings();
        form.el.style.inlineSize = `${width}px`;
        await arrange(form);
        const { right, left } = form.el.getBoundingClientRect();
        const beyond = all(form.el, '*').filter((at) => {
          const box = at.getBoundingClientRect();
          return box.width > 1 && (box.right > right + 1 || box.left < left - 1);
        });
        expect(beyond.map((at) => at.outerHTML)).to.deep.equal([]);
        await endSettings();
      }
      await setViewport({ width: 800, height: 600 });
    });
  }

  it('is accessible to users, where most of it is read only', async () => {
    const { el } = await createSettings({ mode: 'user', server: 'wss://pbx.test/ws' });
    await expect(el).shadowDom.to.be.accessible();
  });

  it('is filled in and saved by the keyboard alone, and gives the focus back after a question', async () => {
    const { el } = await createSettings();
    input(el, 'server').focus();
    await sendKeys({ type: 'pbx.test' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: '1001' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'canary' });
    await sendKeys({ press: 'Enter' });
    await said(el);
    expect(await stored()).to.have.deep.property('settings', {
      server: 'pbx.test',
      username: '1001',
    });
    await press(el, 'Forget this device');
    await waitUntil(() => el.shadowRoot?.activeElement?.textContent.trim() === 'Cancel');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !all(el, '[part=question]').length);
    await waitUntil(() => el.shadowRoot?.activeElement?.part.contains('action') === true);
  });

  it('is a form that password managers know', async () => {
    const { el } = await createSettings();
    expect(input(el, 'username').autocomplete).to.equal('username');
    expect(input(el, 'secret').autocomplete).to.equal('current-password');
    expect(input(el, 'secret').form?.part.contains('settings')).to.equal(true);
  });
});

describe('a secret in <voip-settings>', () => {
  const secret = 'canary-5up3r';

  it('is in no attribute, event, state, clear storage, address or line of the console', async () => {
    const seen: unknown[] = [];
    const native = { ...console };
    const levels = ['debug', 'log', 'info', 'warn', 'error'] as const;
    for (const level of levels) console[level] = (...given: unknown[]) => void seen.push(given);
    const names = ['before-save', 'settings-save', 'settings-change', 'registration', 'error'];
    const note = (event: Event): void =>
      void seen.push(event instanceof CustomEvent ? JSON.stringify(event.detail) : '');
    for (const name of names) document.addEventListener(`voip-${name}`, note);
    try {
      const form = await createSettings({ storage: 'device', 'log-level': 'debug' });
      await fillAccount(form.el, secret);
      await press(form.el, 'Show what was typed');
      await press(form.el, 'Connect');
      await waitUntil(() => form.phone.state.registration.status === 'registered', '', {
        timeout: 5000,
      });
      input(form.el, 'secret').value = secret;
      await press(form.el, 'Save');
      await said(form.el);
      const kept = ['vault', 'devices', 'settings settings-under-test'];
      seen.push(
        form.el.shadowRoot?.innerHTML,
        form.el.outerHTML,
        form.phone.state,
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        await Promise.all(kept.map((key) => new IdbStorage().get(key))),
        location.href,
      );
      expect(input(form.el, 'secret').value).to.equal('');
      expect(input(form.el, 'secret').type).to.equal('password');
    } finally {
      Object.assign(console, native);
      for (const name of names) document.removeEventListener(`voip-${name}`, note);
    }
    const all = seen.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');
    expect(all).not.to.include(secret);
    expect(all).to.include('"key":"password","secret":true');
  });

  it('is refused as an attribute', async () => {
    const native = console.error;
    console.error = () => undefined;
    try {
      const { el } = await createSettings({ password: secret });
      await waitUntil(() => !el.hasAttribute('password'));
      expect(el.password).to.equal(undefined);
    } finally {
      console.error = native;
    }
  });
});
