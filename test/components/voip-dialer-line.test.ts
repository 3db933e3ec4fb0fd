import { expect } from '@open-wc/testing';
import { VoipError, type VoipErrorCode } from '../../src/core/errors.js';
import { initialState, type PhoneState } from '../../src/core/state.js';
import {
  buttons,
  createDialer,
  createInCall,
  drawn,
  nameOf,
  part,
  press,
  registered,
  said,
  settings,
  textOf,
} from './support/dialer.js';
import { answered } from './support/stub-phone.js';

const errorOf = (code: VoipErrorCode) => new VoipError(code).toInfo();
const { connection } = initialState;

const off = {
  settings,
  connection: { ...connection, status: 'connected' },
  registration: { status: 'off', expiresAt: null, error: null },
} satisfies Partial<PhoneState>;

const failing = (code: VoipErrorCode): Partial<PhoneState> => ({
  ...off,
  registration: { status: 'failed', expiresAt: null, error: errorOf(code) },
});

/** What it is called, what is so, and what is said. */
const lines: readonly (readonly [string, Partial<PhoneState>, string])[] = [
  ['connecting', { settings: null }, 'Connecting…'],
  [
    'connecting',
    { ...off, registration: { ...off.registration, status: 'registering' } },
    'Connecting…',
  ],
  ['connecting', { ...off, connection: { ...connection, status: 'connecting' } }, 'Connecting…'],
  ['ready', registered(), 'Ready'],
  ['ready', registered(110), 'Ready'],
  ['outgoing', { ...off, settings: { ...settings, register: false } }, 'Outgoing calls only'],
  ['unconfirmed', registered(3600), 'Last confirmed 1 hour ago'],
  [
    'lost',
    { ...registered(), connection: { ...connection, status: 'reconnecting' } },
    'Connection lost, trying again…',
  ],
  ['failed', failing('network/timeout'), 'Not registered: The phone system does not answer'],
  ['failed', failing('network/server-error'), 'Not registered: The phone system reports a fault'],
  [
    'failed',
    { ...off, settings: { ...settings, error: errorOf('config/server-invalid') } },
    'Not registered: The phone is not set up correctly',
  ],
  ['off', off, 'Signed out'],
  ['sign-in', failing('auth/rejected'), 'Signed out'],
  [
    'sign-in',
    { ...off, settings: { ...settings, error: errorOf('auth/credentials-needed') } },
    'Signed out',
  ],
];

describe('the line of <voip-dialer>', () => {
  for (const [state, phoneState, words] of lines) {
    it(`"${words}" is said, and marked as ${state}`, async () => {
      const { el } = await createDialer({}, phoneState);
      expect(part(el, 'dialer')?.dataset.line).to.equal(state);
      const shown = textOf(el, 'line-status').replace(/^1002 · |, \d+ seconds?/g, '');
      expect(shown).to.equal(words);
      expect(part(el, 'line-dot')?.ariaHidden).to.equal('true');
    });
  }

  it('is never called ready when the server was not heard for two minutes', async () => {
    for (const seconds of [121, 3600]) {
      const { el } = await createDialer({}, registered(seconds));
      expect(el.shadowRoot?.textContent).not.to.contain('Ready');
    }
  });

  it('is called neither ready nor confirmed before the server was heard at all', async () => {
    const { el } = await createDialer({}, { ...registered(), connection });
    expect(textOf(el, 'line-status')).to.equal('1002 · Connecting…');
  });

  it('shows name and number of the account, or what there is of it', async () => {
    const shown = async (displayName: string, username: string): Promise<[string, string]> => {
      const own = { ...settings, displayName, username };
      const { el } = await createDialer({}, { ...registered(), settings: own });
      return [textOf(el, 'account-name'), textOf(el, 'line-status')];
    };
    expect(await shown('Anna', '1002')).to.deep.equal(['Anna', '1002 · Ready']);
    expect(await shown('', '1002')).to.deep.equal(['1002', 'Ready']);
    expect(await shown('', '')).to.deep.equal(['Phone', 'Ready']);
  });
});

