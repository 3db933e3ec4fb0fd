import { expect, waitUntil } from '@open-wc/testing';
import type { HistoryEntry, HistoryQuery } from '../../src/core/history.js';
import { withContacts } from './support/contacts.js';
import { createDialer, input, parts, registered, type } from './support/dialer.js';

const call = (number: string, name: string): HistoryEntry => ({
  id: `call-${number}`,
  direction: 'outgoing',
  outcome: 'completed',
  remote: { raw: number, display: name, name, anonymous: false },
  account: '1002',
  createdAt: '2026-11-20T09:15:00.000Z',
  endedAt: '2026-11-20T09:17:00.000Z',
  durations: { ring: 3, talk: 100, hold: 0 },
  end: { by: 'remote' },
  records: [],
});

describe('<voip-dialer> with 10,000 calls', () => {
  it('answers a key within 50 ms of work among 10,000 calls, and the page does not stand still while they are read', async function () {
    this.timeout(30_000);
    const all = Array.from({ length: 10_000 }, (_none, i) =>
      call(`+4930${1e6 + i}`, `${['Anna', 'Мария', 'José', 'Иван'][i % 4]} ${i}`),
    );
    const recents = { entries: all.slice(0, 50), missed: 0, kept: 'device' } as const;
    const { el, phone } = await createDialer({}, { ...registered(), recents });
    withContacts(phone);
    let done = false;
    phone.history = async ({ cursor = '0', limit = 50 }: HistoryQuery = {}) => {
      const from = Number(cursor);
      // In a task of its own, as a database answers.
      await new Promise((resolve) => setTimeout(resolve));
      const entries = all.slice(from, from + limit);
      done = from + limit >= all.length;
      return done ? { entries } : { entries, cursor: `${from + limit}` };
    };
    input(el).focus();
    await type(el, 'a');
    await waitUntil(() => done, 'the log was not read', { timeout: 20_000 });
    await waitUntil(() => parts(el, 'suggestion').length === 8, 'not 8 suggestions');
    const times: number[] = [];
    for (const typed of ['nna 9', '9', '9', '6']) {
      const begun = performance.now();
      await type(el, typed);
      times.push(performance.now() - begun);
    }
    expect(parts(el, 'suggestion')[0]?.textContent).to.contain('Anna 9996');
    times.sort((a, b) => a - b);
    console.info(`10,000 calls: a key takes ${times.map((ms) => ms.toFixed(1)).join(', ')} ms`);
    // The fastest: what a busy machine adds is not the search's.
    expect(times[0]).to.be.below(50);
  });
});
