import { expect } from '@open-wc/testing';
import type { PhoneConfig } from '../../../src/core/config.js';
import type { KeptSettings, SettingsEditor } from '../../../src/core/kept-settings.js';
import { Phone } from '../../../src/core/phone.js';
import { createFakePbx, type FakePbx } from '../../../src/core/signaling/fake/index.js';
import { IdbStorage } from '../../../src/core/storage/idb-storage.js';
import { codeOf, until } from './phone-under-test.js';
import { beginTabs, endTabs } from './tabs-under-test.js';

const secret = 'canary-1001';
const account: KeptSettings = { server: 'wss://pbx.test/ws', username: '1001', auth: 'secret' };
const typed = { password: secret };
const open: Phone[] = [];

/** A page with a form that says nothing by itself. */
async function openPage(
  pbx: FakePbx,
  element: PhoneConfig = {},
  properties: PhoneConfig = {},
): Promise<{ phone: Phone; editor: SettingsEditor }> {
  const phone = new Phone('edited');
  open.push(phone);
  phone.attach(document.createElement('div'), { register: true, ...element });
  await phone.configure({ signaling: pbx.factory, ...properties }).catch(() => undefined);
  const editor = await (await phone.load()).editSettings();
  return { phone, editor };
}

const registered = (phone: Phone): Promise<void> =>
  until(phone, ({ registration }) => registration.status === 'registered');

async function end(): Promise<void> {
  await Promise.all(open.splice(0).map((phone) => phone.dispose()));
  sessionStorage.clear();
  const storage = new IdbStorage();
  await storage.delete('vault');
  await storage.delete('settings edited');
  await endTabs();
}

describe('settings that are edited', () => {
  let pbx: FakePbx;
  beforeEach(async () => {
    await end();
    await beginTabs();
    pbx = createFakePbx();
  });
  afterEach(end);

  it('are judged by the schema before anything is sent', async () => {
    const { editor } = await openPage(pbx);
    const keys = (settings: KeptSettings): unknown[] =>
      editor.problems(settings, typed).map(({ code, detail }) => [code, detail['key']]);
    expect(keys({})).to.deep.include(['config/not-configured', 'server']);
    expect(keys({ ...account, codecs: '' })).to.deep.equal([['config/codecs-empty', 'codecs']]);
    expect(keys({ ...account, codecs: 'g729' })).to.deep.equal([['config/codecs-empty', 'codecs']]);
    expect(keys({ ...account, server: 'pbx.test:5060' })).to.deep.equal([
      ['config/server-port-blocked', 'server'],
    ]);
    expect(editor.problems(account, {}).map(({ code }) => code)).to.deep.equal([
      'auth/credentials-needed',
    ]);
    expect(editor.problems(account, typed)).to.deep.equal([]);
    expect(pbx.log).to.deep.equal([]);
  });

  it('connect without being kept', async () => {
    const { phone, editor } = await openPage(pbx);
    await editor.use(account, typed);
    await phone.connect();
    await registered(phone);
    expect(await new IdbStorage().get('settings edited')).to.equal(undefined);
    expect(await new IdbStorage().get('vault')).to.equal(undefined);
  });

  it('are saved without connecting', async () => {
    const { phone, editor } = await openPage(pbx);
    await editor.save(account, typed, 'session');
    expect(phone.state.settings?.configured).to.equal(true);
    await phone.load();
    expect(pbx.log.filter(({ type }) => type === 'register')).to.deep.equal([]);
    await phone.connect();
    await registered(phone);
  });

  it('are there again on the next page, which connects with them', async () => {
    const first = await openPage(pbx);
    await first.editor.save({ ...account, displayName: 'Anna' }, typed, 'device');
    await first.phone.dispose();
    const { phone, editor } = await openPage(pbx);
    await registered(phone);
    expect(phone.state.settings?.displayName).to.equal('Anna');
    expect(editor.view()).to.deep.equal({
      values: { ...account, displayName: 'Anna', domain: 'pbx.test', authUser: '1001' },
      fixed: [],
      secret: 'kept',
    });
  });

  it('give way to what the page says, which is not kept', async () => {
    const first = await openPage(pbx);
    await first.editor.save({ ...account, displayName: 'Anna' }, typed, 'device');
    await first.phone.dispose();
    const { phone, editor } = await openPage(pbx, { displayName: 'Reception' });
    expect(phone.state.settings?.displayName).to.equal('Reception');
    expect(editor.view().fixed).to.deep.equal(['displayName']);
    await editor.save({ ...editor.view().values, displayName: 'Berta' }, {}, 'device');
    expect(phone.state.settings?.displayName).to.equal('Reception');
    expect(JSON.stringify(await new IdbStorage().get('settings edited'))).not.to.include('Berta');
  });

  it('never send a secret to another server than it was typed for', async () => {
    const { phone, editor } = await openPage(pbx);
    await editor.save(account, typed, 'device');
    const moved = { ...account, server: 'wss://elsewhere.test/ws' };
    expect(editor.problems(moved, {}).map(({ code }) => code)).to.deep.equal([
      'auth/credentials-needed',
    ]);
    expect(await codeOf(editor.save(moved, {}, 'device'))).to.equal('auth/credentials-needed');
    expect(phone.state.settings?.servers).to.deep.equal(['wss://pbx.test/ws']);
  });

  it('tell what was changed, and never a secret, in event, state or clear storage', async () => {
    const { phone, editor } = await openPage(pbx);
    const told: unknown[] = [];
    for (const name of [
      'voip-before-save',
      'voip-settings-save',
      'voip-settings-change',
    ] as const) {
      phone.addEventListener(name, ({ detail }) => told.push(JSON.parse(JSON.stringify(detail))));
    }
    await editor.save(account, typed, 'device');
    expect(told).to.have.length(3);
    expect(told[0]).to.have.deep.property('changes', [
      { key: 'server', before: '', after: 'wss://pbx.test/ws' },
      { key: 'username', before: '', after: '1001' },
      { key: 'auth', before: '', after: 'secret' },
      { key: 'password', secret: true },
    ]);
    expect(told.at(-1)).to.have.deep.property('settings', account);
    const clear = [
      JSON.stringify([
        told,
        phone.state,
        Object.entries(localStorage),
        Object.entries(sessionStorage),
      ]),
      JSON.stringify(await new IdbStorage().get('settings edited')),
      JSON.stringify(await new IdbStorage().get('vault')),
      editor.exported(editor.view().values),
      JSON.stringify(editor.view()),
      location.href,
    ];
    expect(clear.join(' ')).not.to.include(secret);
  });

  it('are not saved when the page prevents it, nor before it is done with what it waits for', async () => {
    const { phone, editor } = await openPage(pbx);
    const prevent = (event: Event): void => event.preventDefault();
    phone.addEventListener('voip-before-save', prevent);
    expect(await codeOf(editor.save(account, typed, 'device'))).to.equal('call/prevented');
    expect(await new IdbStorage().get('settings edited')).to.equal(undefined);
    phone.removeEventListener('voip-before-save', prevent);
    const order: string[] = [];
    phone.addEventListener('voip-settings-save', () => order.push('saved'));
    phone.addEventListener('voip-before-save', ({ detail }) =>
      detail.waitUntil(Promise.resolve().then(() => order.push('asked'))),
    );
    await editor.save(account, typed, 'device');
    expect(order).to.deep.equal(['asked', 'saved']);
  });

  it('are forgotten in all tabs, with the sign-in', async () => {
    const first = await openPage(pbx);
    await first.editor.save(account, typed, 'device');
    await first.phone.connect();
    const second = await openPage(pbx);
    await until(second.phone, ({ tab }) => tab.role === 'follower');
    await first.phone.disconnect();
    await first.editor.forget();
    await until(second.phone, ({ settings }) => settings?.configured === false);
    expect(await new IdbStorage().get('vault')).to.equal(undefined);
    expect(await new IdbStorage().get('settings edited')).to.equal(undefined);
    expect(second.editor.view().values).to.deep.equal({});
  });

  it('follow what another tab saves', async () => {
    const first = await openPage(pbx);
    await first.editor.save(account, typed, 'device');
    const second = await openPage(pbx);
    await first.editor.save({ ...account, displayName: 'Anna' }, {}, 'device');
    await until(second.phone, ({ settings }) => settings?.displayName === 'Anna');
  });

  it('of a guest do not register', async () => {
    const { phone, editor } = await openPage(pbx);
    await editor.save({ server: 'wss://pbx.test/ws', auth: 'guest' }, {}, 'session');
    expect(phone.state.settings).to.include({ auth: 'guest', register: false, error: null });
  });

  it('change nothing for a visitor’s button on the same site', async () => {
    const first = await openPage(pbx);
    await first.editor.save(account, typed, 'device');
    await first.phone.dispose();
    const { phone } = await openPage(pbx, { register: false, server: 'wss://pbx.test/ws' });
    expect(phone.state.settings).to.include({ auth: 'guest', username: '' });
  });
});