describe('signing in to <voip-dialer>', () => {
  const fill = (el: HTMLElement, name: string, value: string): void => {
    const field = el.shadowRoot?.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (!field) throw new Error(`no field ${name}`);
    field.value = value;
  };

  it('configures the phone with what was typed, and nothing of the password stays', async () => {
    const { el, phone } = await createDialer({}, failing('auth/credentials-needed'));
    fill(el, 'username', ' 1002 ');
    fill(el, 'password', ' se cret ');
    await press(el, 'Sign in');
    expect(phone.configured).to.deep.equal([
      { username: '1002', password: ' se cret ', storage: 'session' },
    ]);
    phone.set({ ...off, registration: { ...off.registration, status: 'registering' } });
    await drawn(el);
    expect(part(el, 'sign-in')).to.equal(null);
    phone.set(failing('auth/rejected'));
    await drawn(el);
    const fields = [...(el.shadowRoot?.querySelectorAll('input') ?? [])];
    expect(fields.map(({ value }) => value)).to.deep.equal(['1002', '']);
    expect(el.outerHTML + (el.shadowRoot?.innerHTML ?? '')).not.to.contain('cret');
    expect(JSON.stringify(Object.entries(localStorage))).not.to.contain('cret');
  });

  it('is for as long as the page says', async () => {
    const { el, phone } = await createDialer(
      { storage: 'device' },
      failing('auth/credentials-needed'),
    );
    fill(el, 'username', '1002');
    fill(el, 'password', 'typed');
    await press(el, 'Sign in');
    expect(phone.configured.map(({ storage }) => storage)).to.deep.equal(['device']);
  });

  it('with an empty field configures nothing', async () => {
    const { el, phone } = await createDialer({}, failing('auth/credentials-needed'));
    fill(el, 'username', '1002');
    await press(el, 'Sign in');
    expect(phone.configured).to.deep.equal([]);
  });

  it('says that it was rejected, at the fields', async () => {
    const { el } = await createDialer({}, failing('auth/credentials-needed'));
    expect(part(el, 'field-error')).to.equal(null);
    const { el: rejected } = await createDialer({}, failing('auth/rejected'));
    expect(textOf(rejected, 'field-error')).to.equal(
      'The phone system does not accept user name and password',
    );
    for (const field of rejected.shadowRoot?.querySelectorAll('input') ?? []) {
      expect(field.getAttribute('aria-describedby')).to.equal(part(rejected, 'field-error')?.id);
    }
  });

  it('is not offered where the page fetches credentials itself', async () => {
    const own = { ...settings, tokenSrc: '/token', error: errorOf('auth/rejected') };
    const { el } = await createDialer({}, { ...off, settings: own });
    expect(part(el, 'sign-in')).to.equal(null);
    expect(part(el, 'dialer')?.dataset.line).to.equal('failed');
  });
});

describe('signing out of <voip-dialer>', () => {
  it('disconnects; what the page gave stays the page’s', async () => {
    const { el, phone } = await createDialer();
    await press(el, 'Sign out');
    expect(phone.intents).to.deep.equal([{ type: 'disconnect' }]);
    expect(phone.configured, 'nothing of it is taken away').to.deep.equal([{ storage: 'none' }]);
  });

  it('forgets a password that was typed in here', async () => {
    const { el, phone } = await createDialer(
      {},
      { ...off, settings: { ...settings, error: errorOf('auth/credentials-needed') } },
    );
    const [username, password] = el.shadowRoot?.querySelectorAll('input') ?? [];
    if (!username || !password) throw new Error('no form');
    username.value = '1002';
    password.value = 'typed';
    await press(el, 'Sign in');
    phone.set(registered());
    await drawn(el);
    await press(el, 'Sign out');
    expect(phone.configured).to.deep.equal([
      { username: '1002', password: 'typed', storage: 'session' },
      { password: '', storage: 'none' },
    ]);
  });

  it('forgets nothing when that failed', async () => {
    const { el, phone } = await createDialer();
    phone.respond = () => Promise.reject(new VoipError('network/timeout'));
    await press(el, 'Sign out');
    expect(phone.configured).to.deep.equal([]);
    expect(textOf(el, 'notice-problem')).to.equal('The phone system does not answer');
  });

  it('is refused in a call, which goes on', async () => {
    const { el, phone } = await createInCall(answered('a', 5));
    await press(el, 'Sign out');
    expect(phone.intents).to.deep.equal([]);
    expect(phone.configured).to.deep.equal([]);
    expect(textOf(el, 'notice-problem')).to.equal('End the call before you sign out.');
    expect(said(el, 'alert')).to.equal('End the call before you sign out.');
  });

  it('is offered where there is something to sign out of', async () => {
    for (const [state, phoneState] of lines) {
      const { el } = await createDialer({}, phoneState);
      const out = ['connecting', 'ready', 'unconfirmed', 'lost', 'failed'].includes(state);
      expect(buttons(el).map(nameOf).includes('Sign out'), state).to.equal(out);
    }
  });

  it('a line that is off can be taken up again', async () => {
    const { el, phone } = await createDialer({}, off);
    await press(el, 'Sign in');
    expect(phone.intents).to.deep.equal([{ type: 'connect' }]);
  });
});
