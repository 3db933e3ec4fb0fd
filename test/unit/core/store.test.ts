import { expect } from '@open-wc/testing';
import { initialState, type CallsState } from '../../../src/core/state.js';
import { Store, type LogEntry } from '../../../src/core/store.js';

const entryName = (entry: LogEntry): string =>
  entry.kind === 'notice' ? entry.body.name : `${entry.before.core}→${entry.after.core}`;

function createStore() {
  const store = new Store(initialState);
  return { store, setCore: store.slice('core'), setCalls: store.slice('calls') };
}

const dtmf = { name: 'voip-error', detail: { error: {} } } as unknown as Parameters<
  Store['notice']
>[0];

describe('the store', () => {
  it('hands each slice to one owner', () => {
    const { store } = createStore();
    expect(() => store.slice('core')).to.throw(TypeError, 'core');
    store.slice('tab');
  });

  it('changes one slice and keeps the others as they were', () => {
    const { store, setCore } = createStore();
    const before = store.state;
    setCore('loading', 'api');
    expect(store.state).to.deep.equal({ ...before, core: 'loading' });
    expect(store.state.calls).to.equal(before.calls);
    expect(before.core).to.equal('idle');
  });

  it('tells each commit with the state before and after it, and its origin', () => {
    const { store, setCore } = createStore();
    const before = store.state;
    const entries: LogEntry[] = [];
    store.listen((entry) => entries.push(entry));
    setCore('loading', 'user');
    expect(entries).to.deep.equal([{ kind: 'commit', before, after: store.state, origin: 'user' }]);
  });

  it('tells nothing when the value is the one that stands', () => {
    const { store, setCore, setCalls } = createStore();
    const entries: LogEntry[] = [];
    store.listen((entry) => entries.push(entry));
    setCore('idle', 'api');
    setCalls(store.state.calls, 'api');
    expect(entries).to.deep.equal([]);
  });

  it('freezes the state down to the last object, and can clone it', () => {
    const { store, setCalls } = createStore();
    const calls = { byId: {}, order: ['a'], activeId: 'a' };
    setCalls(calls, 'api');
    expect(Object.isFrozen(store.state)).to.equal(true);
    expect(() => calls.order.push('b')).to.throw(TypeError);
    expect(() => Object.assign(store.state.devices.chosen, { microphone: 'x' })).to.throw(
      TypeError,
    );
    expect(structuredClone(store.state)).to.deep.equal(store.state);
  });

  it('tells commits and notices in order, to every listener, also when a listener commits again', () => {
    const { store, setCore } = createStore();
    const first: string[] = [];
    const second: string[] = [];
    store.listen((entry) => {
      first.push(entryName(entry));
      if (entryName(entry) !== 'idle→loading') return;
      store.notice(dtmf, 'system');
      setCore('ready', 'system');
    });
    store.listen((entry) => second.push(entryName(entry)));
    setCore('loading', 'api');
    const order = ['idle→loading', 'voip-error', 'loading→ready'];
    expect(first).to.deep.equal(order);
    expect(second).to.deep.equal(order);
  });

  it('shows each listener the state its entry led to, even when more was committed meanwhile', () => {
    const { store, setCore } = createStore();
    const seen: string[] = [];
    store.listen(() => setCore('ready', 'system'));
    store.listen((entry) => seen.push(entry.kind === 'commit' ? entry.after.core : ''));
    setCore('loading', 'api');
    expect(seen).to.deep.equal(['loading', 'ready']);
  });

  it('reports a listener that throws and goes on with the others, now and later', () => {
    const { store, setCore } = createStore();
    const reported: unknown[] = [];
    const { reportError: realReportError } = globalThis;
    globalThis.reportError = (error) => reported.push(error);
    try {
      const seen: string[] = [];
      store.listen(() => {
        throw new Error('listener');
      });
      store.listen((entry) => seen.push(entryName(entry)));
      setCore('loading', 'api');
      setCore('ready', 'api');
      expect(seen).to.deep.equal(['idle→loading', 'loading→ready']);
      expect(reported.map(String)).to.deep.equal(['Error: listener', 'Error: listener']);
    } finally {
      globalThis.reportError = realReportError;
    }
  });

  it('tells nothing to a listener that has stopped, even when it stops while others are told', () => {
    const { store, setCore } = createStore();
    const seen: string[] = [];
    store.listen(() => stop());
    const stop = store.listen((entry) => seen.push(entryName(entry)));
    setCore('loading', 'api');
    setCore('ready', 'api');
    expect(seen).to.deep.equal([]);
  });

  it('keeps secrets of nobody: its initial state has no key for one', () => {
    const text = JSON.stringify(initialState).toLowerCase();
    for (const word of ['password', 'ha1', 'credential', 'secret'])
      expect(text).not.to.contain(word);
  });

  it('does not mix two stores', () => {
    const one = createStore();
    const other = createStore();
    const calls: CallsState = { byId: {}, order: [], activeId: null };
    one.setCalls(calls, 'api');
    expect(other.store.state.calls).to.equal(initialState.calls);
  });
});
