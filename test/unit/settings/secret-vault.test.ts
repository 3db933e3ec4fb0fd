import { expect } from '@open-wc/testing';
import { SecretVault, type SignIn } from '../../../src/core/settings/secret-vault.js';
import { MemoryStorage } from '../../../src/core/storage/memory-storage.js';

const signIn: SignIn = {
  server: 'wss://pbx.test/ws',
  domain: 'pbx.test',
  username: '1001',
  authUser: '1001',
  password: 'canary-Zq7!',
};
/** Of this page alone: other tests run beside it. */
const session = `test-${Math.random()}`;

const open: SecretVault[] = [];
const vaultOf = (storage: MemoryStorage, onChange = (): void => undefined): SecretVault => {
  const vault = new SecretVault(storage, onChange, session);
  open.push(vault);
  return vault;
};
/** As a tab that was opened anew: nothing of the others' `sessionStorage` is there. */
const newTab = (storage: MemoryStorage): SecretVault => {
  sessionStorage.removeItem(session);
  return vaultOf(storage);
};
const closeTabs = (): void => {
  open.splice(0).forEach((vault) => vault.dispose());
  sessionStorage.removeItem(session);
};

/** Everything of a stored value that a program could read. */
const readable = (value: unknown): string => {
  if (value instanceof ArrayBuffer) return new TextDecoder().decode(value);
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (value instanceof Object) return Object.values(value).map(readable).join(' ');
  return String(value);
};

describe('what somebody signed in with', () => {
  beforeEach(closeTabs);
  afterEach(closeTabs);

  it('is read again after a reload', async () => {
    const storage = new MemoryStorage();
    await vaultOf(storage).keep(signIn, 'session');
    expect(await vaultOf(storage).read()).to.deep.equal(signIn);
  });

  it('is given to a tab that is opened later by one that is open', async () => {
    const storage = new MemoryStorage();
    await vaultOf(storage).keep(signIn, 'session');
    const other = newTab(storage);
    expect(await other.read()).to.deep.equal(signIn);
    expect(sessionStorage.getItem(session), 'for its own reload').to.be.a('string');
  });

  it('is gone when the last tab was closed, from the disk as well', async () => {
    const storage = new MemoryStorage();
    await vaultOf(storage).keep(signIn, 'session');
    closeTabs();
    expect(await newTab(storage).read()).to.equal(null);
    expect(await storage.get('vault')).to.equal(undefined);
  });

  it('stays where the only tab that knows it is frozen and cannot answer', async () => {
    const storage = new MemoryStorage();
    await vaultOf(storage).keep(signIn, 'session');
    closeTabs();
    let thaw = (): void => undefined;
    const frozen = new Promise<void>((resolve) => (thaw = resolve));
    const asked = new Promise<void>((granted) => {
      void navigator.locks.request(session, { mode: 'shared' }, () => {
        granted();
        return frozen;
      });
    });
    await asked;
    expect(await newTab(storage).read()).to.equal(null);
    expect(await storage.get('vault')).not.to.equal(undefined);
    thaw();
  });

  it('stands nowhere in clear, and its key cannot be taken out', async () => {
    const storage = new MemoryStorage();
    await vaultOf(storage).keep(signIn, 'session');
    const sealed = await storage.get('vault');
    expect(readable(sealed)).not.to.include('canary');
    expect(
      JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]),
    ).not.to.include('canary');
    const key: unknown = sealed instanceof Object && 'key' in sealed ? sealed.key : undefined;
    expect(key).to.be.instanceOf(CryptoKey);
    expect(key instanceof CryptoKey && key.extractable).to.equal(false);
  });

  it('cannot be opened with what is on the disk alone', async () => {
    const storage = new MemoryStorage();
    await vaultOf(storage).keep(signIn, 'session');
    closeTabs();
    sessionStorage.setItem(session, 'of-another-session');
    expect(await vaultOf(storage).read()).to.equal(null);
    expect(await storage.get('vault')).to.equal(undefined);
  });

  it('is kept for the device without any tab', async () => {
    const storage = new MemoryStorage();
    await vaultOf(storage).keep(signIn, 'device');
    closeTabs();
    expect(await newTab(storage).read()).to.deep.equal(signIn);
  });

  it('is forgotten by the device after 30 days', async () => {
    const storage = new MemoryStorage();
    await vaultOf(storage).keep(signIn, 'device');
    const sealed = await storage.get('vault');
    const old = new Date(Date.now() - 30 * 86_400_000).toISOString();
    await storage.set('vault', { ...(sealed as object), at: old });
    expect(await vaultOf(storage).read()).to.equal(null);
    expect(await storage.get('vault')).to.equal(undefined);
  });

  it('is forgotten in all tabs, which are told', async () => {
    const storage = new MemoryStorage();
    const tab = vaultOf(storage);
    await tab.keep(signIn, 'session');
    const told = new Promise<void>((resolve) => vaultOf(storage, resolve));
    await tab.forget();
    await told;
    expect(await vaultOf(storage).read()).to.equal(null);
  });

  for (const [what, value] of [
    ['a text', 'vault'],
    ['a record of a later version', { version: 2, keptFor: 'device' }],
    [
      'a record without a key',
      { version: 1, keptFor: 'device', at: '2026-01-01T00:00:00Z', key: {}, iv: 1, data: 2 },
    ],
  ] as const) {
    it(`is nothing, and no error, where ${what} was found in its place`, async () => {
      const storage = new MemoryStorage();
      await storage.set('vault', value);
      expect(await vaultOf(storage).read()).to.equal(null);
      expect(await storage.get('vault')).to.equal(undefined);
    });
  }
});
