import type { HistoryEntry } from '../../../src/core/history.js';
import type { CallSnapshot } from '../../../src/core/state.js';
import { contact } from '../../components/support/contacts.js';
import { answered, callWith } from '../../components/support/stub-phone.js';

/** Names as they are, and one that is longer than every line. */
export const longName = 'Donaudampfschifffahrtsgesellschaftskapitän Maximilian-Alexander';

export const remoteOf = (name: string, raw = '+493012345678') => ({
  remote: { raw, display: name, name, anonymous: false, verified: false },
});

export const talking = (name = 'Anna Berg', change: Partial<CallSnapshot> = {}): CallSnapshot => {
  const call = answered('a', 754, remoteOf(name));
  return { ...call, can: { ...call.can, transfer: true }, ...change };
};

export const held = (name = 'Kanzlei Vogel & Partner'): CallSnapshot => {
  const call = answered('b', 62, remoteOf(name, '+4940987654'));
  return {
    ...call,
    can: { ...call.can, transfer: true },
    hold: { local: 'on', remote: false, seconds: 0 },
  };
};

export const ringing = (name = 'Olga Sidorova', change: Partial<CallSnapshot> = {}): CallSnapshot =>
  callWith('c', {
    ...remoteOf(name, '+79123456789'),
    direction: 'incoming',
    state: 'ringing',
    queue: { name: 'Customer service' },
    ...change,
  });

const entry = (id: string, name: string, change: Partial<HistoryEntry>): HistoryEntry => ({
  id,
  direction: 'incoming',
  outcome: 'completed',
  remote: { raw: '+493012345678', display: name, name, anonymous: false },
  account: '1002',
  createdAt: '2026-03-02T09:15:00.000Z',
  endedAt: '2026-03-02T09:17:00.000Z',
  durations: { ring: 3, talk: 100, hold: 12 },
  end: { by: 'remote' },
  records: [],
  ...change,
});

export const log: readonly HistoryEntry[] = [
  entry('1', 'Anna Berg', { note: 'Wants the offer by Friday, and the contract with it.' }),
  entry('2', longName, {
    outcome: 'missed',
    durations: { ring: 9, talk: 0, hold: 0 },
    createdAt: '2026-03-02T08:40:00.000Z',
  }),
  entry('3', 'Olga Sidorova', { direction: 'outgoing', createdAt: '2026-03-01T16:02:00.000Z' }),
  entry('4', '+44 20 7946 0123', {
    remote: { raw: '+442079460123', display: '+44 20 7946 0123', anonymous: false },
    direction: 'outgoing',
    outcome: 'busy',
    end: { by: 'remote', sip: 486 },
    createdAt: '2026-02-12T11:30:00.000Z',
  }),
];

export const people = [
  contact('Anna Berg', '+493012345678', '101'),
  { ...contact('Бергман Аня', '+79123456789'), organization: 'Северный ветер' },
  contact(longName, '+4940987654'),
];
