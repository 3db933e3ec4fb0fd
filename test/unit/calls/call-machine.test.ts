import { expect } from '@open-wc/testing';
import { reduceCall, type CallEvent } from '../../../src/core/calls/call-machine.js';
import { createCall } from '../../../src/core/calls/call-snapshot.js';
import { VoipError } from '../../../src/core/errors.js';
import type { CallSnapshot, CallState } from '../../../src/core/state.js';

const start = new Date('2026-01-01T10:00:00.000Z');
const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

function newCall(direction: CallSnapshot['direction']): CallSnapshot {
  return createCall(
    {
      id: 'a',
      direction,
      remote: { raw: '600', display: '600', anonymous: false, verified: false },
      local: { account: '1001' },
      context: { source: 'api', records: [], verified: false },
    },
    start,
  );
}

function run(call: CallSnapshot, ...events: [CallEvent, number?][]): CallSnapshot {
  return events.reduce((now, [event, at = 0]) => reduceCall(now, event, later(at)), call);
}

const progress: CallEvent = { type: 'progress', earlyMedia: false };
const connected: CallEvent = { type: 'connected' };
const ended: CallEvent = { type: 'ended', end: { by: 'remote', outcome: 'completed' } };

describe('the life of a call', () => {
  it('an outgoing call dials, rings, connects and ends', () => {
    const call = newCall('outgoing');
    expect(call.state).to.equal('dialing');
    expect(run(call, [progress]).state).to.equal('ringing');
    expect(run(call, [progress], [connected]).state).to.equal('connected');
    expect(run(call, [progress], [connected], [ended]).state).to.equal('ended');
  });

  it('ringing may be skipped', () => {
    expect(run(newCall('outgoing'), [connected]).state).to.equal('connected');
  });

  it('an incoming call rings, answers and connects', () => {
    const call = newCall('incoming');
    expect(call.state).to.equal('ringing');
    expect(call.ringingAt).to.equal(start.toISOString());
    expect(run(call, [{ type: 'answering' }]).state).to.equal('answering');
    expect(run(call, [{ type: 'answering' }], [connected]).state).to.equal('connected');
  });

  it('an answer that fails leaves the call ringing', () => {
    const call = run(newCall('incoming'), [{ type: 'answering' }], [{ type: 'answer-failed' }]);
    expect(call.state).to.equal('ringing');
  });

  it('is never connected before the answer, whatever else is signalled', () => {
    const others: CallEvent[] = [
      progress,
      { type: 'restored' },
      { type: 'interrupted' },
      { type: 'remote-hold', held: true },
      { type: 'muted', on: true },
    ];
    for (const event of others) {
      const call = run(newCall('outgoing'), [event]);
      expect(call.state, event.type).not.to.equal('connected');
      expect(call.answeredAt, event.type).to.equal(undefined);
    }
  });

  it('an answer that crosses the hang-up does not bring the call back', () => {
    const call = run(newCall('outgoing'), [{ type: 'ending' }], [connected]);
    expect(call.state).to.equal('ending');
    expect(call.answeredAt).to.equal(undefined);
  });

  it('a late provisional answer does not ring a connected call again', () => {
    const call = run(newCall('outgoing'), [connected]);
    expect(run(call, [progress])).to.equal(call);
  });

  it('recovering interrupts connected and returns to it', () => {
    const call = run(newCall('outgoing'), [connected], [{ type: 'interrupted' }]);
    expect(call.state).to.equal('recovering');
    expect(run(call, [{ type: 'restored' }]).state).to.equal('connected');
  });

  it('nothing happens after the end', () => {
    const call = run(newCall('outgoing'), [connected], [ended]);
    for (const event of [progress, connected, ended, { type: 'ending' } as const]) {
      expect(run(call, [event])).to.equal(call);
    }
  });

  it('every live state may end', () => {
    const live: [CallState, CallSnapshot][] = [
      ['dialing', newCall('outgoing')],
      ['ringing', newCall('incoming')],
      ['answering', run(newCall('incoming'), [{ type: 'answering' }])],
      ['connected', run(newCall('outgoing'), [connected])],
      ['recovering', run(newCall('outgoing'), [connected], [{ type: 'interrupted' }])],
      ['ending', run(newCall('outgoing'), [{ type: 'ending' }])],
    ];
    for (const [state, call] of live) {
      expect(call.state).to.equal(state);
      expect(run(call, [ended]).state, state).to.equal('ended');
    }
  });

  it('an edge that is not in the drawing is refused with a coded error', () => {
    const dialing = newCall('outgoing');
    expect(() => run(dialing, [{ type: 'answering' }]))
      .to.throw(VoipError)
      .with.property('code', 'call/invalid-state');
  });
});

