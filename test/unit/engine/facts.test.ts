import { expect } from '@open-wc/testing';
import { createCall } from '../../../src/core/calls/call-snapshot.js';
import { reduceCall, type CallEvent } from '../../../src/core/calls/call-machine.js';
import { tellFacts } from '../../../src/core/engine/facts.js';
import { initialState, type CallSnapshot, type PhoneState } from '../../../src/core/state.js';

function outgoing(): CallSnapshot {
  return createCall(
    {
      id: 'a',
      direction: 'outgoing',
      remote: { raw: '600', display: '600', anonymous: false, verified: false },
      local: { account: '1001' },
      context: { source: 'api', records: [], verified: false },
    },
    new Date(0),
  );
}

const at = '1970-01-01T00:00:00.500Z';

const withCall = (call: CallSnapshot): PhoneState => ({
  ...initialState,
  calls: { byId: { [call.id]: call }, order: [call.id], activeId: call.id },
});

function facts(before: PhoneState, after: PhoneState): string[] {
  const names: string[] = [];
  tellFacts({ kind: 'commit', before, after, origin: 'remote' }, (name) => names.push(name));
  return names;
}

describe('events derived from a commit', () => {
  it('each step of a transfer is told once, and nothing when it is called off', () => {
    const call = outgoing();
    const started: CallSnapshot = {
      ...call,
      transfer: { kind: 'blind', state: 'started', target: '601' },
    };
    const names = facts(withCall(call), withCall(started));
    expect(names).to.deep.equal(['voip-transfer', 'voip-call-changed']);
    const muted = { ...started, muted: true };
    expect(facts(withCall(started), withCall(muted))).to.deep.equal(['voip-call-changed']);
    expect(facts(withCall(started), withCall(call))).to.deep.equal(['voip-call-changed']);
  });

  it('none when nothing a page cares about changed', () => {
    const confirmed = { ...initialState.connection, lastConfirmedAt: new Date().toISOString() };
    expect(facts(initialState, { ...initialState, connection: confirmed })).to.deep.equal([]);
    expect(facts(initialState, initialState)).to.deep.equal([]);
  });

  it('a new call is started or incoming, never both', () => {
    const call = outgoing();
    expect(facts(initialState, withCall(call))).to.deep.equal(['voip-call-started']);
    const incoming: CallSnapshot = { ...call, direction: 'incoming', state: 'ringing' };
    expect(facts(initialState, withCall(incoming))).to.deep.equal(['voip-incoming']);
  });

  it('a call of a page that is gone begins as recovering: neither started nor incoming', () => {
    for (const direction of ['outgoing', 'incoming'] as const) {
      const call: CallSnapshot = { ...outgoing(), direction, state: 'recovering', answeredAt: at };
      expect(facts(initialState, withCall(call)), direction).to.deep.equal([]);
    }
  });

  it('a call that another tab has answered, or that is over, is no news to a page that comes', () => {
    for (const direction of ['outgoing', 'incoming'] as const) {
      const answered: CallSnapshot = {
        ...outgoing(),
        direction,
        state: 'connected',
        answeredAt: at,
      };
      expect(facts(initialState, withCall(answered))).to.deep.equal([]);
      const end = { by: 'remote', outcome: 'missed' } as const;
      const over: CallSnapshot = { ...outgoing(), direction, state: 'ended', endedAt: at, end };
      expect(facts(initialState, withCall(over))).to.deep.equal([]);
    }
  });

  it('a call that is gone on with is recovered, once, and not connected again', () => {
    const before: CallSnapshot = { ...outgoing(), state: 'recovering', answeredAt: at };
    const after = reduceCall(before, { type: 'connected' }, new Date(1000));
    expect(after.answeredAt).to.equal(at);
    expect(facts(withCall(before), withCall(after))).to.deep.equal([
      'voip-call-recovered',
      'voip-call-changed',
    ]);
    const muted = reduceCall(after, { type: 'muted', on: true }, new Date(2000));
    expect(facts(withCall(after), withCall(muted))).to.deep.equal(['voip-call-changed']);
  });

  it('a call that cannot be gone on with ends, and was never recovered', () => {
    const before: CallSnapshot = { ...outgoing(), state: 'recovering', answeredAt: at };
    const end = { by: 'system', outcome: 'network-lost' } as const;
    const after = reduceCall(before, { type: 'ended', end }, new Date(1000));
    expect(facts(withCall(before), withCall(after))).to.deep.equal([
      'voip-call-changed',
      'voip-call-ended',
    ]);
  });

  it('each phase is told once and in order', () => {
    const steps: CallEvent[] = [
      { type: 'progress', earlyMedia: false },
      { type: 'progress', earlyMedia: true },
      { type: 'connected' },
      { type: 'ended', end: { by: 'local', outcome: 'completed' } },
    ];
    let state = withCall(outgoing());
    const told = steps.map((event) => {
      const call = state.calls.byId['a'];
      if (!call) throw new Error('the call is gone');
      const next = withCall(reduceCall(call, event, new Date(1000)));
      const names = facts(state, next);
      state = next;
      return names;
    });
    expect(told).to.deep.equal([
      ['voip-call-ringing', 'voip-call-changed'],
      ['voip-call-changed'],
      ['voip-call-connected', 'voip-call-changed'],
      ['voip-call-changed', 'voip-call-ended'],
    ]);
  });

  it('voip-call-changed names what changed', () => {
    const call = outgoing();
    const after = reduceCall(call, { type: 'muted', on: true }, new Date(0));
    let changed: unknown;
    tellFacts(
      { kind: 'commit', before: withCall(call), after: withCall(after), origin: 'user' },
      (_name, detail) => {
        if ('changed' in detail) changed = detail.changed;
      },
    );
    expect(changed).to.deep.equal(['muted']);
  });

  it('an ended call that leaves the display is no news', () => {
    const ended: CallSnapshot = { ...outgoing(), state: 'ended' };
    expect(facts(withCall(ended), initialState)).to.deep.equal([]);
  });

  it('login and logout follow the registration', () => {
    const registered: PhoneState = {
      ...initialState,
      registration: { status: 'registered', expiresAt: null, error: null },
    };
    expect(facts(initialState, registered)).to.deep.equal(['voip-registration', 'voip-login']);
    expect(facts(registered, initialState)).to.deep.equal(['voip-registration', 'voip-logout']);
  });
});
