import { expect } from '@open-wc/testing';
import { codeOf, Scene, server } from './support/scene.js';

describe('giving a call up', () => {
  let scene: Scene;
  const closed: RTCPeerConnection[] = [];
  const Native = globalThis.RTCPeerConnection;

  beforeEach(() => {
    closed.length = 0;
    globalThis.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        closed.push(this);
      }
    };
  });

  afterEach(async () => {
    globalThis.RTCPeerConnection = Native;
    await scene.close();
    expect(closed.map(({ signalingState }) => signalingState)).to.deep.equal(
      closed.map(() => 'closed'),
    );
  });

  it('before the microphone is there: nothing is sent, also when it comes later', async () => {
    scene = await Scene.connected();
    let grant: (track: MediaStreamTrack) => void = () => undefined;
    const audio = new Promise<MediaStreamTrack>((resolve) => (grant = resolve));
    const { call, heard } = scene.dial('600', { audio });
    await call.end();
    expect(await heard.ended).to.include({ by: 'local', outcome: 'cancelled' });
    expect(await codeOf(call.sent)).to.equal('call/cancelled');
    grant(scene.microphone);
    const next = scene.dial();
    await next.call.sent;
    expect(scene.server.count('INVITE')).to.equal(1);
    expect(scene.microphone.readyState).to.equal('live');
  });

  it('before the socket is open: nothing is sent', async () => {
    scene = new Scene();
    const connecting = scene.signaling.connect('wss://silent.test/');
    const { call, heard } = scene.dial();
    await call.end();
    expect((await heard.ended).outcome).to.equal('cancelled');
    const opened = scene.signaling.connect(server);
    expect(await codeOf(connecting)).to.equal('network/unreachable');
    await opened;
    await scene.dial().call.sent;
    expect(scene.server.count('INVITE')).to.equal(1);
  });

  it('before any response: CANCEL waits for the 100, and the end does not', async () => {
    scene = await Scene.connected();
    const { call, heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    await call.sent;
    await call.end();
    expect((await heard.ended).outcome).to.equal('cancelled');
    expect(scene.server.count('CANCEL')).to.equal(0);
    scene.server.reply(invite, 100);
    await scene.server.next('CANCEL');
  });

  /** SIP.js answers the challenge of a cancelled INVITE, and the call rings with no CANCEL to come. */
  it('before a challenge: the INVITE is not repeated', async () => {
    scene = await Scene.connected();
    const { call, heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    await call.sent;
    await call.end();
    await heard.ended;
    scene.server.reply(invite, 401, {
      headers: ['WWW-Authenticate: Digest realm="pbx.test", nonce="1", algorithm=MD5'],
    });
    await scene.server.next('ACK');
    await scene.dial().call.sent;
    expect(scene.server.count('INVITE')).to.equal(2);
    expect(scene.server.received.at(-1)?.header('Authorization')).to.equal('');
  });

  it('while it rings: CANCEL, told at once although nobody answers it', async () => {
    scene = await Scene.connected();
    const { call, heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    scene.server.reply(invite, 180);
    await heard.hears('180');
    const start = performance.now();
    await call.end();
    await heard.ended;
    // Nowhere near the 32 s that a request waits for an answer (RFC 3261 §17).
    expect(performance.now() - start).to.be.lessThan(5000);
    const cancel = await scene.server.next('CANCEL');
    scene.server.reply(cancel, 200);
    scene.server.reply(invite, 487);
    await scene.server.next('ACK');
    expect(heard.told.filter((one) => one === 'ended')).to.have.length(1);
  });

  it('while the answer is on its way: the 200 is ACKed and BYEd', async () => {
    scene = await Scene.connected();
    const { call, heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    scene.server.reply(invite, 180);
    await heard.hears('180');
    await call.end();
    const peer = scene.peer();
    scene.server.reply(invite, 200, { body: await peer.answer(invite.body) });
    await scene.server.next('ACK');
    const bye = await scene.server.next('BYE');
    scene.server.reply(bye, 200);
    expect((await heard.ended).outcome).to.equal('cancelled');
    expect(heard.told).not.to.include('connected');
  });

  it('when the microphone is refused: the error is told and nothing is sent', async () => {
    scene = await Scene.connected();
    const { call, heard } = scene.dial('600', {
      audio: Promise.reject(new DOMException('no', 'NotAllowedError')),
    });
    expect(await codeOf(call.sent)).to.equal('call/failed');
    expect((await heard.ended).by).to.equal('system');
    expect(scene.server.count('INVITE')).to.equal(0);
  });
});
