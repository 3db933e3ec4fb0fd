import { expect } from '@open-wc/testing';
import { createCall } from '../../../src/core/calls/call-snapshot.js';
import { cadences, renderCadence, toneFor } from '../../../src/core/media/tones.js';
import type { CallSnapshot } from '../../../src/core/state.js';

function call(change: Partial<CallSnapshot>): CallSnapshot {
  const { direction = 'outgoing' } = change;
  const base = createCall(
    {
      id: 'a',
      direction,
      remote: { raw: '1', display: '1', anonymous: false, verified: false },
      local: { account: '' },
      context: { source: 'api', records: [], verified: false },
    },
    new Date(0),
  );
  return { ...base, ...change };
}

describe('the tone for the calls as they stand', () => {
  it('is silence without calls, while dialing and while talking', () => {
    expect(toneFor([])).to.equal(null);
    expect(toneFor([call({ state: 'dialing' })])).to.equal(null);
    expect(toneFor([call({ state: 'connected' })])).to.equal(null);
  });

  it('of a call that was silenced is none, and not that of another that rings', () => {
    const silenced = call({ direction: 'incoming', silenced: true });
    expect(toneFor([silenced])).to.equal(null);
    expect(toneFor([silenced, call({ direction: 'incoming' })])).to.equal('ringtone');
    expect(toneFor([call({ state: 'connected' }), silenced])).to.equal(null);
  });

  it('before a call is answered by itself is one of its own', () => {
    expect(toneFor([call({ direction: 'incoming', autoAnswer: true })])).to.equal('auto-answer');
    const answered = call({ direction: 'incoming', autoAnswer: true, state: 'connected' });
    expect(toneFor([answered])).to.equal(null);
  });

  it('is ringback while the other side rings', () => {
    expect(toneFor([call({ state: 'ringing' })])).to.equal('ringback');
  });

  it('is not ringback when the far end sends its own sound', () => {
    expect(toneFor([call({ state: 'ringing', earlyMedia: true })])).to.equal(null);
  });

  it('is the ringtone for an incoming call, and the quiet one during a conversation', () => {
    const incoming = call({ direction: 'incoming', state: 'ringing' });
    expect(toneFor([incoming])).to.equal('ringtone');
    expect(toneFor([call({ state: 'connected' }), incoming])).to.equal('call-waiting');
  });

  it('stops with the answer', () => {
    expect(toneFor([call({ direction: 'incoming', state: 'answering' })])).to.equal(null);
  });

  it('is busy after a busy call only', () => {
    const busy = call({ state: 'ended', end: { by: 'remote', outcome: 'busy' } });
    expect(toneFor([busy])).to.equal('busy');
    expect(toneFor([{ ...busy, end: { by: 'remote', outcome: 'declined' } }])).to.equal(null);
  });
});

describe('a cadence as samples', () => {
  it('lasts as long as its pattern, sounds where it should and is silent elsewhere', () => {
    const rate = 8000;
    const samples = renderCadence(cadences.ringback, rate);
    expect(samples.length).to.equal(5 * rate);
    const peak = (from: number, to: number): number =>
      samples
        .slice(from * rate, to * rate)
        .reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    expect(peak(0.2, 0.8)).to.be.closeTo(cadences.ringback.gain, 0.005);
    expect(peak(1.01, 5)).to.equal(0);
  });
});
