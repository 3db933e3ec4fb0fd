import { expect } from '@open-wc/testing';
import { VoipError } from '../../../src/core/errors.js';
import { Presence } from '../../../src/core/presence/presence.js';
import type { PresenceChange, PresenceState } from '../../../src/core/state.js';

const noon = Date.parse('2026-03-01T12:00:00.000Z');
const at = (minutes: number): string => new Date(noon + minutes * 60_000).toISOString();

interface Bench {
  readonly presence: Presence;
  state: PresenceState | null;
  account: string | undefined;
  now: number;
}

const open = new Set<Presence>();

function bench(account: string | undefined = 'one'): Bench {
  const parts: { state: PresenceState | null; account: string | undefined; now: number } = {
    state: null,
    account,
    now: noon,
  };
  const presence = new Presence({
    read: () => parts.state,
    write: (next) => (parts.state = next),
    account: () => parts.account,
    now: () => parts.now,
  });
  open.add(presence);
  presence.follow();
  return Object.assign(parts, { presence });
}

/** Whether a call that comes now rings. */
function rings({ presence }: Bench): boolean {
  try {
    presence.screen();
    return true;
  } catch (error) {
    expect(error).to.be.instanceOf(VoipError).with.property('code', 'call/silenced');
    return false;
  }
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  for (const presence of open) presence.dispose();
  open.clear();
});

describe('presence', () => {
  it('that was never set lets every call ring, and is in no state', () => {
    const one = bench();
    expect(rings(one)).to.equal(true);
    expect(one.state).to.equal(null);
    expect(localStorage.length).to.equal(0);
  });

  for (const status of ['dnd', 'away'] as const) {
    it(`${status} lets no call ring, and counts them`, () => {
      const one = bench();
      one.presence.set({ status }, 'user');
      expect([rings(one), rings(one)]).to.deep.equal([false, false]);
      expect(one.state).to.deep.equal({ status, until: null, silenced: 2 });
    });
  }

  for (const status of ['available', 'busy', 'wrap-up'] as const) {
    it(`${status} lets calls ring`, () => {
      const one = bench();
      one.presence.set({ status }, 'user');
      expect(rings(one)).to.equal(true);
      expect(one.state?.silenced).to.equal(0);
    });
  }

  it('ends by the clock when a call asks, however late its timer is', () => {
    const one = bench();
    one.presence.set({ status: 'dnd', until: at(30) }, 'user');
    one.now = noon + 30 * 60_000 - 1;
    expect(rings(one)).to.equal(false);
    one.now += 1;
    expect(rings(one)).to.equal(true);
    expect(one.state).to.deep.equal({ status: 'available', until: null, silenced: 1 });
  });

  it('ends by itself', async () => {
    const one = bench();
    one.presence.set({ status: 'away', until: new Date(noon + 20).toISOString() }, 'user');
    one.now = noon + 20;
    await new Promise<void>((resolve) => {
      const look = (): void =>
        one.state?.status === 'away' ? void setTimeout(look, 5) : resolve();
      look();
    });
    expect(one.state).to.deep.equal({ status: 'available', until: null, silenced: 0 });
  });

  it('is known to the next page at once, with what was counted', () => {
    const one = bench();
    one.presence.set({ status: 'dnd', until: at(60) }, 'user');
    rings(one);
    const next = bench();
    expect(next.state).to.deep.equal({ status: 'dnd', until: at(60), silenced: 1 });
    expect(rings(next)).to.equal(false);
  });

  it('that ran out while there was no page is over in the next', () => {
    bench().presence.set({ status: 'dnd', until: at(60) }, 'user');
    const next = bench();
    next.now = noon + 61 * 60_000;
    expect(rings(next)).to.equal(true);
  });

  it('is that of one account', () => {
    const one = bench();
    one.presence.set({ status: 'dnd' }, 'user');
    one.account = 'two';
    expect(rings(one)).to.equal(true);
    expect(one.state).to.equal(null);
    one.account = 'one';
    expect(rings(one)).to.equal(false);
  });

  it('counts on when only its time is changed, and anew when it is set again', () => {
    const one = bench();
    one.presence.set({ status: 'dnd' }, 'user');
    rings(one);
    one.presence.set({ status: 'away', until: at(5) }, 'user');
    expect(one.state?.silenced).to.equal(1);
    one.presence.set({ status: 'available' }, 'user');
    expect(one.state?.silenced).to.equal(1);
    one.presence.set({ status: 'dnd' }, 'user');
    expect(one.state?.silenced).to.equal(0);
  });

  it('keeps an instant in UTC, whatever offset it was given with', () => {
    const one = bench();
    one.presence.set({ status: 'dnd', until: '2026-03-01T15:00:00+02:00' }, 'user');
    expect(one.state?.until).to.equal(at(60));
  });

  it('refuses what is over', () => {
    const one = bench();
    const set = (): void => one.presence.set({ status: 'dnd', until: at(0) }, 'user');
    expect(set).to.throw(VoipError).with.property('code', 'call/invalid-state');
    expect(one.state).to.equal(null);
  });

  const wrong: readonly unknown[] = [
    {},
    { status: 'asleep' },
    { status: '' },
    { status: 'dnd', until: 'tomorrow' },
    { status: 'dnd', until: '2026-03-02' },
    { status: 'dnd', until: '2026-03-02T10:00:00' },
    { status: 'dnd', until: '2026-13-02T10:00:00Z' },
    { status: 'dnd', until: noon + 60_000 },
    { status: 'dnd', until: new Date(noon + 60_000) },
    { status: 'dnd', until: null },
    { status: 'available', until: at(5) },
  ];
  for (const change of wrong) {
    it(`refuses ${JSON.stringify(change)} as a wrong argument`, () => {
      const one = bench();
      expect(() => one.presence.set(change as PresenceChange, 'api')).to.throw(TypeError);
      expect(one.state).to.equal(null);
      expect(localStorage.length).to.equal(0);
    });
  }

  it('cannot be set before there is an account', () => {
    const one = bench(undefined);
    one.account = undefined;
    const set = (): void => one.presence.set({ status: 'dnd' }, 'user');
    expect(set).to.throw(VoipError).with.property('code', 'config/not-configured');
  });

  for (const stored of [
    '',
    'null',
    '[]',
    '{"status":"dnd"}',
    '{"status":"x","until":null,"silenced":0}',
  ]) {
    it(`lets calls ring when ${stored || 'nothing'} is kept`, () => {
      localStorage.setItem('voip-elements.presence.one', stored);
      expect(rings(bench())).to.equal(true);
    });
  }
});
