import { expect } from '@open-wc/testing';
import { CallLog } from '../../../src/core/log/call-log.js';
import { initialState, type PhoneState } from '../../../src/core/state.js';
import { MemoryStorage } from '../../../src/core/storage/memory-storage.js';
import { entry } from './entries.js';

const entries = [5, 4, 3, 2, 1].map((number) => entry(`call-${number}`));

/** Of a tab that follows, in a browser that keeps nothing: all it knows is what it was told. */
const followed: PhoneState = {
  ...initialState,
  tab: { role: 'follower', sound: 'none' },
  recents: { entries, missed: 0, kept: 'page' },
};

const log = (): CallLog =>
  new CallLog({
    storage: new MemoryStorage(),
    locks: undefined,
    read: () => followed,
    write: () => undefined,
    account: () => 'account',
    tellError: (error) => {
      throw error;
    },
  });

describe('history() in a tab that follows, without storage', () => {
  it('has no more calls than were asked for, and goes on where a page ended', async () => {
    const ids: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await log().history({ limit: 2, ...(cursor ? { cursor } : {}) });
      ids.push(page.entries.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor);
    expect(ids).to.deep.equal([['call-5', 'call-4'], ['call-3', 'call-2'], ['call-1']]);
  });
});
