import { expect } from '@open-wc/testing';
import {
  createFakePbx,
  createManualClock,
  type FakePbx,
  type FakePbxOptions,
} from '../../../src/core/signaling/fake/index.js';
import type { Signaling } from '../../../src/core/signaling/signaling.js';
import { CallRecorder, LineRecorder } from '../../contract/recorder.js';

const server = 'wss://pbx.test/ws';

/** A phone registered as 1001 on a PBX whose time stands still. */
async function setUp(options: FakePbxOptions = {}) {
  const clock = createManualClock();
  const pbx = createFakePbx({ clock, ...options });
  const heard = new LineRecorder();
  const signaling = pbx.factory({
    account: {
      domain: 'pbx.test',
      username: '1001',
      displayName: 'Alice',
      guest: false,
      outboundProxy: '',
      instanceId: 'urn:uuid:00000000-0000-4000-8000-000000000001',
    },
    credentials: { password: 'secret' },
    media: { iceServers: [], iceTransportPolicy: 'all', codecs: ['opus'] },
    handlers: heard.handlers,
    log: () => undefined,
  });
  await signaling.connect(server);
  await signaling.register();
  return { clock, pbx, heard, signaling };
}

function track(): Promise<MediaStreamTrack> {
  const context = new AudioContext();
  const [only] = context.createMediaStreamDestination().stream.getAudioTracks();
  void context.close();
  return only ? Promise.resolve(only) : Promise.reject(new Error('no track'));
}

function dial(signaling: Signaling, target: string, headers = {}) {
  const heard = new CallRecorder();
  const call = signaling.invite({ target, headers, audio: track(), handlers: heard.handlers });
  return { call, heard };
}

const typesOf = (pbx: FakePbx): string[] => pbx.log.map(({ type }) => type);

