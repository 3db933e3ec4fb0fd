import { expect } from '@open-wc/testing';
import { codeOf, Scene } from './support/scene.js';
import type { Received } from './support/scripted-server.js';

describe('an outgoing call', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('is answered and heard on both sides', async () => {
    scene = await Scene.connected();
    const { call, heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    await call.sent;
    const peer = scene.peer();
    scene.server.reply(invite, 100);
    scene.server.reply(invite, 180);
    scene.server.reply(invite, 200, { body: await peer.answer(invite.body) });
    await scene.server.next('ACK');
    await heard.hears('media connected');
    await peer.hears();
    expect(heard.told.slice(0, 2)).to.deep.equal(['180', 'track']);
    await call.end();
    await scene.server.next('BYE');
    expect((await heard.ended).outcome).to.equal('completed');
  });

  it('offers one encrypted audio with a candidate, bundled and multiplexed', async () => {
    scene = await Scene.connected();
    scene.dial();
    const { body } = await scene.server.next('INVITE');
    expect(body.match(/^m=/gm)).to.have.length(1);
    expect(body).to.match(/^m=audio \d+ UDP\/TLS\/RTP\/SAVPF /m);
    expect(body).to.match(/^a=candidate:/m);
    expect(body).to.match(/^a=rtcp-mux/m);
    expect(body).to.match(/^a=rtpmap:\d+ telephone-event/m);
    expect(body).not.to.match(/ (?:red|CN)\/8000/);
  });

  it('offers the codecs asked for, in order, and no other', async () => {
    scene = await Scene.connected({}, {}, [], ['pcma', 'g729', 'opus']);
    scene.dial();
    const { body } = await scene.server.next('INVITE');
    const names = [...body.matchAll(/^a=rtpmap:\d+ ([\w-]+)/gm)].map(([, name]) => name);
    expect(names.filter((name) => name !== 'telephone-event')).to.deep.equal(['PCMA', 'opus']);
  });

  it('with an ICE server no browser can use ends as config/value-invalid', async () => {
    scene = await Scene.connected({}, {}, [{ urls: 'nonsense' }]);
    const { call, heard } = scene.dial();
    expect(await codeOf(call.sent)).to.equal('config/value-invalid');
    expect((await heard.ended).error?.code).to.equal('config/value-invalid');
  });

  it('says who calls and what the page adds, and cannot be made to say more', async () => {
    scene = await Scene.connected({ displayName: 'Alice "A" <x>\r\nRoute: <sip:evil>' });
    scene.dial('*76#', { headers: { 'X-Voip-Page': 'https://a.test/' } });
    const invite = await scene.server.next('INVITE');
    expect(invite.text).to.match(/^INVITE sip:\*76%23@pbx\.test SIP\/2\.0\r\n/);
    expect(invite.header('X-Voip-Page')).to.equal('https://a.test/');
    expect(invite.header('From')).to.match(
      /^"Alice \\"A\\" <x> Route: <sip:evil>" <sip:alice@pbx\.test>;tag=/,
    );
    expect(invite.header('Route')).to.equal('');
    expect(invite.header('User-Agent')).to.equal('voip-elements');
  });

  it('with a forbidden header ends as call/header-refused, and no INVITE leaves', async () => {
    scene = await Scene.connected();
    const { call, heard } = scene.dial('600', { headers: { 'X-A': 'a\r\nRoute: <sip:evil>' } });
    expect(await codeOf(call.sent)).to.equal('call/header-refused');
    expect((await heard.ended).error?.code).to.equal('call/header-refused');
    expect(scene.server.count('INVITE')).to.equal(0);
  });

  it('that is too large for a message is held back, and told so', async () => {
    scene = await Scene.connected();
    const headers = Object.fromEntries(
      Array.from({ length: 32 }, (_, index) => [`X-${index}`, '\u{1f98a}'.repeat(512)]),
    );
    const { call, heard } = scene.dial('600', { headers });
    expect(await codeOf(call.sent)).to.equal('network/message-too-large');
    expect((await heard.ended).error?.code).to.equal('network/message-too-large');
    expect(scene.server.count('INVITE')).to.equal(0);
  });

  it('tells the identity our registrar asserts', async () => {
    scene = await Scene.connected();
    const { heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    const asserted = ['P-Asserted-Identity: "Help\u202e Desk" <sip:600@pbx.test>, <tel:+49>'];
    scene.server.reply(invite, 180, { headers: asserted });
    await heard.hears('identity Help Desk');
  });

  it('is refused with 302 and not followed', async () => {
    scene = await Scene.connected();
    const { heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    scene.server.reply(invite, 302, { headers: ['Contact: <sip:0900@premium.test>'] });
    const end = await heard.ended;
    expect(end.error?.code).to.equal('call/redirect-refused');
    expect(scene.refused.map(({ code }) => code)).to.deep.equal(['call/redirect-refused']);
    await scene.server.next('ACK');
    expect(scene.server.count('INVITE')).to.equal(1);
  });

  it('tells the cause of a refusal by Q.850', async () => {
    scene = await Scene.connected();
    const { heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    scene.server.reply(invite, 486, { headers: ['Reason: Q.850;cause=17'] });
    expect(await heard.ended).to.include({ outcome: 'busy', q850: 17 });
  });

  /** rtpengine gives such answers; under `bundlePolicy: 'max-bundle'` Chromium refuses them. */
  it('takes an answer without a bundle', async () => {
    scene = await Scene.connected();
    const { heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    const answer = await scene.peer().answer(invite.body);
    const body = answer.replace(/^a=(?:group:BUNDLE|mid:).*\r\n/gm, '');
    scene.server.reply(invite, 200, { body });
    await heard.hears('media connected');
  });

  it('whose answer is not encrypted fails as media, and says goodbye', async () => {
    scene = await Scene.connected();
    const { heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    const plain = 'v=0\r\nm=audio 5000 RTP/AVP 0\r\nc=IN IP4 127.0.0.1\r\n';
    scene.server.reply(invite, 200, { body: plain });
    await scene.server.next('ACK');
    await scene.server.next('BYE');
    expect(await heard.ended).to.include({ outcome: 'media-failed' });
    expect(heard.told).not.to.include('connected');
  });

  it('that rings when the socket is lost rings on until it is cancelled on the next, and ends', async () => {
    scene = await Scene.connected();
    const { heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    scene.server.reply(invite, 180);
    await heard.hears('180');
    scene.server.drop();
    await Promise.resolve();
    expect(heard.told).not.to.include('ended');
    await scene.signaling.connect('wss://pbx.test/ws');
    const cancel = await scene.server.next('CANCEL');
    expect(cancel.header('Call-ID')).to.equal(invite.header('Call-ID'));
    expect(cancel.header('Via')).to.equal(invite.header('Via'));
    expect(await heard.ended).to.include({ by: 'system', outcome: 'network-lost' });
    expect(scene.server.count('CANCEL')).to.equal(1);
  });

  it('that rings when the socket is lost for good ends after ten seconds', async function () {
    this.timeout(15_000);
    scene = await Scene.connected();
    const { heard } = scene.dial();
    scene.server.reply(await scene.server.next('INVITE'), 180);
    await heard.hears('180');
    const start = performance.now();
    scene.server.drop();
    expect(await heard.ended).to.include({ by: 'system', outcome: 'network-lost' });
    expect(performance.now() - start).to.be.within(9_500, 11_500);
  });

  it('that is given up while the socket is lost ends at once', async () => {
    scene = await Scene.connected();
    const { call, heard } = scene.dial();
    scene.server.reply(await scene.server.next('INVITE'), 180);
    await heard.hears('180');
    scene.server.drop();
    await call.end();
    expect(await heard.ended).to.include({ by: 'local', outcome: 'cancelled' });
    await scene.signaling.connect('wss://pbx.test/ws');
    await scene.server.next('CANCEL');
    expect(scene.server.count('CANCEL')).to.equal(1);
  });
});

describe('early media', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('is heard before the answer, and its own fork answers', async () => {
    scene = await Scene.connected();
    const { heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    const peer = scene.peer();
    const body = await peer.answer(invite.body);
    scene.server.reply(invite, 183, { body });
    await heard.hears('183 heard');
    await heard.hears('media connected');
    expect(heard.told).not.to.include('connected');
    scene.server.reply(invite, 200, { body });
    await scene.server.next('ACK');
    await heard.hears('connected');
    expect(heard.told.filter((one) => one === 'track')).to.have.length(1);
    expect(scene.server.count('INVITE')).to.equal(1);
  });

  /** SIP.js' own early media would end this call with 488. */
  it('of one fork does not keep another from answering: that one is heard', async () => {
    scene = await Scene.connected();
    const { heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    const first = scene.peer();
    scene.server.reply(invite, 183, { body: await first.answer(invite.body), tag: 'first' });
    await heard.hears('183 heard');
    const unheard = scene.peer();
    scene.server.reply(invite, 200, { body: await unheard.answer(invite.body), tag: 'second' });
    await scene.server.next('ACK');
    const second = scene.peer();
    const again: Received = await scene.server.next('INVITE');
    expect(again.header('To')).to.contain('tag=second');
    scene.server.reply(again, 200, { body: await second.answer(again.body) });
    await scene.server.next('ACK');
    await second.hears();
    await heard.hears('media connected');
    await heard.hears('track', 2);
    expect(heard.told).to.include('connected');
    expect(heard.told).not.to.include('ended');
  });

  it('that cannot be played does not spoil the answer of another fork', async () => {
    scene = await Scene.connected();
    const { heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    scene.server.reply(invite, 183, { body: 'v=0\r\nm=audio 5000 RTP/AVP 0\r\n', tag: 'other' });
    await heard.hears('183');
    const peer = scene.peer();
    scene.server.reply(invite, 200, { body: await peer.answer(invite.body) });
    await heard.hears('media connected');
    await peer.hears();
  });

  it('a second answer after the first gets ACK and BYE', async () => {
    scene = await Scene.connected();
    const { heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    const [one, two] = [scene.peer(), scene.peer()];
    const answers = [await one.answer(invite.body), await two.answer(invite.body)] as const;
    scene.server.reply(invite, 200, { body: answers[0], tag: 'one' });
    scene.server.reply(invite, 200, { body: answers[1], tag: 'two' });
    const bye = await scene.server.next('BYE');
    expect(bye.header('To')).to.contain('tag=two');
    await heard.hears('media connected');
    expect(heard.told).not.to.include('ended');
  });
});
