import { expect } from '@open-wc/testing';
import { ContactBook } from '../../../src/core/contacts/contact-book.js';
import type { ContactDraft } from '../../../src/core/contacts.js';
import { MemoryStorage } from '../../../src/core/storage/memory-storage.js';

const draft = (name: string, number: string): ContactDraft => ({ name, numbers: [{ number }] });

function openBook(storage = new MemoryStorage()) {
  const told: string[] = [];
  const book = new ContactBook({
    storage,
    account: () => 'account',
    exclusive: (_name, task) => task(),
    tellError: ({ code }) => told.push(code),
  });
  const names = async (): Promise<string[]> => (await book.list()).map(({ name }) => name);
  return { book, told, storage, names };
}

describe('the contacts of an account', () => {
  it('are kept by name, each changed by its id, and removed', async () => {
    const { book, names } = openBook();
    const [, bob] = await book.save([draft('Zoë', '3'), draft('bob', '2'), draft('Ada', '1')]);
    expect(await names()).to.deep.equal(['Ada', 'bob', 'Zoë']);
    await book.save([{ ...draft('Carl', '4'), id: bob?.id ?? '' }]);
    expect(await names()).to.deep.equal(['Ada', 'Carl', 'Zoë']);
    await book.remove(bob?.id ?? '');
    await book.remove('nobody');
    expect(await names()).to.deep.equal(['Ada', 'Zoë']);
  });

  it('keep visible text only, in one line and no longer than anybody reads; no number is ever cut', async () => {
    const { book } = openBook();
    const [kept] = await book.save([
      {
        name: `\u202E<b>Ada</b>\n\u200B  Love\u0000lace ${'x'.repeat(10_000)}`,
        numbers: [
          { number: '\u202A+49 30 1\u202C', label: ' work\t' },
          { number: '1'.repeat(65) },
          { number: '' },
        ],
      },
    ]);
    expect(kept?.name.startsWith('<b>Ada</b> Lovelace xxx')).to.equal(true);
    expect(kept?.name).to.have.length(100);
    expect(kept?.numbers).to.deep.equal([{ number: '+49 30 1', label: 'work' }]);
  });

  it('refuse what is no contact, all of it or nothing', async () => {
    const { book, names } = openBook();
    for (const wrong of [draft('', '1'), draft('Ada', ' '), { name: 'Ada', numbers: [] }]) {
      let thrown: unknown;
      await book.save([draft('Bob', '1'), wrong]).catch((error: unknown) => (thrown = error));
      expect(thrown).to.be.instanceOf(TypeError);
    }
    expect(await names()).to.deep.equal([]);
    const many = Array.from({ length: 10_001 }, (_none, i) => draft('Many', `${i}`));
    let tooMany: unknown;
    await book.save(many).catch((error: unknown) => (tooMany = error));
    expect(tooMany).to.be.instanceOf(TypeError);
    expect(await names()).to.deep.equal([]);
  });

  it('leave out what is stored and is no contact, and tell it once', async () => {
    const { book, told, storage, names } = openBook();
    const contacts = [{ id: '1', name: 'Ada', numbers: [{ number: '1' }] }, { id: '2' }, 7];
    await storage.set('contacts.account', { version: 1, contacts });
    expect(await names()).to.deep.equal(['Ada']);
    await storage.set('contacts.account', 'nonsense');
    expect(await book.list()).to.deep.equal([]);
    expect(told).to.deep.equal(['storage/corrupt']);
  });
});
