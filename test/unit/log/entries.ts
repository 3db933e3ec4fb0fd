import type { HistoryEntry } from '../../../src/core/history.js';

/** A call that was spoken in for 60 s. */
export function entry(id: string, change: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    id,
    direction: 'incoming',
    outcome: 'completed',
    remote: { raw: '+442079460123', e164: '+442079460123', display: 'Ada', anonymous: false },
    account: '1001',
    createdAt: '2026-11-20T10:00:00.000Z',
    answeredAt: '2026-11-20T10:00:05.000Z',
    endedAt: '2026-11-20T10:01:05.000Z',
    durations: { ring: 5, talk: 60, hold: 0 },
    end: { by: 'remote' },
    records: [],
    ...change,
  };
}

export function missed(id: string, change: Partial<HistoryEntry> = {}): HistoryEntry {
  const { answeredAt: _answeredAt, ...rest } = entry(id);
  return { ...rest, outcome: 'missed', durations: { ring: 20, talk: 0, hold: 0 }, ...change };
}

/** When the calls above are logged, ms since the epoch. */
export const now = Date.parse('2026-11-20T10:02:00.000Z');
