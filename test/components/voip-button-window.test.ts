import { expect, waitUntil } from '@open-wc/testing';
import { VoipError } from '../../src/core/errors.js';
import { callWindowName, openedKey } from '../../src/core/call-window.js';
import {
  captureConsole,
  createButton,
  dial,
  loaded,
  nextError,
  part,
  permissionIs,
  action,
  partOf,
  show,
} from './support/button.js';
import { answered, callWith } from './support/stub-phone.js';

const { open } = window;
const { userActivation } = navigator;

/** A window as the browser opens it, without one. */
class StubWindow {
  closed = false;
  focused = 0;
  readonly location: { href: string };

  constructor(href = 'about:blank') {
    this.location = { href };
  }
  focus(): void {
    this.focused += 1;
  }
  close(): void {
    this.closed = true;
  }
}

/** What was asked of the browser. */
let asked: string[][] = [];

/** The browser opens this one, or none. */
function windowIs(opened: StubWindow | null): void {
  window.open = (...args) => {
    asked.push(args.map(String));
    return opened as unknown as Window | null;
  };
}

/** The browser sees a press, or none. */
function pressed(isActive: boolean): void {
  Object.defineProperty(navigator, 'userActivation', { value: { isActive }, configurable: true });
}

beforeEach(() => {
  asked = [];
  pressed(true);
});
afterEach(() => {
  window.open = open;
  window.name = '';
  Object.defineProperty(navigator, 'userActivation', { value: userActivation, configurable: true });
});

const href = new URL('/call.html', location.origin).href;
const wanted = { 'call-window': '/call.html' };