describe('hold', () => {
  const hold: CallEvent = { type: 'local-hold', local: 'on' };
  const resume: CallEvent = { type: 'local-hold', local: 'off' };

  it('is a property of the call and never a state', () => {
    const call = run(newCall('outgoing'), [connected], [hold]);
    expect(call.state).to.equal('connected');
    expect(call.hold).to.include({ local: 'on', remote: false });
  });

  it('local and remote hold are told apart', () => {
    const call = run(newCall('outgoing'), [connected], [{ type: 'remote-hold', held: true }]);
    expect(call.hold).to.include({ local: 'off', remote: true });
  });

  it('time on hold is counted once while both sides hold', () => {
    const call = run(
      newCall('outgoing'),
      [connected, 0],
      [hold, 10],
      [{ type: 'remote-hold', held: true }, 15],
      [resume, 20],
      [{ type: 'remote-hold', held: false }, 40],
      [ended, 100],
    );
    expect(call.durations).to.deep.equal({ ring: 0, talk: 100, hold: 30 });
  });

  it('a pending hold blocks another one and says why', () => {
    const call = run(newCall('outgoing'), [connected], [{ type: 'local-hold', local: 'pending' }]);
    expect(call.can.hold).to.equal('pending');
  });
});

describe('what ended calls tell', () => {
  it('ring, talk and hold in seconds', () => {
    const call = run(newCall('outgoing'), [progress, 1], [connected, 5], [ended, 65]);
    expect(call.durations).to.deep.equal({ ring: 4, talk: 60, hold: 0 });
    expect(call.end).to.deep.equal({ by: 'remote', outcome: 'completed' });
  });

  it('no talk time when nobody answered', () => {
    const call = run(newCall('outgoing'), [progress, 1], [ended, 31]);
    expect(call.durations).to.deep.equal({ ring: 30, talk: 0, hold: 0 });
  });

  it('no negative time when the clock was set back', () => {
    const call = run(newCall('outgoing'), [connected, 60], [ended, 10]);
    expect(call.durations?.talk).to.equal(0);
  });
});

describe('what can be done with a call', () => {
  it('digits only while connected, muting as long as it lives', () => {
    const dialing = newCall('outgoing');
    expect(dialing.can).to.include({ dtmf: 'not-connected', hold: 'not-connected', mute: true });
    expect(run(dialing, [connected]).can).to.include({ dtmf: true, hold: true, mute: true });
    expect(run(dialing, [ended]).can).to.include({ mute: 'not-connected' });
  });
});

describe('a transfer', () => {
  const answered = (): CallSnapshot => run(newCall('outgoing'), [connected]);
  const transfer = (state: 'started' | 'ringing' | 'completed' | 'failed'): CallEvent => ({
    type: 'transfer',
    transfer: { kind: 'blind', state, target: '601' },
  });

  it('is possible while the call is connected, and not twice at once', () => {
    expect(newCall('outgoing').can.transfer).to.equal('not-connected');
    expect(answered().can.transfer).to.equal(true);
    expect(run(answered(), [{ type: 'interrupted' }]).can.transfer).to.equal('not-connected');
    for (const state of ['started', 'ringing'] as const) {
      expect(run(answered(), [transfer(state)]).can.transfer, state).to.equal('pending');
    }
    expect(run(answered(), [transfer('failed')]).can.transfer).to.equal(true);
  });

  it('changes nothing else of the call, and is gone when it is called off', () => {
    const call = answered();
    const { transfer: _transfer, can: _can, ...rest } = run(call, [transfer('started')]);
    const { can: _before, ...before } = call;
    expect(rest).to.deep.equal(before);
    const off = run(call, [transfer('started')], [{ type: 'transfer', transfer: undefined }]);
    expect(off).to.deep.equal(call);
  });

  it('stays as it was last known when the call ends, and changes no more', () => {
    const call = run(answered(), [transfer('ringing')], [ended], [transfer('failed')]);
    expect(call.transfer?.state).to.equal('ringing');
  });
});
