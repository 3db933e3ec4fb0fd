import { expect } from '@open-wc/testing';
import { countersOf } from '../../../src/core/quality/media-counters.js';
import { QualityMonitor } from '../../../src/core/quality/quality-monitor.js';
import type { QualityState } from '../../../src/core/quality.js';
import type { CallSnapshot } from '../../../src/core/state.js';
import { answered, callWith } from '../../components/support/stub-phone.js';
import { ScriptedStats } from './scripted-stats.js';

class Watched {
  state: QualityState | null = null;
  readonly asked: string[] = [];
  readonly errors: unknown[] = [];
  writes = 0;
  /** Answers the sampler; by default with nothing to measure. */
  report: () => Promise<RTCStatsReport | null> = () => Promise.resolve(null);
  readonly monitor = new QualityMonitor({
    read: () => this.state,
    write: (next) => {
      this.state = next;
      this.writes += 1;
    },
    stats: (id) => {
      this.asked.push(id);
      return this.report();
    },
    onError: (cause) => this.errors.push(cause),
  });

  get shown(): QualityState['byCall'][string] | undefined {
    return this.state?.byCall['a'];
  }
}

const call = answered('a', 5);
const onHold = (change: Partial<CallSnapshot['hold']>): CallSnapshot =>
  answered('a', 5, { hold: { ...call.hold, ...change } });

describe('the quality of a call', () => {
  let watched: Watched;
  let stats: ScriptedStats;
  beforeEach(() => {
    watched = new Watched();
    stats = new ScriptedStats();
    watched.monitor.follow([call]);
  });
  afterEach(() => watched.monitor.dispose());

  const next = (change?: Parameters<ScriptedStats['next']>[0]): void =>
    watched.monitor.measured('a', countersOf(stats.next(change)));

  it('is asked for as soon as it is answered', () => {
    expect(watched.asked).to.deep.equal(['a']);
  });

  it('is not asked for before, on hold, or by either side held', () => {
    const other = new Watched();
    for (const one of [callWith('a'), onHold({ local: 'on' }), onHold({ remote: true })]) {
      other.monitor.follow([one]);
    }
    expect(other.asked).to.deep.equal([]);
  });

  it('is known from the second report on', () => {
    next();
    expect(watched.state).to.equal(null);
    next();
    expect(watched.shown).to.deep.equal({
      mos: 4.4,
      level: 'good',
      warnings: [],
      lossPercent: 0,
      jitterMs: 4,
      roundTripMs: 30,
      delayMs: 95,
      codec: 'pcmu',
    });
  });

  it('is measured in Firefox, too, which does not tell the energy of a microphone', () => {
    stats = new ScriptedStats(false);
    for (let i = 0; i < 8; i += 1) next();
    expect(watched.shown?.level).to.equal('good');
    expect(watched.shown?.warnings).to.deep.equal([]);
  });

  it('is written once while nothing changes by a visible step', () => {
    for (let i = 0; i < 20; i += 1) next({ jitter: 0.004 + (i % 3) / 1000 });
    expect(watched.writes).to.equal(1);
  });

  it('falls with loss, which is warned of, and comes back', () => {
    for (let i = 0; i < 3; i += 1) next();
    for (let i = 0; i < 3; i += 1) next({ received: 85, lost: 15 });
    expect(watched.shown?.level).to.equal('poor');
    expect(watched.shown?.warnings).to.deep.equal(['loss']);
    expect(watched.shown?.lossPercent).to.equal(15);
    for (let i = 0; i < 4; i += 1) next();
    expect(watched.shown?.level).to.equal('good');
    expect(watched.shown?.warnings).to.deep.equal([]);
  });

  it('is poor when nothing arrives at all', () => {
    for (let i = 0; i < 2; i += 1) next();
    for (let i = 0; i < 2; i += 1) next({ received: 0 });
    expect(watched.shown?.warnings).to.deep.equal(['one-way']);
    expect(watched.shown?.level).to.equal('poor');
  });

  it('does not count what came on hold', () => {
    next();
    next();
    watched.monitor.follow([onHold({ local: 'on' })]);
    watched.monitor.follow([call]);
    next({ ms: 60_000, received: 0, lost: 3000 });
    expect(watched.shown?.level).to.equal('good');
  });

  it('does not compare two streams with each other', () => {
    next();
    next();
    stats = new ScriptedStats();
    stats.ssrc = 2;
    next({ received: 3, ms: 90_000 });
    expect(watched.writes).to.equal(1);
    next();
    expect(watched.shown?.level).to.equal('good');
  });

  it('has a summary when the call ends: mean, worst, figures of all of it', () => {
    for (let i = 0; i < 11; i += 1) next();
    for (let i = 0; i < 3; i += 1) next({ received: 90, lost: 10 });
    watched.monitor.ends('a');
    const { summary, warnings } = watched.shown ?? {};
    expect(warnings).to.deep.equal([]);
    expect(summary?.codec).to.equal('pcmu');
    expect(summary?.lossPercent).to.equal(2.3);
    expect(summary?.jitterMs).to.equal(4);
    expect(summary?.roundTripMs).to.equal(30);
    expect(summary?.mos).to.be.within(4, 4.3);
    expect(summary?.worstMos).to.be.within(3, 3.6);
  });

  it('is forgotten with the call', () => {
    next();
    next();
    watched.monitor.follow([]);
    expect(watched.state).to.equal(null);
  });

  it('says nothing about a call that was too short to be measured', () => {
    next();
    watched.monitor.ends('a');
    expect(watched.state).to.equal(null);
  });

  it('goes on when a browser gives no statistics', async () => {
    const other = new Watched();
    const refused = new Error('no statistics');
    other.report = () => Promise.reject(refused);
    other.monitor.follow([call]);
    await Promise.resolve();
    await Promise.resolve();
    expect(other.errors).to.deep.equal([refused]);
    other.monitor.dispose();
  });
});
