import { expect } from '@open-wc/testing';
import { freshRecords } from '../../../src/core/calls/call-record.js';
import { keptCall, keptRecord, keptRecords, offeredRecord, ringingRecord } from './kept-call.js';

const now = Date.parse('2026-01-01T10:05:00.000Z');
const fresh = (left: unknown, at: number): ReturnType<typeof freshRecords> =>
  freshRecords([left], at);
const aged = (ms: number): unknown => keptRecords({ aliveAt: now - ms });
const stored = (...records: unknown[]): unknown => ({ ...keptRecords({ aliveAt: now }), records });

/** The value without one of its parts, or with another in its place. */
function without(value: object, part: string): unknown {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== part));
}

describe('what an earlier page left', () => {
  it('is taken when it is fresh and well-formed, as it stands', () => {
    const left = keptRecords({ aliveAt: now });
    expect(fresh(left, now)).to.deep.equal(left);
    expect(fresh(structuredClone(left), now)).to.deep.equal(left);
  });

  it('may be a call that nobody has answered, with what cancels, answers or refuses it', () => {
    const records = [ringingRecord(), keptRecord(), offeredRecord()];
    const left = keptRecords({ aliveAt: now, records });
    expect(fresh(left, now)).to.deep.equal(left);
  });

  it('is taken for 90 s after the last sign of life and not longer', () => {
    expect(fresh(aged(90_000), now)).not.to.equal(null);
    expect(fresh(aged(90_001), now)).to.equal(null);
    expect(fresh(aged(Infinity), now)).to.equal(null);
  });

  it('is taken although the clock was set back a little, and not from the far future', () => {
    expect(fresh(aged(-90_000), now)).not.to.equal(null);
    expect(fresh(aged(-90_001), now)).to.equal(null);
    expect(fresh(aged(-Infinity), now)).to.equal(null);
  });

  it('in two places is taken from where it is newer, also when that says that nothing is left', () => {
    const older = keptRecords({ aliveAt: now - 2_000 });
    const newer = keptRecords({ aliveAt: now - 1_000, records: [ringingRecord()] });
    const over = keptRecords({ aliveAt: now, records: [] });
    expect(freshRecords([older, newer], now)).to.deep.equal(newer);
    expect(freshRecords([newer, older], now)).to.deep.equal(newer);
    expect(freshRecords([over, newer], now)).to.equal(null);
    expect(freshRecords([undefined, newer], now)).to.deep.equal(newer);
    expect(freshRecords([keptRecords({ aliveAt: Infinity }), newer], now)).to.deep.equal(newer);
  });

  for (const version of [0, 2, '1', undefined, null, [1]]) {
    it(`is not taken in version ${JSON.stringify(version)}`, () => {
      expect(fresh({ ...keptRecords({ aliveAt: now }), version }, now)).to.equal(null);
    });
  }

  it('keeps its calls in order, and gives nothing but what it knows', () => {
    const first = keptRecord({ call: keptCall({ id: 'a' }) });
    const second = keptRecord({ call: keptCall({ id: 'b' }) });
    const left = { ...keptRecords({ aliveAt: now, records: [first, second] }), more: 'yes' };
    expect(fresh(left, now)).to.deep.equal({
      version: 1,
      tabId: 'tab',
      aliveAt: now,
      records: [first, second],
    });
  });

  it('keeps the calls that can be read from a list with others', () => {
    const good = keptRecord();
    const left = stored(null, good, without(good, 'dialog'), 7, 'call', [], {});
    expect(fresh(left, now)?.records).to.deep.equal([good]);
  });

  it('is nothing when none of its calls can be read', () => {
    expect(fresh(stored(), now)).to.equal(null);
    expect(fresh(stored(null, {}, []), now)).to.equal(null);
  });
});

