import { expect } from '@open-wc/testing';
import { isMissed, type HistoryEntry } from '../../../src/core/history.js';
import { historyMatch } from '../../../src/core/log/history-match.js';
import { entry, missed } from './entries.js';

const ada = entry('1', {
  remote: {
    raw: '+442079460123',
    e164: '+442079460123',
    display: 'Ada Löwe',
    name: 'Ada Löwe',
    anonymous: false,
  },
  note: 'Invoice 77',
});
const finds = (query: string, one: HistoryEntry = ada): boolean => historyMatch({ query })(one);

describe('a search in the call log', () => {
  it('finds parts of names and notes, whatever the case and the accents', () => {
    for (const query of ['ada', 'LÖWE', 'lowe', ' Löwe ', 'invoice']) {
      expect(finds(query), query).to.equal(true);
    }
    expect(finds('bob')).to.equal(false);
  });

  it('finds parts of numbers, however they are written', () => {
    for (const query of ['+44 20', '(20) 7946-0123', '7946.0123', '0123', '+442079460123']) {
      expect(finds(query), query).to.equal(true);
    }
    for (const query of ['020 7946', '+49', '99']) expect(finds(query), query).to.equal(false);
  });

  it('does not take the digits of a text for a number', () => {
    expect(finds('room 0123')).to.equal(false);
  });

  it('finds everything where nothing is asked for', () => {
    expect(finds('')).to.equal(true);
    expect(finds('  ')).to.equal(true);
  });

  it('finds only missed calls where only those are asked for', () => {
    const found = [ada, missed('2')].filter(historyMatch({ only: 'missed' }));
    expect(found.map(({ id }) => id)).to.deep.equal(['2']);
  });
});

describe('a missed call', () => {
  it('is an incoming one that nobody here took up, whatever ended it', () => {
    expect(isMissed(missed('1'))).to.equal(true);
    expect(isMissed(missed('1', { outcome: 'network-lost' }))).to.equal(true);
  });

  it('is none that was answered, declined or answered elsewhere, and none of ours', () => {
    expect(isMissed(entry('1'))).to.equal(false);
    for (const change of [
      { outcome: 'declined' },
      { outcome: 'answered-elsewhere' },
      { direction: 'outgoing', outcome: 'no-answer' },
    ] as const) {
      expect(isMissed(missed('1', change)), JSON.stringify(change)).to.equal(false);
    }
  });
});