describe('config-src', () => {
  const fetchOf = globalThis.fetch;
  afterEach(async () => {
    globalThis.fetch = fetchOf;
    await end();
  });
  const answering = (body: unknown, status = 200): string[] => {
    const asked: string[] = [];
    globalThis.fetch = (input) => {
      asked.push(String(input));
      return Promise.resolve(new Response(JSON.stringify(body), { status }));
    };
    return asked;
  };

  it('says what nobody else says, and never a secret', async () => {
    const pbx = createFakePbx();
    const asked = answering({
      server: 'wss://pbx.test/ws',
      displayName: 'Desk',
      password: 'canary',
    });
    const { phone } = await openPage(pbx, { configSrc: '/phone.json', displayName: 'Anna' });
    expect(asked).to.deep.equal(['/phone.json']);
    expect(phone.state.settings?.servers).to.deep.equal(['wss://pbx.test/ws']);
    expect(phone.state.settings?.displayName).to.equal('Anna');
    expect(JSON.stringify(phone.state)).not.to.include('canary');
  });

  it('stands below what was kept in this browser', async () => {
    const pbx = createFakePbx();
    answering({ server: 'wss://central.test/ws', displayName: 'Desk' });
    const { phone, editor } = await openPage(pbx, { configSrc: '/phone.json' });
    await editor.save({ ...editor.view().values, ...account }, typed, 'session');
    expect(phone.state.settings?.servers).to.deep.equal(['wss://pbx.test/ws']);
    expect(phone.state.settings?.displayName).to.equal('Desk');
  });

  it('that cannot be had is told, and the rest stands', async () => {
    const pbx = createFakePbx();
    answering({}, 404);
    const { phone } = await openPage(pbx, { server: 'wss://pbx.test/ws', register: false });
    const told: unknown[] = [];
    phone.addEventListener('voip-error', ({ detail }) => told.push(detail.error.detail['status']));
    await phone.configure({ configSrc: '/missing.json' });
    while (!told.length) await new Promise((resolve) => setTimeout(resolve));
    expect(told).to.deep.equal([404]);
    expect(phone.state.settings?.servers).to.deep.equal(['wss://pbx.test/ws']);
  });
});