describe('the fake PBX', () => {
  it('writes down what reached it, in order', async () => {
    const { clock, pbx, signaling } = await setUp();
    const { call, heard } = dial(signaling, '600', { 'X-Voip-Page': 'https://a.example/' });
    await heard.until('onConnected');
    await call.renegotiate({ direction: 'sendonly' });
    const sending = call.sendDtmf('1,2');
    await clock.advance(10_000);
    await sending;
    await call.end();
    await signaling.unregister();
    await signaling.disconnect();
    expect(pbx.log).to.deep.equal([
      { type: 'connect', server },
      { type: 'register', username: '1001', refresh: false },
      {
        type: 'invite',
        call: 'call-1',
        target: '600',
        displayName: '',
        headers: { 'X-Voip-Page': 'https://a.example/' },
      },
      {
        type: 'renegotiate',
        call: 'call-1',
        direction: 'sendonly',
        iceRestart: false,
        accepted: true,
      },
      { type: 'dtmf', call: 'call-1', tones: '1,2' },
      { type: 'bye', call: 'call-1' },
      { type: 'unregister', username: '1001' },
      { type: 'disconnect' },
    ]);
    expect(pbx.calls[0]?.dtmf).to.equal('12');
  });

  it('rings 0800 for a second of its own clock, not of the test’s', async () => {
    const { clock, signaling } = await setUp();
    const { heard } = dial(signaling, '0800');
    await heard.until('onProgress');
    await clock.advance(999);
    expect(heard.names()).not.to.include('onConnected');
    await clock.advance(1);
    expect(heard.names()).to.include('onConnected');
  });

  it('leaves a number without a script to the test', async () => {
    const { pbx, signaling } = await setUp();
    const next = pbx.nextCall();
    const { heard } = dial(signaling, '700');
    const call = await next;
    expect(call).to.include({ target: '700', state: 'new', direction: 'outgoing' });
    call.ring({ earlyMedia: true, queue: { name: 'support', position: 3 } });
    const { args } = await heard.until('onProgress');
    expect(args).to.deep.equal([
      { status: 183, earlyMedia: true, queue: { name: 'support', position: 3 } },
    ]);
    call.answer();
    await heard.until('onConnected');
    call.hold();
    await heard.until('onRemoteHold');
    call.media('interrupted');
    await heard.until('onMediaState', ({ args: [state] }) => state === 'interrupted');
    call.hangup();
    expect(await heard.ended()).to.include({ by: 'remote', outcome: 'completed' });
  });

  it('takes a dial plan of the test’s own', async () => {
    const { signaling } = await setUp({ dialPlan: { '1': (call) => call.reject(402) } });
    const end = await dial(signaling, '1').heard.ended();
    expect(end.outcome).to.equal('payment-required');
  });

  it('calls the phone, and knows how the call was refused', async () => {
    const { pbx, heard } = await setUp();
    const call = pbx.incoming({ from: '2002', displayName: 'Bob' });
    const { args } = await heard.until('onIncoming');
    expect(args[0].remote).to.include({ user: '2002', displayName: 'Bob', anonymous: false });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(call).to.include({ state: 'ended', rejectedWith: 486 });
  });

  it('tells a test that rings nobody', async () => {
    const { pbx, signaling } = await setUp();
    expect(() => pbx.incoming({ to: '9' })).to.throw(TypeError, 'registered as 9');
    await signaling.unregister();
    expect(() => pbx.incoming()).to.throw(TypeError);
  });

  it('tells a script that does what no PBX could', async () => {
    const { pbx, signaling } = await setUp();
    const { heard } = dial(signaling, '602');
    await heard.ended();
    const call = pbx.calls[0];
    expect(() => call?.answer()).to.throw(TypeError, 'is ended');
    expect(() => call?.hangup()).to.throw(TypeError);
    expect(() => call?.answeredElsewhere()).to.throw(TypeError);
  });

  it('refuses so many connections, then takes the next', async () => {
    const { pbx, signaling, heard } = await setUp();
    pbx.dropConnection();
    await heard.lost();
    pbx.refuseConnections(2);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const error: unknown = await signaling.connect(server).catch((reason: unknown) => reason);
      expect(error).to.include({ code: 'network/unreachable', retryable: true });
    }
    await signaling.connect(server);
  });

  it('loses what is said while the socket is down', async () => {
    const { pbx, signaling, heard: line } = await setUp();
    const { call, heard } = dial(signaling, '600');
    await heard.until('onConnected');
    pbx.dropConnection();
    await line.lost();
    pbx.calls[0]?.hangup();
    await signaling.connect(server);
    expect(heard.names()).not.to.include('onEnded');
    const error: unknown = await call
      .renegotiate({ direction: 'sendrecv' })
      .catch((reason: unknown) => reason);
    expect(error).to.deep.include({ code: 'call/renegotiation-rejected', detail: { status: 481 } });
    expect(await heard.ended()).to.include({ by: 'remote', outcome: 'network-lost' });
  });

  it('refreshes a registration before it expires, and tells when it no longer can', async () => {
    const { clock, pbx, heard } = await setUp({ expiresIn: 100 });
    await clock.advance(95_000);
    const { args } = await heard.until('onRegistered');
    expect(args).to.deep.equal([{ expiresIn: 100 }]);
    pbx.rejectRegistration(403);
    await clock.advance(100_000);
    const lost = await heard.until('onRegistrationLost');
    expect(lost.args[0].code).to.equal('auth/rejected');
    expect(heard.count('onRegistered')).to.equal(1);
  });

  it('forgets registrations as after a restart', async () => {
    const { pbx, heard } = await setUp();
    pbx.loseRegistrations();
    const { args } = await heard.until('onRegistrationLost');
    expect(args[0]).to.include({ code: 'network/server-error', retryable: true });
    expect(() => pbx.incoming()).to.throw(TypeError);
  });

  it('stops refreshing after dispose()', async () => {
    const { clock, pbx, signaling } = await setUp({ expiresIn: 100 });
    await signaling.dispose();
    const before = typesOf(pbx).length;
    await clock.advance(1_000_000);
    expect(typesOf(pbx)).to.have.length(before);
  });
});

describe('the manual clock', () => {
  it('runs what is due in order of time, also what is added meanwhile', async () => {
    const clock = createManualClock();
    const ran: string[] = [];
    clock.later(20, () => ran.push('b'));
    clock.later(10, () => {
      ran.push('a');
      clock.later(5, () => ran.push('a+5'));
    });
    const stop = clock.later(12, () => ran.push('never'));
    stop();
    await clock.advance(19);
    expect(ran).to.deep.equal(['a', 'a+5']);
    await clock.advance(1);
    expect(ran).to.deep.equal(['a', 'a+5', 'b']);
  });

  it('lets everything that is immediate happen before it goes on', async () => {
    const clock = createManualClock();
    const ran: string[] = [];
    clock.soon(() => clock.soon(() => ran.push('soon')));
    await clock.advance(0);
    expect(ran).to.deep.equal(['soon']);
  });
});
