import { expect } from '@open-wc/testing';
import { findServer } from '../../../src/core/diagnosis/probe-candidates.js';
import { TestLine } from '../../../src/core/diagnosis/test-line.js';
import { resolveSettings } from '../../../src/core/settings/settings-schema.js';
import { createFakePbx } from '../../../src/core/signaling/fake/index.js';
import type { Signaling } from '../../../src/core/signaling/signaling.js';
import { openEmbeddedPbx, type EmbeddedPbx } from '../../support/pbx.js';

const settings = resolveSettings({
  properties: { server: 'wss://pbx.test/ws', auth: 'guest' },
  attributes: [],
});

/** A line on which a question is answered as told; what was opened and closed is counted. */
class Lines {
  opened = 0;
  disposed = 0;
  readonly #ask: Signaling['ask'];

  constructor(ask: Signaling['ask']) {
    this.#ask = ask;
  }

  readonly to = (url: string): TestLine =>
    new TestLine(
      () => {
        this.opened += 1;
        const signaling = fakeSignaling();
        signaling.connect = () => Promise.resolve();
        signaling.ask = this.#ask;
        signaling.dispose = () => {
          this.disposed += 1;
          return Promise.resolve();
        };
        return Promise.resolve(signaling);
      },
      settings,
      url,
    );
}

const never = new Promise<never>(() => undefined);

function fakeSignaling(): Signaling {
  const nothing = (): undefined => undefined;
  return createFakePbx().factory({
    account: { ...settings.account, instanceId: 'urn:uuid:0' },
    credentials: {},
    media: settings.media,
    handlers: {
      onConnectionLost: nothing,
      onActivity: nothing,
      onRegistrationLost: nothing,
      onRegistered: nothing,
      onIncoming: () => null,
      onRefused: nothing,
    },
    log: nothing,
  });
}

describe('looking for SIP at other addresses', () => {
  let pbx: EmbeddedPbx;
  before(async () => {
    pbx = await openEmbeddedPbx();
  });
  after(() => pbx.close());
  const going = (): AbortSignal => new AbortController().signal;

  it('finds the one that answers, whatever by, and closes what it was asked on', async () => {
    const lines = new Lines(() => Promise.resolve({ status: 404, reason: '', headers: {} }));
    const found = await findServer([pbx.deadServer, pbx.server], lines.to, going());
    expect(found).to.equal(pbx.server);
    expect([lines.opened, lines.disposed]).to.deep.equal([1, 1]);
  });

  it('finds nothing where the subprotocol is taken and the question fails', async () => {
    const lines = new Lines(() => Promise.reject(new Error('nobody')));
    expect(await findServer([pbx.server], lines.to, going())).to.equal(undefined);
    expect([lines.opened, lines.disposed]).to.deep.equal([1, 1]);
  });

  it('speaks no SIP to what opens no socket', async () => {
    const lines = new Lines(() => never);
    expect(await findServer([pbx.deadServer], lines.to, going())).to.equal(undefined);
    expect(lines.opened).to.equal(0);
  });

  it('cancelled while nobody answers: ends at once, and closes what it was asked on', async () => {
    const stop = new AbortController();
    const lines = new Lines(() => {
      stop.abort();
      return never;
    });
    expect(await findServer([pbx.server], lines.to, stop.signal)).to.equal(undefined);
    expect([lines.opened, lines.disposed]).to.deep.equal([1, 1]);
  });
});

describe('a line of the test', () => {
  it('that is closed before there is a signaling disposes of it as soon as there is one', async () => {
    let disposed = 0;
    const signaling = fakeSignaling();
    signaling.dispose = () => Promise.resolve(void (disposed += 1));
    let opened: (given: Signaling) => void = () => undefined;
    const opening = new Promise<Signaling>((resolve) => (opened = resolve));
    const line = new TestLine(() => opening, settings, 'wss://pbx.test/ws');
    const connecting = line.connect();
    await line.close();
    opened(signaling);
    expect(await connecting.catch((error: unknown) => error)).to.include({
      code: 'network/connection-lost',
    });
    expect(disposed).to.equal(1);
  });
});