describe('call-window on <voip-button>', () => {
  it('opens the page with the press, in a window named after the phone, and calls there', async () => {
    const opened = new StubWindow();
    windowIs(opened);
    const { el, phone } = await createButton(wanted);
    phone.respond = () => new Promise(() => undefined);
    await dial(el, phone);
    expect(asked).to.deep.equal([['', callWindowName(phone.name), 'popup,width=360,height=600']]);
    expect(opened.location.href).to.equal(href);
    expect(opened.focused).to.equal(1);
    expect(phone.asked.callWindow).to.equal('opened');
    expect(phone.intents).to.have.length(1);
    phone.show(callWith(phone.asked.id));
  });

  it('opens it in the very task of the press, once what it needs is there', async () => {
    windowIs(new StubWindow());
    const { el, phone } = await createButton(wanted);
    phone.respond = () => new Promise(() => undefined);
    el.warm();
    await loaded(el);
    await import('../../src/components/voip-button/call-window.js');
    await new Promise((resolve) => setTimeout(resolve));
    part(el, 'button')?.click();
    expect(asked).to.have.length(1);
    await waitUntil(() => phone.intents.length === 1);
    phone.show(callWith(phone.asked.id));
  });

  it('says to the phone in the window that it is meant', async () => {
    windowIs(new StubWindow());
    const { el, phone } = await createButton(wanted);
    phone.respond = () => new Promise(() => undefined);
    await dial(el, phone);
    const told = Number(localStorage.getItem(openedKey(phone.name)));
    expect(Date.now() - told).to.be.within(0, 5_000);
    localStorage.removeItem(openedKey(phone.name));
    phone.show(callWith(phone.asked.id));
  });

  it('does not load a window anew that is there already', async () => {
    const opened = new StubWindow(`${location.origin}/somewhere-else`);
    windowIs(opened);
    const { el, phone } = await createButton(wanted);
    phone.respond = ({ type }) => {
      if (type === 'call') phone.show(callWith(phone.asked.id));
      return Promise.resolve();
    };
    await dial(el, phone);
    expect(opened.location.href).to.equal(`${location.origin}/somewhere-else`);
    expect(opened.focused).to.equal(1);
    expect(opened.closed).to.equal(false);
  });

  it('that the browser refuses is told, and the call is made here', async () => {
    windowIs(null);
    const { el, phone } = await createButton(wanted);
    const told = nextError(el);
    await dial(el, phone);
    expect(await told).to.include({ code: 'tabs/window-blocked', retryable: false });
    expect(phone.asked.callWindow).to.equal('blocked');
  });

  it('opens nothing before the notice is agreed to', async () => {
    windowIs(new StubWindow());
    const { el } = await createButton({ ...wanted, notice: 'Recorded.' });
    part(el, 'button')?.click();
    await partOf(el, 'notice');
    expect(asked).to.deep.equal([]);
    action(el, 'Continue').click();
    await waitUntil(() => asked.length === 1);
  });

  it('opens nothing with a blocked microphone', async () => {
    permissionIs('denied');
    windowIs(new StubWindow());
    const { el, phone } = await createButton(wanted);
    el.open();
    await partOf(el, 'panel');
    action(el, 'Call').click();
    await el.updateComplete;
    expect(asked).to.deep.equal([]);
    expect(phone.intents).to.deep.equal([]);
  });

  it('opens nothing for a script without a press', async () => {
    pressed(false);
    windowIs(new StubWindow());
    const { el, phone } = await createButton(wanted);
    el.call();
    await waitUntil(() => phone.intents.length === 1);
    expect(asked).to.deep.equal([]);
    expect(phone.asked.callWindow).to.equal(undefined);
  });

  it('opens nothing in the call window itself', async () => {
    windowIs(new StubWindow());
    const { el, phone } = await createButton(wanted);
    window.name = callWindowName(phone.name);
    await dial(el, phone);
    expect(asked).to.deep.equal([]);
    expect(phone.asked.callWindow).to.equal(undefined);
  });

  it('gives the call up when the window is closed before there is one', async () => {
    const opened = new StubWindow();
    windowIs(opened);
    const { el, phone } = await createButton(wanted);
    let refuse = (_: VoipError): void => undefined;
    phone.respond = ({ type }) => {
      if (type === 'call') return new Promise((_, reject) => (refuse = reject));
      refuse(new VoipError('call/cancelled'));
      return Promise.resolve();
    };
    const id = await dial(el, phone);
    opened.close();
    await waitUntil(() => phone.intents.length === 2);
    expect(phone.intents[1]).to.deep.equal({ type: 'hangup', id });
    await waitUntil(() => !part(el, 'panel'));
  });

  it('closes the window again when the page stops the call', async () => {
    const opened = new StubWindow();
    windowIs(opened);
    const { el, phone } = await createButton(wanted);
    phone.respond = () => Promise.reject(new VoipError('call/prevented'));
    await dial(el, phone);
    await waitUntil(() => opened.closed);
    expect(phone.intents).to.have.length(1);
  });

  it('is set as a property, too', async () => {
    const opened = new StubWindow();
    windowIs(opened);
    const { el, phone } = await createButton();
    el.callWindow = '/call.html';
    phone.respond = () => new Promise(() => undefined);
    await dial(el, phone);
    expect(opened.location.href).to.equal(href);
    phone.show(callWith(phone.asked.id));
  });

  for (const address of ['https://elsewhere.example/call.html', 'javascript:alert(1)']) {
    it(`"${address}" is told as wrong, and the call is made here`, async () => {
      windowIs(new StubWindow());
      const log = captureConsole('error');
      const { el, phone } = await createButton({ 'call-window': address });
      const told = nextError(el);
      await dial(el, phone);
      log.restore();
      expect(await told).to.deep.include({
        code: 'config/value-invalid',
        detail: { key: 'call-window' },
      });
      expect(asked).to.deep.equal([]);
      expect(phone.asked.callWindow).to.equal(undefined);
    });
  }

  it('does not offer to bring the sound here', async () => {
    const { el, phone } = await createButton(wanted);
    phone.set({ tab: { role: 'follower', sound: 'elsewhere' } });
    await show(el, phone, answered('elsewhere', 1));
    await loaded(el);
    part(el, 'button')?.click();
    await partOf(el, 'panel');
    expect(part(el, 'panel')?.textContent).not.to.contain('Use the phone in this tab');
  });
});
