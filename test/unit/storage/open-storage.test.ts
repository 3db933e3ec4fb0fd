import { expect } from '@open-wc/testing';
import { VoipError } from '../../../src/core/errors.js';
import { IdbStorage } from '../../../src/core/storage/idb-storage.js';
import { MemoryStorage } from '../../../src/core/storage/memory-storage.js';
import { openStorage } from '../../../src/core/storage/open-storage.js';
import type { Storage } from '../../../src/core/storage/storage.js';

/** Fails as told, and counts how often it was asked. */
class FailingStorage implements Storage {
  readonly outlivesPage = true;
  asked = 0;
  readonly #reason: string;
  readonly #failing: readonly string[];
  readonly #values = new MemoryStorage();

  constructor(reason: string, failing: readonly string[] = ['get', 'set', 'delete']) {
    this.#reason = reason;
    this.#failing = failing;
  }

  get(key: string): Promise<unknown> {
    return this.#try('get', () => this.#values.get(key));
  }
  set(key: string, value: unknown): Promise<void> {
    return this.#try('set', () => this.#values.set(key, value));
  }
  delete(key: string): Promise<void> {
    return this.#try('delete', () => this.#values.delete(key));
  }

  async #try<T>(name: string, operation: () => Promise<T>): Promise<T> {
    this.asked += 1;
    if (!this.#failing.includes(name)) return operation();
    throw new VoipError('storage/unavailable', { detail: { reason: this.#reason } });
  }
}

function open(persistent?: Storage): { storage: Storage; told: VoipError[] } {
  const told: VoipError[] = [];
  return { storage: openStorage((error) => told.push(error), persistent), told };
}

/** What any storage promises, whatever is behind it. */
function describeStorage(name: string, create: () => Storage): void {
  describe(name, () => {
    let storage: Storage;
    beforeEach(() => (storage = create()));

    it('has nothing under a key nobody set', async () => {
      expect(await storage.get('none')).to.equal(undefined);
    });

    it('gives back what was set, as a copy', async () => {
      const value = { list: [1, 2], at: new Date(0) };
      await storage.set('key', value);
      const read = await storage.get('key');
      expect(read).to.deep.equal(value);
      expect(Object.is(read, value)).to.equal(false);
    });

    it('keeps what was set when the caller changes its object later', async () => {
      const value = { count: 1 };
      await storage.set('key', value);
      value.count = 2;
      expect(await storage.get('key')).to.deep.equal({ count: 1 });
    });

    it('forgets what was deleted, and deletes what is not there', async () => {
      await storage.set('key', 1);
      await storage.delete('key');
      await storage.delete('key');
      expect(await storage.get('key')).to.equal(undefined);
    });

    it('lets the last of two writes stand', async () => {
      await Promise.all([storage.set('key', 'first'), storage.set('key', 'second')]);
      expect(await storage.get('key')).to.equal('second');
    });
  });
}

const database = 'voip-elements-test';

function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(database);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not deleted'));
    // Open connections of earlier tests hold it back until they are collected; the keys differ.
    request.onblocked = () => resolve();
  });
}

describeStorage('MemoryStorage', () => new MemoryStorage());
describeStorage('IdbStorage', () => new IdbStorage(database));
describeStorage('openStorage over IndexedDB', () => open(new IdbStorage(database)).storage);
describeStorage(
  'openStorage without IndexedDB',
  () => open(new FailingStorage('SecurityError')).storage,
);
describeStorage('openStorage on a full disk', () => {
  return open(new FailingStorage('QuotaExceededError', ['set'])).storage;
});

after(deleteDatabase);

describe('what another page will find', () => {
  it('is what IndexedDB keeps, and nothing any more once it refused', async () => {
    const { storage } = open(new IdbStorage(database));
    expect(storage.outlivesPage).to.equal(true);
    const refused = open(new FailingStorage('SecurityError')).storage;
    await refused.set('key', 1);
    expect(refused.outlivesPage).to.equal(false);
    expect(new MemoryStorage().outlivesPage).to.equal(false);
  });
});

describe('IdbStorage', () => {
  it('is still there for the next page', async () => {
    await new IdbStorage(database).set('kept', 'yes');
    expect(await new IdbStorage(database).get('kept')).to.equal('yes');
  });

  const broken: [name: string, code: string, open: () => never][] = [
    [
      'SecurityError',
      'storage/unavailable',
      () => {
        throw new DOMException('', 'SecurityError');
      },
    ],
    [
      'UnknownError',
      'storage/corrupt',
      () => {
        throw new DOMException('', 'UnknownError');
      },
    ],
    [
      'ReferenceError',
      'storage/unavailable',
      () => {
        throw new ReferenceError('indexedDB');
      },
    ],
  ];
  for (const [name, code, openDatabase] of broken) {
    it(`rejects with ${code} when the browser says ${name}`, async () => {
      const factory = IDBFactory.prototype;
      const { open: realOpen } = factory;
      factory.open = openDatabase;
      try {
        const error: unknown = await new IdbStorage('other').get('key').catch((e: unknown) => e);
        expect(error).to.be.instanceOf(VoipError);
        expect(error).to.deep.include({ code, detail: { reason: name } });
      } finally {
        factory.open = realOpen;
      }
    });
  }

  it('rejects with storage/unavailable when the browser never answers', async () => {
    const factory = IDBFactory.prototype;
    const { open: realOpen } = factory;
    const { setTimeout: realSetTimeout } = globalThis;
    factory.open = () => new EventTarget() as IDBOpenDBRequest; // no event ever comes
    globalThis.setTimeout = ((task: () => void) => realSetTimeout(task, 0)) as typeof setTimeout;
    try {
      const error: unknown = await new IdbStorage('other').get('key').catch((e: unknown) => e);
      expect(error).to.deep.include({ code: 'storage/unavailable' });
    } finally {
      factory.open = realOpen;
      globalThis.setTimeout = realSetTimeout;
    }
  });
});

describe('openStorage', () => {
  it('tells its failure once, and never asks again what proved unusable', async () => {
    const persistent = new FailingStorage('SecurityError');
    const { storage, told } = open(persistent);
    await storage.set('a', 1);
    await storage.set('b', 2);
    await storage.delete('a');
    expect(await storage.get('b')).to.equal(2);
    expect(told.map(({ code }) => code)).to.deep.equal(['storage/unavailable']);
    expect(persistent.asked).to.equal(1);
  });

  it('goes on reading what was kept before the disk was full', async () => {
    const persistent = new FailingStorage('QuotaExceededError', ['set']);
    const { storage, told } = open(persistent);
    await storage.set('new', 1);
    expect(await storage.get('old')).to.equal(undefined);
    expect(persistent.asked).to.equal(2);
    expect(told).to.have.length(1);
  });

  it('hides what could not be deleted', async () => {
    const { storage } = open(new FailingStorage('QuotaExceededError', ['delete']));
    await storage.set('key', 1);
    await storage.delete('key');
    expect(await storage.get('key')).to.equal(undefined);
  });

  it('tells nothing as long as nothing fails', async () => {
    const { storage, told } = open(new MemoryStorage());
    await storage.set('key', 1);
    await storage.get('key');
    expect(told).to.deep.equal([]);
  });
});
