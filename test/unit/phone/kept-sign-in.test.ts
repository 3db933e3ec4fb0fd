import { expect } from '@open-wc/testing';
import type { PhoneConfig } from '../../../src/core/config.js';
import { Phone } from '../../../src/core/phone.js';
import { createFakePbx, type FakePbx } from '../../../src/core/signaling/fake/index.js';
import { IdbStorage } from '../../../src/core/storage/idb-storage.js';
import { codeOf, until, untilCall } from './phone-under-test.js';
import { beginTabs, endTabs } from './tabs-under-test.js';

const session = 'voip-elements.session.1';
const open: Phone[] = [];

/** A page whose dialer says nothing of the user. */
function openPage(pbx: FakePbx, given: PhoneConfig = {}): { phone: Phone; done: Promise<unknown> } {
  const phone = new Phone(`kept-${open.length}`);
  open.push(phone);
  phone.attach(document.createElement('div'), { server: 'wss://pbx.test/ws', register: true });
  const done = phone
    .configure({ signaling: pbx.factory, ...given })
    .catch((error: unknown) => error);
  return { phone, done };
}

const typed: PhoneConfig = { username: '1001', password: 'secret-1001', storage: 'session' };
const registered = (phone: Phone): Promise<void> =>
  until(phone, ({ registration }) => registration.status === 'registered');
const kept = async (): Promise<unknown> => new IdbStorage().get('vault');
const untilKept = async (): Promise<void> => {
  while (!(await kept())) await new Promise((resolve) => setTimeout(resolve));
};

async function end(): Promise<void> {
  await Promise.all(open.splice(0).map((phone) => phone.dispose()));
  sessionStorage.removeItem(session);
  await new IdbStorage().delete('vault');
  await endTabs();
}

describe('somebody who signed in', () => {
  beforeEach(async () => {
    await end();
    await beginTabs();
  });
  afterEach(end);

  it('is signed in after a reload of the page', async () => {
    const pbx = createFakePbx();
    const before = openPage(pbx, typed);
    await registered(before.phone);
    await untilKept();
    await before.phone.dispose();
    const { phone } = openPage(pbx);
    await registered(phone);
    expect(phone.state.settings?.username).to.equal('1001');
    expect(JSON.stringify(phone.state)).not.to.include('secret-1001');
  });

  it('is signed in in the other tabs, too, whose phone is the same line', async () => {
    const pbx = createFakePbx();
    const other = openPage(pbx);
    await other.done;
    const { phone } = openPage(pbx, typed);
    await registered(phone);
    await until(other.phone, ({ tab }) => tab.role === 'follower');
    await registered(other.phone);
    const id = await other.phone.call('600');
    await untilCall(phone, id, 'connected');
    expect(pbx.log.filter(({ type }) => type === 'register')).to.have.length(1);
  });

  it('is not remembered unless that is asked for', async () => {
    const pbx = createFakePbx();
    const { phone } = openPage(pbx, { ...typed, storage: 'none' });
    await registered(phone);
    await phone.dispose();
    expect(await kept()).to.equal(undefined);
    expect(await openPage(pbx).done).to.have.property('code', 'auth/credentials-needed');
  });

  it('is forgotten by signing out, in all tabs, and by pages that come later', async () => {
    const pbx = createFakePbx();
    const { phone } = openPage(pbx, typed);
    await registered(phone);
    await untilKept();
    const other = openPage(pbx);
    await until(other.phone, ({ tab }) => tab.role === 'follower');
    await phone.disconnect();
    await codeOf(phone.configure({ password: '', storage: 'none' }));
    await until(other.phone, ({ settings }) => settings?.error?.code === 'auth/credentials-needed');
    expect(await kept()).to.equal(undefined);
    expect(await openPage(pbx).done).to.have.property('code', 'auth/credentials-needed');
  });

  it('is nobody for a page of another server', async () => {
    const pbx = createFakePbx();
    const { phone } = openPage(pbx, typed);
    await registered(phone);
    await untilKept();
    const { done } = openPage(pbx, { server: 'wss://elsewhere.test/ws' });
    expect(await done).to.have.property('code', 'auth/credentials-needed');
  });
});
