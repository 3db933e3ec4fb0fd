import { expect } from '@open-wc/testing';
import type { VoipAdapter } from '../../../src/core/adapter.js';
import type { VoipError } from '../../../src/core/errors.js';
import { AskedAdapters } from '../../../src/core/contacts/asked-adapters.js';

const limits = { lookup: 30, search: 30, directory: 30 };
const ada = { id: '1', name: 'Ada', numbers: [{ number: '101' }] };

function ask(...adapters: VoipAdapter[]) {
  const told: VoipError['detail'][] = [];
  const asked = new AskedAdapters({
    adapters,
    tellError: ({ code, detail }) => {
      expect(code).to.equal('adapter/failed');
      told.push(detail);
    },
    limits,
  });
  return { asked, told };
}

const never = (): Promise<never> => new Promise(() => undefined);
const query = { raw: '101', direction: 'incoming' } as const;

describe('an adapter that is asked', () => {
  it('answers with contacts, which bear its name', async () => {
    const { asked, told } = ask({ name: 'CRM', search: () => Promise.resolve([ada]) });
    expect(await asked.search('a')).to.deep.equal([{ ...ada, source: 'CRM' }]);
    expect(asked.has('search')).to.equal(true);
    expect(asked.has('directory')).to.equal(false);
    expect(told).to.deep.equal([]);
  });

  it('and throws, rejects, hangs or answers nonsense is left out, which is told, and costs no other one', async () => {
    const bad: VoipAdapter[] = [
      {
        name: 'throws',
        search: () => {
          throw new Error('no');
        },
      },
      { name: 'rejects', search: () => Promise.reject(new Error('no')) },
      { name: 'hangs', search: never },
      { name: 'nonsense', search: () => Promise.resolve('Ada' as unknown as []) },
    ];
    const { asked, told } = ask(...bad, { name: 'CRM', search: () => Promise.resolve([ada]) });
    expect((await asked.search('a')).map(({ source }) => source)).to.deep.equal(['CRM']);
    expect(
      told.map(({ adapter, reason }) => `${String(adapter)} ${String(reason)}`),
    ).to.have.members(['throws threw', 'rejects threw', 'hangs timeout', 'nonsense threw']);
  });

  it('and goes on failing is told once until it works again', async () => {
    let works = false;
    const { asked, told } = ask({
      name: 'CRM',
      search: () => (works ? Promise.resolve([]) : Promise.reject(new Error('no'))),
    });
    await asked.search('a');
    await asked.search('b');
    expect(told).to.have.length(1);
    works = true;
    await asked.search('c');
    works = false;
    await asked.search('d');
    expect(told).to.have.length(2);
  });

  it('is told when nobody waits any more, and that is no failure of it', async () => {
    let signal: AbortSignal | undefined;
    const { asked, told } = ask({
      name: 'CRM',
      search: (_text, given) => {
        signal = given;
        return never();
      },
    });
    const gone = new AbortController();
    const answer = asked.search('a', gone.signal);
    gone.abort();
    expect(await answer).to.deep.equal([]);
    expect(signal?.aborted).to.equal(true);
    expect(told).to.deep.equal([]);
  });

  it('gives the entries of its directory that came in time', async () => {
    async function* slow() {
      yield ada;
      await never();
    }
    const { asked, told } = ask(
      { name: 'CRM', directory: slow },
      { name: 'list', directory: () => [ada] },
    );
    expect((await asked.directory()).map(({ source }) => source)).to.deep.equal(['CRM', 'list']);
    expect(told).to.deep.equal([{ adapter: 'CRM', method: 'directory', reason: 'timeout' }]);
  });

  it('has what it says cleaned: no hidden characters, no endless texts, no more than fifty', async () => {
    const many = Array.from({ length: 200 }, (_none, i) => ({ ...ada, id: `${i}` }));
    const hostile = { name: `\u202Eevil${'x'.repeat(10_000)}`, numbers: [{ number: '1' }, 'no'] };
    const { asked } = ask({
      name: 'CRM',
      search: () => Promise.resolve([hostile, 7, null, ...many] as unknown as []),
    });
    const [first, ...rest] = await asked.search('a');
    expect(first?.name.startsWith('evilxxx')).to.equal(true);
    expect(first?.name).to.have.length(100);
    expect(rest.length).to.be.below(50);
  });

  it('is asked whose number it is; the first one that knows is believed', async () => {
    const { asked } = ask(
      { name: 'knows nobody', lookup: () => Promise.resolve([]) },
      { name: 'CRM', lookup: ({ raw }) => Promise.resolve(raw === '101' ? [ada] : []) },
    );
    expect(await asked.lookup(query)).to.deep.equal({ ...ada, source: 'CRM' });
    expect(await asked.lookup({ ...query, raw: '102' })).to.equal(undefined);
  });
});