describe('a wrong shape', () => {
  const wrongWholes: Record<string, Record<string, unknown>> = {
    'no tab': { tabId: undefined },
    'a tab that is no text': { tabId: 7 },
    'no instant': { aliveAt: undefined },
    'an instant as text': { aliveAt: new Date(now).toISOString() },
    'an instant that is none': { aliveAt: NaN },
    'an instant as a date': { aliveAt: new Date(now) },
    'no calls': { records: undefined },
    'calls that are no list': { records: { 0: keptRecord(), length: 1 } },
    'calls as text': { records: JSON.stringify([keptRecord()]) },
  };
  for (const [name, change] of Object.entries(wrongWholes)) {
    it(`${name}: is nothing`, () => {
      expect(fresh({ ...keptRecords({ aliveAt: now }), ...change }, now)).to.equal(null);
    });
  }

  const record = keptRecord();
  const { call, dialog } = record;
  const wrongRecords: Record<string, unknown> = {
    'no dialog': without(record, 'dialog'),
    'a dialog that is text': { ...record, dialog: 'c' },
    'no Call-ID': { ...record, dialog: without(dialog, 'callId') },
    'no local tag': { ...record, dialog: without(dialog, 'localTag') },
    'no remote tag': { ...record, dialog: without(dialog, 'remoteTag') },
    'a tag that is a number': { ...record, dialog: { ...dialog, remoteTag: 1 } },
    'no address of its own': { ...record, dialog: without(dialog, 'localUri') },
    'no address of the other side': { ...record, dialog: { ...dialog, remoteUri: null } },
    'nowhere to send to': { ...record, dialog: without(dialog, 'remoteTarget') },
    'a way that is text': { ...record, dialog: { ...dialog, routes: '<sip:proxy.test;lr>' } },
    'no number of its last request': { ...record, dialog: { ...dialog, sequence: '2' } },
    'no targets': without(record, 'targets'),
    'targets that are text': { ...record, targets: '600' },
    'a target that is no text': { ...record, targets: ['600', 601] },
    'a target that is nothing': { ...record, targets: ['600', null] },
    'no call': without(record, 'call'),
    'a call that is null': { ...record, call: null },
    'no id': { ...record, call: without(call, 'id') },
    'an id that is a number': { ...record, call: { ...call, id: 1 } },
    'no direction': { ...record, call: without(call, 'direction') },
    'a call that nobody answered': { ...record, call: without(call, 'answeredAt') },
    'an answer that is a number': { ...record, call: { ...call, answeredAt: now } },
    'no hold': { ...record, call: without(call, 'hold') },
    'a hold that is a flag': { ...record, call: { ...call, hold: true } },
    'no other side': { ...record, call: without(call, 'remote') },
    'another side that is text': { ...record, call: { ...call, remote: '600' } },
    'no account': { ...record, call: without(call, 'local') },
    'no context': { ...record, call: without(call, 'context') },
    'a context that is null': { ...record, call: { ...call, context: null } },
  };
  const rings = ringingRecord();
  const { invite } = rings;
  const offered = offeredRecord();
  const { received } = offered;
  Object.assign(wrongRecords, {
    'nobody answered, no INVITE': without(rings, 'invite'),
    'nobody answered, an INVITE that is text': { ...rings, invite: 'z9hG4bKb' },
    'nobody answered, no branch': { ...rings, invite: without(invite, 'branch') },
    'nobody answered, no Request-URI': { ...rings, invite: without(invite, 'uri') },
    'nobody answered, a sequence that is text': { ...rings, invite: { ...invite, sequence: '2' } },
    'nobody answered, a sequence that is none': { ...rings, invite: { ...invite, sequence: NaN } },
    'nobody answered, an incoming call with the name of an outgoing one': {
      ...rings,
      call: { ...rings.call, direction: 'incoming' },
    },
    'answered, and only the INVITE is known': { ...rings, call },
    'incoming, no INVITE': without(offered, 'received'),
    'incoming, no Via': { ...offered, received: without(received, 'via') },
    'incoming, a Via that is text': { ...offered, received: { ...received, via: 'a' } },
    'incoming, a Via that is a number': { ...offered, received: { ...received, via: [1] } },
    'incoming, no From': { ...offered, received: without(received, 'from') },
    'incoming, no tag': { ...offered, received: without(received, 'localTag') },
    'incoming, no sequence': { ...offered, received: without(received, 'sequence') },
  });
  for (const [name, wrong] of Object.entries(wrongRecords)) {
    it(`${name}: this call is left out, the others are not`, () => {
      expect(fresh(stored(wrong), now)).to.equal(null);
      expect(fresh(stored(wrong, record), now)?.records).to.deep.equal([record]);
    });
  }

  it('never throws, whatever is stored', () => {
    const values: unknown[] = [
      undefined,
      null,
      true,
      0,
      NaN,
      1n,
      '',
      '{"version":1}',
      [],
      [[]],
      {},
      new Date(NaN),
      new Map([['version', 1]]),
      new Set([1]),
      new ArrayBuffer(8),
      new Uint8Array(8),
      new Blob([]),
      new Error('stored'),
      /1/,
      Symbol('stored'),
      () => 1,
      Object.create(null),
    ];
    for (const value of values) {
      expect(fresh(value, now)).to.equal(null);
      expect(fresh({ ...keptRecords({ aliveAt: now }), records: value }, now)).to.equal(null);
      expect(fresh(stored(value, [value]), now)).to.equal(null);
      for (const part of Object.keys(record)) {
        const wrong = { ...record, [part]: value };
        expect(() => fresh(stored(wrong), now), part).not.to.throw();
      }
      for (const part of Object.keys(call)) {
        const wrong = { ...record, call: { ...call, [part]: value } };
        expect(() => fresh(stored(wrong), now), part).not.to.throw();
      }
    }
  });

  const wrong: [what: string, record: unknown][] = [
    ['nobody to ask for it', keptRecord({ targets: [] })],
    ['a direction that is none', { ...keptRecord(), call: { ...keptCall(), direction: 'up' } }],
    ['no instant of the answer', { ...keptRecord(), call: { ...keptCall(), answeredAt: 'now' } }],
    ['no name to show', { ...keptRecord(), call: { ...keptCall(), remote: {} } }],
    ['no word on hold', { ...keptRecord(), call: { ...keptCall(), hold: {} } }],
    ['no context', { ...keptRecord(), call: { ...keptCall(), context: {} } }],
  ];
  for (const [what, record] of wrong) {
    it(`is no call with ${what}`, () => {
      expect(fresh(stored(record), now)).to.equal(null);
    });
  }
});
