import { expect } from '@open-wc/testing';
import { codeOf, Scene, server } from './support/scene.js';

describe('a renegotiation', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('is agreed on and in force', async () => {
    scene = await Scene.connected();
    const { call, peer } = await scene.talk();
    const holding = call.renegotiate({ direction: 'sendonly' });
    const reinvite = await scene.server.next('INVITE');
    expect(reinvite.body).to.match(/^a=sendonly/m);
    expect(reinvite.body).to.match(/^a=candidate:/m);
    expect(reinvite.header('Contact')).to.match(/^<sip:/);
    scene.server.reply(reinvite, 200, { body: await peer.answer(reinvite.body) });
    await holding;
  });

  /** SIP.js has no rollback, so every later hold would fail. */
  it('that is refused leaves the call as it was, and the next one works', async () => {
    scene = await Scene.connected();
    const { call, heard, peer } = await scene.talk();
    const holding = call.renegotiate({ direction: 'sendonly' });
    scene.server.reply(await scene.server.next('INVITE'), 488);
    expect(await codeOf(holding)).to.equal('call/renegotiation-rejected');
    const refreshing = call.renegotiate({ direction: 'sendrecv' });
    const reinvite = await scene.server.next('INVITE');
    expect(reinvite.body).to.match(/^a=sendrecv/m);
    scene.server.reply(reinvite, 200, { body: await peer.answer(reinvite.body) });
    await refreshing;
    expect(heard.told).not.to.include('ended');
    await peer.hears();
  });

  /** SIP.js waits for ever after a 3xx to a re-INVITE. */
  it('that is redirected is refused, and the next one works', async () => {
    scene = await Scene.connected();
    const { call, peer } = await scene.talk();
    const holding = call.renegotiate({ direction: 'sendonly' });
    scene.server.reply(await scene.server.next('INVITE'), 302);
    expect(await codeOf(holding)).to.equal('call/renegotiation-rejected');
    const again = call.renegotiate({ direction: 'sendonly' });
    const reinvite = await scene.server.next('INVITE');
    scene.server.reply(reinvite, 200, { body: await peer.answer(reinvite.body) });
    await again;
  });

  it('that collides (491) is tried again after the pause of RFC 3261', async () => {
    scene = await Scene.connected();
    const { call, peer } = await scene.talk();
    const holding = call.renegotiate({ direction: 'sendonly' });
    scene.server.reply(await scene.server.next('INVITE'), 491);
    const start = performance.now();
    const again = await scene.server.next('INVITE');
    expect(performance.now() - start).to.be.within(2_050, 4_500);
    scene.server.reply(again, 200, { body: await peer.answer(again.body) });
    await holding;
  }).timeout(8_000);

  it('ends the call when the other side does not know it any more (481)', async () => {
    scene = await Scene.connected();
    const { call, heard } = await scene.talk();
    const refreshing = call.renegotiate({ direction: 'sendrecv' });
    scene.server.reply(await scene.server.next('INVITE'), 481);
    expect(await codeOf(refreshing)).to.equal('call/renegotiation-rejected');
    expect(await heard.ended).to.include({ by: 'remote', outcome: 'network-lost' });
  });

  it('asked for twice is done one after the other', async () => {
    scene = await Scene.connected();
    const { call, peer } = await scene.talk();
    const both = [
      call.renegotiate({ direction: 'sendonly' }),
      call.renegotiate({ direction: 'sendrecv' }),
    ];
    for (const direction of ['sendonly', 'sendrecv']) {
      const reinvite = await scene.server.next('INVITE');
      expect(reinvite.body).to.match(new RegExp(`^a=${direction}`, 'm'));
      scene.server.reply(reinvite, 200, { body: await peer.answer(reinvite.body) });
    }
    await Promise.all(both);
  });

  it('with an ICE restart has new credentials and candidates', async () => {
    scene = await Scene.connected();
    const { call, invite, peer } = await scene.talk();
    const restarting = call.renegotiate({ direction: 'sendrecv', iceRestart: true });
    const reinvite = await scene.server.next('INVITE');
    const user = (sdp: string) => /^a=ice-ufrag:(.*)$/m.exec(sdp)?.[1];
    expect(user(reinvite.body)).not.to.equal(user(invite.body));
    expect(reinvite.body).to.match(/^a=candidate:/m);
    scene.server.reply(reinvite, 200, { body: await peer.answer(reinvite.body) });
    await restarting;
  });

  /** SIP.js refuses every further re-INVITE when one had a 100 and the socket then went. */
  it('cut off by the loss of the socket rejects at once, and works on the next socket', async () => {
    scene = await Scene.connected();
    const { call, heard, peer } = await scene.talk();
    const holding = call.renegotiate({ direction: 'sendonly' });
    scene.server.reply(await scene.server.next('INVITE'), 100);
    scene.server.drop();
    expect(await codeOf(holding)).to.equal('network/connection-lost');
    expect(await codeOf(call.renegotiate({ direction: 'sendrecv' }))).to.equal(
      'network/connection-lost',
    );
    await scene.signaling.connect(server);
    const refreshing = call.renegotiate({ direction: 'sendrecv' });
    const reinvite = await scene.server.next('INVITE');
    expect(reinvite.body).to.match(/^a=sendrecv/m);
    scene.server.reply(reinvite, 200, { body: await peer.answer(reinvite.body) });
    await refreshing;
    expect(heard.told).not.to.include('ended');
    expect(scene.lost.map(({ code }) => code)).to.deep.equal(['network/connection-lost']);
  });
});

