import { expect } from '@open-wc/testing';
import { VoipError } from '../../src/core/errors.js';
import type { IncomingCall } from '../../src/core/signaling/signaling.js';
import type { Listener } from './support/scene.js';
import { codeOf, nextTask, Scene, server, tagOf } from './support/scene.js';

describe('an incoming call', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  const audio = (): Promise<MediaStreamTrack> => Promise.resolve(scene.microphone);

  it('rings, is answered and heard on both sides', async () => {
    scene = await Scene.connected();
    const { call, heard, peer } = await scene.ring();
    const answering = call.answer({ audio: audio() });
    const answered = await scene.server.next('200');
    expect(heard.told).not.to.include('connected');
    await peer.answered(answered.body);
    scene.server.followUp('ACK', 'alice', 1, { tag: tagOf(answered.header('To')) });
    await answering;
    await heard.hears('media connected');
    await peer.hears();
    await call.end();
    await scene.server.next('BYE');
    expect(await heard.ended).to.include({ by: 'local', outcome: 'completed' });
  });

  it('opens no media before somebody answers', async () => {
    scene = await Scene.connected();
    const Native = globalThis.RTCPeerConnection;
    const body = await scene.peer().offer();
    let opened = 0;
    globalThis.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        if (configuration?.rtcpMuxPolicy) opened += 1;
      }
    };
    try {
      const { call, heard } = await scene.ring({ body });
      expect(opened).to.equal(0);
      await call.reject();
      await heard.ended;
      expect(opened).to.equal(0);
    } finally {
      globalThis.RTCPeerConnection = Native;
    }
  });

  it('without an offer is answered by one', async () => {
    scene = await Scene.connected();
    const { call, heard, peer } = await scene.ring({ body: '' });
    const answering = call.answer({ audio: audio() });
    const answered = await scene.server.next('200');
    const body = await peer.answer(answered.body);
    scene.server.followUp('ACK', 'alice', 1, { tag: tagOf(answered.header('To')), body });
    await answering;
    await heard.hears('media connected');
    await peer.hears();
  });

  it('with video is answered by audio alone, the video refused with port 0', async () => {
    scene = await Scene.connected();
    const peer = scene.peer();
    peer.connection.addTransceiver('audio');
    peer.connection.addTransceiver('video');
    const { call } = await scene.ring({ body: await peer.offer() });
    const answering = codeOf(call.answer({ audio: audio() }));
    const answered = await scene.server.next('200');
    expect(answered.body).to.match(/^m=audio [1-9]/m);
    expect(answered.body).to.match(/^m=video 0 /m);
    await call.end();
    await answering;
  });

  it('goes on ringing when the microphone fails, and can be answered then', async () => {
    scene = await Scene.connected();
    const { call, heard } = await scene.ring();
    const refused = call.answer({ audio: Promise.reject(new VoipError('device/in-use')) });
    expect(await codeOf(refused)).to.equal('device/in-use');
    expect(scene.server.count('200')).to.equal(0);
    const answering = call.answer({ audio: audio() });
    const answered = await scene.server.next('200');
    scene.server.followUp('ACK', 'alice', 1, { tag: tagOf(answered.header('To')) });
    await answering;
    expect(heard.told).to.include('connected');
  });

  const asks: readonly (readonly [header: string, seconds: number | undefined])[] = [
    ['Call-Info: <sip:pbx.test>;answer-after=0', 0],
    ['Call-Info: <sip:pbx.test>; answer-after = 5 ;purpose=info', 5],
    ['Alert-Info: Auto Answer', 0],
    ['Alert-Info: <http://pbx.test>;info=alert-autoanswer;delay=2', 2],
    ['Alert-Info: ring-answer', 0],
    ['Alert-Info: <http://pbx.test/ring.wav>', undefined],
    ['Alert-Info: <http://pbx.test/no-auto-answers>', undefined],
    ['Call-Info: <sip:pbx.test>;answer-after=soon', undefined],
    ['Call-Info: <sip:pbx.test>;answer-after=100000', undefined],
    ['X-Answer-After: 0', undefined],
  ];
  for (const [header, seconds] of asks) {
    it(`with ${header} is to be answered after ${seconds ?? 'nothing'}`, async () => {
      scene = await Scene.connected();
      const { call } = await scene.ring({ headers: [header] });
      expect(call.answerAfter).to.equal(seconds);
    });
  }

  it('that a server only passes on cannot ask to be answered by itself', async () => {
    scene = await Scene.connected();
    const headers = [
      'Via: SIP/2.0/UDP 203.0.113.7:5060;branch=z9hG4bKfar',
      'Call-Info: <sip:pbx.test>;answer-after=0',
    ];
    const { call } = await scene.ring({ headers });
    expect(call.answerAfter).to.equal(undefined);
  });

  it('shows who calls without what could deceive', async () => {
    scene = await Scene.connected();
    const { call } = await scene.ring({
      headers: [
        'X-Voip-Context-Ticket: 47\u202e11',
        'P-Asserted-Identity: "Bob\u200b \u202eevil" <sip:bob%0d%0aX-Evil:1@pbx.test>',
      ],
    });
    expect(call.remote).to.deep.equal({
      user: 'bob X-Evil:1',
      displayName: 'Bob evil',
      anonymous: false,
      verified: true,
      headers: { 'x-voip-context-ticket': '4711' },
    });
  });

  it('is not answered by itself, whatever its headers ask for', async () => {
    scene = await Scene.connected();
    const { heard } = await scene.ring({
      headers: [
        'Call-Info: <sip:x>;answer-after=0',
        'Alert-Info: auto-answer',
        'P-Auto-Answer: normal',
      ],
    });
    await nextTask();
    expect(scene.server.count('200')).to.equal(0);
    expect(heard.told).to.deep.equal([]);
  });

  it('that nobody takes is refused with 486', async () => {
    scene = await Scene.connected();
    scene.server.invite('alice', { body: await scene.peer().offer() });
    await scene.server.next('486');
  });

  const refused: [what: string, status: string, invite: { body?: string; headers?: string[] }][] = [
    ['without encryption', '488', { body: 'v=0\r\nm=audio 5000 RTP/AVP 0\r\n' }],
    ['without audio', '488', { body: 'v=0\r\nm=video 5000 RTP/AVP 0\r\n' }],
    ['that requires what we do not know', '420', { headers: ['Require: 100rel'] }],
  ];
  for (const [what, status, invite] of refused) {
    it(`${what} is refused with ${status}, and nobody is asked`, async () => {
      scene = await Scene.connected();
      let asked = 0;
      scene.decide = () => {
        asked += 1;
        return null;
      };
      scene.server.invite('alice', invite);
      await scene.server.next(status);
      await nextTask();
      expect(asked).to.equal(0);
      expect(scene.refused).to.have.length(1);
      expect(scene.server.count('180')).to.equal(0);
    });
  }

  it('that is given up is missed', async () => {
    scene = await Scene.connected();
    const { call, heard } = await scene.ring();
    scene.server.followUp('CANCEL', 'alice', 1, {});
    await scene.server.next('487');
    expect(await heard.ended).to.deep.equal({ by: 'remote', outcome: 'missed' });
    expect(await codeOf(call.answer({ audio: audio() }))).to.equal('call/invalid-state');
  });

  it('that another phone took was answered elsewhere', async () => {
    scene = await Scene.connected();
    const { heard } = await scene.ring();
    const headers = ['Reason: SIP;cause=200;text="Call completed elsewhere"'];
    scene.server.followUp('CANCEL', 'alice', 1, { headers });
    expect(await heard.ended).to.include({ by: 'remote', outcome: 'answered-elsewhere' });
  });

  it('that is given up while the microphone opens is missed, and nothing is answered', async () => {
    scene = await Scene.connected();
    const { call, heard } = await scene.ring();
    let grant: (track: MediaStreamTrack) => void = () => undefined;
    const answering = codeOf(call.answer({ audio: new Promise((resolve) => (grant = resolve)) }));
    scene.server.followUp('CANCEL', 'alice', 1, {});
    expect((await heard.ended).outcome).to.equal('missed');
    grant(scene.microphone);
    expect(await answering).to.match(/^call\//);
    expect(
      scene.server.received.filter(
        ({ what, header }) => what === '200' && header('CSeq').endsWith('INVITE'),
      ),
    ).to.deep.equal([]);
  });

  /** SIP.js drops that CANCEL and repeats the 200 for 32 s. */
  it('that is given up as our 200 crosses, and never ACKed, is over at once, not after 32 s', async () => {
    scene = await Scene.connected();
    const { call, heard } = await scene.ring();
    const answering = codeOf(call.answer({ audio: audio() }));
    await scene.server.next('200');
    scene.server.followUp('CANCEL', 'alice', 1, {});
    const start = performance.now();
    expect((await heard.ended).outcome).to.equal('missed');
    expect(performance.now() - start).to.be.lessThan(4_000);
    expect(await answering).to.match(/^call\//);
  });

  it('rings for six seconds at most without its connection, which the CANCEL would come by', async function () {
    this.timeout(10_000);
    scene = await Scene.connected();
    const { heard } = await scene.ring();
    const start = performance.now();
    scene.server.drop();
    await scene.signaling.connect(server);
    expect(await heard.ended).to.deep.include({ by: 'system', outcome: 'missed' });
    expect(performance.now() - start).to.be.within(5_000, 7_000);
  });

  it('that is answered within that time is answered by the next connection', async () => {
    scene = await Scene.connected();
    const { call } = await scene.ring();
    scene.server.drop();
    await scene.signaling.connect(server);
    const answering = call.answer({ audio: audio() });
    const answer = await scene.server.next('200');
    const tag = tagOf(answer.header('To'));
    scene.server.followUp('ACK', 'alice', 1, { tag });
    await answering;
  });

  it('beyond what the page takes is refused while the other goes on', async () => {
    scene = await Scene.connected();
    const { call, heard, peer } = await scene.ring();
    scene.decide = () => null;
    scene.server.invite('alice', { body: await scene.peer().offer(), callId: 'second' });
    const busy = await scene.server.next('486');
    expect(busy.header('Call-ID')).to.equal('second');
    expect(heard.told).to.deep.equal([]);
    const answering = call.answer({ audio: audio() });
    const answered = await scene.server.next('200');
    await peer.answered(answered.body);
    scene.server.followUp('ACK', 'alice', 1, { tag: tagOf(answered.header('To')) });
    await answering;
  });

  it('is refused when the page fails to decide', async () => {
    scene = await Scene.connected();
    scene.decide = (): Listener['handlers'] => {
      throw new Error('thrown on purpose');
    };
    scene.server.invite('alice', { body: await scene.peer().offer() });
    await scene.server.next('486');
  });

  it('can be refused with another status', async () => {
    scene = await Scene.connected();
    const { call, heard }: { call: IncomingCall; heard: Listener } = await scene.ring();
    await call.reject(603);
    await scene.server.next('603');
    expect(await heard.ended).to.include({ by: 'local', outcome: 'declined' });
  });
});
