import { expect } from '@open-wc/testing';
import { Scene } from './support/scene.js';

describe('a phone that expects calls', () => {
  const made: RTCPeerConnection[] = [];
  const gathered: RTCIceGatheringState[] = [];
  const Native = globalThis.RTCPeerConnection;
  let tell: () => void = () => undefined;

  beforeEach(() => {
    globalThis.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
      override close(): void {
        // Firefox does not tell afterwards.
        gathered.push(this.iceGatheringState);
        super.close();
        tell();
      }
    };
  });
  afterEach(() => {
    globalThis.RTCPeerConnection = Native;
  });

  it('has the browser make its first offer ahead of them, once, and gather nothing', async () => {
    const first = await Scene.connected();
    expect(made).to.deep.equal([]);
    const closed = new Promise<void>((resolve) => (tell = resolve));
    await register(first);
    await closed;
    const second = await Scene.connected();
    await register(second);
    await new Promise((idle) => requestIdleCallback(idle));
    expect(made.map(({ signalingState }) => signalingState)).to.deep.equal(['closed']);
    expect(gathered).to.deep.equal(['new']);
    await Promise.all([first.close(), second.close()]);
  });
});

async function register({ signaling, server }: Scene): Promise<void> {
  const registering = signaling.register();
  server.reply(await server.next('REGISTER'), 200);
  await registering;
}