describe('the other side of a call', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('holds and resumes', async () => {
    scene = await Scene.connected();
    const { heard, invite, peer } = await scene.talk();
    scene.server.requestInCall('INVITE', invite, 1, { body: await peer.offer('sendonly') });
    const held = await scene.server.next('200');
    expect(held.body).to.match(/^a=recvonly/m);
    await heard.hears('held');
    // Told again: the other side may be reached elsewhere from now on.
    await heard.hears('dialog', 2);
    await peer.answered(held.body);
    scene.server.requestInCall('ACK', invite, 1);
    scene.server.requestInCall('INVITE', invite, 2, { body: await peer.offer('sendrecv') });
    const resumed = await scene.server.next('200');
    expect(resumed.body).to.match(/^a=sendrecv/m);
    await heard.hears('resumed');
  });

  it('asks for an offer by a re-INVITE without SDP', async () => {
    scene = await Scene.connected();
    const { heard, invite, peer } = await scene.talk();
    scene.server.requestInCall('INVITE', invite, 1, {
      headers: ['P-Asserted-Identity: "Second Desk" <sip:601@pbx.test>'],
    });
    const offered = await scene.server.next('200');
    expect(offered.body).to.match(/^a=sendrecv/m);
    scene.server.requestInCall('ACK', invite, 1, { body: await peer.answer(offered.body) });
    await heard.hears('identity Second Desk');
    scene.server.requestInCall('INVITE', invite, 2, { body: await peer.offer('sendonly') });
    await heard.hears('held');
    expect(heard.told).not.to.include('ended');
  });

  it('offers while our own offer is out: 491, and ours goes on', async () => {
    scene = await Scene.connected();
    const { call, heard, invite, peer } = await scene.talk();
    const holding = call.renegotiate({ direction: 'sendonly' });
    const reinvite = await scene.server.next('INVITE');
    scene.server.requestInCall('INVITE', invite, 1, { body: invite.body });
    await scene.server.next('491');
    scene.server.reply(reinvite, 200, { body: await peer.answer(reinvite.body) });
    await holding;
    expect(heard.told).not.to.include('held');
  });

  /** SIP.js would answer 488 and take our offer back under our feet. */
  it('offers while ours is still being made: theirs is answered, ours follows', async () => {
    scene = await Scene.connected();
    const { call, heard, invite, peer } = await scene.talk();
    const body = await peer.offer('sendonly');
    const holding = call.renegotiate({ direction: 'sendonly' });
    // The promise queue of renegotiate() has begun, its offer is not made yet.
    await Promise.resolve();
    await Promise.resolve();
    scene.server.requestInCall('INVITE', invite, 1, { body });
    const answered = await scene.server.next('200');
    expect(answered.body).to.match(/^a=recvonly/m);
    await peer.answered(answered.body);
    scene.server.requestInCall('ACK', invite, 1);
    await heard.hears('held');
    const reinvite = await scene.server.next('INVITE');
    scene.server.reply(reinvite, 200, { body: await peer.answer(reinvite.body) });
    await holding;
  }).timeout(10_000);

  /** SIP.js would ask for the description of ours while theirs is being answered. */
  for (const asks of ['offers', 'asks for an offer'] as const) {
    it(`${asks}, and is not answered yet: ours follows its ACK at once`, async () => {
      scene = await Scene.connected();
      const { call, heard, invite, peer } = await scene.talk();
      const offer = asks === 'offers' ? { body: await peer.offer('sendrecv') } : {};
      scene.server.requestInCall('INVITE', invite, 1, offer);
      await Promise.resolve();
      const holding = call.renegotiate({ direction: 'sendonly' });
      const answered = await scene.server.next('200');
      const body = asks === 'offers' ? undefined : await peer.answer(answered.body);
      if (!body) await peer.answered(answered.body);
      expect(scene.server.count('INVITE')).to.equal(1);
      const acknowledged = performance.now();
      scene.server.requestInCall('ACK', invite, 1, body ? { body } : {});
      const reinvite = await scene.server.next('INVITE');
      // Not after the pause of a collision, which is 2.1 s at least.
      expect(performance.now() - acknowledged).to.be.below(2_000);
      expect(reinvite.body).to.match(/^a=sendonly/m);
      scene.server.reply(reinvite, 200, { body: await peer.answer(reinvite.body) });
      await holding;
      expect(heard.told).not.to.include('ended');
    }).timeout(10_000);
  }

  it('offers what we cannot take: 488, and the call goes on', async () => {
    scene = await Scene.connected();
    const { call, heard, invite, peer } = await scene.talk();
    const plain = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 5000 RTP/AVP 0\r\n';
    scene.server.requestInCall('INVITE', invite, 1, { body: plain });
    await scene.server.next('488');
    const refreshing = call.renegotiate({ direction: 'sendrecv' });
    const reinvite = await scene.server.next('INVITE');
    scene.server.reply(reinvite, 200, { body: await peer.answer(reinvite.body) });
    await refreshing;
    expect(heard.told).not.to.include('ended');
  });

  it('hangs up and says why', async () => {
    scene = await Scene.connected();
    const { heard, invite } = await scene.talk();
    scene.server.requestInCall('BYE', invite, 1, { headers: ['Reason: Q.850;cause=16'] });
    await scene.server.next('200');
    expect(await heard.ended).to.deep.equal({ by: 'remote', outcome: 'completed', q850: 16 });
  });

  /** SIP.js would follow it and call whomever it names. */
  it('asks us to call somebody else (REFER): refused, told, and not done', async () => {
    scene = await Scene.connected();
    const { heard, invite } = await scene.talk();
    scene.server.requestInCall('REFER', invite, 1, {
      headers: ['Refer-To: <sip:0900@premium.test>'],
    });
    await scene.server.next('603');
    expect(scene.refused.map(({ code }) => code)).to.deep.equal(['call/unsupported']);
    expect(scene.server.count('INVITE')).to.equal(1);
    expect(heard.told).not.to.include('ended');
  });
});

