import { expect } from '@open-wc/testing';
import type { LineSetup } from '../../../src/core/connection/account-signaling.js';
import type { PageLine } from '../../../src/core/engine/last-page.js';
import { tellOutlivingWorker } from '../../../src/core/engine/outliving-worker.js';
import { createFakePbx } from '../../../src/core/signaling/fake/index.js';
import { pageEndRecords } from '../../../src/core/tabs/page-end-records.js';
import { keptRecords } from '../calls/kept-call.js';
import { setup as line } from '../phone/left-call.js';

const server = 'wss://pbx.test/ws';
const setup: LineSetup = { ...line, credentials: { token: 'first' }, factory: undefined };

/** Stands for the browser's: reads the option or not, as the test says, and hears what is posted. */
class StubWorker extends EventTarget {
  static outlives = true;
  static readonly started: { url: string; options: object }[] = [];
  static readonly heard: PageLine[] = [];
  readonly port = { postMessage: (line: PageLine): void => void StubWorker.heard.push(line) };

  constructor(url: string | URL, options: WorkerOptions & { extendedLifetime?: boolean }) {
    super();
    const outlives = StubWorker.outlives && options.extendedLifetime;
    if (!URL.canParse(String(url))) throw new DOMException('', 'SyntaxError');
    StubWorker.started.push({ url: String(url), options: { ...options, outlives } });
  }
}

const { SharedWorker: real } = globalThis;

/** The module keeps what it has started, so what comes before the start comes first. */
describe('the worker that outlives its pages', () => {
  before(() => {
    Object.assign(globalThis, { SharedWorker: StubWorker });
  });
  after(() => {
    Object.assign(globalThis, { SharedWorker: real });
  });

  it('is not started for what it could not end', async () => {
    await tellOutlivingWorker('key', null, setup);
    await tellOutlivingWorker('key', server, undefined);
    await tellOutlivingWorker('key', server, { ...setup, factory: createFakePbx().factory });
    expect(StubWorker.started).to.have.length(0);
  });

  it('is not started where the browser ends workers with their pages', async () => {
    StubWorker.outlives = false;
    await tellOutlivingWorker('key', server, setup);
    StubWorker.outlives = true;
    expect(StubWorker.started).to.have.length(0);
  });

  it('is started once, and told of the line, with a lock that the page holds', async () => {
    await tellOutlivingWorker('key', server, setup);
    await tellOutlivingWorker('other', server, setup);
    expect(StubWorker.started).to.have.length(1);
    expect(StubWorker.started[0]?.url).to.match(/last-page-worker/);
    expect(StubWorker.started[0]?.options).to.include({ type: 'module', outlives: true });
    expect(StubWorker.heard.map(({ key }) => key)).to.deep.equal(['key', 'other']);
    const { held = [] } = await navigator.locks.query();
    expect(held.map(({ name }) => name)).to.include(StubWorker.heard[0]?.page);
    expect(StubWorker.heard[0]).to.deep.include({
      server,
      setup: { account: setup.account, credentials: setup.credentials, media: setup.media },
    });
  });

  it('is told again when the credentials are others', async () => {
    await tellOutlivingWorker('key', server, { ...setup, credentials: { token: 'second' } });
    expect(StubWorker.heard.at(-1)?.setup.credentials).to.deep.equal({ token: 'second' });
  });

  it('is told what the page wrote in its last moment', () => {
    const records = keptRecords();
    pageEndRecords.put('key', records);
    StubWorker.heard.length = 0;
    globalThis.dispatchEvent(new PageTransitionEvent('pagehide'));
    pageEndRecords.put('key', null);
    expect(StubWorker.heard).to.have.length(1);
    expect(StubWorker.heard[0]).to.deep.include({ key: 'key', atPageEnd: records });
  });
});
