import { expect, waitUntil } from '@open-wc/testing';
import { createFakePbx } from '../../src/core/signaling/fake/index.js';
import { IdbStorage } from '../../src/core/storage/idb-storage.js';
import {
  all,
  button,
  createSettings,
  endSettings,
  fillAccount,
  input,
  one,
  paste,
  press,
  said,
  stored,
  textOf,
  type,
  type SettingsUnderTest,
} from './support/settings.js';

beforeEach(endSettings);
afterEach(endSettings);

const focused = ({ el }: SettingsUnderTest): string =>
  el.shadowRoot?.activeElement?.getAttribute('name') ?? '';
const registered = ({ phone }: SettingsUnderTest): boolean =>
  phone.state.registration.status === 'registered';
const registers = ({ pbx }: SettingsUnderTest): number =>
  pbx.log.filter(({ type }) => type === 'register').length;

describe('<voip-settings>', () => {
  it('says beside each field what is wrong, and puts the cursor into the first one', async () => {
    const form = await createSettings();
    const { el } = form;
    await press(el, 'Save');
    await waitUntil(() => focused(form) === 'server', 'the first problem has the focus');
    expect(textOf(el, '#server-problem')).to.equal('Fill in the server');
    expect(textOf(el, '#username-problem')).to.equal('Fill in the user name');
    expect(input(el, 'server').getAttribute('aria-describedby')).to.include('server-problem');
    expect(input(el, 'server').getAttribute('aria-invalid')).to.equal('true');
    await fillAccount(el);
    await type(el, 'username', '');
    await press(el, 'Save');
    await waitUntil(() => focused(form) === 'username', 'the first problem has the focus');
    expect(all(el, '#server-problem')).to.deep.equal([]);
    expect(await stored()).to.equal(undefined);
    expect(registers(form)).to.equal(0);
  });

  it('says nothing of a field that nobody has left yet', async () => {
    const { el } = await createSettings();
    expect(all(el, '[part=field-error]')).to.deep.equal([]);
  });

  it('saves without connecting, and connects when that is asked for', async () => {
    const form = await createSettings();
    await fillAccount(form.el);
    await press(form.el, 'Save');
    await said(form.el);
    expect(registers(form)).to.equal(0);
    expect(await stored()).to.deep.equal({
      version: 1,
      settings: { server: 'wss://pbx.test/ws', username: '1001' },
    });
    await press(form.el, 'Connect');
    await waitUntil(() => registered(form), 'it did not register', { timeout: 5000 });
    expect(textOf(form.el, '[part=line]')).to.contain('Connected');
    await press(form.el, 'Disconnect');
    await waitUntil(() => form.phone.state.registration.status === 'off');
  });

  it('connects with what stands in it without keeping it', async () => {
    const form = await createSettings();
    await fillAccount(form.el);
    await press(form.el, 'Connect');
    await waitUntil(() => registered(form), 'it did not register', { timeout: 5000 });
    expect(await stored()).to.equal(undefined);
    expect(await new IdbStorage().get('vault')).to.equal(undefined);
    expect(button(form.el, 'Disconnect')).to.be.instanceOf(HTMLButtonElement);
    expect(textOf(form.el, '[part=done]')).to.contain('not saved');
  });

  it('tells how the line failed, in words', async () => {
    const form = await createSettings({}, createFakePbx({ users: { '1001': 'secret-1001' } }));
    await fillAccount(form.el, 'wrong');
    await press(form.el, 'Connect');
    await waitUntil(() => form.phone.state.registration.status === 'failed');
    await form.el.updateComplete;
    expect(textOf(form.el, '[part=line]')).to.contain('does not accept user name and password');
  });

  it('sorts a message of a provider into its fields, the password unseen', async () => {
    const { el } = await createSettings();
    const text = 'Сервер: sip.example.com:8089\nЛогин: 1001\nПароль: canary';
    expect(await paste(el, 'server', text)).to.equal(false);
    expect(
      ['server', 'port', 'username', 'secret'].map((name) => input(el, name).value),
    ).to.deep.equal(['sip.example.com', '8089', '1001', 'canary']);
    expect(textOf(el, '[part=done]')).to.equal(
      'Filled in: Server / domain, Port, User name, Password',
    );
    expect(input(el, 'secret').type).to.equal('password');
    expect(el.shadowRoot?.innerHTML).not.to.include('canary');
  });

  it('leaves an ordinary paste to the browser', async () => {
    const { el } = await createSettings();
    expect(await paste(el, 'username', '1001')).to.equal(true);
    expect(await paste(el, 'displayName', 'Server: a\nLogin: b')).to.equal(true);
  });

  it('refuses a Janus address with what is probably right, and takes that by a press', async () => {
    const { el } = await createSettings();
    await type(el, 'server', 'https://pbx.example.com:8089/janus');
    expect(textOf(el, '#server-problem')).to.contain('Janus');
    await press(el, 'Use wss://pbx.example.com:8089/ws');
    expect([input(el, 'server').value, input(el, 'port').value]).to.deep.equal([
      'wss://pbx.example.com/ws',
      '8089',
    ]);
    expect(all(el, '#server-problem')).to.deep.equal([]);
  });

  it('splits an address when the field is left, and names the port that is probably right', async () => {
    const { el } = await createSettings();
    await type(el, 'server', 'sip:1001@pbx.example.com:5060');
    expect([input(el, 'server').value, input(el, 'username').value]).to.deep.equal([
      'pbx.example.com',
      '1001',
    ]);
    expect(textOf(el, '#port-problem')).to.contain('never connect to port 5060');
    await press(el, 'Use 8089');
    expect(input(el, 'port').value).to.equal('8089');
  });

  it('fills in port and path of a phone system', async () => {
    const { el } = await createSettings();
    await type(el, 'server', 'pbx.example.com');
    const preset = one(el, '#preset');
    if (!(preset instanceof HTMLSelectElement)) throw new Error('no preset');
    preset.value = 'freeswitch';
    preset.dispatchEvent(new Event('change', { bubbles: true }));
    await el.updateComplete;
    expect([input(el, 'server').value, input(el, 'port').value]).to.deep.equal([
      'wss://pbx.example.com/',
      '7443',
    ]);
  });

  it('asks first when the account is changed in a call, which goes on with the old one', async () => {
    const form = await createSettings();
    const { el, phone } = form;
    await fillAccount(el);
    await press(el, 'Connect');
    await waitUntil(() => registered(form), 'it did not register', { timeout: 5000 });
    const id = await phone.call('600');
    await waitUntil(() => phone.state.calls.byId[id]?.state === 'connected');
    await type(el, 'username', '1002');
    input(el, 'secret').value = 'secret-1002';
    await press(el, 'Save');
    expect(textOf(el, '[part=question]')).to.contain('There is a call');
    expect(await stored()).to.equal(undefined);
    await press(el, 'Cancel');
    expect(all(el, '[part=question]')).to.deep.equal([]);
    await press(el, 'Save');
    await press(el, 'Save all the same');
    await said(el);
    expect(phone.state.calls.byId[id]?.state).to.equal('connected');
    await phone.hangup(id);
  });

  it('shows what the page says, and why it cannot be changed', async () => {
    const { el } = await createSettings({ server: 'wss://pbx.test:8089/ws', codecs: 'pcma' });
    expect(input(el, 'server').readOnly).to.equal(true);
    expect(input(el, 'port').value).to.equal('8089');
    expect(textOf(el, '#server-hint')).to.equal('Set by this page');
    expect(all(el, '[part=codec] input:not(:disabled)')).to.deep.equal([]);
    expect(input(el, 'username').readOnly).to.equal(false);
  });

  it('lets users sign in and connect, and leaves the rest to the administrator', async () => {
    const form = await createSettings({ mode: 'user', server: 'wss://pbx.test/ws' });
    const { el } = form;
    expect(() => button(el, 'Save')).to.throw();
    expect(input(el, 'displayName').readOnly).to.equal(true);
    expect(textOf(el, '#displayName-hint')).to.equal('Set by your administrator');
    await type(el, 'username', '1001');
    input(el, 'secret').value = 'secret-1001';
    await press(el, 'Connect');
    await waitUntil(() => registered(form), 'it did not register', { timeout: 5000 });
    expect(await stored()).to.have.deep.property('settings', { username: '1001' });
  });

  it('shows the parts that are asked for', async () => {
    const { el } = await createSettings({ sections: 'codecs' });
    expect(all(el, '[part=codec]')).to.have.length(5);
    expect(all(el, 'input[name=server]')).to.deep.equal([]);
  });

  it('logs out, and forgets who signed in', async () => {
    const form = await createSettings({ storage: 'device' });
    await fillAccount(form.el);
    await press(form.el, 'Save');
    await said(form.el);
    await press(form.el, 'Connect');
    await waitUntil(() => registered(form), 'it did not register', { timeout: 5000 });
    await press(form.el, 'Log out');
    await waitUntil(() => textOf(form.el, '[part=done]') === 'You are logged out');
    expect(await new IdbStorage().get('vault')).to.equal(undefined);
    expect(form.phone.state.registration.status).to.equal('off');
    await press(form.el, 'Connect');
    await waitUntil(() => focused(form) === 'secret', 'the password is asked for');
    input(form.el, 'secret').value = 'secret-1001';
    await press(form.el, 'Connect');
    await waitUntil(() => registered(form), 'it did not register', { timeout: 5000 });
  });

  it('forgets everything after it has asked', async () => {
    const form = await createSettings({ storage: 'device' });
    const { el } = form;
    await fillAccount(el);
    await press(el, 'Save');
    await said(el);
    localStorage.setItem('voip-elements.dialer', '{}');
    await press(el, 'Forget this device');
    expect(await stored()).not.to.equal(undefined);
    one(el, '[part~=action-danger]').click();
    await waitUntil(() => textOf(el, '[part=done]') === 'Everything was removed');
    expect(await stored()).to.equal(undefined);
    expect(await new IdbStorage().get('vault')).to.equal(undefined);
    expect(localStorage.getItem('voip-elements.dialer')).to.equal(null);
    expect(input(el, 'server').value).to.equal('');
  });

  it('takes settings from a file, and none that is no settings', async () => {
    const { el } = await createSettings();
    const file = input(el, 'file');
    const give = async (text: string): Promise<void> => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'phone.json', { type: 'application/json' }));
      file.files = data.files;
      file.dispatchEvent(new Event('change', { bubbles: true }));
      await waitUntil(() => textOf(el, '[part=done]') !== '');
    };
    await give('no');
    expect(textOf(el, '[part=done]')).to.equal('This file holds no settings');
    await give('{"server":"pbx.example.com:7443","username":"goofy","auth":2,"password":"canary"}');
    await waitUntil(() => input(el, 'username').value === 'goofy');
    expect([
      input(el, 'server').value,
      input(el, 'port').value,
      input(el, 'secret').value,
    ]).to.deep.equal(['pbx.example.com', '7443', '']);
    expect(textOf(el, 'label[for=secret]')).to.equal('HA1 hash');
  });

  it('stops saving where the page prevents it, and says so', async () => {
    const { el } = await createSettings();
    el.addEventListener('voip-before-save', (event) => event.preventDefault());
    await fillAccount(el);
    await press(el, 'Save');
    await waitUntil(() => textOf(el, '[part=failure]') !== '');
    expect(await stored()).to.equal(undefined);
  });

  it('tells the page of values that mean nothing, once each, and goes on without them', async () => {
    const told: string[] = [];
    const onError = ({ detail }: WindowEventMap['voip-error']): unknown =>
      told.push(`${detail.error.code} ${String(detail.error.detail['key'])}`);
    addEventListener('voip-error', onError);
    const { el } = await createSettings({ mode: 'boss', storage: 'forever', sections: 'codecs x' });
    el.requestUpdate();
    await el.updateComplete;
    expect(told.filter((one) => !one.endsWith('register'))).to.deep.equal([
      'config/value-invalid sections',
      'config/value-invalid mode',
      'config/value-invalid storage',
    ]);
    el.setAttribute('storage', 'device');
    el.setAttribute('sections', 'account');
    el.setAttribute('mode', 'admin');
    await el.updateComplete;
    removeEventListener('voip-error', onError);
    expect(told.filter((one) => !one.endsWith('register')).length).to.equal(3);
    expect(one(el, '#storage')).to.have.property('value', 'device');
  });

  it('keeps secrets for the session unless the page says otherwise', async () => {
    const { el } = await createSettings();
    expect(one(el, '#storage')).to.have.property('value', 'session');
  });
});