describe('keys', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('go by INFO where RFC 4733 was not agreed on, one after the other', async () => {
    scene = await Scene.connected();
    const { call, heard } = scene.dial();
    const invite = await scene.server.next('INVITE');
    const peer = scene.peer();
    const plain = invite.body.replace(/^a=(?:rtpmap|fmtp):\d+ telephone-event.*\r\n/gm, '');
    const answer = (await peer.answer(plain)).replace(/^a=rtpmap:\d+ telephone-event.*\r\n/gm, '');
    scene.server.reply(invite, 200, { body: answer });
    await heard.hears('media connected');
    const sending = call.sendDtmf('1#');
    for (const key of ['1', '#']) {
      const info = await scene.server.next('INFO');
      expect(info.header('Content-Type')).to.equal('application/dtmf-relay');
      expect(info.body).to.equal(`Signal=${key}\r\nDuration=100\r\n`);
      scene.server.reply(info, 200);
    }
    await sending;
    const refused = call.sendDtmf('2');
    scene.server.reply(await scene.server.next('INFO'), 415);
    expect(await codeOf(refused)).to.equal('call/unsupported');
    expect(JSON.stringify(scene.log)).not.to.contain('Signal');
  });

  it('go as RTP events otherwise, and the promise waits for the last', async () => {
    scene = await Scene.connected();
    const { call, heard } = await scene.talk();
    await heard.hears('media connected');
    const start = performance.now();
    await call.sendDtmf('12');
    expect(performance.now() - start).to.be.greaterThan(250);
    expect(scene.server.count('INFO')).to.equal(0);
  });

  it('that are interrupted by the end reject', async () => {
    scene = await Scene.connected();
    const { call, heard } = await scene.talk();
    await heard.hears('media connected');
    const sending = codeOf(call.sendDtmf('1,2'));
    await call.end();
    expect(await sending).to.equal('call/invalid-state');
  });
});
